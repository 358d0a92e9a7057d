"""Link picker: one line to find what to link a card with, or to name something new for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journey_editor.insight.search import Entries, Query, folded
from journey_editor.kernel.words import Words
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.offer_look import LINE, OfferLook
from journey_editor.ui.offers import Offer

_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class LinkPicker(QDialog):
    """Shows what is there, narrowed by what is typed, and `news`, which take that for their title.

    After it was accepted, `chosen` is one of the offers and `typed` what was
    written, of at most `longest` characters.
    """

    def __init__(
        self,
        title: str,
        there: Sequence[Offer],
        news: Sequence[Offer],
        words: Words,
        parent: QWidget,
        *,
        longest: int,
    ) -> None:
        super().__init__(parent)
        self.chosen: Offer | None = None
        self._there = there
        self._news = news
        self._words = words
        self._entries = Entries()
        for offer in there:
            self._entries.add(folded(offer.title), folded(offer.about))
        self.setWindowTitle(words("Link to…"))
        self._line = QLineEdit(self)
        self._line.setAccessibleName(title)
        self._line.setPlaceholderText(
            words("Find what is there, or write what is new") if news else words("Find what is there")
        )
        self._line.setMaxLength(longest)
        self._line.installEventFilter(self)
        self._line.textChanged.connect(self._find)
        self._list = QListWidget(self)
        self._list.setItemDelegate(OfferLook(self._list))
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(words("Found"))
        self._list.itemActivated.connect(lambda _: self.accept())
        self._nothing = PlainLabel("", self, role="note", wraps=True)
        buttons = QDialogButtonBox(self)
        buttons.addButton(words("Link them"), QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        buttons.addButton(words("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(PlainLabel(title, self, role="section", wraps=True))
        for widget in (self._line, self._list, self._nothing):
            column.addWidget(widget)
        column.addWidget(buttons)
        self._find("")
        self._line.setFocus()

    @property
    def typed(self) -> str:
        """What was written, without blanks around it."""
        return self._line.text().strip()

    def sizeHint(self) -> QSize:
        """Return a size that shows a dozen lines."""
        return QSize(480, 220 + 8 * LINE)

    def accept(self) -> None:
        """Take what is current."""
        item = self._list.currentItem()
        if item is None:
            return
        self.chosen = item.data(Qt.ItemDataRole.UserRole)
        super().accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let keys of the line move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _MOVES:
            self._list.event(event)
            return True
        return super().eventFilter(watched, event)

    def _find(self, text: str) -> None:
        query = Query(text)
        found = [self._there[at] for at in query.best(self._entries)] if query else [*self._there]
        typed = self.typed
        news = [replace(one, title=f"{one.title}: “{typed}”") if typed else one for one in self._news]
        self._list.clear()
        for offer in (*found, *news) if typed else (*news, *found):
            item = QListWidgetItem(offer.title)
            item.setData(Qt.ItemDataRole.UserRole, offer)
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                ", ".join(part for part in (offer.title, offer.about) if part),
            )
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._nothing.setText("" if self._list.count() else self._words("Nothing found"))
        self._nothing.setVisible(not self._list.count())
