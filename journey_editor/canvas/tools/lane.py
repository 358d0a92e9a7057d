"""Lane: labels go above or below the lane under the hand, and to its side of the lines between."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.guides import moved_rows
from journey_editor.canvas.tools.order import Beside, OrderDrag, level_place
from journey_editor.canvas.tools.tool import NO_GUIDE, Aim, Guide
from journey_editor.model.change import Change
from journey_editor.model.edits.moving import move_lane
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Lane, LaneRole
from journey_editor.model.structure import lanes_of


@dataclass(frozen=True)
class LaneDrag(OrderDrag[Lane]):
    """Moves lanes; put beside a lane of another side, such as backstage, one comes to lie on that side."""

    @property
    def label(self) -> str:
        """What undo calls it."""
        return self.start.words("Move lane")

    def place(self, ground: Ground) -> Beside | None:
        """Return the place above or below the lane under the hand."""
        plan = self.start.plan
        return level_place(plan.lanes, plan.lane_at(ground.at.y), ground.at.y)

    def put(self, project: Project, row: Lane, at: Beside) -> Change:
        """Put one lane there."""
        position = at.position(project.all(Lane).where("journey", row.journey), row)
        moved = move_lane(project, row, position=position, mint=self.start.mint)
        begun = moved.applied_to(project)
        side = _sides(project, row.journey)[at.anchor]
        if _sides(begun, row.journey)[row.id] == side:
            return moved
        return moved.then(set_values(begun, row.key, role=side))

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Mark the border to which they came."""
        if not aim.change:
            return NO_GUIDE
        ends = self.rows[0].id, self.rows[-1].id
        return moved_rows(ground.plan, self.start.plan.lanes, ground.plan.lanes, *ends)


def _sides(project: Project, journey: str) -> dict[str, LaneRole]:
    return {lane.id: side for lane, side in lanes_of(project, journey)}
