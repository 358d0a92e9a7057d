"""Stage view: one page of the map across the whole width of a screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsView, QWidget

from journey_editor.canvas.sheet_view import SheetView
from journey_editor.canvas.vote_badges import VoteBadges
from journey_editor.kernel.geometry import Point
from journey_editor.kernel.words import Words
from journey_editor.layout.marks import Group, Sheet, draw
from journey_editor.layout.plan import Row
from journey_editor.model.records import Record, Step, Transition
from journey_editor.surfaces.qt import QtFonts, QtSurface

_DIM: Final = QColor(255, 255, 255, 150)  # over what comes next
_HEAD: Final = QColor("white")
_RULE: Final = QColor("#d0d5dd")
_ABOVE_TITLES: Final = 1.5  # mm, and below them
_STRIDE: Final = 0.25  # of the screen's height
_LARGEST: Final = 1 / 14  # of the screen's height: the em of a card


class StageView(SheetView):
    """Shows a sheet as wide as the screen, or whole; it is scrolled up and down by its window."""

    def __init__(self, fonts: QtFonts, words: Words, parent: QWidget) -> None:
        super().__init__(fonts, parent)
        self.badges = VoteBadges(self.sheet_scene, words)
        self._fonts = fonts
        self._dim_from: float | None = None
        self._head: Row | None = None
        self._titles: list[Group] = []
        self._across: list[Group] = []
        self._size = 1.0
        self._em = 0.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setInteractive(False)
        self.setViewportUpdateMode(
            QGraphicsView.ViewportUpdateMode.FullViewportUpdate
        )  # titles stay as it scrolls
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)

    def show_page(
        self, sheet: Sheet, *, em: float, size: float, dim_from: float | None = None, head: Row | None = None
    ) -> None:
        """Show `sheet` across the width, smaller with a `size` below 1.

        From `dim_from` mm on it is dimmed, but for the transitions that lead
        there; `head`, the row of the steps' titles, stays in sight.  With an
        `em` (mm) of 0 the sheet is shown whole instead.
        """
        self._em, self._size, self._dim_from, self._head = em, size, dim_from, head
        groups = [group for group in sheet.groups if group.owner is not None]
        self._titles = [group for group in groups if _is_of(group, Step)]
        self._across = [
            group
            for group in groups
            if _is_of(group, Transition) and dim_from is not None and _spans(group, dim_from)
        ]
        self.sheet_scene.show_sheet(sheet)
        self.fit()
        self.viewport().update()

    def fit(self) -> None:
        """Show the page as wide as the screen, or the whole sheet."""
        sheet, room = self.sheet_scene.sheet, self.viewport().size()
        if not sheet.width or not sheet.height:
            return
        across, down = room.width() / sheet.width, room.height() / sheet.height
        if self._em:
            scale = min(across, room.height() * _LARGEST / self._em) * min(self._size, 1.0)
        else:
            scale = min(across, down)
        at = self.verticalScrollBar().value()
        self.setTransform(QTransform.fromScale(scale, scale))
        self.setSceneRect(QRectF(0, 0, sheet.width, max(sheet.height, room.height() / scale)))
        self.verticalScrollBar().setValue(at)

    def fit_again(self) -> None:
        """Follow the screen's size."""
        self.fit()

    def scroll_down(self, times: int) -> None:
        """Show what is further down, or up where `times` is below 0."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(times * _STRIDE * self.viewport().height()))

    def to_top(self) -> None:
        """Show the upper end."""
        self.verticalScrollBar().setValue(0)

    @property
    def more_above(self) -> bool:
        """Whether something lies above what can be seen."""
        return self.verticalScrollBar().value() > 0

    @property
    def more_below(self) -> bool:
        """Whether something lies below what can be seen."""
        bar = self.verticalScrollBar()
        return bar.value() < bar.maximum()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the page as it is: it goes by keys."""
        event.accept()

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Dim what belongs to the next page, and keep the steps' titles in sight."""
        sheet, surface = self.sheet_scene.sheet, QtSurface(painter, self._fonts)
        top = self.mapToScene(0, 0).y()
        if self._dim_from is not None:
            painter.fillRect(QRectF(self._dim_from, 0, sheet.width - self._dim_from, sheet.height), _DIM)
            for group in self._across:
                draw(group, surface, group.at)
        if self._head is not None and top > self._head.top - _ABOVE_TITLES:
            height = self._head.bottom - self._head.top + 2 * _ABOVE_TITLES
            painter.fillRect(QRectF(0, top, sheet.width, height), _HEAD)
            painter.fillRect(QRectF(0, top + height, sheet.width, 0.3), _RULE)
            for group in self._titles:
                dim = self._dim_from is not None and group.at.x >= self._dim_from
                painter.setOpacity(1 - _DIM.alphaF() if dim else 1.0)
                draw(group, surface, Point(group.at.x, group.at.y - self._head.top + top + _ABOVE_TITLES))
            painter.setOpacity(1.0)


def _is_of(group: Group, kind: type[Record]) -> bool:
    return group.owner is not None and group.owner.table == kind.table


def _spans(group: Group, x: float) -> bool:
    box = group.bounds.moved(group.at.x, group.at.y)
    return box.x <= x <= box.right
