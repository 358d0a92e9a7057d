"""One line: texts of a list typed over in place, no longer than their field keeps."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QStyledItemDelegate, QStyleOptionViewItem, QWidget


class OneLine(QStyledItemDelegate):
    """Takes at most `longest` characters; `full` is told of the first one too many."""

    full = Signal(int)

    def __init__(self, listed: QListWidget, longest: int) -> None:
        super().__init__(listed)
        self._longest = longest

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """Return the line; a text that is longer already can be shortened."""
        editor = super().createEditor(parent, option, index)
        assert isinstance(editor, QLineEdit)
        editor.setMaxLength(max(self._longest, len(str(index.data(Qt.ItemDataRole.EditRole)))))
        editor.inputRejected.connect(lambda: self.full.emit(self._longest))
        return editor
