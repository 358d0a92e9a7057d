"""Capture bar: a line at a time, put where the cursor is, without leaving the keys."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.cells import Cell
from journey_editor.canvas.fresh import Fresh
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.ui.jotting import GRID, KINDS, Jotter
from journey_editor.ui.labels import PlainLabel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_MOST = 500  # lines of one paste


class CaptureBar(QWidget):
    """Below the map; Enter keeps the line and waits for the next, Esc goes back to the map.

    Alt and an arrow move the cursor on the map meanwhile.
    """

    def __init__(self, canvas: Canvas, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("capture-bar")
        self._canvas = canvas
        self._words = words
        self._line = _Line(self, canvas)
        self._line.setAccessibleName(words("Jot down"))
        self._line.setPlaceholderText(words("A letter says what it is; Enter puts it where the cursor is"))
        self._where = PlainLabel("", self)
        self._where.setObjectName("capture-where")
        letters = {letter: word for letter, (_, word) in KINDS.items()} | GRID
        self._letters = PlainLabel("   ".join(f"{one} {words(word)}" for one, word in letters.items()), self)
        self._letters.setObjectName("capture-letters")
        self._letters.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 6)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.addWidget(self._line, 1)
        row.addWidget(self._where)
        column.addLayout(row)
        column.addWidget(self._letters)
        self._line.textChanged.connect(self._say)
        canvas.selection.changed.connect(self._say)
        canvas.laid_out.connect(self._say)
        self.hide()

    def begin(self) -> None:
        """Show the bar and let it be typed in."""
        self.show()
        self._say()
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._line.selectAll()

    def take(self, written: str) -> None:
        """Put every line of `written` where the cursor is, as one entry of undo."""
        lines = written.splitlines()
        first: Fresh | None = None
        kept, last = Change(), None
        jotter = self._jotter()
        for line in lines[:_MOST]:
            found = jotter.jot(line)
            if found is not None:
                first = first or found
                kept, last = kept.then(found.change), found.key
                jotter = jotter.after(found)
        if first is None or last is None:
            return
        self._canvas.apply_adding(first.label, kept)
        if self._canvas.cells.at(last) is not None:
            self._canvas.go_to(last)

    def leave(self) -> None:
        """Go back to the map."""
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_line(self) -> None:
        """Keep the line that is written."""
        self.take(self._line.text())
        self._line.clear()

    def _jotter(self) -> Jotter:
        canvas = self._canvas
        return Jotter(canvas.document.kept, canvas.view, self._cell(), self._words, canvas.document.mint)

    def _cell(self) -> Cell | None:
        selection = self._canvas.selection
        if selection.current is not None:
            return self._canvas.cells.at(selection.current)
        return selection.cell

    def _say(self) -> None:
        if self.isVisible() and self._canvas.shows_any:
            self._where.setText(self._jotter().where(self._line.text()))


class _Line(QLineEdit):
    """The line: several pasted lines are as many cards."""

    def __init__(self, bar: CaptureBar, canvas: Canvas) -> None:
        super().__init__(bar)
        self._bar = bar
        self._canvas = canvas

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, leave with Esc, walk with Alt and an arrow."""
        pasted = QApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
        if event.key() in _ENTER:
            self._bar.keep_line()
        elif event.key() == Qt.Key.Key_Escape:
            self._bar.leave()
        elif event.key() in _ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._canvas.walk(*_ARROWS[Qt.Key(event.key())])
        elif len(pasted.splitlines()) > 1:
            self._bar.take(pasted)
        else:
            super().keyPressEvent(event)
