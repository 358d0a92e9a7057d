"""Capture bar: a line at a time, put where the cursor is, without leaving the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.cells import Cell
from journey_editor.canvas.fresh import Fresh
from journey_editor.canvas.writing import why_unseen
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.records import Note, RowKey
from journey_editor.ui.jotting import GRID, KINDS, LONGEST, Jotter, Line, TooLongError
from journey_editor.ui.labels import PlainLabel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_MOST = 500  # lines that say with letters what they are
Paste = Callable[[QMimeData, Cell | None], None]


class CaptureBar(QWidget):
    """Below the map; Enter keeps the line and waits for the next, Esc goes back to the map.

    Alt and an arrow move the cursor on the map meanwhile.  Several pasted
    lines go to `paste`, with the place of the cursor; those that say with our
    letters what they are, are put one by one.
    """

    def __init__(self, canvas: Canvas, words: Words, parent: QWidget, *, paste: Paste) -> None:
        super().__init__(parent)
        self.setObjectName("capture-bar")
        self._canvas = canvas
        self._paste = paste
        self._words = words
        self._line = _Line(self, canvas)
        self._line.setAccessibleName(words("Jot down"))
        self._line.setMaxLength(LONGEST)
        self._line.inputRejected.connect(lambda: canvas.refuse_text(LONGEST))
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

    def take(self, written: str) -> bool:
        """Put every line of `written` where the cursor is, as one entry of undo.

        Return whether that was done: not where they are too many, or one too
        long; the canvas says so.
        """
        canvas, words, lines = self._canvas, self._words, written.splitlines()
        if len(lines) > _MOST:
            said = "{n} lines are too many; at most {most} can come in at once."
            canvas.refused.emit(words(said, n=words.number(len(lines)), most=words.number(_MOST)))
            return False
        kept, jotter = Change(), self._jotter()
        found: list[Fresh] = []
        try:
            for line in lines:
                fresh = jotter.jot(line)
                if fresh is not None:
                    found.append(fresh)
                    kept, jotter = kept.then(fresh.change), jotter.after(fresh)
        except TooLongError as error:
            canvas.refuse_text(*error.args)
            return False
        if found:
            canvas.apply_adding(found[0].label, kept)
            self._show(found[-1].key)
        return True

    def _show(self, key: RowKey) -> None:
        """Go to what was put on the map; say why it is not seen there."""
        canvas = self._canvas
        row = canvas.document.kept.row(key)
        if canvas.cells.at(key) is not None:
            canvas.go_to(key)
        elif row is not None and not (isinstance(row, Note) and row.lane is None):
            why = why_unseen(canvas.document.kept, canvas.view, row, self._words)
            canvas.refused.emit(f"{self._words('It is kept, but not in sight.')} {why}")

    def paste(self, mime: QMimeData) -> bool:
        """Take several lines, or a table, where the cursor is; return whether it is that."""
        lines = mime.text().splitlines()
        if len(lines) < 2:
            return False
        if not mime.hasHtml() and any(Line.read(line).letter for line in lines):
            self.take(mime.text())
        else:
            self._paste(mime, self._cell())
        return True

    def leave(self) -> None:
        """Go back to the map."""
        self.hide()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_line(self) -> None:
        """Keep the line that is written; one that cannot be kept stays."""
        if self.take(self._line.text()):
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
        if self.isVisible() and self._canvas.shows_any and not self._canvas.steady:
            self.setEnabled(self._canvas.document.may_change)
            self._where.setText(self._jotter().where(self._line.text()))


class _Line(QLineEdit):
    """The line: several pasted lines are as many cards."""

    def __init__(self, bar: CaptureBar, canvas: Canvas) -> None:
        super().__init__(bar)
        self._bar = bar
        self._canvas = canvas

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, leave with Esc, walk with Alt and an arrow."""
        if event.key() in _ENTER:
            self._bar.keep_line()
        elif event.key() == Qt.Key.Key_Escape:
            self._bar.leave()
        elif event.key() in _ARROWS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._canvas.walk(*_ARROWS[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """Paste what the clipboard holds."""
        if not self._bar.paste(QApplication.clipboard().mimeData()):
            super().paste()
