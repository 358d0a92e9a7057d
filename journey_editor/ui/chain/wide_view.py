"""Wide view: a long sheet as wide as its room, read from the top down."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.sheet_view import SheetView
from journey_editor.layout.marks import Sheet
from journey_editor.surfaces.qt import QtFonts

_LEAST: Final = 40.0  # mm of room, however small the window


class WideView(SheetView):
    """Shows what `lay_out(width)` makes for its room in mm, until somebody zooms exactly as wide as that."""

    def __init__(self, fonts: QtFonts, parent: QWidget) -> None:
        super().__init__(fonts, parent)
        self._lay_out: Callable[[float], Sheet] | None = None
        self._laid = 0.0  # mm: the room that the sheet was made for
        self._wide = True
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        # Always: one that comes and goes would change the room that the sheet is made for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_wide(self, lay_out: Callable[[float], Sheet]) -> None:
        """Show what `lay_out` makes, now and for every other room."""
        self._lay_out, self._laid = lay_out, 0.0
        self._show()

    def fit(self) -> None:
        """Show the sheet from its top, as wide as the room, until somebody zooms."""
        self._wide = True
        if self.sheet_scene.sheet.width:
            self._set_zoom(self._fitting(), QPoint(0, 0))
            self.verticalScrollBar().setValue(0)

    def fit_again(self) -> None:
        """Follow sheet and room to new sizes; what stands at the top stays there."""
        if not self._wide or not self.sheet_scene.sheet.width:
            return self._give_room()
        top = self.mapToScene(0, 0).y()
        self._set_zoom(self._fitting(), QPoint(0, 0))
        return self.verticalScrollBar().setValue(round(top * self.transform().m11()))

    def zoom_by(self, factor: float, anchor: QPoint | None = None) -> None:
        """Zoom about a place of the viewport, the middle where None."""
        self._wide = False
        super().zoom_by(factor, anchor)

    def draw_page(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw no page: the sheet lies on a card."""
        painter.fillRect(rect, QColor("white"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another room."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        room = max(self.viewport().width() / self._natural(), _LEAST)
        if self._lay_out is None or not self.isVisible() or room == self._laid:
            return
        self._laid = room
        self.sheet_scene.show_sheet(self._lay_out(room))
        self.fit_again()

    def _fitting(self) -> float:
        return self.viewport().width() / (self.sheet_scene.sheet.width * self._natural())

    def _give_room(self) -> None:
        """Let the sheet be scrolled from end to end, and no further."""
        self.setSceneRect(0, 0, self.sheet_scene.sheet.width, self.sheet_scene.sheet.height)
