"""Column choices: the first rows of a table, each column under a choice of what it holds."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from journey_editor.kernel.words import Words

M = TypeVar("M", bound=Hashable)

_SHOWN: Final = 20  # rows
_LONGEST: Final = 300  # characters of a cell
_WIDE: Final = 150, 340  # px of a column: at least, at most


class ColumnChoices(QTableWidget, Generic[M]):
    """Shows the first of `rows`, all equally long; each column holds one of the `meanings`.

    `ignored` is the meaning of a column that nobody looks at; it is shown faint.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[str]],
        meanings: Sequence[tuple[M, str]],
        ignored: M,
        *,
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._meanings = meanings
        self._ignored = ignored
        self.choices: list[QComboBox] = []
        self._items: list[list[QTableWidgetItem]] = []  # column by column
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(words("First rows"))
        self.verticalHeader().hide()
        self.horizontalHeader().hide()
        self._fill(rows[:_SHOWN], words)
        self._fit()

    @property
    def meanings(self) -> tuple[M, ...]:
        """What each column is said to hold."""
        return tuple(self._meanings[choice.currentIndex()][0] for choice in self.choices)

    def show_meanings(self, meanings: Sequence[M], *, headings: bool) -> None:
        """Say what each column holds, and whether the first row names them."""
        listed = [meaning for meaning, _ in self._meanings]
        for choice, meaning in zip(self.choices, meanings, strict=True):
            choice.blockSignals(True)
            choice.setCurrentIndex(listed.index(meaning))
            choice.blockSignals(False)
        font = QFont(self.font())
        font.setBold(headings)
        for items in self._items:
            items[0].setFont(font)
        self.show_ignored()

    def show_ignored(self) -> None:
        """Show faint what is not used."""
        colours = self.palette()
        for meaning, items in zip(self.meanings, self._items, strict=True):
            ignored = meaning == self._ignored
            for item in items:
                item.setForeground(colours.placeholderText() if ignored else colours.windowText())

    @property
    def whole(self) -> QSize:
        """The size at which nothing of it has to be scrolled."""
        wide = sum(self.columnWidth(number) for number in range(self.columnCount()))
        return QSize(wide, sum(self.rowHeight(number) for number in range(self.rowCount())))

    def _fill(self, rows: Sequence[Sequence[str]], words: Words) -> None:
        width = len(rows[0])
        self.setColumnCount(width)
        self.setRowCount(len(rows) + 1)
        for number in range(width):
            choice = QComboBox(self)
            for _, said in self._meanings:
                choice.addItem(said)
            choice.setAccessibleName(words("Column {n}", n=number + 1))
            self.choices.append(choice)
            self._items.append([QTableWidgetItem(row[number][:_LONGEST]) for row in rows])
            self.setCellWidget(0, number, choice)
            for place, item in enumerate(self._items[-1], 1):
                item.setFlags(Qt.ItemFlag.ItemIsEnabled)
                self.setItem(place, number, item)

    def _fit(self) -> None:
        """Make each column as wide as it asks for, within reason."""
        self.resizeColumnsToContents()
        for number in range(self.columnCount()):
            least = max(_WIDE[0], self.choices[number].sizeHint().width() + 8)
            self.setColumnWidth(number, max(least, min(self.columnWidth(number), _WIDE[1])))
        self.resizeRowsToContents()
        self.setRowHeight(0, self.choices[0].sizeHint().height() + 4)
        if self.columnCount() < 4:
            last = self.columnCount() - 1
            self.horizontalHeader().setSectionResizeMode(last, QHeaderView.ResizeMode.Stretch)
