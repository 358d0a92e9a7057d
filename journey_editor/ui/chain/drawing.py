"""Drawing: the line from a card to the hand that draws it, and to the card that it would be linked with."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint

from journey_editor.canvas.tools.tool import Guide
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.model.records import RowKey


@dataclass
class Held:
    """A card under a button that is down: where it was pressed, and whether a line is being drawn from it."""

    key: RowKey
    place: QPoint
    drawing: bool = False


def drawn(box: Rect, at: Point, target: Rect | None) -> Guide:
    """Return the line from the card in `box` to a place, or to the card in `target` there."""
    right = at.x > box.centre.x
    start = Point(box.right if right else box.x, box.centre.y)
    if target is not None:
        at = Point(target.x if target.x > box.right else target.right, target.centre.y)
    return Guide(target=target, wire=(start, at))
