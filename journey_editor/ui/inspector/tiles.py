"""Tiles: rows to go to, as blocks of two lines or as chips in a row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector.related import Entry, Related, related
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel, set_tip

_LONGEST: Final = 160  # characters of a name
_GAP: Final = 6
SECTIONS: Final = 18  # px between headings


class Tile(QPushButton):
    """One row to go to."""

    def __init__(self, entry: Entry, look: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = entry.key
        self.setProperty("look", look)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        title = " ".join(entry.title.split())
        title = title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1]}…"
        self.setAccessibleName(f"{title}, {entry.about}" if entry.about else title)
        column = QVBoxLayout(self)
        column.setSpacing(2)
        if look == "chip":
            column.setContentsMargins(11, 3, 11, 3)
            labels = [PlainLabel(title, self, elides=True)]
            set_tip(self, entry.about)
        else:
            column.setContentsMargins(11, 8, 11, 8)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            labels = [PlainLabel(title, self, role="strong", wraps=True)]
            if entry.about:
                labels.append(PlainLabel(entry.about, self, role="note", wraps=True))
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def sizeHint(self) -> QSize:
        """Ask for the room that the text needs; a button would ask for its own."""
        layout = self.layout()
        assert layout is not None
        return layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Ask for the height of the text."""
        return QSize(40, self.sizeHint().height())


class RelatedSection(Section):
    """What belongs to the chosen row, heading by heading; `chosen` says which row the user wants to see."""

    chosen = Signal(object)

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(document, key, words, parent)
        self._shown: tuple[Related, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SECTIONS)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now."""
        project = self.document.kept
        row = project.row(self.key)
        found = related(project, row, self.words) if row is not None else ()
        if found == self._shown:
            return
        self._shown = found
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for one in found:
            self._column.addWidget(self._block(one))
        self.setVisible(bool(found))

    def _block(self, shown: Related) -> QWidget:
        block = QWidget(self)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(PlainLabel(shown.title, block, role="section"))
        tiles = [Tile(entry, shown.look, block) for entry in shown.entries]
        for tile in tiles:
            tile.clicked.connect(lambda _=False, key=tile.key: self.chosen.emit(key))
        if shown.look == "chip":
            column.addLayout(_Flow(tiles))
        else:
            for tile in tiles:
                column.addWidget(tile)
        return block


class _Flow(QLayout):
    """Sets widgets in rows, as words are set in lines."""

    def __init__(self, widgets: Iterable[QWidget]) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), moving=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(40, max((item.sizeHint().height() for item in self._items), default=0))

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, moving=True)

    def _place(self, area: QRect, *, moving: bool) -> int:
        """Return the height that the rows take in the width of `area`."""
        x, y, tall = area.x(), area.y(), 0
        for item in self._items:
            hint = item.sizeHint()
            width = min(hint.width(), area.width())
            if x > area.x() and x + width > area.x() + area.width():
                x, y, tall = area.x(), y + tall + _GAP, 0
            if moving:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, hint.height())))
            x += width + _GAP
            tall = max(tall, hint.height())
        return y + tall - area.y()
