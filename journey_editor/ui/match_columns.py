"""Match columns: what each column of a table holds, seen before anything of it is on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journey_editor.importers.bring import MOST, bring
from journey_editor.importers.brought import Brought
from journey_editor.importers.columns import guess, has_headings, names_in
from journey_editor.importers.entries import Meaning, entries_of_table
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.place import Place
from journey_editor.model.project import Project
from journey_editor.ui.labels import PlainLabel

_SHOWN: Final = 20  # rows
_LONGEST: Final = 300  # characters of a cell
_WIDE: Final = 150, 340  # px of a column: at least, at most
_MEANINGS: Final = (
    (Meaning.TEXT, "Text"),
    (Meaning.KIND, "Kind"),
    (Meaning.STEP, "Step"),
    (Meaning.STAGE, "Stage"),
    (Meaning.ROW, "Lane or channel"),
    (Meaning.IGNORED, "Ignore"),
)


class MatchColumns(QDialog):
    """Shows the first rows under a choice for each column; `brought` is what OK would make of all."""

    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        project: Project,
        place: Place,
        *,
        words: Words,
        mint: Mint,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.brought = Brought(Change())
        self._rows = rows
        self._project = project
        self._place = place
        self._words = words
        self._mint = mint
        self.setWindowTitle(words("Import notes"))
        self._headings = QCheckBox(words("The first row holds &headings"), self)
        self._headings.setChecked(has_headings(rows))
        self._table = QTableWidget(self)
        self._choices: list[QComboBox] = []
        self._shown: list[list[QTableWidgetItem]] = []  # column by column
        self._said = PlainLabel("", self, role="summary", wraps=True)
        self._buttons = QDialogButtonBox(self)
        self._accept = self._buttons.addButton(words("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self._buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(words("What does each column hold?"), self))
        column.addWidget(self._table, 1)
        column.addWidget(self._headings)
        column.addWidget(self._said)
        column.addWidget(self._buttons)
        self._fill()
        self._guess()
        self._headings.toggled.connect(self._guess)
        self._fit()
        self._accept.setDefault(True)
        self._choices[0].setFocus()

    def _fill(self) -> None:
        """Show the choices, and under them the first rows."""
        table, shown = self._table, self._rows[:_SHOWN]
        width = len(self._rows[0])
        table.setColumnCount(width)
        table.setRowCount(len(shown) + 1)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setAccessibleName(self._words("First rows"))
        table.verticalHeader().hide()
        table.horizontalHeader().hide()
        for number in range(width):
            choice = QComboBox(table)
            for meaning, said in _MEANINGS:
                choice.addItem(self._words(said), meaning)
            choice.setAccessibleName(self._words("Column {n}", n=number + 1))
            choice.currentIndexChanged.connect(self._count)
            self._choices.append(choice)
            self._shown.append([QTableWidgetItem(row[number][:_LONGEST]) for row in shown])
            table.setCellWidget(0, number, choice)
            for place, item in enumerate(self._shown[-1], 1):
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                table.setItem(place, number, item)
        table.setRowHeight(0, self._choices[0].sizeHint().height() + 4)

    def _fit(self) -> None:
        """Be as large as the table asks for, within reason."""
        table = self._table
        table.resizeColumnsToContents()
        for number in range(table.columnCount()):
            least = max(_WIDE[0], self._choices[number].sizeHint().width() + 8)
            table.setColumnWidth(number, max(least, min(table.columnWidth(number), _WIDE[1])))
        table.resizeRowsToContents()
        table.setRowHeight(0, self._choices[0].sizeHint().height() + 4)
        if table.columnCount() < 4:
            table.horizontalHeader().setSectionResizeMode(
                table.columnCount() - 1, QHeaderView.ResizeMode.Stretch
            )
        wide = sum(table.columnWidth(number) for number in range(table.columnCount()))
        tall = sum(table.rowHeight(number) for number in range(table.rowCount()))
        self.resize(max(480, min(wide + 40, 1100)), max(260, min(tall + 150, 640)))

    def _guess(self) -> None:
        """Choose for every column what it seems to hold."""
        headings = self._headings.isChecked()
        names = names_in(self._project, self._place)
        for choice, meaning in zip(
            self._choices, guess(self._rows, headings=headings, names=names), strict=True
        ):
            choice.blockSignals(True)
            choice.setCurrentIndex(choice.findData(meaning))
            choice.blockSignals(False)
        font = QFont(self._table.font())
        font.setBold(headings)
        for items in self._shown:
            items[0].setFont(font)
        self._count()

    def _count(self) -> None:
        """Say what will come."""
        words = self._words
        meanings = [choice.currentData() for choice in self._choices]
        entries = entries_of_table(self._rows, meanings, headings=self._headings.isChecked())
        if len(entries) > MOST:
            said = words(
                "{n} cards are too many; at most {most} can come in at once.",
                n=words.number(len(entries)),
                most=words.number(MOST),
            )
            self.brought = Brought(Change())
        else:
            self.brought = bring(self._project, entries, self._place, words=words, mint=self._mint)
            said = self.brought.summary(words)
        self._said.setText(said)
        self._accept.setEnabled(bool(self.brought.change))
        colours = self.palette()
        for meaning, items in zip(meanings, self._shown, strict=True):
            ignored = meaning is Meaning.IGNORED
            for item in items:
                item.setForeground(colours.placeholderText() if ignored else colours.windowText())
