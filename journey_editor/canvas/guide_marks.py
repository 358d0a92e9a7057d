"""Guide marks: what is drawn over the map while a hand drags, and the handles that lines are drawn from."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import (
    QGraphicsEllipseItem,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsScene,
)

from journey_editor.canvas.chrome import ABOVE, ACCENT
from journey_editor.canvas.tools.tool import NO_GUIDE, Guide, Line
from journey_editor.kernel.geometry import Point, Rect

_THICK: Final = 3.0  # px, of a mark
_HEAD: Final = 6.0  # px, of the heads of a mark and the arrow of a line
_DOT: Final = 5.0  # px, radius of a handle
_TINT: Final = QColor(29, 78, 216, 28)


class GuideMarks:
    """Insertion marks, targets, lines to be, the rubber band and handles; none of them is ever exported."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._mark = _path(scene, _THICK)
        self._wire = _path(scene, 2.0)
        self._target = _box(scene, 2.0)
        self._band = _box(scene, 1.0)
        self._handles = [_handle(scene) for _ in range(2)]

    def show(self, guide: Guide, pixel: float) -> None:
        """Show exactly this guide; `pixel` is the size of one in mm."""
        _put(self._target, guide.target)
        for item, line, draw in ((self._mark, guide.mark, _marked), (self._wire, guide.wire, _arrow)):
            item.setVisible(line is not None)
            if line is not None:
                item.setPath(draw(line, _HEAD * pixel))

    def clear(self) -> None:
        """Show no guide and no band."""
        self.show(NO_GUIDE, 1.0)
        self.show_band(None)

    def show_band(self, area: Rect | None) -> None:
        """Show the rubber band, or none."""
        _put(self._band, area)

    def show_handles(self, places: tuple[Point, ...]) -> None:
        """Show handles at these places, two at most."""
        for number, item in enumerate(self._handles):
            item.setVisible(number < len(places))
            if number < len(places):
                item.setPos(places[number].x, places[number].y)


def _put(item: QGraphicsRectItem, area: Rect | None) -> None:
    item.setVisible(area is not None)
    if area is not None:
        item.setRect(QRectF(area.x, area.y, area.width, area.height))


def _marked(line: Line, head: float) -> QPainterPath:
    """Draw a line with a small head across each end."""
    start, end = line
    path = QPainterPath(QPointF(start.x, start.y))
    path.lineTo(end.x, end.y)
    across = (0.0, head / 2) if start.y == end.y else (head / 2, 0.0)
    for place in line:
        path.moveTo(place.x - across[0], place.y - across[1])
        path.lineTo(place.x + across[0], place.y + across[1])
    return path


def _arrow(line: Line, head: float) -> QPainterPath:
    """Draw a line with an arrow at its end."""
    start, end = line
    path = QPainterPath(QPointF(start.x, start.y))
    path.lineTo(end.x, end.y)
    angle = math.atan2(end.y - start.y, end.x - start.x)
    for side in (-1, 1):
        back = angle + math.pi + side * 0.5
        path.moveTo(end.x, end.y)
        path.lineTo(end.x + 1.5 * head * math.cos(back), end.y + 1.5 * head * math.sin(back))
    return path


def _pen(width: float) -> QPen:
    pen = QPen(ACCENT, width)
    pen.setCosmetic(True)
    return pen


def _path(scene: QGraphicsScene, width: float) -> QGraphicsPathItem:
    item = QGraphicsPathItem()
    item.setPen(_pen(width))
    _over(scene, item)
    return item


def _box(scene: QGraphicsScene, width: float) -> QGraphicsRectItem:
    item = QGraphicsRectItem()
    item.setPen(_pen(width))
    item.setBrush(_TINT)
    _over(scene, item)
    return item


def _handle(scene: QGraphicsScene) -> QGraphicsEllipseItem:
    item = QGraphicsEllipseItem(-_DOT, -_DOT, 2 * _DOT, 2 * _DOT)
    item.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
    item.setPen(QPen(QColor("white"), 1.5))
    item.setBrush(ACCENT)
    _over(scene, item)
    return item


def _over(scene: QGraphicsScene, item: QGraphicsItem) -> None:
    item.setZValue(ABOVE + 2)
    item.hide()
    scene.addItem(item)
