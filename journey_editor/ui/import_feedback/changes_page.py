"""Changes page: what answers will change on the map, and what is still to be said of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from journey_editor.importers.feedback.match import Named
from journey_editor.importers.feedback.places import Choices
from journey_editor.importers.feedback.said import FeedbackBrought
from journey_editor.kernel.words import Words
from journey_editor.ui.choice_table import ChoiceTable
from journey_editor.ui.import_feedback.felt_table import FeltTable
from journey_editor.ui.import_feedback.names_model import ROWS, STANDS, NamesModel
from journey_editor.ui.labels import PlainLabel

_SHARES: Final = {ROWS: 0.16, STANDS: 0.42}  # of the width; the name takes the rest


class ChangesPage(QWidget):
    """Says what comes, before it is made, and asks for whom and where it is as far as the file does not say.

    `bring` works out what names and choices come to; `brought` is that.
    """

    changed = Signal()

    def __init__(
        self,
        bring: Callable[[Sequence[Named], Choices], FeedbackBrought],
        names: Sequence[Named],
        *,
        titles: Mapping[str, str],
        personas: Mapping[str, str],
        asks: tuple[bool, bool],
        half: int,
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bring, self._words = bring, words
        self._persona = _list(personas, words("Nobody: their answers only fill metrics"), self)
        self._touchpoint = _list(titles, words("No touchpoint: their answers only fill metrics"), self)
        self._replace = QCheckBox(self)
        self._model = NamesModel(names, titles, personas, words, self)
        self._said = PlainLabel("", self, wraps=True)
        asked = QFormLayout()
        asked.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        labels = (words("Rows without a &persona are of"), words("Rows without a &touchpoint are about"))
        for label, box, asks_it in zip(labels, (self._persona, self._touchpoint), asks, strict=True):
            box.setVisible(asks_it)
            box.setAccessibleName(label.replace("&", ""))
            if asks_it:
                asked.addRow(label, box)
            box.currentIndexChanged.connect(self._work_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(asked)
        self._table: ChoiceTable | None = None
        tables = QHBoxLayout()
        if names:
            called = words("Names in the file")
            self._table = ChoiceTable(self._model, _SHARES, first=STANDS, called=called, parent=self)
            tables.addWidget(self._table, 2)
        self._felt = FeltTable(personas, titles, half=half, words=words, parent=self)
        tables.addWidget(self._felt, 3)
        column.addLayout(tables, 1)
        column.addStretch(0)
        column.addWidget(self._replace)
        column.addWidget(self._said)
        self._model.dataChanged.connect(self._work_out)
        self._replace.toggled.connect(self._work_out)
        self.brought = self._brought()
        self._show()

    @property
    def asks(self) -> bool:
        """Whether something is still to be chosen."""
        return bool(self.brought.unmatched or self.brought.nobodys or self.brought.nowhere)

    def begin(self) -> None:
        """Take the focus where something is to be chosen."""
        for box in (self._persona, self._touchpoint):
            if not box.isHidden():
                return box.setFocus()
        return self._table.begin() if self._table is not None else None

    def _brought(self) -> FeedbackBrought:
        choices = Choices(
            self._persona.currentData(), self._touchpoint.currentData(), self._replace.isChecked()
        )
        return self._bring(self._model.names, choices)

    def _work_out(self) -> None:
        self.brought = self._brought()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        words, brought = self._words, self.brought
        self._said.setText("\n".join(brought.lines(words)))
        self._felt.show_felt(brought.felt)
        self._felt.setVisible(bool(brought.felt))
        self._replace.setVisible(brought.others > 0)
        self._replace.setText(
            words.count(
                brought.others,
                "&Replace what another source told of {n} place",
                "&Replace what other sources told of {n} places",
            )
        )


def _list(rows: Mapping[str, str], nothing: str, parent: QWidget) -> QComboBox:
    box = QComboBox(parent)
    box.addItem(nothing, None)
    for id_, title in rows.items():
        box.addItem(title, id_)
    return box
