"""Levels: the maturity of a strategy, 0 to 4 side by side, with a word for each."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column
from journey_editor.ui.inspector.inputs import Input
from journey_editor.ui.labels import sentence, set_tip

LEVELS: Final = (
    "not begun",
    "tried once",
    "in some places",
    "in most places",
    "part of the daily work",
)
_WIDE, _APART = 24, 2  # px
ALL_WIDE: Final = len(LEVELS) * (_WIDE + _APART) - _APART  # px of an input
_FORGETS: Final = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_FURTHER: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: 1,
}


def level_words(level: int | None, words: Words) -> str:
    """Say what a level means."""
    return words("unknown") if level is None else words(LEVELS[level])


class LevelInput(Input):
    """A level; pressing the one that is set takes it back, so that it is unknown again.

    The keys 0 to 4 set it, arrows go on from it, Delete takes it back.
    """

    captioned = True
    bursts = False

    def __init__(self, column: Column, words: Words, parent: QWidget) -> None:
        super().__init__(column, parent)
        self._words = words
        self._value: int | None = None
        self.row.setSpacing(_APART)
        self.setFixedWidth(ALL_WIDE)
        self.buttons = tuple(_Level(level, self) for level in range(len(LEVELS)))
        for level, button in enumerate(self.buttons):
            set_tip(button, f"{level}: {sentence(words(LEVELS[level]))}")
            self.row.addWidget(button)
        self.watched = self.buttons

    def name(self, said: str, *, hint: str) -> None:
        """Tell screen readers at every level what is set, and what it means."""
        for level, button in enumerate(self.buttons):
            button.setAccessibleName(f"{said}: {level}, {self._words(LEVELS[level])}")
            button.setAccessibleDescription(hint)

    def show_value(self, value: Any) -> None:
        """Show a level, or none."""
        self._value = value
        focused = any(button.hasFocus() for button in self.buttons)
        for level, button in enumerate(self.buttons):
            with QSignalBlocker(button):
                button.setChecked(level == value)
            comes_in = level == (value or 0)  # Tab comes in at the level that is set
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if comes_in else Qt.FocusPolicy.ClickFocus)
        if focused:
            self.buttons[value or 0].setFocus()

    def value(self) -> int | None:
        """Return the level."""
        return self._value

    def set(self, level: int | None) -> None:
        """Mean a level."""
        self._value = level
        self.chosen.emit()  # whoever keeps it shows it

    def press(self, level: int) -> None:
        """Mean a level, or take it back where it was meant already."""
        self.set(None if level == self._value else level)

    def event(self, event: QEvent) -> bool:
        """Keep Delete to the level: the row is not deleted."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _FORGETS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a level by its figure, go on from it with the arrows, or forget it."""
        key = Qt.Key(event.key())
        figure = key - Qt.Key.Key_0
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif 0 <= figure < len(LEVELS):
            self.set(figure)
        elif key in _FORGETS:
            self.set(None)
        elif key in _FURTHER:
            further = 0 if self._value is None else self._value + _FURTHER[key]
            self.set(max(0, min(further, len(LEVELS) - 1)))
        else:
            super().keyPressEvent(event)


class _Level(QPushButton):
    """One level; arrows are its input's."""

    def __init__(self, level: int, parent: LevelInput) -> None:
        super().__init__(str(level), parent)
        self._input = parent
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("look", "level")
        self.setFixedWidth(_WIDE)
        self.clicked.connect(lambda: parent.press(level))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _FURTHER:
            self._input.keyPressEvent(event)
        else:
            super().keyPressEvent(event)
