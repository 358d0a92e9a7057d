"""Rows table: records in rows that can be typed in and chosen; what is chosen in it is chosen everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journey_editor.canvas.selection import Selection
from journey_editor.model.records import RowKey
from journey_editor.ui.answers import Answers
from journey_editor.ui.headed import HeadedModel, Index


class RowsModel(HeadedModel):
    """A record in each row; `refused` says why something typed was not kept."""

    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refused: tuple[RowKey, int, str] | None = None  # row, column and what was typed there

    def row_of(self, key: RowKey) -> int | None:
        """Return where a record stands, or None where it does not."""
        raise NotImplementedError  # every kind has its own; a Qt model cannot be an ABC

    def key_at(self, row: int) -> RowKey:
        """Return the record of a row."""
        raise NotImplementedError  # every kind has its own; a Qt model cannot be an ABC

    def choices_at(self, _index: Index) -> Sequence[tuple[Any, str]]:
        """Return what a cell is chosen from, each in words; nothing where it is typed in."""
        return ()

    def longest_at(self, _index: Index) -> int | None:
        """Return how many characters a cell keeps, or None where that does not matter."""
        return None

    def refuse(self, index: Index, typed: str, why: str) -> None:
        """Say why what was typed in a cell is not kept; it will be there to be mended once."""
        self._refused = self.key_at(index.row()), index.column(), typed
        self.refused.emit(why)

    def take_refused(self, index: Index) -> str | None:
        """Return what was typed last where it was in this cell and could not be kept; forget it."""
        if self._refused is None or self._refused[:2] != (self.key_at(index.row()), index.column()):
            return None
        typed, self._refused = self._refused[2], None
        return typed


class RowsTable(QTableView):
    """Shows a model of rows, and follows what is chosen everywhere."""

    def __init__(self, model: RowsModel, selection: Selection, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model
        self._chosen = selection
        self.setModel(model)
        self.setItemDelegate(Cells(model, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        selection.changed.connect(self.show_chosen)
        model.modelReset.connect(self.show_chosen)

    def show_chosen(self) -> None:
        """Choose here what is chosen everywhere."""
        rows = [row for key in self._chosen.keys if (row := self._rows.row_of(key)) is not None]
        now = self.selectionModel()
        if {index.row() for index in now.selectedRows()} == set(rows):
            return
        wanted = QItemSelection()
        for row in rows:
            wanted.select(self._rows.index(row, 0), self._rows.index(row, self._rows.columnCount() - 1))
        with QSignalBlocker(self):
            now.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if rows and self.currentIndex().row() not in rows:
                column = max(self.currentIndex().column(), 0)
                flag = QItemSelectionModel.SelectionFlag.NoUpdate
                now.setCurrentIndex(self._rows.index(rows[-1], column), flag)
        if rows:
            self.scrollTo(self._rows.index(rows[-1], max(self.currentIndex().column(), 0)))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Choose everywhere what is chosen here."""
        super().selectionChanged(selected, deselected)
        if self.signalsBlocked():
            return
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        current = self.currentIndex().row()
        keys = [self._rows.key_at(row) for row in rows if row != current]
        if current in rows:
            keys.append(self._rows.key_at(current))
        if keys:
            self._chosen.choose(keys)

    def finish(self) -> None:
        """Keep what is being typed."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()  # a cell keeps what is typed when it is left

    def event(self, event: QEvent) -> bool:
        """Keep F2 to the table: it types here, not on the map."""
        own = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F2
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type in a cell with Enter too."""
        typing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not typing:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class Cells(QStyledItemDelegate):
    """Types in the cells: text and numbers on a line, what has choices from a list."""

    def __init__(self, model: RowsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return what a cell is typed in."""
        title = str(self._model.headerData(index.column(), Qt.Orientation.Horizontal))
        if choices := self._model.choices_at(index):
            box = Answers(parent)
            box.setAccessibleName(title)
            for value, said in choices:
                box.addItem(said, value)
            box.activated.connect(lambda _: self._done(box))
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(title)
        longest = self._model.longest_at(index)
        if longest is not None:
            line.setMaxLength(longest)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds."""
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(value), 0))
        elif isinstance(editor, QLineEdit):
            refused = self._model.take_refused(index)
            editor.setText(str(value) if refused is None else refused)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was typed or chosen."""
        value: Any = editor.currentData() if isinstance(editor, QComboBox) else None
        held = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, QLineEdit):
            value, held = editor.text(), str(held)
        if value != held:
            model.setData(index, value)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
