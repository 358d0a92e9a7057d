"""Kinds: what is dragged off the palette is added where it is dropped, and opens for typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from journey_editor.canvas.cells import Cell
from journey_editor.canvas.fresh import Adding, Fresh, fresh_in, fresh_note, fresh_stage, fresh_step
from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.guides import level, upright
from journey_editor.canvas.tools.stage import beside_stage, columns_of_stage
from journey_editor.canvas.tools.step import beside_step
from journey_editor.canvas.tools.tool import NO_GUIDE, NOTHING, Aim, Guide, Tool
from journey_editor.layout.view import shown_lanes
from journey_editor.model.change import Change
from journey_editor.model.edits.grid import add_step
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Channel, Lane, LaneKind, Moment, Note, RowKey, Step, Touchpoint
from journey_editor.model.structure import stages_of


@dataclass(frozen=True)
class StageDrop(Tool):
    """Adds a stage at the nearer side of the one under the pointer."""

    def aim(self, ground: Ground) -> Aim:
        """Return the new stage."""
        start = self.start
        at = beside_stage(start.plan.columns, ground.at.x)

        def make() -> Aim:
            stages = [stage.id for stage in stages_of(start.project, start.view.variant)]
            position = stages.index(at.anchor) + at.after if at is not None else None
            return Aim(fresh=fresh_stage(start.project, start.view, mint=start.mint, position=position))

        return self.once(at, make)

    def guide(self, aim: Aim, ground: Ground) -> Guide:  # noqa: ARG002 - there is always a stage to come
        """Mark the border where it comes."""
        at = beside_stage(ground.plan.columns, ground.at.x)
        if at is None:
            return upright(ground.plan, 0)
        first, last = columns_of_stage(ground.plan.columns, at.anchor)
        return upright(ground.plan, last + 1 if at.after else first)


@dataclass(frozen=True)
class StepDrop(Tool):
    """Adds a step at the nearer side of the one under the pointer."""

    def aim(self, ground: Ground) -> Aim:
        """Return the new step."""
        start = self.start
        at = beside_step(start.plan.columns, ground.at.x)

        def make() -> Aim:
            if at is None:
                return Aim(fresh=fresh_step(start.project, start.view, mint=start.mint))
            stage = start.project.one(Step, at.anchor).stage
            siblings = [step.id for step in start.project.all(Step).where("stage", stage)]
            position = siblings.index(at.anchor) + at.after
            change = add_step(start.project, stage=stage, mint=start.mint, position=position)
            return Aim(fresh=Fresh(Adding.STEP, change, change.added(Step)[0].key))

        return self.once(at, make)

    def guide(self, aim: Aim, ground: Ground) -> Guide:  # noqa: ARG002 - there is always a step to come
        """Mark the border where it comes."""
        at = beside_step(ground.plan.columns, ground.at.x)
        column = ground.plan.columns.place[at.anchor] + at.after if at is not None else 0
        return upright(ground.plan, column)


@dataclass(frozen=True)
class TouchpointDrop(Tool):
    """Adds a touchpoint to the nearest channel at the step under the pointer."""

    def aim(self, ground: Ground) -> Aim:
        """Return the new touchpoint."""
        start, cell = self.start, _nearest(ground, channels=True)
        if cell is None:
            return Aim(refusal=start.words("Add a channel first."))
        return self.once(cell, lambda: Aim(fresh=fresh_in(start.project, start.view, cell, mint=start.mint)))

    def guide(self, aim: Aim, ground: Ground) -> Guide:  # noqa: ARG002 - the cell says it all
        """Show the cell."""
        cell = _nearest(ground, channels=True)
        return NO_GUIDE if cell is None else Guide(target=ground.area(cell))


@dataclass(frozen=True)
class CardDrop(Tool):
    """Adds a card at the step under the pointer: to the lane there, else to the first lane of its kind."""

    kind: LaneKind

    def aim(self, ground: Ground) -> Aim:
        """Return the new card."""
        start, cell = self.start, self._cell(ground)
        if cell is None:
            return Aim(refusal=start.words("Add a step first."))
        return self.once(cell, lambda: self._fresh(cell))

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Show the cell where it comes, or the border where the lane comes that it brings."""
        cell = self._cell(ground)
        if cell is None or aim.fresh is None:
            return NO_GUIDE
        note = next(edit.after for key, edit in aim.fresh.change if key == aim.fresh.key)
        assert isinstance(note, Note)
        if any(row.id == note.lane for row in ground.plan.lanes):
            return Guide(target=ground.area(Cell(RowKey(Lane.table, str(note.lane)), cell.step)))
        y = self._border(ground, aim.fresh.change, str(note.lane))
        return NO_GUIDE if y is None else level(ground.plan, y)

    def _border(self, ground: Ground, change: Change, id_: str) -> float | None:
        """Return the height (mm) at which a lane will begin that `change` brings; None where none is seen."""
        order = [
            (lane.id, side)
            for lane, side in shown_lanes(change.applied_to(self.start.project), self.start.view)
        ]
        at = next((place for place, (lane, _) in enumerate(order) if lane == id_), None)
        if at is None:
            return None
        rows = {row.id: row for row in ground.plan.lanes}
        above, below = order[:at], order[at + 1 :]
        if below and below[0][1] == order[at][1] and (not above or above[-1][1] != order[at][1]):
            return rows[below[0][0]].top
        return rows[above[-1][0]].bottom if above else ground.plan.area.y

    def _cell(self, ground: Ground) -> Cell | None:
        cell = _nearest(ground, channels=False)
        return cell if cell is not None and cell.step else None

    def _fresh(self, cell: Cell) -> Aim:
        start, home = self.start, self.start.project.one(Lane, cell.row.id)
        if home.kind == self.kind:
            return Aim(fresh=fresh_in(start.project, start.view, cell, mint=start.mint))
        project, view, words, mint = start.project, start.view, start.words, start.mint
        fresh = fresh_note(project, view, self.kind, step=cell.step, words=words, mint=mint)
        return Aim(fresh=fresh)


@dataclass(frozen=True)
class MomentDrop(Tool):
    """Makes the touchpoint under the pointer a moment of truth."""

    def aim(self, ground: Ground) -> Aim:
        """Return the moment of truth."""
        start, owner = self.start, ground.owner
        row = start.project.row(owner) if owner is not None else None
        if not isinstance(row, Touchpoint):
            return Aim(refusal=start.words("Drop a moment of truth on a touchpoint."))
        if row.is_moment:
            return Aim(refusal=start.words("This is a moment of truth already."))
        change = set_values(start.project, row.key, moment=Moment.OTHER)
        return Aim(start.words("Moment of truth"), change, chosen=(row.key,))

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Show the touchpoint."""
        return Guide(target=ground.box(aim.chosen[0])) if aim.chosen else NO_GUIDE


@dataclass(frozen=True)
class LaneDrop(Tool):
    """Adds a lane below the one under the pointer: `ask` is told that one, and asks which kind."""

    ask: Callable[[RowKey], None]

    def aim(self, ground: Ground) -> Aim:
        """Return the question."""
        lane = ground.plan.lane_at(ground.at.y)
        if lane is None:
            return NOTHING
        return self.once(lane, lambda: Aim(act=lambda: self.ask(RowKey(Lane.table, lane))))

    def guide(self, aim: Aim, ground: Ground) -> Guide:  # noqa: ARG002 - the border says it all
        """Mark the border where it comes."""
        id_ = ground.plan.lane_at(ground.at.y)
        below = [row.bottom for row in ground.plan.lanes if row.id == id_]
        return level(ground.plan, below[0]) if below else NO_GUIDE


def _nearest(ground: Ground, *, channels: bool) -> Cell | None:
    """Return the nearest cell of a channel, or of a lane; of a channel also beyond the last step."""
    plan = ground.plan
    row = plan.channel_at(ground.at.y) if channels else plan.lane_at(ground.at.y)
    if row is None:
        return None
    key = RowKey(Channel.table if channels else Lane.table, row)
    step = plan.columns.step_at(ground.at.x)
    beyond = channels and ground.at.x >= plan.columns.right
    return Cell(key, "" if step is None or beyond else step.id)
