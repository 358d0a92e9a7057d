"""Touch: what of a group a hand can take hold of."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from journey_editor.kernel.geometry import Rect
from journey_editor.layout.marks import Group, Shape
from journey_editor.surfaces.qt import QtFonts

_REACH: Final = 2.4  # mm across in which a line is hit


def touches(group: Group, area: Rect, fonts: QtFonts) -> bool:
    """Whether `area`, or the point that it is, touches a group: a line or ribbon itself, else its bounds."""
    box = area.moved(-group.at.x, -group.at.y)
    first = group.marks[0] if group.marks else None
    if group.part == "line" and isinstance(first, Shape):
        return _meets(_stroked(fonts.outlines[first.path]), box)
    if group.part == "ribbon" and isinstance(first, Shape):
        return _meets(fonts.outlines[first.path], box)
    bounds = group.bounds
    return (
        bounds.x <= box.right and box.x <= bounds.right and bounds.y <= box.bottom and box.y <= bounds.bottom
    )


def _stroked(path: QPainterPath) -> QPainterPath:
    stroker = QPainterPathStroker()
    stroker.setWidth(_REACH)
    return stroker.createStroke(path)


def _meets(path: QPainterPath, box: Rect) -> bool:
    if not box.width and not box.height:
        return path.contains(QPointF(box.x, box.y))
    return path.intersects(QRectF(box.x, box.y, box.width, box.height))
