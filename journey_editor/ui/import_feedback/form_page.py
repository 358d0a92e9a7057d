"""Form page: what the columns of a file of answers hold, seen before anything of it is counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journey_editor.importers.feedback.answers import Column, Form
from journey_editor.kernel.words import Words, isolated
from journey_editor.model.records import Metric
from journey_editor.ui.choice_table import ChoiceTable
from journey_editor.ui.import_feedback.columns_model import ABOUT, CELLS, HOLDS, SCALE, ColumnsModel
from journey_editor.ui.labels import PlainLabel

_SHARES: Final = {CELLS: 0.24, HOLDS: 0.2, SCALE: 0.11, ABOUT: 0.24}  # of the width; the title takes the rest


class FormPage(QWidget):
    """Shows the columns of `rows`, as `guess` takes them with or without headings; `form` is as they are now.

    `changed` follows every choice.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        rows: Sequence[Sequence[str]],
        form: Form,
        *,
        guess: Callable[[bool], Sequence[Column]],
        metrics: Sequence[Metric],
        titles: Mapping[str, str],
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._rows, self._guess, self._words = rows, guess, words
        self._headings = QCheckBox(words("The first row holds &headings"), self)
        self._headings.setChecked(form.headings)
        self._model = ColumnsModel(
            form.columns, self._below(), metrics=metrics, titles=titles, words=words, parent=self
        )
        called = words("Columns of the file")
        self._table = ChoiceTable(self._model, _SHARES, first=HOLDS, called=called, parent=self)
        self._many = PlainLabel("", self, role="label")
        self._personal = PlainLabel("", self, role="note", wraps=True)
        self._missing = PlainLabel(
            words("Still to be said: which column holds answers."), self, role="problem", wraps=True
        )
        private = words("Who answered is not kept; free texts come as private quotes to the inbox.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(PlainLabel(name, self, role="strong", elides=True))
        column.addWidget(self._many)
        column.addWidget(self._table, 1)
        column.addWidget(self._headings)
        column.addWidget(self._personal)
        column.addWidget(self._missing)
        column.addWidget(PlainLabel(private, self, wraps=True))
        self._headings.toggled.connect(self._guess_anew)
        self._model.dataChanged.connect(self._show)
        self._model.modelReset.connect(self._show)
        self._show()

    @property
    def form(self) -> Form:
        """How the rows are read."""
        return Form(self._headings.isChecked(), self._model.columns)

    def begin(self) -> None:
        """Take the focus."""
        self._table.begin()

    def _below(self) -> Sequence[Sequence[str]]:
        return self._rows[1:] if self._headings.isChecked() else self._rows

    def _guess_anew(self) -> None:
        self._model.show(self._guess(self._headings.isChecked()), self._below())

    def _show(self) -> None:
        words, form = self._words, self.form
        rows = words.count(len(self._below()), "{n} row", "{n} rows")
        columns = words.count(len(form.columns), "{n} column", "{n} columns")
        self._many.setText(f"{rows}, {columns}")
        personal = ", ".join(isolated(one.title) for one in form.columns if one.personal)
        said = words("Not used, as it may say who answered: {columns}.", columns=personal)
        self._personal.setText(said if personal else "")
        self._personal.setVisible(bool(personal))
        self._missing.setVisible(not form.usable)
        self.changed.emit()
