"""Panel: the merge beside the map: what came with which copy, and what wants deciding."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QHBoxLayout,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from journey_editor.kernel.words import Words
from journey_editor.model.merge import Clash, Join, Side
from journey_editor.model.records import RowKey
from journey_editor.session.exchange import Exchange
from journey_editor.ui.history.line_look import LineLook
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.merge.copies import Copies
from journey_editor.ui.merge.decision import KEYS
from journey_editor.ui.merge.detail import Detail
from journey_editor.ui.merge.lines import Lines

WIDE: Final = 430  # px
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MergePanel(QDockWidget):
    """Decides in an exchange, and says so.

    `changed` says that something was decided, `chosen` which row is looked at,
    `agreed` that the merge is to be made and `left` that it is not.
    """

    changed = Signal()
    chosen = Signal(RowKey)
    agreed = Signal()
    left = Signal()

    def __init__(self, exchange: Exchange, words: Words, parent: QWidget) -> None:
        super().__init__(words("Merge copies"), parent)
        self.setObjectName("merge")
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self.exchange = exchange
        self._words = words
        self._lines = Lines(words, self)
        body = QWidget(self)
        self._copies = Copies(exchange, words, body)
        self._counts = PlainLabel("", body, role="strong", wraps=True)
        self.list = _List(self)
        self.list.setModel(self._lines)
        self.list.setAccessibleName(words("What came, and what clashes"))
        self.detail = Detail(self._lines, words, body)
        self.detail.decided.connect(self._decide)
        self.detail.joined.connect(self._join)
        self._all = QWidget(body)
        halves = QSplitter(Qt.Orientation.Vertical, body)
        halves.setObjectName("gap")
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.list)
        halves.addWidget(self.detail)
        halves.setSizes([200, 240])
        hint = words("The map shows what the merge would make. Until you merge, nothing of it is kept.")
        column = QVBoxLayout(body)
        column.setContentsMargins(10, 8, 10, 10)
        column.addWidget(PlainLabel(hint, body, role="note", wraps=True))
        column.addWidget(self._copies)
        column.addWidget(self._counts)
        column.addWidget(halves, 1)
        column.addWidget(self._all)
        self._open = PlainLabel("", body, role="note", wraps=True)
        column.addWidget(self._open)
        column.addLayout(self._buttons(body))
        self.setWidget(body)
        self.setFocusProxy(self.list)
        self._show()
        self.list.setCurrentIndex(self._lines.index(0))
        self.list.selectionModel().currentChanged.connect(lambda _: self.look())

    def sizeHint(self) -> QSize:
        """Ask for the width of two versions side by side."""
        return QSize(WIDE, super().sizeHint().height())

    def _buttons(self, body: QWidget) -> QHBoxLayout:
        words = self._words
        every = QHBoxLayout(self._all)
        every.setContentsMargins(0, 0, 0, 0)
        for said, side in ((words("All ours"), Side.OURS), (words("All theirs"), Side.THEIRS)):
            button = QPushButton(said, self._all)
            button.clicked.connect(lambda _=False, one=side: self._decide_all(one))
            every.addWidget(button)
        every.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        merge = QPushButton(words("Merge"), body)
        merge.setProperty("primary", "true")
        merge.clicked.connect(self.agreed)
        cancel = QPushButton(words("Cancel"), body)
        cancel.clicked.connect(self.left)
        row.addWidget(merge)
        row.addWidget(cancel)
        return row

    def _show(self) -> None:
        """Show how all stands now; the line that was current stays so."""
        current = self._lines.line(self.list.currentIndex().row())
        self.list.selectionModel().blockSignals(True)
        self._lines.show_exchange(self.exchange)
        row = self._lines.row_of(current) if current is not None else None
        self.list.setCurrentIndex(self._lines.index(row or 0))
        self.list.selectionModel().blockSignals(False)
        self._copies.show_exchange(self.exchange)
        words, undecided = self._words, self.exchange.undecided
        clashes = sum(len(one.merged.clashes) for one in self.exchange.arrivals)
        self._all.setVisible(clashes > 0)
        self._counts.setVisible(clashes > 0)
        self._counts.setText(
            words(
                "{clashes}, {n} undecided",
                clashes=words.count(clashes, "{n} clash", "{n} clashes"),
                n=undecided,
            )
        )
        self._open.setVisible(undecided > 0)
        self._open.setText(
            words("Where nobody decides, our version counts, and what one side removed stays.")
        )

    def look(self) -> None:
        """Show all of the current line, and its row on the map."""
        line = self._lines.line(self.list.currentIndex().row())
        self.detail.show_line(line, self.exchange)
        if line is not None:
            self.chosen.emit(line.key)

    def _decide(self, side: Side) -> None:
        line = self._lines.line(self.list.currentIndex().row())
        if line is not None and isinstance(line.of, Clash):
            self.exchange.decide(line.place, line.of.id, side)
            self._tell()

    def _join(self, joined: bool) -> None:  # noqa: FBT001 - a slot
        line = self._lines.line(self.list.currentIndex().row())
        if line is not None and isinstance(line.of, Join):
            self.exchange.join(line.place, line.of, joined=joined)
            self._tell()

    def _decide_all(self, side: Side) -> None:
        self.exchange.decide_all(side)
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()
        self.look()

    def go_on(self) -> None:
        """Go to the next clash that nobody decided, ready for its keys."""
        row = self._lines.undecided_after(self.list.currentIndex().row() - 1)
        if row is not None:
            self.list.setCurrentIndex(self._lines.index(row))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_key(self, key: int) -> bool:
        """Do what a key on the list asks; return whether it asks for anything."""
        side = KEYS.get(Qt.Key(key))
        if side is not None:
            self.detail.answer(side)
        elif key == Qt.Key.Key_Space:
            self.detail.turn_over()
        elif key in _ENTER:
            row = self._lines.undecided_after(self.list.currentIndex().row())
            if row is not None:
                self.list.setCurrentIndex(self._lines.index(row))
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _List(QListView):
    """Decides with 1, 2 and 3, joins with Space, goes to what is undecided with Enter."""

    def __init__(self, panel: MergePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        self.setItemDelegate(LineLook(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the list."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.modifiers() or not self._panel.take_key(event.key()):
            super().keyPressEvent(event)
