"""Radar view: the radar of the strategies on the screen, as it is printed; it is read aloud axis by axis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Sheet, draw
from journey_editor.layout.radar import lay_out_radar
from journey_editor.model.records import Maturity
from journey_editor.surfaces.qt import QtFonts, QtSurface
from journey_editor.ui.labels import sentence
from journey_editor.ui.programme.levels import level_words

_HINT: Final = QSize(380, 300)  # px
_INCH: Final = 25.4


class RadarView(QWidget):
    """Shows how far the strategies have come, as large as its room allows."""

    def __init__(self, fonts: QtFonts, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._fonts = fonts
        self._desk = desk
        self._rows: Sequence[Maturity] = ()
        self.setAccessibleName(desk.words("Radar of the eight strategies"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_maturities(self, rows: Sequence[Maturity]) -> None:
        """Show how far each strategy has come."""
        self._rows = rows
        words = self._desk.words
        said = [
            f"{sentence(words(one.strategy.value))}: "
            + (f"{one.level}, " if one.level is not None else "")
            + level_words(one.level, words)
            for one in rows
        ]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def sheet(self) -> Sheet:
        """Lay the radar out for the room that there is."""
        scale = self.logicalDpiX() / _INCH
        room = self.width() / scale, self.height() / scale
        return lay_out_radar(self._rows, self._desk, room=room)

    def sizeHint(self) -> QSize:
        """Ask for room in which every title can be read."""
        return _HINT

    def minimumSizeHint(self) -> QSize:
        """Ask for no less height."""
        return QSize(260, 300)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet, in the middle of the room; smaller where it is larger than that."""
        if not self._rows:
            return
        sheet = self.sheet()
        scale = min(self.width() / sheet.width, self.height() / sheet.height)
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        left, top = self.width() - sheet.width * scale, self.height() - sheet.height * scale
        painter.translate(left / 2, top / 2)
        painter.scale(scale, scale)
        surface = QtSurface(painter, self._fonts)
        for group in sheet.groups:
            draw(group, surface, group.at)
        painter.end()
