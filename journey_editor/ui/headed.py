"""Headed: a model of a table whose columns have headings, each above where its column is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_ALL: Final = QModelIndex()


class HeadedModel(QAbstractTableModel):
    """A subclass sets `headings`, and says in `count` how many rows there are."""

    headings: Sequence[str] = ()

    def count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError  # every kind has its own; a Qt model cannot be an ABC

    def side(self, _column: int) -> Qt.AlignmentFlag:
        """Return where a column is written."""
        return LEFT

    def rowCount(self, parent: Index = _ALL) -> int:
        """Return how many rows there are, to Qt."""
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = _ALL) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading, and where it stands."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(section)
        return self.headings[section] if role == Qt.ItemDataRole.DisplayRole else None
