"""Note: one card goes to another step, lane, or place among the cards of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.guides import landing
from journey_editor.canvas.tools.tool import NOTHING, Aim, Guide, Tool
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, move_note
from journey_editor.model.edits.reordering import rank_among
from journey_editor.model.records import Lane, LaneLevel, Note, RowKey


@dataclass(frozen=True)
class NoteDrag(Tool):
    """Moves a card as many steps as the hand goes, to the lane under the hand where that holds its kind."""

    row: Note
    columns: tuple[int, int]  # the first and last that it lies in
    grabbed: float  # how far (mm) right of the first column's middle the hand took hold

    @property
    def floats(self) -> tuple[RowKey, ...]:
        """The card."""
        return (self.row.key,)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The card."""
        return (self.row,)

    def aim(self, ground: Ground) -> Aim:
        """Return the move."""
        columns = self.start.plan.columns
        step, lane = columns.step_at(ground.at.x - self.grabbed), ground.plan.lane_at(ground.at.y)
        if step is None or lane is None:
            return NOTHING
        first, last = self.columns
        column = min(columns.place[step.id], len(columns.steps) - 1 - (last - first))
        if self.start.project.one(Lane, lane).level == LaneLevel.STAGE:
            column = columns.stretches[step.stage][0]
        others = ground.drawn(self._others(lane, column))
        at = lane, column, ground.above(others)
        return self.once(at, lambda: Aim(self.start.words("Move card"), self._move(*at, others)))

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Show the edge under which it lands."""
        return landing(aim, ground.box(self.row.key))

    def _siblings(self, lane: str) -> tuple[Note, ...]:
        return self.start.project.all(type(self.row)).where("lane", lane)

    def _others(self, lane: str, column: int) -> list[Note]:
        """Return what begins in the cell, from top to bottom."""
        span_of = self.start.plan.columns.span_of
        return [
            one
            for one in self._siblings(lane)
            if one.id != self.row.id and (found := span_of(one)) is not None and found[0] == column
        ]

    def _move(self, lane: str, column: int, place: int, others: Sequence[Note]) -> Change:
        project, moved = self.start.project, Change()
        if (lane, column) == (self.row.lane, self.columns[0]):
            siblings = self._siblings(lane)
            if place == sum(one in others for one in siblings[: siblings.index(self.row)]):
                return Change()
        elif HOLDS.get(project.one(Lane, lane).kind) is not type(self.row):
            return Change()
        else:
            step = self.start.plan.columns.steps[column].id
            moved = move_note(project, self.row, lane=lane, first_step=step)
        begun = moved.applied_to(project)
        row = begun.one(type(self.row), self.row.id)
        among = self._siblings(lane)
        return moved.then(rank_among(begun, row, others, place, among=among, mint=self.start.mint))
