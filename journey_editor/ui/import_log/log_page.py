"""Log page: what a log's columns hold, seen before anything of it is counted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journey_editor.importers.event_log.log import Guess, Role
from journey_editor.kernel.words import Words
from journey_editor.ui.column_choices import ColumnChoices
from journey_editor.ui.import_log.roles import ROLES, Roles, first_rows
from journey_editor.ui.import_log.said import file_line, missing_line, times_line
from journey_editor.ui.labels import PlainLabel


class LogPage(QWidget):
    """Shows the first rows of a log under a choice for each column.

    `guessed` is the log as the choices say it is; it can be counted where
    `complete`.  `changed` follows every choice.
    """

    changed = Signal()

    def __init__(self, path: Path, guessed: Guess, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.guessed = guessed
        self._words = words
        self._roles = Roles(guessed)
        roles = [(role, words(said)) for role, said in ROLES]
        self._table = ColumnChoices(first_rows(guessed), roles, Role.IGNORED, words=words, parent=self)
        self._times = PlainLabel("", self, role="note", wraps=True)
        self._missing = PlainLabel("", self, role="problem", wraps=True)
        ask = QPushButton(words("What would a &warehouse be asked?"), self)
        ask.setAutoDefault(False)
        ask.clicked.connect(self._show_question)
        self._kind = PlainLabel("", self, wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(path.name, self, role="strong", elides=True))
        column.addWidget(PlainLabel(file_line(guessed, words), self, role="label", wraps=True))
        column.addWidget(self._table, 1)
        column.addWidget(self._times)
        column.addWidget(self._missing)
        last = QHBoxLayout()
        last.addWidget(self._kind, 1)
        last.addWidget(ask)
        column.addLayout(last)
        for number, choice in enumerate(self._table.choices):
            choice.currentIndexChanged.connect(partial(self._choose, number))
        self._show()

    @property
    def complete(self) -> bool:
        """Whether every column that is needed has been said."""
        return not missing_line(self.guessed.reading, self._words)

    def begin(self) -> None:
        """Take the focus."""
        self._table.choices[0].setFocus()

    def _choose(self, column: int, _index: int) -> None:
        self.guessed = self._roles.chosen(column, self._table.meanings[column])
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words, reading = self._words, self.guessed.reading
        self._table.show_meanings(reading.roles, headings=reading.headings)
        missing = missing_line(reading, words)
        for label, said in ((self._times, times_line(reading, words)), (self._missing, missing)):
            label.setText(said)
            label.setVisible(bool(said))
        if reading.counted:
            self._kind.setText(words("These are counts: they are taken as they are."))
        else:
            said = words("The case says whose events belong together; it is counted and then forgotten.")
            self._kind.setText(said)

    def _show_question(self) -> None:
        from journey_editor.ui.import_log.warehouse import WarehouseDialog

        dialog = WarehouseDialog(self._words, self)
        dialog.exec()
        dialog.deleteLater()
