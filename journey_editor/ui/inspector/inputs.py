"""Inputs: what a user sets one value with; here what they share, and those in which a line is typed."""

from __future__ import annotations

import math
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from journey_editor.kernel.numbers import read, written
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column, Line, Real, Whole
from journey_editor.model.validity import cleaned, problem


class Several(Enum):
    """Stands for the values of several rows where these differ."""

    VALUES = "several"


SEVERAL: Final = Several.VALUES
_POINT: Final = 0.01  # the step of what is counted in percent
_STEPS: Final = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}


class Input(QWidget):
    """Sets the value of one column.

    `typed` says that the user is at it, `chosen` that they mean what stands
    there now.  `value` may be something that the column does not allow;
    `reason` says so.  `control` is what a label belongs to, `watched` are the
    widgets that take the focus.
    """

    typed = Signal()
    chosen = Signal()
    several = False  # whether it stands for rows whose values differ, and nobody set it yet
    captioned = False  # whether it shows the column's label itself
    bursts = True  # whether what is typed counts before the input is left

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = column
        self.control: QWidget = self
        self.watched: tuple[QWidget, ...] = ()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)

    def hold(self, control: QWidget) -> None:
        """Take `control` as what the user works with."""
        self.control, self.watched = control, (control,)
        self.row.addWidget(control)

    def name(self, said: str, *, hint: str) -> None:
        """Tell screen readers what is set here."""
        self.control.setAccessibleName(said)
        self.control.setAccessibleDescription(hint)

    def show_value(self, value: Any) -> None:
        """Show `value`; nobody typed or chose it."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def show_several(self, said: str) -> None:
        """Show, in words, that rows have several values; what is left so is none of them."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def value(self) -> Any:
        """Return what stands here; None where it is left open, SEVERAL where nobody set it."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def reason(self) -> str | None:
        """Say why what stands here cannot be kept (in English, as `problem` does), or None."""
        value = self.value()
        return None if value is SEVERAL else problem(self.column, value)


class LineInput(Input):
    """Text on one line; dates are written this way too."""

    def __init__(
        self, column: Column, parent: QWidget, *, placeholder: str = "", line: QLineEdit | None = None
    ) -> None:
        super().__init__(column, parent)
        self.line = line or QLineEdit()
        self._placeholder = placeholder
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self.typed)
        self.line.returnPressed.connect(self.chosen)
        self.hold(self.line)

    def show_value(self, value: Any) -> None:
        """Show a text."""
        self.write("" if value is None else str(value))

    def show_several(self, said: str) -> None:
        """Show an empty line in which `said` stands in grey."""
        self.write("")
        self.several = True
        self.line.setPlaceholderText(said)

    def value(self) -> Any:
        """Return the text; an empty one is missing where the column may be."""
        if self.several and not self.line.text():
            return SEVERAL
        text = cleaned(self.line.text(), lines=False)
        if not isinstance(self.column.field, Line):
            text = text.strip()
        return None if not text and self.column.optional else text

    def write(self, text: str) -> None:
        """Let `text` stand in the line; the cursor stays where it was."""
        self.several = False
        self.line.setPlaceholderText(self._placeholder)
        if text == self.line.text():
            return
        at = min(self.line.cursorPosition(), len(text)) if self.line.hasFocus() else 0
        with QSignalBlocker(self.line):
            self.line.setText(text)
        self.line.setCursorPosition(at)


class NumberInput(LineInput):
    """A number; left open it is missing, which is not 0.  Up and Down change it by `step`.

    One that is counted in percent is kept as a share: 85 % is 0.85.
    """

    def __init__(
        self, column: Column, words: Words, parent: QWidget, *, step: float = 1.0, placeholder: str = ""
    ) -> None:
        line = _NumberLine()
        super().__init__(column, parent, placeholder=placeholder, line=line)
        line.stepped.connect(self._step)
        self._words = words
        self._size = step
        self._percent = False

    def count(self, *, percent: bool) -> None:
        """Count in percent from now on, or no longer; the number stays."""
        if percent != self._percent:
            value = self.value()
            self._percent = percent
            if isinstance(value, int | float):
                self.show_value(value)

    def show_value(self, value: Any) -> None:
        """Show a number, or nothing where it is missing."""
        self.write("" if value is None else self._written(value))

    def value(self) -> Any:
        """Return the number, None where nothing stands here, and the text itself where it is no number."""
        text = self.line.text().strip()
        if self.several and not text:
            return SEVERAL
        number = read(text, self._words, percent=self._percent)
        if number is None:
            return text or None
        return int(number) if isinstance(self.column.field, Whole) and number.is_integer() else number

    def _step(self, times: int) -> None:
        value, field = self.value(), self.column.field
        if isinstance(value, str) or not isinstance(field, Whole | Real):
            return
        size = _POINT if self._percent else self._size
        steps = round((0 if value is SEVERAL else value or 0) / size, 6)
        steps = math.floor(steps) + times if times > 0 else math.ceil(steps) + times
        self.write(self._written(max(field.least, min(round(steps * size, 6), field.most))))
        self.typed.emit()

    def _written(self, value: float) -> str:
        return written(value, self._words, percent=self._percent)


class _NumberLine(QLineEdit):
    """A line that hears Up and Down."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        times = _STEPS.get(Qt.Key(event.key()))
        if times is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(times)
