"""Choice table: rows of cells, some of which are chosen from a list that unfolds in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPen, QPixmap, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from journey_editor.layout.style import SOFT
from journey_editor.ui.headed import HeadedModel, Index
from journey_editor.ui.labels import tip
from journey_editor.ui.theme import qcolour

_ROW: Final = 30  # px


class ChoiceModel(HeadedModel):
    """What a choice table shows: cells that are editable are chosen from `choices`."""

    def choices(self, index: Index) -> Sequence[tuple[Any, str]]:
        """Return what a cell can hold, each with its words; what it holds is its edit role."""
        raise NotImplementedError  # every kind has its own; a Qt model cannot be an ABC

    def called(self, index: Index) -> str:
        """Return what the list of a cell is called for those who do not see it."""
        raise NotImplementedError  # every kind has its own; a Qt model cannot be an ABC


class ChoiceTable(QTableView):
    """Shows a choice model; Enter, F2, Space or a click on a cell that can be changed opens its list.

    `shares` are the parts of the width that columns take; the one that is not
    named takes the rest.  From a cell that cannot be changed the keys open the
    list in `first`.
    """

    def __init__(
        self, model: ChoiceModel, shares: Mapping[int, float], *, first: int, called: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._shares, self._first = shares, first
        self.setProperty("look", "rows")
        self.setModel(model)
        self.setItemDelegate(_Choice(model, self))
        self.setAccessibleName(called)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        (rest,) = (column for column in range(model.columnCount()) if column not in shares)
        head.setSectionResizeMode(rest, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._open)

    def begin(self) -> None:
        """Take the focus, at the first cell that can be changed."""
        self.setCurrentIndex(self.model().index(0, self._first))
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width among the columns."""
        super().resizeEvent(event)
        head = self.horizontalHeader()
        for column, share in self._shares.items():
            wide = round(self.viewport().width() * share)
            self.setColumnWidth(column, max(wide, head.sectionSizeHint(column)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list of the cell, or of the row, where the cursor is."""
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
        index = self.currentIndex()
        if opens and self.state() != QAbstractItemView.State.EditingState and index.isValid():
            self._open(index if _changes(index) else index.siblingAtColumn(self._first))
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if _changes(index):
            self.setCurrentIndex(index)
            self.edit(index)


class _Choice(QStyledItemDelegate):
    """Draws an arrow beside what can be changed, and changes it in a list."""

    def __init__(self, model: ChoiceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._arrow = QIcon(_arrow(parent.devicePixelRatioF()))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an arrow at the end of what can be changed."""
        super().initStyleOption(option, index)
        if _changes(index):
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = self._arrow
            option.decorationSize = QSize(10, 10)
            option.decorationPosition = QStyleOptionViewItem.Position.Right

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the list of what a cell can hold, and unfold it."""
        box = _Unfolding(parent)
        box.setAccessibleName(self._model.called(index))
        for number, (_, said) in enumerate(self._model.choices(index)):
            box.addItem(said)
            box.setItemData(number, tip(said), Qt.ItemDataRole.ToolTipRole)
        box.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        box.setMaxVisibleItems(14)
        box.activated.connect(lambda _: self._done(box))
        box.left.connect(lambda: self.closeEditor.emit(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Cover the whole cell, its arrow too."""
        editor.setGeometry(option.rect)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds."""
        assert isinstance(editor, QComboBox)
        held = index.data(Qt.ItemDataRole.EditRole)
        editor.setCurrentIndex([value for value, _ in self._model.choices(index)].index(held))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was chosen."""
        assert isinstance(editor, QComboBox)
        model.setData(index, self._model.choices(index)[editor.currentIndex()][0])

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class _Unfolding(QComboBox):
    """A list that is there only as long as it is unfolded; `left` tells that nothing was chosen."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen = False
        self.activated.connect(self._choose)
        self.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold up however that comes; what was chosen is known only after it."""
        if watched is self.view() and event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self, self._leave)
        return super().eventFilter(watched, event)

    def _choose(self, _index: int) -> None:
        self._chosen = True

    def _leave(self) -> None:
        if not self._chosen:
            self.left.emit()


def _changes(index: Index) -> bool:
    return bool(index.flags() & Qt.ItemFlag.ItemIsEditable)


def _arrow(scale: float) -> QPixmap:
    picture = QPixmap(round(10 * scale), round(10 * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(qcolour(SOFT), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(QPolygonF([QPointF(1.5, 3.5), QPointF(5, 7), QPointF(8.5, 3.5)]))
    painter.end()
    return picture
