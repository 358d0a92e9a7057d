"""Agenda dialog: a line an item, minutes first."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.edits.agenda import ORDER_OF_WORK, Slot, read_agenda, write_agenda
from journey_editor.ui.labels import PlainLabel


class AgendaDialog(QDialog):
    """Asks for the agenda as plain lines; `slots` is what they say."""

    def __init__(self, slots: Sequence[Slot], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setWindowTitle(words("Agenda"))
        hint = PlainLabel(words("One item a line: its minutes, then its title."), self, wraps=True)
        self._lines = QPlainTextEdit(write_agenda(slots), self)
        self._lines.setAccessibleName(words("Agenda"))
        self._lines.setPlaceholderText(write_agenda(self._order_of_work()))
        self._lines.setTabChangesFocus(True)
        self._total = PlainLabel("", self, role="note")
        buttons = QDialogButtonBox(self)
        start = buttons.addButton(words("Order of work"), QDialogButtonBox.ButtonRole.ResetRole)
        keep = buttons.addButton(words("Keep"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        start.clicked.connect(self._begin_with_order_of_work)
        start.setAutoDefault(False)
        keep.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addWidget(self._lines, 1)
        column.addWidget(self._total)
        column.addWidget(buttons)
        self._lines.textChanged.connect(self._count)
        self._count()
        self.resize(420, 380)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What the lines say."""
        return read_agenda(self._lines.toPlainText())

    def _order_of_work(self) -> list[Slot]:
        return [Slot(minutes, self._words(title)) for minutes, title in ORDER_OF_WORK]

    def _begin_with_order_of_work(self) -> None:
        """Put the order of work in place of the lines; the field's own undo takes it back."""
        self._lines.selectAll()
        self._lines.insertPlainText(write_agenda(self._order_of_work()))
        self._lines.setFocus()

    def _count(self) -> None:
        minutes = sum(slot.minutes for slot in self.slots)
        self._total.setText(self._words("{h} h {min} min in all", h=minutes // 60, min=f"{minutes % 60:02}"))
