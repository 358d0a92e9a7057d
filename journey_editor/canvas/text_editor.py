"""Text editor: a real text widget over a group, for typing in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from journey_editor.layout.marks import Writing

FAMILY: Final = "FiraGO"
_LEAST: Final = 9  # px; smaller letters cannot be typed
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NEW_LINE: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier


class TextEditor(QPlainTextEdit):
    """Edits one text: Enter keeps it, Esc drops it, leaving keeps it.

    Shift+Enter or Alt+Enter begins a new line where the field has several.
    """

    finished = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget, *, text: str, writing: Writing, lines: bool, scale: float) -> None:
        super().__init__(parent)
        self._lines = lines
        font = QFont(FAMILY)
        font.setPixelSize(max(_LEAST, round(writing.size * scale)))
        font.setBold(writing.bold)
        self.setFont(font)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("inline-editor")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        if writing.centred:
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self.selectAll()

    def place(self, area: QRect) -> None:
        """Cover `area` of the viewport, with room to type."""
        tall = round(self.fontMetrics().lineSpacing() * max(self.document().lineCount(), 1.0)) + 10
        wide = max(area.width() + 8, 90)
        self.setGeometry(
            area.center().x() - wide // 2, area.top() - 4, wide, max(area.height() + 10, tall, 28)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter and Esc end the typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif event.key() in _ENTER and not (self._lines and event.modifiers() & _NEW_LINE):
            self.finished.emit()
        elif event.key() in _ENTER:
            self.insertPlainText("\n")
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the focus goes elsewhere, but not for a menu or another window."""
        super().focusOutEvent(event)
        passing = (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.MenuBarFocusReason,
        )
        if event.reason() not in passing:
            self.finished.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text, and nothing but text."""
        if source.hasText():
            self.insertPlainText(source.text())
