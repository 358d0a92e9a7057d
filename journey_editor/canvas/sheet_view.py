"""Sheet view: a sheet on its page, zoomed, panned and fitted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, cast

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from journey_editor.canvas.scene import SheetScene
from journey_editor.kernel.geometry import Rect
from journey_editor.model.records import RowKey
from journey_editor.surfaces.qt import QtFonts

_GROUND: Final = QColor("#f1f3f5")
_PAGE_EDGE: Final = QColor("#e2e5ea")
_LEAST: Final = 0.12  # of natural size; a map that is larger than the window even so is seen whole
_LEAST_OF_ALL: Final = 0.01
_MOST: Final = 8.0
_STEP: Final = 1.2  # a press of zoom
_MARGIN: Final = 16  # px around a fitted sheet
_STRIPS: Final = 8  # parts of the window that are looked through one by one
_KEPT: Final = 48  # px of the sheet that cannot be scrolled out of sight
_HINTS: Final = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing


class SheetView(QGraphicsView):
    """Shows a sheet; a zoom of 1 shows a millimetre as a millimetre."""

    zoomed = Signal(float)
    moved = Signal()

    def __init__(self, fonts: QtFonts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet_scene = SheetScene(fonts, self)
        self.setScene(self.sheet_scene)
        self._fits = True
        self._panning: QPoint | None = None
        self._exposed: tuple[QRect, ...] = ()
        self._sharpens = QTimer(self, singleShot=True, interval=0)
        self._sharpens.timeout.connect(self.viewport().update)
        self.setRenderHints(_HINTS)
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        # The page is panned by hand, wheel and keys; bars would lie over a fitted map.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)

    @property
    def zoom(self) -> float:
        """The zoom."""
        return self.transform().m11() / self._natural()

    def zoom_by(self, factor: float, anchor: QPoint | None = None) -> None:
        """Zoom about a place of the viewport, the middle where None."""
        self._fits = False
        self._set_zoom(self.zoom * factor, self.viewport().rect().center() if anchor is None else anchor)

    def zoom_in(self) -> None:
        """Show everything a step larger."""
        self.zoom_by(_STEP)

    def zoom_out(self) -> None:
        """Show everything a step smaller."""
        self.zoom_by(1 / _STEP)

    def zoom_natural(self) -> None:
        """Show a millimetre as a millimetre."""
        self.zoom_by(1 / self.zoom)

    def fit(self) -> None:
        """Show the whole map, and go on doing so when the window changes, until somebody zooms."""
        self._fits = True
        sheet = self.sheet_scene.sheet
        if sheet.width and sheet.height:
            self._set_zoom(self._fitting(), self.viewport().rect().center())
            self.centerOn(sheet.width / 2, sheet.height / 2)

    def _fitting(self) -> float:
        """Return the zoom at which the whole map is in sight."""
        sheet, room = self.sheet_scene.sheet, self.viewport().size()
        across, down = (room.width() - _MARGIN) / sheet.width, (room.height() - _MARGIN) / sheet.height
        return max(min(across, down) / self._natural(), _LEAST_OF_ALL)

    def fit_again(self) -> None:
        """Follow sheet and window to new sizes: fit, where the map was fitted and nobody zoomed since."""
        if self._fits:
            self.fit()
        else:
            self._give_room()

    def show_row(self, key: RowKey) -> None:
        """Scroll so that a row can be seen."""
        for group in self.sheet_scene.groups_of(key)[:1]:
            self.show_box(group.bounds.moved(group.at.x, group.at.y))

    def sees(self, key: RowKey) -> bool:
        """Whether any of a row is in sight."""
        area = self.mapToScene(self.viewport().rect()).boundingRect()
        boxes = (group.bounds.moved(group.at.x, group.at.y) for group in self.sheet_scene.groups_of(key))
        return any(area.intersects(QRectF(box.x, box.y, box.width, box.height)) for box in boxes)

    def show_box(self, box: Rect) -> None:
        """Scroll so that a part of the sheet can be seen."""
        self.ensureVisible(QRectF(box.x, box.y, box.width, box.height), 30, 30)

    def begin_pan(self, place: QPoint) -> None:
        """Let the page follow the hand from here on."""
        self._panning = place
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def pan_to(self, place: QPoint) -> bool:
        """Take the page along; return whether it is being panned."""
        if self._panning is None:
            return False
        moved = place - self._panning
        self._panning = place
        self._fits = False
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
        return True

    def end_pan(self) -> None:
        """Let go of the page."""
        if self._panning is not None:
            self._panning = None
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def _natural(self) -> float:
        return self.logicalDpiX() / 25.4

    def _set_zoom(self, zoom: float, anchor: QPoint) -> None:
        before = self.mapToScene(anchor)
        least = min(_LEAST, self._fitting()) if self.sheet_scene.sheet.width else _LEAST
        scale = max(least, min(zoom, _MOST)) * self._natural()
        self.setTransform(QTransform.fromScale(scale, scale))
        self._give_room()
        moved = self.mapFromScene(before) - anchor
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + moved.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved.y())
        self.zoomed.emit(self.zoom)
        self.moved.emit()

    def _give_room(self) -> None:
        """Let the sheet be scrolled to anywhere in the window.

        So the place under the hand can stay there whatever happens to the sheet:
        what can be scrolled is never smaller than the window, which would centre it.
        """
        sheet, room, scale = self.sheet_scene.sheet, self.viewport().size(), self.transform().m11()
        beside, above = (max(side - _KEPT, 0) / scale for side in (room.width(), room.height()))
        self.setSceneRect(QRectF(0, 0, sheet.width, sheet.height).adjusted(-beside, -above, beside, above))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, zoom about the pointer."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(_STEP ** (event.angleDelta().y() / 120), event.position().toPoint())
            event.accept()
        else:
            self._fits = False
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Let a pinch zoom."""
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            self.zoom_by(1 + event.value(), event.position().toPoint())
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Tell whoever lies over the page that it moved."""
        super().scrollContentsBy(dx, dy)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go on fitting where the map was fitted."""
        super().resizeEvent(event)
        self.fit_again()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed, and no more: a page that moves aslant exposes two strips."""
        region = event.region()
        parts = tuple(cast("Iterable[QRect]", region))  # it can be iterated, which its stub does not say
        self._exposed = parts if len(parts) <= _STRIPS else (region.boundingRect(),)
        super().paintEvent(event)

    def draw_page(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw the ground, and on it the page."""
        painter.fillRect(rect, _GROUND)
        sheet = self.sheet_scene.sheet
        pen = QPen(_PAGE_EDGE, 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(0, 0, sheet.width, sheet.height), 2, 2)

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw the sheet, the page below it, and the ground that it lies on."""
        self.draw_page(painter, rect)
        parts = [self.mapToScene(part.adjusted(-2, -2, 2, 2)).boundingRect() for part in self._exposed]
        areas = [Rect(one.x(), one.y(), one.width(), one.height()) for one in parts]
        self.sheet_scene.draw_sheet(painter, areas)
        if not self.sheet_scene.sharp and not self._sharpens.isActive():
            self._sharpens.start()
