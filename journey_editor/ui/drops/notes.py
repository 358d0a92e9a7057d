"""Notes: what is dragged out of the inbox lands in the lane and step under the pointer."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.canvas.tools.ground import Ground
from journey_editor.canvas.tools.guides import landing
from journey_editor.canvas.tools.tool import NOTHING, Aim, Guide, Tool
from journey_editor.kernel.geometry import Rect
from journey_editor.model.records import Lane, Note, RowKey
from journey_editor.ui.placing import placed_notes


@dataclass(frozen=True)
class NotesDrop(Tool):
    """Puts notes into a cell, as far as its lane can hold them; the others into lanes of their kinds."""

    rows: tuple[Note, ...]

    def aim(self, ground: Ground) -> Aim:
        """Return the placed notes."""
        start, plan = self.start, ground.plan
        step, lane = plan.columns.step_at(ground.at.x), plan.lane_at(ground.at.y)
        if step is None or lane is None:
            return Aim(refusal=start.words("Add a step first."))
        row = RowKey(Lane.table, lane)

        def make() -> Aim:
            change, keys = placed_notes(
                start.project, start.view, self.rows, row, step.id, words=start.words, mint=start.mint
            )
            return Aim(start.words("Place card"), change, chosen=keys) if change else NOTHING

        return self.once((row, step.id), make)

    def guide(self, aim: Aim, ground: Ground) -> Guide:
        """Mark the upper edge of the first, and surround them all."""
        boxes = [box for key in aim.chosen if (box := ground.box(key)) is not None]
        if not boxes:
            return landing(aim, None)
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        around = Rect(left, top, right - left, bottom - top)
        return Guide(mark=landing(aim, around).mark, target=around)
