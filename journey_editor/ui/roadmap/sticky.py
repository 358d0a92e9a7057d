"""Sticky view: a roadmap as wide as its room; its head and the name of a row stay while the rest scrolls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QGraphicsView, QStyle, QWidget

from journey_editor.canvas.sheet_view import SheetView
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.marks import draw
from journey_editor.layout.roadmap import RoadmapSheet
from journey_editor.surfaces.qt import QtFonts, QtSurface

_SPARE: Final = 1  # px beside the scroll bar


class StickyView(SheetView):
    """Shows what `lay_out(width)` makes, in mm, at any zoom as wide as its room."""

    def __init__(self, fonts: QtFonts, parent: QWidget) -> None:
        super().__init__(fonts, parent)
        self._fonts = fonts
        self._lay_out: Callable[[float], RoadmapSheet] | None = None
        self._shown: RoadmapSheet | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # What scrolls below the head would take a picture of it along.
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.zoomed.connect(lambda _: self.lay_out_again())
        self.fit()

    def show_sheet(self, lay_out: Callable[[float], RoadmapSheet]) -> None:
        """Show what `lay_out` makes for the width that there is, now and whenever that changes."""
        self._lay_out = lay_out
        self.lay_out_again()

    def lay_out_again(self) -> None:
        """Lay out for the width and zoom that there are now."""
        if self._lay_out is None or not self.isVisible():
            return
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        self._shown = self._lay_out((self.width() - bar - _SPARE) / self.transform().m11())
        self.sheet_scene.show_sheet(self._shown.sheet)
        self._give_room()
        self.sheet_shown()

    def sheet_shown(self) -> None:
        """Do what is to be done whenever another sheet is shown."""

    def fit(self) -> None:
        """Show the roadmap at its natural size."""
        self._set_zoom(1.0, QPoint(0, 0))

    def fit_again(self) -> None:
        """Stay at the zoom that is set; the sheet follows the room."""
        self._give_room()

    def show_box(self, box: Rect) -> None:
        """Scroll so that a part of the sheet can be seen below the head."""
        head = self._shown.head_height if self._shown is not None else 0.0
        area = QRectF(box.x, box.y - head, box.width, box.height + head)
        self.ensureVisible(area, 4, 8)

    def under_head(self, place: QPoint) -> bool:
        """Whether a place of the viewport is covered by the head; without a sheet every one is."""
        at = self.mapToScene(place)
        return self._shown is None or at.y() - self._top() < self._shown.head_height

    def draw_page(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw no page: the roadmap lies on its card."""
        painter.fillRect(rect, QColor("white"))

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Draw the head above what scrolls below it, and the name of a row for as long as it is seen."""
        if self._shown is None:
            return
        surface, top = QtSurface(painter, self._fonts), self._top()
        edge = top + self._shown.head_height
        for label, row in self._shown.labels:
            if row.y < edge < row.bottom:
                y = min(max(label.at.y, edge + 1), row.bottom - label.bounds.height - 1)
                if y > label.at.y:
                    painter.fillRect(QRectF(0, edge, label.bounds.width, row.bottom - edge), QColor("white"))
                    draw(label, surface, Point(label.at.x, y))
        for group in self._shown.head:
            draw(group, surface, Point(group.at.x, group.at.y + top))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another room."""
        super().resizeEvent(event)
        self.lay_out_again()

    def _give_room(self) -> None:
        sheet = self.sheet_scene.sheet
        self.setSceneRect(QRectF(0, 0, sheet.width, sheet.height))

    def _top(self) -> float:
        """Where the visible part of the sheet begins, in mm."""
        return max(self.mapToScene(0, 0).y(), 0.0)
