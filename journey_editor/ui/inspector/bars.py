"""Bars: an answer and what was expected, on one scale."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journey_editor.kernel.colour import Colour
from journey_editor.layout.style import INK, SMOOTH
from journey_editor.ui.theme import ABOVE, BELOW, GROUND, qcolour

_HEIGHT: Final = 14  # px, of the tick
_BAR: Final = 8
_LEAST: Final = 3  # an answer of 0 is an answer
_ROUND: Final = 3


class GapBar(QWidget):
    """A bar from the middle of the scale to the answer, and a tick at what was expected.

    Both run from −1 to +1; missing is not drawn.  Where the bar ends short of
    the tick the answer is below what was expected, and its colour says so too.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actual: float | None = None
        self._expected: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_answer(self, actual: float | None, expected: float | None) -> None:
        """Show an answer and an expectation."""
        self._actual, self._expected = actual, expected
        self.update()

    @property
    def colour(self) -> Colour:
        """The colour of the bar."""
        if self._actual is None or self._expected is None:
            return SMOOTH
        return BELOW if self._actual < self._expected else ABOVE

    def sizeHint(self) -> QSize:
        """Ask for room for the tick."""
        return QSize(120, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the scale, the bar and the tick."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - _BAR) / 2
        painter.setBrush(qcolour(GROUND))
        painter.drawRoundedRect(QRectF(0, top, self.width(), _BAR), _ROUND, _ROUND)
        if self._actual is not None:
            left, right = sorted((self._x(0), self._x(self._actual)))
            if right - left < _LEAST:
                left, right = left - _LEAST / 2, left + _LEAST / 2
            painter.setBrush(qcolour(self.colour))
            painter.drawRoundedRect(QRectF(left, top, right - left, _BAR), _ROUND / 2, _ROUND / 2)
        if self._expected is not None:
            painter.setBrush(qcolour(INK))
            x = min(max(self._x(self._expected), 1.0), self.width() - 1.0)
            painter.drawRect(QRectF(x - 1, (self.height() - _HEIGHT) / 2, 2, _HEIGHT))
        painter.end()

    def _x(self, value: float) -> float:
        return (value + 1) / 2 * self.width()
