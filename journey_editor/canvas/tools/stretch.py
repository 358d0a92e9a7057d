"""Stretch: the left or right edge of a card goes to the step under the hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.tool import NOTHING, Aim, Tool
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.model.change import Change
from journey_editor.model.edits.moving import stretch_note
from journey_editor.model.records import Note

_MOST: Final = 0.25  # of a card's width is edge


@dataclass(frozen=True)
class StretchDrag(Tool):
    """Lets a card begin or end at another step, never before it begins or after it ends."""

    row: Note
    columns: tuple[int, int]  # the first and last that it lies in
    right: bool  # the edge in the hand

    def aim(self, ground: Ground) -> Aim:
        """Return the stretched card."""
        columns, (first, last) = self.start.plan.columns, self.columns
        step = columns.step_at(ground.at.x)
        if step is None:
            return NOTHING
        at = columns.place[step.id]
        reach = (first, max(first, at)) if self.right else (min(last, at), last)
        if reach == self.columns:
            return NOTHING
        return self.once(reach, lambda: Aim(self.start.words("Stretch"), self._stretched(*reach)))

    def _stretched(self, first: int, last: int) -> Change:
        steps = self.start.plan.columns.steps
        return stretch_note(
            self.start.project, self.row, first_step=steps[first].id, last_step=steps[last].id
        )


def edge_at(box: Rect, at: Point, near: float) -> int:
    """Return which edge of a card is within `near` mm of a place: −1 the left, 1 the right, 0 none."""
    near = min(near, box.width * _MOST)
    if at.x <= box.x + near:
        return -1
    return 1 if at.x >= box.right - near else 0
