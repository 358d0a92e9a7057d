"""Autoscroll: the map moves under a hand that drags near the edge of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QPoint, QTimer

from journey_editor.canvas.sheet_view import SheetView

ZONE: Final = 32  # px from the edge in which the map scrolls
_BEAT: Final = 16  # ms
_FASTEST: Final = 24  # px a beat, at the very edge
_SPARE: Final = 16  # px of ground beyond the sheet that may come into sight


class Autoscroll(QObject):
    """Scrolls while the hand is near the edge, faster the nearer, and only towards what is out of sight."""

    def __init__(self, view: SheetView, scrolled: Callable[[], None]) -> None:
        super().__init__(view)
        self._view = view
        self._scrolled = scrolled
        self._speed = QPoint()
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._scroll)

    @property
    def active(self) -> bool:
        """Whether the map is being scrolled."""
        return self._timer.isActive()

    def follow(self, place: QPoint) -> None:
        """Scroll as a hand at this place of the viewport asks; not at all where it is outside."""
        area = self._view.viewport().rect()
        self._speed = QPoint()
        if area.contains(place):
            self._speed = QPoint(_speed(place.x(), area.width()), _speed(place.y(), area.height()))
        if self._left().isNull():
            self.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Scroll no more."""
        self._timer.stop()

    def _scroll(self) -> None:
        by = self._left()
        if by.isNull():
            return self.stop()
        across, down = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        across.setValue(across.value() + by.x())
        down.setValue(down.value() + by.y())
        return self._scrolled()

    def _left(self) -> QPoint:
        """Return how far the next beat scrolls: not past the edges of the sheet."""
        sheet, area = self._view.sheet_scene.sheet, self._view.viewport().rect()
        corner, end = self._view.mapFromScene(0, 0), self._view.mapFromScene(sheet.width, sheet.height)
        return QPoint(
            _limited(self._speed.x(), corner.x(), end.x(), area.width()),
            _limited(self._speed.y(), corner.y(), end.y(), area.height()),
        )


def _speed(place: int, length: int) -> int:
    near, far = ZONE - place, place - (length - 1 - ZONE)
    if near > 0 and near >= far:
        return -max(1, round(_FASTEST * near / ZONE))
    return max(1, round(_FASTEST * far / ZONE)) if far > 0 else 0


def _limited(speed: int, start: int, end: int, length: int) -> int:
    if speed < 0:
        return max(speed, min(start - _SPARE, 0))
    return min(speed, max(end + _SPARE - length, 0))
