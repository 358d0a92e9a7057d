"""Channel: labels go above or below the channel under the hand."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.guides import moved_rows
from journey_editor.canvas.tools.order import Beside, OrderDrag, level_place
from journey_editor.canvas.tools.tool import NO_GUIDE, Aim, Guide
from journey_editor.model.change import Change
from journey_editor.model.edits.moving import move_channel
from journey_editor.model.project import Project
from journey_editor.model.records import Channel


@dataclass(frozen=True)
class ChannelDrag(OrderDrag[Channel]):
    """Moves channels with their touchpoints."""

    @property
    def label(self) -> str:
        """What undo calls it."""
        return self.start.words("Move channel")

    def place(self, ground: Ground) -> Beside | None:
        """Return the place above or below the channel under the hand."""
        plan = self.start.plan
        return level_place(plan.channels, plan.channel_at(ground.at.y), ground.at.y)

    def put(self, project: Project, row: Channel, at: Beside) -> Change:
        """Put one channel there."""
        position = at.position(project.all(Channel).sorted(), row)
        return move_channel(project, row, position=position, mint=self.start.mint)

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Mark the border to which they came."""
        if not aim.change:
            return NO_GUIDE
        ends = self.rows[0].id, self.rows[-1].id
        return moved_rows(ground.plan, self.start.plan.channels, ground.plan.channels, *ends)
