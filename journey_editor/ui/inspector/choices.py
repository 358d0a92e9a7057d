"""Choices: inputs with which one of several is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column
from journey_editor.ui.inspector.inputs import SEVERAL, Input
from journey_editor.ui.labels import literal, sentence

_ANSWERS: Final = ((True, "yes"), (False, "no"), (None, "unknown"))


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be chosen: values with their texts, and a text for none of them unless one is needed."""

    options: tuple[tuple[Any, str], ...]
    nothing: str | None = None

    @property
    def entries(self) -> tuple[tuple[Any, str], ...]:
        """The options, after the one that stands for nothing."""
        return self.options if self.nothing is None else ((None, self.nothing), *self.options)


class Picker(QComboBox):
    """A list to choose from; the wheel goes past it and scrolls what it stands on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own for lists takes no style sheet

    def fill(self, entries: Sequence[tuple[Any, str]]) -> None:
        """Offer `entries`; none is chosen."""
        with QSignalBlocker(self):
            self.clear()
            for value, text in entries:
                self.addItem(text, value)
            self.setCurrentIndex(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """End in an ellipsis what does not fit; Qt would cut it through a letter."""
        if self.isEditable() or self.currentIndex() < 0:
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)
        option.currentText = shown
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what lies behind."""
        event.ignore()


class ChoiceInput(Input):
    """One of what is offered."""

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(column, parent)
        self.picker = Picker()
        self.picker.activated.connect(self._choose)
        self._entries: tuple[tuple[Any, str], ...] = ()
        self._value: Any = None
        self.hold(self.picker)

    def offer(self, offer: Offer) -> None:
        """Offer other things from now on; what is chosen stays."""
        if offer.entries != self._entries:
            self._entries = offer.entries
            self.picker.fill(self._entries)
            self.show_value(self._value)

    def show_value(self, value: Any) -> None:
        """Show `value`; nothing is shown where it is not among what is offered."""
        self._value, self.several = value, value is SEVERAL
        places = [place for place, (one, _) in enumerate(self._entries) if one == value]
        with QSignalBlocker(self.picker):
            self.picker.setCurrentIndex(places[0] if places else -1)

    def show_several(self, said: str) -> None:
        """Show `said` in place of a choice."""
        self.picker.setPlaceholderText(said)
        self.show_value(SEVERAL)

    def value(self) -> Any:
        """Return what is chosen."""
        return self._value

    def _choose(self, place: int) -> None:
        self._value = self._entries[place][0]
        self.chosen.emit()


class CheckInput(Input):
    """Yes or no."""

    captioned = True

    def __init__(self, column: Column, caption: str, parent: QWidget) -> None:
        super().__init__(column, parent)
        self.box = QCheckBox(literal(caption))
        self.box.clicked.connect(self._choose)
        self.hold(self.box)
        self.row.addStretch(1)

    def show_value(self, value: Any) -> None:
        """Show yes or no."""
        with QSignalBlocker(self.box):
            self.box.setTristate(False)
            self.box.setChecked(bool(value))

    def show_several(self, _said: str) -> None:
        """Show a tick in part; a press makes it a whole one."""
        with QSignalBlocker(self.box):
            self.box.setCheckState(Qt.CheckState.PartiallyChecked)

    def _choose(self) -> None:
        self.box.setTristate(False)
        self.chosen.emit()

    def value(self) -> Any:
        """Return whether it is ticked."""
        return self.box.isChecked()


class AnswerInput(Input):
    """Yes, no or unknown, side by side; the arrow keys go from one to the next."""

    def __init__(self, column: Column, words: Words, parent: QWidget) -> None:
        super().__init__(column, parent)
        self._words = words
        group = QWidget()
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        self.answers: dict[bool | None, QRadioButton] = {}
        for answer, text in _ANSWERS:
            button = QRadioButton(literal(sentence(words(text))), group)
            button.clicked.connect(self.chosen)
            row.addWidget(button)
            self.answers[answer] = button
        row.addStretch(1)
        self.hold(group)
        self.watched = tuple(self.answers.values())

    def name(self, said: str, *, hint: str) -> None:
        """Tell screen readers what is asked, at every answer."""
        super().name(said, hint=hint)
        for answer, text in _ANSWERS:
            self.answers[answer].setAccessibleName(f"{said}: {self._words(text)}")

    def show_value(self, value: Any) -> None:
        """Show an answer."""
        self.several = False
        button = self.answers[value]
        with QSignalBlocker(button):
            button.setChecked(True)
        for one in self.answers.values():  # Tab comes in at the answer that is given
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is button else Qt.FocusPolicy.ClickFocus)
        if any(one.hasFocus() for one in self.watched if one is not button):
            button.setFocus()  # the arrow keys go on from the answer that is seen

    def show_several(self, _said: str) -> None:
        """Show no answer; Tab comes in at the first."""
        self.several = True
        for button in self.watched:
            assert isinstance(button, QRadioButton)
            with QSignalBlocker(button):
                button.setAutoExclusive(False)
                button.setChecked(False)
                button.setAutoExclusive(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def value(self) -> Any:
        """Return the answer."""
        given = (answer for answer, button in self.answers.items() if button.isChecked())
        return next(given, SEVERAL)
