"""Help: what this program is, and pages to read in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from journey_editor import __version__
from journey_editor.kernel.words import Words
from journey_editor.ui.program import Program
from journey_editor.ui.questions import say

_SIZE = QSize(760, 640)  # px


def say_about(program: Program, parent: QWidget) -> None:
    """Say what this is, and what it cannot draw."""
    words = program.words
    lines = [
        f"Journey Editor {__version__}",
        words("Customer journey maps that compute and print as large as a wall."),
        *program.lacking,
    ]
    say("\n\n".join(lines), words, parent)


class HelpPage(QDialog):
    """Shows a page of the program's own, in the reader's language where it has been written in it."""

    def __init__(self, folder: Path, page: str, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        language = words.language.split("-")[0]
        file = folder / f"{page}.{language}.md"
        if not file.is_file():
            file = folder / f"{page}.en.md"
        self._text = QTextBrowser(self)
        self._text.setAccessibleName(words("Help"))
        self._text.setOpenLinks(False)
        self._text.setMarkdown(file.read_text("utf-8"))
        self.setWindowTitle(words("Help"))
        buttons = QDialogButtonBox(self)
        buttons.addButton(words("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self._text)
        column.addWidget(buttons)
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size() * 0.9))
        self._text.setFocus()
