"""Shifting: move what is chosen by one place, as the keys do."""

from __future__ import annotations

from collections.abc import Sequence

from journey_editor.canvas.cells import Cells
from journey_editor.kernel.ids import Mint
from journey_editor.layout.view import View, shown_lanes
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, move_note
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.grid import move_touchpoint
from journey_editor.model.edits.lanes import shift_lane
from journey_editor.model.edits.moving import (
    move_channel,
    move_stage,
    move_step,
    stretch_note,
)
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Experience,
    Lane,
    Note,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.model.structure import stages_of, steps_of

_TWENTIETH = 0.05  # of the way from neutral to an end


class Shift:
    """Moves rows of one project `right` (−1, 0, 1) columns and `down` (−1, 0, 1) rows."""

    def __init__(self, project: Project, view: View, cells: Cells, *, mint: Mint) -> None:
        self._project = project
        self._view = view
        self._cells = cells
        self._mint = mint

    def moved(self, keys: Sequence[RowKey], right: int, down: int) -> Change:
        """Move every row that can go there; the foremost first, so that they keep their order."""
        order = self._order(keys)
        if right > 0 or down > 0:
            order.reverse()
        change, project = Change(), self._project
        for key in order:
            row = project.row(key)
            one = self._one(project, row, right, down) if row is not None else Change()
            change, project = change.then(one), one.applied_to(project)
        return change

    def stretched(self, keys: Sequence[RowKey], right: int) -> Change:
        """Let cards end `right` steps later, or earlier, never before they begin."""
        order = [step.id for step in steps_of(self._project, self._view.variant)]
        change = Change()
        for key in keys:
            note = self._project.row(key)
            if isinstance(note, Note) and note.first_step in order and note.last_step in order:
                first, last = order.index(note.first_step), order.index(note.last_step) + right
                if first <= last < len(order):
                    found = stretch_note(
                        self._project, note, first_step=note.first_step, last_step=order[last]
                    )
                    change = change.then(found)
        return change

    def _order(self, keys: Sequence[RowKey]) -> list[RowKey]:
        """Return `keys` in the order of the map."""
        every = {row.key: place for place, row in enumerate(self._project.rows())}
        columns = self._cells.plan.columns.place

        def place(key: RowKey) -> tuple[int, str, int]:
            cell = self._cells.at(key)
            rank = getattr(self._project.row(key), "rank", "")
            return columns.get(cell.step, 0) if cell else 0, rank, every.get(key, 0)

        return sorted((key for key in keys if key in every), key=place)

    def _one(self, project: Project, row: Record, right: int, down: int) -> Change:
        match row:
            case Stage() if right:
                return self._stage(project, row, right)
            case Step() if right:
                return self._step(project, row, right)
            case Channel() if down:
                position = project.all(Channel).sorted().index(row) + down
                return move_channel(project, row, position=max(position, 0), mint=self._mint)
            case Lane() if down:
                return self._lane(project, row, down)
            case Touchpoint():
                return self._touchpoint(project, row, right, down)
            case Experience(emotion=emotion) if down and emotion is not None:
                felt = round(max(-1.0, min(emotion - down * 2 * _TWENTIETH, 1.0)), 3)
                return set_experience(project, persona=row.persona, subject=row.subject, emotion=felt)
            case Note():
                return self._note(project, row, right, down)
            case _:
                return Change()

    def _stage(self, project: Project, stage: Stage, right: int) -> Change:
        place = stages_of(project, self._view.variant).index(stage) + right
        return move_stage(project, stage, position=max(place, 0), mint=self._mint)

    def _step(self, project: Project, step: Step, right: int) -> Change:
        """Move a step past its neighbour; past the first or last of its stage it joins the stage there."""
        siblings = project.all(Step).where("stage", step.stage)
        place = siblings.index(step) + right
        if 0 <= place < len(siblings):
            return move_step(project, step, stage=step.stage, position=place, mint=self._mint)
        stages = [stage.id for stage in stages_of(project, self._view.variant)]
        at = stages.index(step.stage) + right
        if not 0 <= at < len(stages):
            return Change()
        end = 0 if right > 0 else len(project.all(Step).where("stage", stages[at]))
        return move_step(project, step, stage=stages[at], position=end, mint=self._mint)

    def _lane(self, project: Project, lane: Lane, down: int) -> Change:
        """Move a lane past the next that is drawn, or across the line between them."""
        order = [one.id for one, _ in shown_lanes(project, self._view)]
        return shift_lane(project, lane, down, drawn=order, mint=self._mint)

    def _touchpoint(self, project: Project, row: Touchpoint, right: int, down: int) -> Change:
        step = self._step_beside(row.step, right)
        channels = [channel.id for channel in project.all(Channel).sorted()]
        place = channels.index(row.channel) + down if row.channel in channels else -1
        if step is None or not 0 <= place < len(channels):
            return Change()
        return move_touchpoint(project, row.id, step=step, channel=channels[place], mint=self._mint)

    def _note(self, project: Project, note: Note, right: int, down: int) -> Change:
        """Move a card to a step or stage beside, or to the next lane that holds its kind."""
        columns = self._cells.plan.columns
        span = columns.span_of(note)
        if span is None:
            return Change()
        if right and note.stage is not None:
            beside = span[1] + 1 if right > 0 else span[0] - 1
            if note.lane is None or not 0 <= beside < len(columns.steps):
                return Change()
            return move_note(project, note, lane=note.lane, first_step=columns.steps[beside].id)
        if right:
            step = self._step_beside(note.first_step, right)
            last = self._step_beside(note.last_step, right)
            if step is None or last is None or note.lane is None:
                return Change()
            return move_note(project, note, lane=note.lane, first_step=step)
        lanes = [project.one(Lane, stretch.id) for stretch in self._cells.plan.lanes]
        fit = [one.id for one in lanes if HOLDS.get(one.kind) is type(note)]
        place = fit.index(note.lane) + down if note.lane in fit else -1
        if not 0 <= place < len(fit):
            return Change()
        return move_note(project, note, lane=fit[place], first_step=columns.steps[span[0]].id)

    def _step_beside(self, step: str | None, right: int) -> str | None:
        columns = self._cells.plan.columns
        place = columns.place.get(step or "", -2) + right
        return columns.steps[place].id if 0 <= place < len(columns.steps) else None
