"""Chrome: what the editor draws over the sheet; none of it is ever exported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene

from journey_editor.canvas.items import GroupItem
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.marks import Group
from journey_editor.surfaces.qt import QtFonts

_ABOVE: Final = 1e6
_ACCENT: Final = QColor("#1d4ed8")


class Chrome:
    """Outlines of what is chosen and pointed at, and the ghost of what is dragged."""

    def __init__(self, scene: QGraphicsScene, fonts: QtFonts) -> None:
        self._scene = scene
        self._fonts = fonts
        self._outlines: list[QGraphicsRectItem] = []
        self._hover = self._frame(1.0)
        self._hover.hide()
        self._cell = self._frame(1.5)
        self._cell.setPen(_dashed(self._cell.pen()))
        self._cell.hide()
        self._ghost: GroupItem | None = None

    def outline(self, groups: Sequence[Group]) -> None:
        """Outline exactly these groups as chosen."""
        while len(self._outlines) > len(groups):
            self._scene.removeItem(self._outlines.pop())
        while len(self._outlines) < len(groups):
            self._outlines.append(self._frame(2.0))
        for frame, group in zip(self._outlines, groups, strict=True):
            _surround(frame, group, 1.1)

    def outline_cell(self, box: Rect | None) -> None:
        """Outline the cell in which typing would begin, or none."""
        if box is not None:
            box = box.inset(0.6)
            self._cell.setRect(box.x, box.y, box.width, box.height)
        self._cell.setVisible(box is not None)

    def point_at(self, group: Group | None) -> None:
        """Outline a group softly as pointed at, or none."""
        if group is not None:
            _surround(self._hover, group, 0.6)
        self._hover.setVisible(group is not None)

    def ghost(self, group: Group, at: Point) -> None:
        """Show a see-through copy of what is dragged at `at`."""
        if self._ghost is None:
            self._ghost = GroupItem(group, self._fonts)
            self._ghost.setOpacity(0.55)
            self._ghost.setZValue(_ABOVE + 1)
            self._scene.addItem(self._ghost)
        self._ghost.setPos(at.x, at.y)

    def drop_ghost(self) -> None:
        """Show no ghost any more."""
        if self._ghost is not None:
            self._scene.removeItem(self._ghost)
            self._ghost = None

    def _frame(self, width: float) -> QGraphicsRectItem:
        frame = QGraphicsRectItem()
        pen = QPen(_ACCENT, width)
        pen.setCosmetic(True)
        frame.setPen(pen)
        frame.setZValue(_ABOVE)
        self._scene.addItem(frame)
        return frame


def _dashed(pen: QPen) -> QPen:
    pen.setStyle(Qt.PenStyle.DashLine)
    return pen


def _surround(frame: QGraphicsRectItem, group: Group, spare: float) -> None:
    box = group.bounds.inset(-spare)
    frame.setRect(box.x, box.y, box.width, box.height)
    frame.setPos(group.at.x, group.at.y)
