"""Signs: how a copy is marked beside the map, just as its rows are on it."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.origin_marks import draw_badge, pen_of

_SIDE: Final = 18  # px
_SHARP: Final = 3  # times as many px, for any screen
_WIDE: Final = 34


@cache
def badge(place: int) -> QPixmap:
    """Return the number of the copy at `place`, as on the map."""
    picture = QPixmap(QSize(_SIDE, _SIDE) * _SHARP)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = _SIDE * _SHARP
    draw_badge(painter, QRectF(2, 2, side - 4, side - 4), place)
    painter.end()
    picture.setDevicePixelRatio(_SHARP)
    return picture


class CopySign(QWidget):
    """Shows the outline and the number that the rows of one copy have on the map."""

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.setFixedSize(_WIDE, _SIDE + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen_of(self._place))
        painter.drawRoundedRect(QRectF(8, 4, _WIDE - 10, _SIDE - 2), 3, 3)
        draw_badge(painter, QRectF(1, 2, _SIDE - 2, _SIDE - 2), self._place)
        painter.end()
