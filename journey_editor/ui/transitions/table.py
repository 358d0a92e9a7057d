"""Table: the transitions in rows that can be typed in, sorted and chosen."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelection, QItemSelectionModel, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Line
from journey_editor.model.records import Party
from journey_editor.ui.transitions.answers import Answers
from journey_editor.ui.transitions.columns import COLUMNS, FIELDS, NONE, Shown
from journey_editor.ui.transitions.table_model import Index, TableModel

_WIDE: Final = 70, 170  # px of a column: at least, at most
_ROW: Final = 30  # px


class Table(QTableView):
    """Shows a table model; what is chosen in it is chosen everywhere."""

    def __init__(self, model: TableModel, selection: Selection, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._chosen = selection
        self.setModel(model)
        self.setItemDelegate(_Cells(model, words, self))
        self.setObjectName("transitions")
        self.setAccessibleName(words("Transitions"))
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
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        head.sortIndicatorChanged.connect(model.sort)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._fitted = False
        selection.changed.connect(self.show_chosen)
        model.modelReset.connect(self._fit)
        model.modelReset.connect(self.show_chosen)

    def show_chosen(self) -> None:
        """Choose here what is chosen everywhere."""
        rows = [row for key in self._chosen.keys if (row := self._model.row_of(key)) is not None]
        now = self.selectionModel()
        if {index.row() for index in now.selectedRows()} == set(rows):
            return
        wanted = QItemSelection()
        for row in rows:
            wanted.select(self._model.index(row, 0), self._model.index(row, len(COLUMNS) - 1))
        with QSignalBlocker(self):
            now.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if rows and self.currentIndex().row() not in rows:
                column = max(self.currentIndex().column(), 0)
                flag = QItemSelectionModel.SelectionFlag.NoUpdate
                now.setCurrentIndex(self._model.index(rows[-1], column), flag)
        if rows:
            self.scrollTo(self._model.index(rows[-1], max(self.currentIndex().column(), 0)))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Choose everywhere what is chosen here."""
        super().selectionChanged(selected, deselected)
        if self.signalsBlocked():
            return
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        current = self.currentIndex().row()
        keys = [self._model.transition_at(row).key for row in rows if row != current]
        if current in rows:
            keys.append(self._model.transition_at(current).key)
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


class _Cells(QStyledItemDelegate):
    """Types in the cells: text and numbers on a line, answers and teams from a list."""

    def __init__(self, model: TableModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._words = words

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return what a cell is typed in."""
        column = FIELDS.get(self._model.field_at(index))
        title = str(self._model.headerData(index.column(), Qt.Orientation.Horizontal))
        held = index.data(Qt.ItemDataRole.EditRole)
        if choices := self._choices(COLUMNS[index.column()], held):
            box = Answers(parent)
            box.setAccessibleName(title)
            for value, said in choices:
                box.addItem(said, value)
            box.activated.connect(lambda _: self._done(box))
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(title)
        if column is not None and isinstance(column.field, Line):
            line.setMaxLength(column.field.longest)
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

    def _choices(self, column: Shown, held: Any) -> list[tuple[Any, str]]:
        """Return what a cell that holds `held` is chosen from, if it is; each in the words of the cell."""
        if column.answers is not None:
            yes, no = map(self._words, column.answers)
            return [(True, yes), (False, no), (None, self._words("unknown"))]
        if column.field != "team":
            return []
        parties = sorted(self._model.project.all(Party).values(), key=lambda one: one.name.casefold())
        return [(None, NONE), *((one.id, one.name) for one in parties if not one.private or one.id == held)]

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
