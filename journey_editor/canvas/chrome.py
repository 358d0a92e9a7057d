"""Chrome: what the editor draws over the sheet; none of it is ever exported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QGraphicsScene

from journey_editor.canvas.items import GroupItem
from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Group
from journey_editor.surfaces.qt import QtFonts

_ABOVE: Final = 1e6
_ACCENT: Final = QColor("#1d4ed8")
_NO_BRUSH: Final = QBrush(Qt.BrushStyle.NoBrush)


class Chrome:
    """Outlines of what is chosen and pointed at, and the ghost of what is dragged."""

    def __init__(self, scene: QGraphicsScene, fonts: QtFonts) -> None:
        self._scene = scene
        self._fonts = fonts
        self._outlines: list[QGraphicsRectItem] = []
        self._hover: QGraphicsRectItem | None = None
        self._ghost: GroupItem | None = None

    def outline(self, groups: Iterable[Group]) -> None:
        """Outline exactly these groups as chosen."""
        for item in self._outlines:
            self._scene.removeItem(item)
        self._outlines = [self._frame(group, 2.0, 1.1) for group in groups]

    def point_at(self, group: Group | None) -> None:
        """Outline a group softly as pointed at, or none."""
        if self._hover is not None:
            self._scene.removeItem(self._hover)
        self._hover = self._frame(group, 1.0, 0.6) if group is not None else None

    def ghost(self, group: Group | None, at: Point | None = None) -> None:
        """Show a see-through copy of what is dragged at `at`, or none."""
        if group is None or at is None:
            if self._ghost is not None:
                self._scene.removeItem(self._ghost)
                self._ghost = None
            return
        if self._ghost is None:
            self._ghost = GroupItem(group, self._fonts)
            self._ghost.setOpacity(0.55)
            self._ghost.setZValue(_ABOVE + 1)
            self._ghost.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            self._scene.addItem(self._ghost)
        self._ghost.setPos(at.x, at.y)

    def is_chrome(self, item: QGraphicsItem) -> bool:
        """Whether an item is the editor's own."""
        return item is self._ghost or item is self._hover or item in self._outlines

    def _frame(self, group: Group, width: float, spare: float) -> QGraphicsRectItem:
        box = group.bounds
        item = QGraphicsRectItem(
            QRectF(box.x, box.y, box.width, box.height).adjusted(-spare, -spare, spare, spare)
        )
        pen = QPen(_ACCENT, width)
        pen.setCosmetic(True)
        item.setPen(pen)
        item.setBrush(_NO_BRUSH)
        item.setPos(group.at.x, group.at.y)
        item.setZValue(_ABOVE)
        item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._scene.addItem(item)
        return item
