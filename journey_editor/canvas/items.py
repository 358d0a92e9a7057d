"""Items: groups of marks that float over the sheet in a hand."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from journey_editor.canvas.places import reach
from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Group, draw
from journey_editor.surfaces.qt import QtFonts, QtSurface

_HERE: Final = Point(0, 0)


class GroupItem(QGraphicsItem):
    """Shows one group, `shown`, where it lies until it is moved."""

    def __init__(self, group: Group, fonts: QtFonts) -> None:
        super().__init__()
        self.shown = group
        self._fonts = fonts
        box = reach(group)
        self._bounds = QRectF(box.x, box.y, box.width, box.height)
        self.setPos(group.at.x, group.at.y)

    def boundingRect(self) -> QRectF:
        """Return what the marks may cover."""
        return self._bounds

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the group, exactly as the poster will."""
        draw(self.shown, QtSurface(painter, self._fonts), _HERE)
