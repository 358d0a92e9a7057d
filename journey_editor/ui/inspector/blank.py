"""Blank: one field to fill in: its label, its input, and what is wrong with what stands there."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column
from journey_editor.ui.inspector.inputs import SEVERAL, Input
from journey_editor.ui.inspector.reasons import said
from journey_editor.ui.labels import PlainLabel, literal, sentence, set_tip

BURST: Final = 300  # ms without a key end a burst of typing


class Blank(QObject):
    """Keeps what is filled in, as soon as it is a value; what is none stays, and says why.

    `kept` is the value that the document has, or SEVERAL where it is about rows
    that differ.  `changed` says that it is another one now: whoever listens
    applies it, under `gesture`, which is one for as long as the focus stays.  The
    widgets belong to whoever lays them out.  Where several rows are filled in
    beside each other, `about` says to screen readers which row this one is.
    """

    changed = Signal()

    def __init__(
        self, column: Column, made: Input, words: Words, mint: Mint, parent: QWidget, *, about: str = ""
    ) -> None:
        super().__init__(parent)
        self.column = column
        self.input = made
        self.kept: Any = None
        self.gesture = mint.id()
        self._mint = mint
        self._words = words
        self._shown = False
        self._touched = False
        self._differing = False
        self.label = PlainLabel(literal(caption(column, words)), parent, role="label", wraps=True)
        self.label.setBuddy(made.control)
        self.label.setVisible(not made.captioned)
        self.problem = PlainLabel("", parent, role="problem", wraps=True)
        self.problem.hide()
        self._hint = words(column.field.hint) if column.field.hint else ""
        self._name = f"{about}: {caption(column, words)}" if about else caption(column, words)
        made.name(self._name, hint=self._hint)
        for widget in (self.label, made.control):
            set_tip(widget, self._hint)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BURST)
        self._timer.timeout.connect(self._keep)
        made.typed.connect(self._type)
        made.chosen.connect(self._choose)
        for widget in made.watched:
            widget.installEventFilter(self)

    def show_value(self, value: Any) -> None:
        """Show what the document has; where it has not changed, what is being typed stays."""
        if self._shown and value == self.kept and type(value) is type(self.kept):
            return
        self._shown, self._touched, self.kept = True, False, value
        self._timer.stop()
        self._show(value)
        self._say(None)

    def forget(self) -> None:
        """Let the next value be shown whatever stands there now: it is another row's."""
        self._shown = False

    def set_visible(self, visible: bool) -> None:  # noqa: FBT001 - as Qt's own
        """Show or hide everything of it."""
        self.label.setVisible(visible and not self.input.captioned)
        self.input.setVisible(visible)
        self.problem.setVisible(visible and bool(self.problem.text()))

    def commit(self) -> None:
        """Keep now what is still being typed; what is typed after it is undone by itself."""
        self._settle()
        self.gesture = self._mint.id()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the focus come and go, and leave undo to the document."""
        match event:
            case QFocusEvent() if event.reason() != Qt.FocusReason.PopupFocusReason:
                if event.gotFocus():
                    self.gesture = self._mint.id()
                elif event.lostFocus():
                    self._settle()
            case QKeyEvent() if _undoes(event):
                self._settle()
                if not self._touched:
                    event.ignore()
                    return True
        return super().eventFilter(watched, event)

    def _type(self) -> None:
        self._touched = True
        if self.input.reason() is None:
            self._say(None)
        if self.input.bursts:
            self._timer.start()

    def _choose(self) -> None:
        self._touched = True
        self._settle()
        if not any(widget.hasFocus() for widget in self.input.watched):
            self.gesture = self._mint.id()

    def _settle(self) -> None:
        """Keep what stands there, and write it as it is kept."""
        self._timer.stop()
        self._keep()
        if not self._touched:
            self._show(self.kept)

    def _show(self, value: Any) -> None:
        differing = value is SEVERAL
        hint = self._words("several values") if differing else self._hint
        if differing:
            self.input.show_several(hint)
        else:
            self.input.show_value(value)
        if differing or self._differing:
            self.input.name(self._name, hint=hint)
        self._differing = differing

    def _keep(self) -> None:
        if not self._touched:
            return
        reason = self.input.reason()
        self._say(reason)
        if reason is None:
            self._touched = False
            value = self.input.value()
            if value != self.kept:
                self.kept = value
                self.changed.emit()

    def _say(self, reason: str | None) -> None:
        text = f"⚠ {said(reason, self._words)}" if reason else ""
        if text == self.problem.text():
            return
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.input.name(self._name, hint=text or self._hint)
        for widget in self.input.watched:
            widget.setProperty("wrong", bool(text))
            widget.style().polish(widget)


def caption(column: Column, words: Words) -> str:
    """Return a column's label, with its unit."""
    label = sentence(words(column.field.label))
    return f"{label} ({words(column.field.unit)})" if column.field.unit else label


def _undoes(event: QKeyEvent) -> bool:
    wanted = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return wanted and any(event.matches(one) for one in keys)
