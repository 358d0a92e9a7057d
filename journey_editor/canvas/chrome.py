"""Chrome: what the editor draws over the sheet; none of it is ever exported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene

from journey_editor.canvas.items import GroupItem
from journey_editor.kernel.geometry import Rect
from journey_editor.layout.marks import Group
from journey_editor.surfaces.qt import QtFonts

ABOVE: Final = 1e6
ACCENT: Final = QColor("#1d4ed8")


class Chrome:
    """Outlines of what is chosen and pointed at, the ghosts of what is dragged, and what stands in blanks."""

    def __init__(self, scene: QGraphicsScene, fonts: QtFonts) -> None:
        self._scene = scene
        self._fonts = fonts
        self._outlines: list[QGraphicsRectItem] = []
        self._hover = self._frame(1.0)
        self._cell = self._frame(1.5)
        self._cell.setPen(_dashed(self._cell.pen()))
        self._ghosts: list[GroupItem] = []
        self._blanks: dict[str, GroupItem] = {}  # by the parts of their groups

    def outline(self, groups: Sequence[Group]) -> None:
        """Outline exactly these groups as chosen."""
        while len(self._outlines) > len(groups):
            gone = self._outlines.pop()
            self._lay(gone, None)
            self._scene.removeItem(gone)
        while len(self._outlines) < len(groups):
            self._outlines.append(self._frame(2.0))
        for frame, group in zip(self._outlines, groups, strict=True):
            self._lay(frame, _around(group, 1.1))

    def outline_cell(self, box: Rect | None) -> None:
        """Outline the cell in which typing would begin, or none."""
        self._lay(self._cell, None if box is None else box.inset(0.6))

    def point_at(self, group: Group | None) -> None:
        """Outline a group softly as pointed at, or none."""
        self._lay(self._hover, None if group is None else _around(group, 0.6))

    def fill_blanks(self, groups: Iterable[Group]) -> None:
        """Show exactly these groups, behind all else that is drawn over the sheet."""
        wanted = {group.part: group for group in groups}
        for part in [*self._blanks]:
            if wanted.get(part) != self._blanks[part].shown:
                self._scene.removeItem(self._blanks.pop(part))
        for part, group in wanted.items():
            if part not in self._blanks:
                self._blanks[part] = GroupItem(group, self._fonts)
                self._scene.addItem(self._blanks[part])

    def show_ghosts(self, groups: Sequence[Group]) -> None:
        """Show see-through copies of what is dragged, where it lies."""
        self.drop_ghosts()
        for group in groups:
            ghost = GroupItem(group, self._fonts)
            ghost.setOpacity(0.55)
            ghost.setZValue(ABOVE + 1)
            self._scene.addItem(ghost)
            self._ghosts.append(ghost)

    def move_ghosts(self, right: float, down: float) -> None:
        """Show the ghosts so many mm from where they came."""
        for ghost in self._ghosts:
            ghost.setPos(ghost.shown.at.x + right, ghost.shown.at.y + down)

    def drop_ghosts(self) -> None:
        """Show no ghosts any more."""
        for ghost in self._ghosts:
            self._scene.removeItem(ghost)
        self._ghosts.clear()

    def _lay(self, frame: QGraphicsRectItem, box: Rect | None) -> None:
        """Show a frame around `box`, or nowhere.

        Where the sheet is painted in the same breath, Qt forgets what has to be painted for the frame.
        """
        before = frame.sceneBoundingRect() if frame.isVisible() else None
        if box is not None:
            frame.setRect(box.x, box.y, box.width, box.height)
        frame.setVisible(box is not None)
        after = frame.sceneBoundingRect() if box is not None else None
        if before != after:
            for area in (before, after):
                if area is not None:
                    self._scene.update(area)

    def _frame(self, width: float) -> QGraphicsRectItem:
        frame = QGraphicsRectItem()
        pen = QPen(ACCENT, width)
        pen.setCosmetic(True)
        frame.setPen(pen)
        frame.setZValue(ABOVE)
        frame.hide()
        self._scene.addItem(frame)
        return frame


def _dashed(pen: QPen) -> QPen:
    pen.setStyle(Qt.PenStyle.DashLine)
    return pen


def _around(group: Group, spare: float) -> Rect:
    return group.bounds.inset(-spare).moved(group.at.x, group.at.y)
