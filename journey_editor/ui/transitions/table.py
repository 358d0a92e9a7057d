"""Table: the transitions in rows that can be typed in, sorted and chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.ui.rows_table import RowsTable
from journey_editor.ui.transitions.table_model import TableModel

_WIDE: Final = 70, 170  # px of a column: at least, at most
_ROW: Final = 30  # px


class Table(RowsTable):
    """Shows a table model; a heading sorts it."""

    def __init__(self, model: TableModel, selection: Selection, words: Words, parent: QWidget) -> None:
        super().__init__(model, selection, parent)
        self._model = model
        self.setObjectName("transitions")
        self.setAccessibleName(words("Transitions"))
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        head.sortIndicatorChanged.connect(model.sort)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._fitted = False
        model.modelReset.connect(self._fit)

    def _fit(self) -> None:
        """Make the columns as wide as what is first seen in them; say whether they are sorted."""
        if not self._model.sorted:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        if self._fitted or not self._model.rowCount():
            return
        self._fitted = True
        self.horizontalHeader().setSortIndicatorShown(False)  # it stands above a heading, not beside
        self.resizeColumnsToContents()
        self.horizontalHeader().setSortIndicatorShown(True)
        for column in range(self._model.columnCount()):
            self.setColumnWidth(column, max(_WIDE[0], min(self.columnWidth(column) + 12, _WIDE[1])))
