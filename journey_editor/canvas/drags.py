"""Drags: what it means to drag a touchpoint, a card or a point of a curve.

A drag proposes a change for every place the hand comes to.  The canvas
previews it; letting go applies the last, Esc drops it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
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

_NOTCHES = 20  # emotions are set in twentieths of the way from neutral to an end


class Drag(Protocol):
    """One drag on its way, over `project` as it was when the hand took hold."""

    @property
    def project(self) -> Project:
        """What every change is made for."""

    @property
    def label(self) -> str:
        """What undo calls it."""

    @property
    def floats(self) -> bool:
        """Whether a ghost follows the hand."""

    def change(self, to: Point, plan: Plan) -> Change:
        """Return what letting go at `to` (sheet mm) would do; the same all over one cell.

        `plan` is that of the sheet as it is shown now, with what the drag has moved on it.
        """


@dataclass(frozen=True)
class TouchpointDrag:
    """Moves a touchpoint to the step and channel under the hand."""

    project: Project
    id: str
    mint: Mint
    label: str = "Move touchpoint"
    floats: bool = True
    # Made once for each cell: new ranks hold chance, and two would differ.
    _moves: dict[tuple[str, str], Change] = field(default_factory=dict, init=False)

    def change(self, to: Point, plan: Plan) -> Change:
        """Return the move."""
        step, channel = plan.columns.step_at(to.x), plan.channel_at(to.y)
        if step is None or channel is None:
            return Change()
        cell = step.id, channel
        if cell not in self._moves:
            self._moves[cell] = move_touchpoint(
                self.project, self.id, step=step.id, channel=channel, mint=self.mint
            )
        return self._moves[cell]


@dataclass(frozen=True)
class NoteDrag:
    """Moves a card as many steps as the hand goes, to the lane under the hand where that holds its kind."""

    project: Project
    note: Note
    column: int  # the first that it lies in
    grabbed: float  # how far (mm) right of that column's middle the hand took hold
    label: str = "Move card"
    floats: bool = True

    def change(self, to: Point, plan: Plan) -> Change:
        """Return the move."""
        columns = plan.columns
        step, lane = columns.step_at(to.x - self.grabbed), plan.lane_at(to.y)
        if step is None or lane is None or (step.id, lane) == (columns.steps[self.column].id, self.note.lane):
            return Change()
        return move_note(self.project, self.note, lane=lane, first_step=step.id)


@dataclass(frozen=True)
class EmotionDrag:
    """Raises and lowers a persona's emotion with the hand."""

    project: Project
    row: Experience
    emotion: float
    grabbed: float  # how far (mm) below the point the hand took hold
    label: str = "Set emotion"
    floats: bool = False

    def change(self, to: Point, plan: Plan) -> Change:
        """Return the new emotion."""
        if plan.scale is None:
            return Change()
        notch = round(plan.scale.emotion(to.y - self.grabbed) * _NOTCHES)
        if notch == round(self.emotion * _NOTCHES):
            return Change()
        return set_experience(
            self.project, persona=self.row.persona, subject=self.row.subject, emotion=notch / _NOTCHES
        )


def drag_for(group: Group, at: Point, *, project: Project, plan: Plan, mint: Mint) -> Drag | None:
    """Return the drag that begins at `at` on `group`, or None where it cannot be dragged."""
    row = project.row(group.owner) if group.owner else None
    match row:
        case Touchpoint() if group.part == "box":
            return TouchpointDrag(project, row.id, mint)
        case Experience(emotion=emotion) if group.part == "point" and emotion is not None:
            return EmotionDrag(project, row, emotion, at.y - group.at.y)
        case Note():
            columns = plan.columns
            span = columns.span(row.first_step, row.last_step)
            if span is None:
                return None
            middle = (columns.x(span[0]) + columns.x(span[0] + 1)) / 2
            return NoteDrag(project, row, span[0], at.x - middle)
        case _:
            return None
