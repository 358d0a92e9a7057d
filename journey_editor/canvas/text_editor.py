"""Text editor: a real text widget over a group, for typing in place."""

from __future__ import annotations

from enum import Enum
from math import ceil
from typing import Final

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

FAMILY: Final = "FiraGO"
_LEAST: Final = 9  # px; smaller letters cannot be typed
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BREAKS: Final = str.maketrans("\u2028\u2029", "\n\n")  # what Qt ends lines and paragraphs with
_PASSING: Final = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class Leaving(Enum):
    """How a text was left: where to go on (R-60)."""

    STAY = "stay"
    RIGHT = "right"
    BELOW = "below"
    NEXT_LANE = "next lane"
    LANE_BEFORE = "lane before"


class TextEditor(QPlainTextEdit):
    """Edits one text: Enter keeps it, Esc drops it, leaving keeps it.

    Enter goes on to the right, Shift+Enter below, Tab and Shift+Tab to the
    lanes beside.  Alt+Enter begins a new line where the field has several.  A
    text to paste that is longer than `longest` is not taken, because every key
    would lay it out again; `refused` says how many characters it has.
    """

    finished = Signal(Leaving)
    dropped = Signal()
    refused = Signal(int)

    def __init__(self, parent: QWidget, *, text: str, centred: bool, lines: bool, longest: int) -> None:
        super().__init__(parent)
        self._parent = parent
        self._lines = lines
        self._longest = longest
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("inline-editor")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(2)
        if centred:
            option = self.document().defaultTextOption()
            option.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self.document().setDefaultTextOption(option)
        self.setPlainText(text)
        self.selectAll()

    def take_composed(self) -> None:
        """Take what an input method has not handed over yet."""
        QGuiApplication.inputMethod().commit()
        composed = self.textCursor().block().layout().preeditAreaText()
        if composed:  # there is no input method that could commit
            event = QInputMethodEvent()
            event.setCommitString(composed)
            self.inputMethodEvent(event)

    def typed(self, *, always: bool = False) -> str | None:
        """Return the text, or None where it is the one that was there, unless it is wanted `always`."""
        if not always and not self.document().isModified():
            return None
        # Raw, because toPlainText makes a space of every no-break space.
        return self.document().toRawText().translate(_BREAKS)

    def place(self, area: QRect, pixels: float, *, bold: bool) -> None:
        """Cover `area` of the parent in letters of `pixels`, with room to type; stay in sight where it is."""
        font = QFont(FAMILY)
        font.setPixelSize(max(_LEAST, round(pixels)))
        font.setBold(bold)
        if font != self.font():
            self.setFont(font)
        wide = max(area.width() + 8, 90)
        self.resize(wide, self.height())  # sets the lines, which are measured next
        tall = max(area.height() + 10, self._lines_high() + 12, 28)
        box = QRect(area.center().x() - wide // 2, area.top() - 4, wide, tall)
        window = self._parent.rect()
        # Where all lines have room a bar would only flash up before they get it, and break them anew.
        needed, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(needed if tall > window.height() else never)
        if window.intersects(area):
            box.setHeight(min(tall, window.height()))
            box.moveBottom(min(box.bottom(), window.bottom()))
            box.moveTop(max(box.top(), window.top()))
        self.setGeometry(box)

    def _lines_high(self) -> int:
        """Return how many pixels the lines take."""
        high, block = 0.0, self.document().firstBlock()
        while block.isValid():
            high += self.blockBoundingRect(block).height()
            block = block.next()
        return ceil(high)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter, Tab and Esc end the typing."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.dropped.emit()
        elif key in _ENTER and self._lines and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.insertPlainText("\n")
        elif key in _ENTER:
            self.finished.emit(Leaving.BELOW if shift else Leaving.RIGHT)
        elif key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and shift):
            self.finished.emit(Leaving.LANE_BEFORE)
        elif key == Qt.Key.Key_Tab:
            self.finished.emit(Leaving.NEXT_LANE)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed when the focus goes elsewhere, but not for a menu or another window."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.finished.emit(Leaving.STAY)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text, and nothing but text."""
        text = source.text()
        if len(text) > self._longest:
            self.refused.emit(len(text))
        else:
            self.insertPlainText(text)
