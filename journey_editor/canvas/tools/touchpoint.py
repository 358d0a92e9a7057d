"""Touchpoint: one touchpoint goes to the step and channel under the hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.guides import landing
from journey_editor.canvas.tools.tool import NOTHING, Aim, Guide, Tool
from journey_editor.model.change import Change
from journey_editor.model.edits.grid import move_touchpoint
from journey_editor.model.edits.reordering import rank_among
from journey_editor.model.records import RowKey, Touchpoint


@dataclass(frozen=True)
class TouchpointDrag(Tool):
    """Moves a touchpoint to the cell under the hand, among those that stand there already."""

    row: Touchpoint

    @property
    def floats(self) -> tuple[RowKey, ...]:
        """The touchpoint."""
        return (self.row.key,)

    def aim(self, ground: Ground) -> Aim:
        """Return the move."""
        step, channel = ground.plan.columns.step_at(ground.at.x), ground.plan.channel_at(ground.at.y)
        if step is None or channel is None:
            return NOTHING
        others = ground.drawn(self._others(step.id, channel))
        at = step.id, channel, ground.above(others)
        return self.once(at, lambda: Aim(self.start.words("Move touchpoint"), self._move(*at, others)))

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Show the edge under which it lands."""
        return landing(aim, ground.box(self.row.key))

    def _others(self, step: str, channel: str) -> list[Touchpoint]:
        there = self.start.project.all(Touchpoint).where("step", step)
        return [one for one in there if one.channel == channel and one.id != self.row.id]

    def _move(self, step: str, channel: str, place: int, others: Sequence[Touchpoint]) -> Change:
        project, mint = self.start.project, self.start.mint
        among = project.all(Touchpoint).where("step", step)
        if (step, channel) == (self.row.step, self.row.channel):
            before = sum(one in others for one in among[: among.index(self.row)])
            if place == before:
                return Change()
        moved = move_touchpoint(project, self.row.id, step=step, channel=channel, mint=mint)
        begun = moved.applied_to(project)
        row = begun.one(Touchpoint, self.row.id)
        return moved.then(rank_among(begun, row, others, place, among=among, mint=mint))
