"""Ranking list: what got dots, in order, to go to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from journey_editor.model.records import RowKey

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEY: Final = Qt.ItemDataRole.UserRole
_TALLEST: Final = 132  # px
_RIM: Final = 4  # px above its lines, and below


class RankingList(QListWidget):
    """What got dots, in order; Enter goes there on the map."""

    went = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.itemDoubleClicked.connect(self._go)

    def fill(self, lines: list[tuple[str, RowKey]]) -> None:
        """Show these lines."""
        if lines == [
            (self.item(row).text(), RowKey.read(self.item(row).data(_KEY))) for row in range(self.count())
        ]:
            return
        at = self.currentRow()
        self.clear()
        for said, key in lines:
            item = QListWidgetItem(said)
            item.setData(_KEY, str(key))
            self.addItem(item)
        self.setFixedHeight(min(len(lines) * max(self.sizeHintForRow(0), 0) + 2 * _RIM, _TALLEST))
        self.setCurrentRow(min(max(at, 0), len(lines) - 1))

    def _go(self, item: QListWidgetItem) -> None:
        self.went.emit(RowKey.read(item.data(_KEY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there with Enter."""
        item = self.currentItem()
        if event.key() in _ENTER and item is not None:
            self._go(item)
        else:
            super().keyPressEvent(event)
