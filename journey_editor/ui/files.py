"""Files: new, open, save, and never losing work on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6 import QtWidgets  # its dialogs are made ready only when asked for
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.errors import InputError, JourneyError
from journey_editor.layout.view import View
from journey_editor.session.document import Document
from journey_editor.ui.program import Program
from journey_editor.ui.questions import Answer, ask_target, ask_unsaved, file_name, say
from journey_editor.ui.recent import remember

_ENDING = ".journey"


class Files(QObject):
    """Asks, reads and writes; `opened` hands over a document that takes the place of the one before."""

    opened = Signal(object)
    saved = Signal()

    def __init__(self, program: Program, parent: QWidget) -> None:
        super().__init__(parent)
        self._program = program
        self._window = parent

    def new(self, before: Document | None) -> None:
        """Ask what to start from, and open it as a map without a file."""
        words = self._program.words
        if not self.may_leave(before):
            return
        names = {words(name) if name == "blank" else name: name for name in self._program.template_names()}
        said, chosen = QtWidgets.QInputDialog.getItem(
            self._window, words("New map"), words("Start from"), list(names), 0, False
        )
        if chosen:
            self._try(lambda: self.opened.emit(self._program.new_document(names[said])))

    def ask_open(self, before: Document | None) -> None:
        """Ask for a file and open it."""
        words = self._program.words
        home = before.path.parent if before and before.path else Path.home()
        kinds = f"{words('Journey maps')} (*{_ENDING})"
        written, _ = QtWidgets.QFileDialog.getOpenFileName(
            self._window, words("Open a map"), str(home), kinds
        )
        if written:
            self.open(Path(written), before)

    def open(self, path: Path, before: Document | None) -> None:
        """Open a file in place of `before`; what reading had to mend is listed."""
        if self.may_leave(before):
            self._try(lambda: self._open(path))

    def _open(self, path: Path) -> None:
        words = self._program.words
        document = Document.open(path)
        if View.first(document.kept) is None:
            raise InputError(words("{file} has no journey that can be shown", file=path))
        self.opened.emit(document)
        remember(path)
        if document.repairs:
            sentence = words("This file was damaged; what could be read is open as an unsaved copy.")
            say(sentence, words, self._window, details=document.repairs)

    def save(self, document: Document) -> bool:
        """Save to the document's file, or ask for one; return whether the work is in a file now."""
        if document.path is None:
            return self.save_as(document)
        return self._write(document, document.path)

    def save_as(self, document: Document) -> bool:
        """Ask for a file and save to it; return whether the work is in a file now."""
        words = self._program.words
        suggested = document.path or Path.home() / (file_name(document.kept.setting.title) + _ENDING)
        path = ask_target(words("Save the map"), suggested, words("Journey maps"), _ENDING, self._window)
        return path is not None and self._write(document, path)

    def may_leave(self, document: Document | None) -> bool:
        """Return whether a document may go out of sight, after asking about work that is not in its file."""
        if document is None or not document.dirty:
            return True
        match ask_unsaved(document.kept.setting.title, self._program.words, self._window):
            case Answer.SAVE:
                return self.save(document)
            case Answer.DISCARD:
                return True
            case Answer.CANCEL:
                return False

    def _write(self, document: Document, path: Path) -> bool:
        def write() -> None:
            document.save(path)
            remember(path)
            self.saved.emit()

        return self._try(write)

    def _try(self, do: Callable[[], None]) -> bool:
        try:
            do()
        except JourneyError as error:
            say(str(error), self._program.words, self._window)
            return False
        return True
