"""Detail: all that there is to say of one line, and what it asks."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from journey_editor.insight.changes import changes_of
from journey_editor.kernel.words import Words
from journey_editor.model.merge import Clash, Join, Side
from journey_editor.session.exchange import Exchange
from journey_editor.ui.labels import PlainLabel, sentence
from journey_editor.ui.merge.decision import ClashDecision, JoinDecision
from journey_editor.ui.merge.lines import Line, Lines

_MARGIN: Final = 2


class Detail(QScrollArea):
    """Shows one line; `decided` and `joined` tell what is answered."""

    decided = Signal(Side)
    joined = Signal(bool)

    def __init__(self, lines: Lines, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines = lines
        self._words = words
        self._line: Line | None = None
        self._asks: ClashDecision | JoinDecision | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_line(self, line: Line | None, exchange: Exchange) -> None:
        """Show a line, or nothing, as it is decided now."""
        if line is None or self._line is None or line.name != self._line.name:
            self._build(line, exchange)
        self._line = line
        if line is not None and isinstance(line.of, Clash) and isinstance(self._asks, ClashDecision):
            self._asks.show_side(exchange.side(line.place, line.of.id))
        elif line is not None and isinstance(self._asks, JoinDecision):
            self._asks.show_joined(joined=line.of in exchange.arrivals[line.place].joined)

    def answer(self, side: Side) -> None:
        """Decide the clash that is shown, where it can be decided so."""
        if isinstance(self._asks, ClashDecision) and self._asks.offers(side):
            self.decided.emit(side)

    def turn_over(self) -> None:
        """Say the opposite of whether two rows are one."""
        if isinstance(self._asks, JoinDecision):
            self.joined.emit(not self._asks.box.isChecked())

    def _build(self, line: Line | None, exchange: Exchange) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._asks = None
        if line is not None:
            self._asks = self._question(line, exchange, body)
            if not isinstance(self._asks, JoinDecision):
                told = self._told(line, exchange)
                column.addWidget(PlainLabel(told, body, role="strong" if self._asks else "", wraps=True))
            if self._asks is not None:
                column.addWidget(self._asks)
        column.addStretch(1)
        self.setWidget(body)

    def _question(self, line: Line, exchange: Exchange, body: QWidget) -> ClashDecision | JoinDecision | None:
        if isinstance(line.of, Clash):
            clash = ClashDecision(exchange, line.place, line.of, self._words, body)
            clash.decided.connect(self.decided)
            return clash
        if isinstance(line.of, Join):
            join = JoinDecision(exchange.arrivals[line.place], line.of, self._words, body)
            join.decided.connect(self.joined)
            return join
        return None

    def _told(self, line: Line, exchange: Exchange) -> str:
        """Say what a line is about; of what came, what differs."""
        arrival = exchange.arrivals[line.place]
        told = () if line.of else changes_of([line.key], arrival.ours, arrival.after, self._words)
        said = [one.said for one in told] or [self._lines.what(line)]
        if not told and not isinstance(line.of, Clash):
            said.append(self._lines.about(line))
        return sentence(": ".join(said))
