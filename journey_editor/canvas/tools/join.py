"""Join: a line drawn from a touchpoint's handle to another touchpoint, or to where one is to be."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.canvas.cells import Cell
from journey_editor.canvas.fresh import Fresh, fresh_in
from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.tool import NOTHING, Aim, Guide, Tool
from journey_editor.kernel.geometry import Point, Rect, distance
from journey_editor.model.change import Change
from journey_editor.model.edits.transitions import connect
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, RowKey, Touchpoint


@dataclass(frozen=True)
class JoinDrag(Tool):
    """Joins a touchpoint with the one under the hand: to it from the right handle, from it at the left."""

    row: Touchpoint
    onward: bool  # drawn from the right handle

    def aim(self, ground: Ground) -> Aim:
        """Return the transition, or the touchpoint that it brings along."""
        at = self._under(ground)
        if at is None:
            return NOTHING
        return self.once(at, lambda: self._joined(at) if isinstance(at, str) else self._begun(at))

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Show what the line meets, and the line until it is the transition itself."""
        at = self._under(ground) if aim != NOTHING else None
        own = ground.box(self.row.key)
        target = None
        if isinstance(at, str) and at != self.row.id:
            target = ground.box(RowKey(Touchpoint.table, at))
        elif isinstance(at, Cell):
            target = ground.area(at)
        if own is None or aim.change:
            return Guide(target=target)
        here = handle(own, right=self.onward)
        there = ground.at if target is None else handle(target, right=not self.onward)
        return Guide(target=target, wire=(here, there) if self.onward else (there, here))

    def _under(self, ground: Ground) -> str | Cell | None:
        """Return the id of the touchpoint under the hand, the nearest of its cell; else the empty cell."""
        owner, to = ground.owner, ground.at
        if owner is not None and owner.table == Touchpoint.table:
            return owner.id
        cell = ground.cell
        if cell is None or cell.row.table != Channel.table:
            return None
        there = self.start.project.all(Touchpoint).where("step", cell.step)
        here = [one for one in there if one.channel == cell.row.id]
        boxes = {one.id: box for one in here if (box := ground.box(one.key)) is not None}
        return min(boxes, key=lambda id_: distance(boxes[id_].centre, to)) if boxes else cell

    def _joined(self, other: str) -> Aim:
        words, change = self.start.words, self._connected(self.start.project, other)
        if other == self.row.id:
            return Aim(refusal=words("A touchpoint cannot be joined with itself."))
        if not change:
            return Aim(refusal=words("These two touchpoints are joined already."))
        return Aim(words("Add transition"), change, chosen=tuple(change.edits))

    def _begun(self, cell: Cell) -> Aim:
        start = self.start
        fresh = fresh_in(start.project, start.view, cell, mint=start.mint)
        if fresh is None:
            return NOTHING
        joined = self._connected(fresh.change.applied_to(start.project), fresh.key.id)
        return Aim(fresh=Fresh(fresh.label, fresh.change.then(joined), fresh.key))

    def _connected(self, project: Project, other: str) -> Change:
        source, target = (self.row.id, other) if self.onward else (other, self.row.id)
        return connect(project, source=source, target=target, mint=self.start.mint)


def handle(box: Rect, *, right: bool) -> Point:
    """Return where a handle of a touchpoint lies: the middle of its left or right edge."""
    return Point(box.right if right else box.x, box.centre.y)
