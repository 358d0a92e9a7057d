"""Copies: the key of a merge: how each copy is marked, and what came with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from journey_editor.kernel.words import Words, isolated
from journey_editor.session.exchange import Arrival, Exchange
from journey_editor.ui.labels import PlainLabel, set_tip
from journey_editor.ui.merge.said import came, compared
from journey_editor.ui.merge.signs import CopySign

_TALLEST: Final = 150  # px; more copies than have room are scrolled


class Copies(QScrollArea):
    """Lists the copies of an exchange; what each brings changes with what is decided."""

    def __init__(self, exchange: Exchange, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._came: list[PlainLabel] = []
        body = QWidget(self)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for place, arrival in enumerate(exchange.arrivals):
            name = PlainLabel(isolated(arrival.copy.name), body, role="strong", elides=True)
            about = PlainLabel(self._about(arrival), body, role="note", wraps=True)
            set_tip(about, "\n".join(arrival.copy.file.repairs))
            grid.addWidget(CopySign(place, body), 3 * place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(name, 3 * place, 1)
            grid.addWidget(about, 3 * place + 1, 1)
            grid.setRowMinimumHeight(3 * place + 2, 6)
            self._came.append(about)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setMaximumHeight(_TALLEST)
        self.setWidget(body)
        self.setAccessibleName(words("Copies"))

    def show_exchange(self, exchange: Exchange) -> None:
        """Show what the copies bring now."""
        for label, arrival in zip(self._came, exchange.arrivals, strict=True):
            label.setText(self._about(arrival))

    def _about(self, arrival: Arrival) -> str:
        words, clashes = self._words, len(arrival.merged.clashes)
        said = [
            came(arrival.merged.news, words),
            words.count(clashes, "{n} clash", "{n} clashes") if clashes else "",
        ]
        return " · ".join([*filter(None, said), compared(arrival, words)])
