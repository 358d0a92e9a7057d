"""Finder: one line to do anything or go anywhere, over the window."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.offer_look import LINE, OfferLook
from journey_editor.ui.offers import Offer, Offers

_WIDTH: Final = 640  # px
_SHOWN: Final = 12  # lines
_TOP: Final = 56  # px below the top of the window
_NOWHERE: Final = QModelIndex()
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Finder(QFrame):
    """A line to type in and what answers below it; `went(key)` asks to go to a row."""

    went = Signal(object)

    def __init__(self, offers: Offers, words: Words, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("finder")
        self._offers = offers
        self._words = words
        self._window = window
        self._before: QWidget | None = None
        self._model = _Lines(words, self)
        self._soon = QTimer(self)  # the rows are read once the line can be seen
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(offers.read_rows)
        self.line = _Line(self)
        self.line.setPlaceholderText(words("Find or do: > for actions only, @ for the map only"))
        self.line.setAccessibleName(words("Find or do anything"))
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(OfferLook(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(words("Found"))
        self._more = PlainLabel("", self, role="note")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.line, self.list, self._more):
            column.addWidget(widget)
        self.line.textChanged.connect(self._find)
        self.line.lost.connect(self.hide)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self._take)
        self.list.selectionModel().currentChanged.connect(self._announce)
        window.installEventFilter(self)
        self.hide()

    def open(self, project: Project, view: View) -> None:
        """Show what can be done and gone to now, and be ready for typing."""
        self._before = QApplication.focusWidget()
        self._offers.gather(project, view)
        self.line.clear()
        self._find("")
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._soon.start()

    def close_back(self) -> None:
        """Close, and give the focus back."""
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the line move in the list; stay in the middle of the window."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._press(event)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - as Qt calls it
        """Let Tab lead nowhere else."""
        return True

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Escape:
                self.close_back()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._take(self.list.currentIndex())
            case key if key in _MOVES:
                self._move(Qt.Key(key))
            case _:
                return False
        return True

    def _move(self, key: Qt.Key) -> None:
        """Go up or down, round the ends by one line, at them by a page."""
        count, at = self._model.rowCount(), self.list.currentIndex().row()
        if not count:
            return
        match key:
            case Qt.Key.Key_Up:
                at = (at - 1) % count
            case Qt.Key.Key_Down:
                at = (at + 1) % count
            case Qt.Key.Key_PageUp:
                at = max(at - _SHOWN + 1, 0)
            case _:
                at = min(at + _SHOWN - 1, count - 1)
        self.list.setCurrentIndex(self._model.index(at, 0))

    def _find(self, typed: str) -> None:
        offers, more = self._offers.find(typed)
        self._model.show_offers(offers)
        said = ""
        if more:
            said = self._words("… {n} more", n=self._words.number(more))
        elif not offers:
            said = self._words("Nothing found")
        self._more.setText(said)
        self._more.setVisible(bool(said))
        self.list.setVisible(bool(offers))
        if offers:
            self.list.setCurrentIndex(self._model.index(0, 0))
            self.list.scrollToTop()
        else:
            self._say(said)
        self._place()

    def _take(self, index: QModelIndex) -> None:
        offer = self._model.offer(index)
        if offer is None:
            return
        self.close_back()
        if isinstance(offer.does, QAction):
            offer.does.trigger()
        else:
            self.went.emit(offer.does)

    def _announce(self, index: QModelIndex) -> None:
        if self.isVisible() and index.isValid():
            self._say(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _say(self, said: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.line, said))

    def _place(self) -> None:
        room = self._window.size()
        lines = min(self._model.rowCount(), _SHOWN, max((room.height() - 3 * _TOP) // LINE, 3))
        self.list.setFixedHeight(lines * LINE)
        width = min(_WIDTH, room.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((room.width() - width) // 2, _TOP)


class _Line(QLineEdit):
    """Says when the focus went elsewhere in the window."""

    lost = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.lost.emit()


class _Lines(QAbstractListModel):
    """The offers that are shown."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._offers: list[Offer] = []

    def show_offers(self, offers: list[Offer]) -> None:
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def offer(self, index: QModelIndex | QPersistentModelIndex) -> Offer | None:
        return self._offers[index.row()] if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        offer = self.offer(index)
        if offer is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return offer.title
            case Qt.ItemDataRole.AccessibleTextRole:
                title = (
                    self._words("Go to {row}", row=offer.title)
                    if isinstance(offer.does, RowKey)
                    else offer.title
                )
                return ", ".join(part for part in (title, offer.about, offer.keys) if part)
            case Qt.ItemDataRole.DecorationRole:
                return offer.icon
            case Qt.ItemDataRole.UserRole:
                return offer
            case Qt.ItemDataRole.SizeHintRole:
                return QSize(100, LINE)
            case _:
                return None
