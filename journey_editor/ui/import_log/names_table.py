"""Names table: the names of a log in rows; the touchpoint of each is chosen in its row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPointF, QSize, Qt, QTimer, Signal
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

from journey_editor.kernel.words import Words
from journey_editor.layout.style import SOFT
from journey_editor.ui.import_log.names_model import EVENTS, HOW, NAME, TOUCHPOINT, Index, NamesModel
from journey_editor.ui.labels import tip
from journey_editor.ui.theme import qcolour

_ROW: Final = 30  # px
_SHARES: Final = {NAME: 0.29, EVENTS: 0.09, TOUCHPOINT: 0.29}  # of the width; how takes the rest


class NamesTable(QTableView):
    """Shows a names model; Enter, F2 or a click on a touchpoint opens the list of what it can be."""

    def __init__(self, model: NamesModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "rows")
        self.setModel(model)
        self.setItemDelegate(_Choice(model, words, self))
        self.setAccessibleName(words("Names in the log"))
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
        head.setSectionResizeMode(HOW, QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._open)

    def begin(self) -> None:
        """Take the focus, at the touchpoint of the first name."""
        self.setCurrentIndex(self.model().index(0, TOUCHPOINT))
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the width among the columns."""
        super().resizeEvent(event)
        head = self.horizontalHeader()
        for column, share in _SHARES.items():
            wide = round(self.viewport().width() * share)
            self.setColumnWidth(column, max(wide, head.sectionSizeHint(column)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list wherever in the row the cursor is."""
        opens = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)
        if opens and self.state() != QAbstractItemView.State.EditingState and self.currentIndex().isValid():
            self._open(self.currentIndex().siblingAtColumn(TOUCHPOINT))
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if index.column() == TOUCHPOINT:
            self.setCurrentIndex(index)
            self.edit(index)


class _Choice(QStyledItemDelegate):
    """Draws an arrow beside what can be changed, and changes it in a list."""

    def __init__(self, model: NamesModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._words = words
        self._arrow = QIcon(_arrow(parent.devicePixelRatioF()))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw an arrow at the end of a touchpoint."""
        super().initStyleOption(option, index)
        if index.column() == TOUCHPOINT:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.icon = self._arrow
            option.decorationSize = QSize(10, 10)
            option.decorationPosition = QStyleOptionViewItem.Position.Right

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the list of what a name can stand for, and unfold it."""
        box = _Unfolding(parent)
        box.setAccessibleName(
            self._words("Touchpoint for {name}", name=self._model.matches[index.row()].name)
        )
        for id_ in (None, *self._model.titles):
            said = self._model.touchpoint_said(id_)
            box.addItem(said, id_)
            box.setItemData(box.count() - 1, tip(said), Qt.ItemDataRole.ToolTipRole)
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
        """Show what the name stands for."""
        assert isinstance(editor, QComboBox)
        id_ = index.data(Qt.ItemDataRole.EditRole)
        editor.setCurrentIndex(0 if id_ is None else editor.findData(id_))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Keep what was chosen."""
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())

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
