"""Ghost: where one scorer alone would have a dot, beside where it lies by the mean of all."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsEllipseItem, QGraphicsLineItem, QGraphicsScene

from journey_editor.kernel.geometry import Point, distance

_RADIUS: Final = 2.0  # mm
_APART: Final = 0.6  # mm; what is nearer is the dot's own place
_PEN: Final = QPen(QColor("#1d4ed8"), 1.6, Qt.PenStyle.DotLine)


class Ghost:
    """A dotted circle over a sheet, and a line from there to the dot."""

    def __init__(self, scene: QGraphicsScene) -> None:
        _PEN.setCosmetic(True)
        self._circle = QGraphicsEllipseItem(-_RADIUS, -_RADIUS, 2 * _RADIUS, 2 * _RADIUS)
        self._line = QGraphicsLineItem()
        for item in (self._circle, self._line):
            item.setPen(_PEN)
            item.hide()
            scene.addItem(item)

    def show_at(self, place: Point | None, dot: Point | None, *, radius: float) -> None:
        """Show the ghost of a dot with this radius, where it lies elsewhere; None shows none."""
        away = distance(place, dot) if place is not None and dot is not None else 0.0
        self._circle.setVisible(away > _APART)
        self._line.setVisible(away > _RADIUS + radius)
        if place is not None and dot is not None and away > _APART:
            self._circle.setPos(place.x, place.y)
            whole = QLineF(place.x, place.y, dot.x, dot.y)
            self._line.setLine(QLineF(whole.pointAt(_RADIUS / away), whole.pointAt(1 - radius / away)))
