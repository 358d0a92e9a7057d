"""Answers: a list that a cell of the table is chosen from, open as soon as it is there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

_ARROWS: Final = (Qt.Key.Key_Down, Qt.Key.Key_Up)
_FRAME: Final = 24  # px beside the words of an entry


class Answers(QComboBox):
    """A list whose entries are only looked at with the arrows: nothing is chosen before Enter or a click.

    The first letters of an entry choose it at once.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        QTimer.singleShot(0, self, self.showPopup)  # by then it has its place

    def showPopup(self) -> None:
        """Open the list as wide as what it says, however narrow the cell is."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _FRAME)
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list with the arrows."""
        if event.key() in _ARROWS:
            self.showPopup()
        else:
            super().keyPressEvent(event)
