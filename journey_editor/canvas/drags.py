"""Drags: what it means to drag a touchpoint, a card or a point of a curve.

A drag proposes a change for every place the hand comes to.  The canvas
previews it; letting go applies the last, Esc drops it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from journey_editor.kernel.geometry import Point
from journey_editor.kernel.ids import Mint
from journey_editor.layout.marks import Group
from journey_editor.layout.plan import Plan
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import move_note
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.grid import move_touchpoint
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, Note, Touchpoint

_STEPS = 20  # emotions are set in twentieths of the way from neutral to an end


class Drag(Protocol):
    """One drag on its way."""

    @property
    def label(self) -> str:
        """What undo calls it."""

    @property
    def floats(self) -> bool:
        """Whether a ghost follows the hand."""

    def change(self, to: Point) -> Change:
        """Return what letting go at `to` (sheet mm) would do."""


@dataclass(frozen=True)
class TouchpointDrag:
    """Moves a touchpoint to the step and channel under the hand."""

    project: Project
    plan: Plan
    id: str
    mint: Mint
    label: str = "Move touchpoint"
    floats: bool = True

    def change(self, to: Point) -> Change:
        """Return the move."""
        step, channel = self.plan.columns.step_at(to.x), self.plan.channel_at(to.y)
        if step is None or channel is None:
            return Change()
        return move_touchpoint(self.project, self.id, step=step.id, channel=channel, mint=self.mint)


@dataclass(frozen=True)
class NoteDrag:
    """Moves a card to the step and lane under the hand, where that lane holds its kind."""

    project: Project
    plan: Plan
    note: Note
    grabbed: int  # how many columns right of the card's first the hand took hold
    label: str = "Move card"
    floats: bool = True

    def change(self, to: Point) -> Change:
        """Return the move."""
        columns = self.plan.columns
        step, lane = columns.step_at(to.x), self.plan.lane_at(to.y)
        if step is None or lane is None:
            return Change()
        first = columns.steps[max(columns.place[step.id] - self.grabbed, 0)]
        return move_note(self.project, self.note, lane=lane, first_step=first.id)


@dataclass(frozen=True)
class EmotionDrag:
    """Sets a persona's emotion to the height of the hand."""

    project: Project
    plan: Plan
    row: Experience
    label: str = "Set emotion"
    floats: bool = False

    def change(self, to: Point) -> Change:
        """Return the new emotion."""
        if self.plan.scale is None:
            return Change()
        emotion = round(self.plan.scale.emotion(to.y) * _STEPS) / _STEPS + 0.0
        return set_experience(
            self.project, persona=self.row.persona, subject=self.row.subject, emotion=emotion
        )


def drag_for(group: Group, at: Point, *, project: Project, plan: Plan, mint: Mint) -> Drag | None:
    """Return the drag that begins at `at` on `group`, or None where it cannot be dragged."""
    row = project.row(group.owner) if group.owner else None
    match row:
        case Touchpoint() if group.part == "box":
            return TouchpointDrag(project, plan, row.id, mint)
        case Experience() if group.part == "point":
            return EmotionDrag(project, plan, row)
        case Note():
            step = plan.columns.step_at(at.x)
            span = plan.columns.span(row.first_step, row.last_step)
            if step is None or span is None:
                return None
            return NoteDrag(project, plan, row, plan.columns.place[step.id] - span[0])
        case _:
            return None
