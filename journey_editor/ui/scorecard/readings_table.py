"""Readings table: what was read of one metric, under hands and keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.ui.rows_table import RowsTable
from journey_editor.ui.scorecard.readings_model import Column, ReadingsModel

_ROW: Final = 28  # px
_WIDTHS: Final = {
    Column.DATE: 110,
    Column.VALUE: 86,
    Column.HITS: 70,
    Column.OF: 70,
    Column.BETWEEN: 130,
}  # px


class ReadingsTable(RowsTable):
    """Shows the readings of a metric; `pasted` gives what is pasted into it."""

    pasted = Signal(str)

    def __init__(self, model: ReadingsModel, selection: Selection, words: Words, parent: QWidget) -> None:
        super().__init__(model, selection, parent)
        self.setProperty("look", "rows")
        self.setAccessibleName(words("Readings"))
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def event(self, event: QEvent) -> bool:
        """Keep pasting to the table: columns become readings here, not cards on the map."""
        pastes = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        if pastes and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste columns."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)
