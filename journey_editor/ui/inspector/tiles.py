"""Tiles: rows to go to, as blocks of two lines or as chips in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from journey_editor.kernel.words import Words, shortened
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector.related import Entry, Related, related
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel, set_tip

_LONGEST: Final = 100  # characters of a name
_MOST: Final = 24  # tiles under one heading; a page is made while somebody walks over the map
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
        title = shortened(entry.title, longest=_LONGEST)
        self.setAccessibleName(f"{title}, {entry.about}" if entry.about else title)
        column = QVBoxLayout(self)
        column.setSpacing(2)
        if look == "chip":
            column.setContentsMargins(11, 4, 11, 4)
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
        self._blocks: list[QWidget] = []
        self._tiles: list[Tile] = []
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
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()  # one of its tiles may be what was pressed
        self._tiles.clear()
        self._blocks = [self._block(one) for one in found]
        for block in self._blocks:
            self._column.addWidget(block)
        self.setVisible(bool(found))

    def stops(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        return [*self._tiles]

    def _block(self, shown: Related) -> QWidget:
        block = QWidget(self)
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(PlainLabel(shown.title, block, role="section"))
        tiles = [Tile(entry, shown.look, block) for entry in shown.entries[:_MOST]]
        for tile in tiles:
            tile.clicked.connect(lambda _=False, key=tile.key: self.chosen.emit(key))
        self._tiles += tiles
        if shown.look == "chip":
            column.addWidget(_Chips(tiles, block))
        else:
            for tile in tiles:
                column.addWidget(tile)
        more = len(shown.entries) - _MOST
        if more > 0:
            column.addWidget(PlainLabel(self.words("and {n} more", n=more), block, role="note"))
        return block


class _Chips(QWidget):
    """Sets widgets in rows, as words are set in lines."""

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._widgets = widgets
        for widget in widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Ask for the height of the rows in the width there is."""
        return QSize(40, self.heightForWidth(self.width()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows in `width`."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the widgets anew."""
        super().resizeEvent(event)
        for widget, place in zip(self._widgets, self._places(self.width()), strict=True):
            widget.setGeometry(place)

    def _places(self, room: int) -> Iterator[QRect]:
        x, y = 0, 0
        for widget in self._widgets:
            hint = widget.sizeHint()
            width = min(hint.width(), room)
            if x and x + width > room:
                x, y = 0, y + hint.height() + _GAP
            yield QRect(x, y, width, hint.height())
            x += width + _GAP
