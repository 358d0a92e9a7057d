"""Arrows: what waits for what, drawn over the roadmap from what comes first."""

from __future__ import annotations

from collections.abc import Sequence
from math import atan2, cos, hypot, pi, sin
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsPathItem, QGraphicsScene

from journey_editor.canvas.chrome import ABOVE, ACCENT
from journey_editor.kernel.geometry import Rect

_WRONG: Final = QColor("#b45309")
_TIP: Final = 2.0  # mm
_BEND: Final = 9.0  # mm that a curve goes straight on at its ends
_RADIUS: Final = 1.5  # mm of the handle
_GRASP: Final = 2.4  # mm within which the hand takes it
_ABOVE: Final = 3.0  # mm from the lower edge of the card; arrows end higher


class Arrows:
    """The arrows of one scene."""

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self._items: list[QGraphicsPathItem] = []
        self._reach = self._item(ACCENT, dashed=True)
        scene.addItem(self._reach)

    def show(self, links: Sequence[tuple[Rect, Rect, bool]]) -> None:
        """Draw an arrow from card to card; dashed where it goes wrong."""
        for item in self._items:
            self._scene.removeItem(item)
        self._items = []
        for first, then, wrong in links:
            item = self._item(_WRONG if wrong else ACCENT, dashed=wrong)
            item.setPath(_between(first, then))
            self._scene.addItem(item)
            self._items.append(item)

    def reach(self, start: Rect | None, end: QPointF | None) -> None:
        """Draw an arrow from a card to the hand, or none."""
        path = QPainterPath()
        if start is not None and end is not None:
            begin = QPointF(start.right, start.bottom - _ABOVE)
            path.moveTo(begin)
            path.lineTo(end)
            _add_tip(path, end, atan2(end.y() - begin.y(), end.x() - begin.x()))
        self._reach.setPath(path)

    @staticmethod
    def _item(colour: QColor, *, dashed: bool) -> QGraphicsPathItem:
        item = QGraphicsPathItem()
        pen = QPen(colour, 1.6, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine)
        pen.setCosmetic(True)
        item.setPen(pen)
        item.setZValue(ABOVE + 2)
        return item


class Handle(QGraphicsEllipseItem):
    """A dot at the lower right of the chosen card; what is pulled from it to another card waits for that."""

    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__(-_RADIUS, -_RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        pen = QPen(QColor("white"), 1.4)
        pen.setCosmetic(True)
        self.setPen(pen)
        self.setBrush(ACCENT)
        self.setZValue(ABOVE + 3)
        self.hide()
        scene.addItem(self)

    def show_at(self, card: Rect | None) -> None:
        """Stand at a card, or nowhere."""
        self.setVisible(card is not None)
        if card is not None:
            self.setPos(card.right, card.bottom - _ABOVE)

    def holds(self, place: QPointF) -> bool:
        """Whether a hand at this place of the sheet takes it."""
        away = place - self.pos()
        return self.isVisible() and hypot(away.x(), away.y()) <= _GRASP


def _between(first: Rect, then: Rect) -> QPainterPath:
    """Return a curve from one card to another, round the outside where they lie below each other."""
    side = 1 if then.x >= first.right else -1 if then.right <= first.x else 0
    begin = QPointF(first.x if side < 0 else first.right, first.centre.y)
    end = QPointF(then.x if side > 0 else then.right, then.centre.y)
    path = QPainterPath(begin)
    leaves, arrives = (1, -1) if side > 0 else (-1, 1) if side < 0 else (1, 1)
    bend = _BEND if side else _BEND * 0.7
    path.cubicTo(begin + QPointF(leaves * bend, 0), end + QPointF(arrives * bend, 0), end)
    _add_tip(path, end, 0.0 if arrives < 0 else pi)
    return path


def _add_tip(path: QPainterPath, end: QPointF, angle: float) -> None:
    for turn in (pi * 0.85, -pi * 0.85):
        way = QPointF(cos(angle + turn), sin(angle + turn)) * _TIP
        path.addPolygon(QPolygonF([end, end + way]))
