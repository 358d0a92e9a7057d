"""States: how far something has come, as a mark and a word; a press goes on to the next."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from journey_editor.kernel.words import Words
from journey_editor.layout.style import INK, SOFT, WHITE
from journey_editor.model.fields import Column
from journey_editor.model.records import State
from journey_editor.ui.inspector.inputs import Input
from journey_editor.ui.labels import sentence
from journey_editor.ui.theme import PALE, PRIMARY, qcolour

_MARK: Final = 14.0  # px
_HIGH: Final = 26  # px
_PAD: Final = 6  # px
_WALKS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


def draw_mark(painter: QPainter, state: State, box: QRectF) -> None:
    """Draw a ring: empty, half filled, filled with a tick, or crossed out by a dash."""
    colour = qcolour(SOFT if state in (State.OPEN, State.NOT_NEEDED) else PRIMARY)
    ring = box.adjusted(1, 1, -1, -1)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if state is State.DONE else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(ring)
    middle, reach = box.center(), box.width() / 2
    match state:
        case State.UNDER_WAY:
            painter.setBrush(colour)
            painter.drawPie(ring, 90 * 16, 180 * 16)
        case State.DONE:
            painter.setPen(QPen(qcolour(WHITE), 1.8))
            tick = ((-0.45, 0.02), (-0.12, 0.35), (0.45, -0.32))
            painter.drawPolyline(QPolygonF([middle + QPointF(x * reach, y * reach) for x, y in tick]))
        case State.NOT_NEEDED:
            across = QPointF(reach * 0.4, 0)
            painter.drawLine(middle - across, middle + across)


class StateButton(QAbstractButton):
    """Shows a state by mark and word; with the arrows `walked` asks for the one so many further on."""

    walked = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.state = State.OPEN
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_state(self, state: State) -> None:
        """Show another state."""
        self.state = state
        self.setText(sentence(self._words(state.value)))
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for the longest word."""
        widest = max(self.fontMetrics().horizontalAdvance(sentence(self._words(one.value))) for one in State)
        return QSize(round(widest + _MARK + 3.5 * _PAD), _HIGH)

    def minimumSizeHint(self) -> QSize:
        """Ask for no less."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with the arrows, and press with Space."""
        if event.key() in _WALKS:
            self.walked.emit(_WALKS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show it no longer."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark and the word, and a frame where the focus is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled() and (self.underMouse() or self.hasFocus()):
            frame = QPen(qcolour(PRIMARY), 2) if self.hasFocus() else QPen(Qt.PenStyle.NoPen)
            painter.setPen(frame)
            painter.setBrush(QBrush(qcolour(PALE)) if self.underMouse() else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        draw_mark(painter, self.state, QRectF(_PAD, (self.height() - _MARK) / 2, _MARK, _MARK))
        painter.setPen(qcolour(SOFT if self.state is State.NOT_NEEDED else INK))
        left = round(_PAD * 2 + _MARK)
        room = self.rect().adjusted(left, 0, -2, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()


class StateInput(Input):
    """A state, and with every press the next: open, under way, done, not needed."""

    captioned = True
    bursts = False

    def __init__(self, column: Column, words: Words, parent: QWidget) -> None:
        super().__init__(column, parent)
        self._words = words
        self._said = ""
        self.button = StateButton(words)
        self.button.clicked.connect(self._go_on)
        self.hold(self.button)

    def name(self, said: str, *, hint: str) -> None:
        """Tell screen readers what is set here, how far it has come, and what a press does."""
        self._said = said
        super().name(said, hint=hint or self._words("Press for the next state"))
        self._tell()

    def show_value(self, value: Any) -> None:
        """Show a state."""
        self.button.show_state(value)
        self._tell()

    def value(self) -> State:
        """Return the state."""
        return self.button.state

    def _go_on(self) -> None:
        every = list(State)
        self.show_value(every[(every.index(self.button.state) + 1) % len(every)])
        self.chosen.emit()

    def _tell(self) -> None:
        self.button.setAccessibleName(f"{self._said}: {self._words(self.button.state.value)}")


def walk(buttons: Sequence[StateButton]) -> None:
    """Let the arrows go from each of `buttons` to the next."""
    for place, button in enumerate(buttons):
        button.walked.connect(partial(_go, buttons, place))


def _go(buttons: Sequence[StateButton], place: int, by: int) -> None:
    if 0 <= place + by < len(buttons):
        buttons[place + by].setFocus(Qt.FocusReason.OtherFocusReason)
