"""Fitted view: a sheet laid out for the room that there is, in which what is chosen is outlined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.canvas.sheet_view import SheetView
from journey_editor.layout.marks import Group, Shape, Sheet
from journey_editor.surfaces.qt import QtFonts

_CHOSEN: Final = QPen(QColor("#1d4ed8"), 2.4)
_LEAST: Final = 40.0  # mm of room, however small the window

LayOut = Callable[[tuple[float, float]], Sheet]
"""Makes a sheet for a room of width and height in mm."""


class FittedView(SheetView):
    """Shows a sheet fitted to its room, on a card; of what is chosen it outlines the parts in `outlined`."""

    outlined: tuple[str, ...] = ()

    def __init__(self, fonts: QtFonts, selection: Selection, parent: QWidget) -> None:
        super().__init__(fonts, parent)
        self._chosen = selection
        self._lay_out: LayOut | None = None
        self._outlines: list[QGraphicsPathItem] = []
        self._fonts = fonts
        _CHOSEN.setCosmetic(True)
        selection.changed.connect(self._outline)

    def show_laid_out(self, lay_out: LayOut) -> None:
        """Show what `lay_out` makes for the room that there is, now and whenever that changes."""
        self._lay_out = lay_out
        self._show()

    def _show(self) -> None:
        if self._lay_out is None or not self.isVisible():
            return
        scale = self._natural()
        room = self.viewport().size()
        self.sheet_scene.show_sheet(
            self._lay_out((max(room.width() / scale, _LEAST), max(room.height() / scale, _LEAST)))
        )
        self.fit_again()
        self._outline()

    def draw_page(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw no page: the sheet lies on its card."""
        painter.fillRect(rect, QColor("white"))

    def begin_pan(self, place: QPoint) -> None:
        """Let the page follow the hand, unless all of it is in sight anyway."""
        if not self._fits:
            super().begin_pan(place)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll what is not all in sight; with Ctrl, zoom."""
        if self._fits and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another room."""
        super().resizeEvent(event)
        self._show()

    def _outline(self) -> None:
        """Outline what is chosen."""
        for item in self._outlines:
            self.sheet_scene.removeItem(item)
        self._outlines = []
        for key in self._chosen.keys:
            for group in self.sheet_scene.groups_of(key):
                if group.part in self.outlined:
                    item = self.sheet_scene.addPath(self._path(group), _CHOSEN)
                    self._outlines.append(item)

    def _path(self, group: Group) -> QPainterPath:
        first = next(mark for mark in group.marks if isinstance(mark, Shape))
        return self._fonts.outlines[first.path].translated(group.at.x, group.at.y)
