"""Files: new, open, save, and never losing work on the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.errors import InputError, JourneyError
from journey_editor.kernel.file_names import file_name
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.session.document import Document
from journey_editor.session.places import why_not_here
from journey_editor.ui.program import Program
from journey_editor.ui.questions import (
    Answer,
    Overtaken,
    ask_elsewhere,
    ask_merge,
    ask_overtaken,
    ask_source,
    ask_target,
    ask_template,
    ask_unsaved,
    say,
)
from journey_editor.ui.recent import remember
from journey_editor.ui.saving import save_aside

_ENDING = ".journey"


def said_of_opening(document: Document, words: Words) -> str:
    """Return in a sentence why a document does not have the file that it was read from."""
    if document.newer is not None:
        return words(
            "A newer version of Journey Editor made this file. It can be looked at, printed and saved as "
            "another file; the file itself stays as it is."
        )
    return words("This file was damaged; what could be read is open as an unsaved copy.")


class Files(QObject):
    """Asks, reads and writes.

    `opened` hands over a document that takes the place of the one before, and
    `merge_asked` files that hold what somebody else did to the one that is shown.
    """

    opened = Signal(object)
    saved = Signal()
    merge_asked = Signal(list)

    def __init__(self, program: Program, current: Callable[[], Document], parent: QWidget) -> None:
        super().__init__(parent)
        self._program = program
        self._current = current
        self._window = parent
        self._chosen: set[Path] = set()  # files that were named in this sitting: they are meant

    def file_new(self) -> None:
        """Ask what to start from, and open it as a map without a file."""
        words = self._program.words
        if not self.may_leave():
            return
        template = ask_template(words("New map"), self._program, self._window)
        if template is not None:
            self._try(lambda: self.opened.emit(self._program.new_document(template)))

    def file_open(self) -> None:
        """Ask for a file and open it."""
        words, path = self._program.words, self._current().path
        kinds = f"{words('Journey maps')} (*{_ENDING})"
        chosen = ask_source(words("Open a map"), kinds, path, self._window)
        if chosen is not None:
            self.open(chosen)

    def open(self, path: Path) -> None:
        """Open a file in place of the document that is shown; what reading had to mend is listed."""
        if self.may_leave():
            self._try(lambda: self._open(path))

    def _open(self, path: Path) -> None:
        words = self._program.words
        document = Document.open(path)
        if View.first(document.kept) is None:
            raise InputError("{file} has no journey that can be shown", file=path)
        self.opened.emit(document)
        remember(path)
        if document.repairs:
            say(said_of_opening(document, words), words, self._window, details=document.repairs)

    def file_recover(self) -> None:
        """Offer work that a crash left behind; what is opened takes the place of the map that is shown."""
        from journey_editor.ui.recovery import offer_lost  # not before it is asked for

        def show(document: Document) -> bool:
            if not self.may_leave():
                return False
            self.opened.emit(document)
            return True

        words, sessions = self._program.words, self._program.sessions
        if sessions is None or not offer_lost(sessions(), show, words, self._window):
            say(words("No work of yours waits to be recovered."), words, self._window)

    def file_save(self) -> bool:
        """Save to the document's file, or ask for one; return whether the work is in a file now."""
        document = self._current()
        path = document.path
        if path is None:
            return self.file_save_as()
        why = why_not_here(path) if path not in self._chosen else None
        if why is not None:
            words = self._program.words
            sentence = words("“{file}” cannot stay where it is: {why}.", file=path.name, why=words(why))
            say(sentence, words, self._window, more=words("Choose where to save the map."))
            return self.file_save_as()
        if document.was_overtaken():
            match ask_overtaken(path.name, self._program.words, self._window):
                case Overtaken.MERGE:
                    self.merge_asked.emit([path])
                    return False
                case Overtaken.SAVE_AS:
                    return self.file_save_as()
                case Overtaken.REPLACE:
                    document.own_file.replace_whatever_is_there()
                case Overtaken.CANCEL:
                    return False
        return self._write(document, path)

    def file_save_as(self) -> bool:
        """Ask for a file and save to it; return whether the work is in a file now."""
        words, document = self._program.words, self._current()
        suggested = document.path
        if suggested is None or why_not_here(suggested) is not None:
            stem = suggested.stem if suggested is not None else file_name(document.kept.setting.title)
            suggested = Path.home() / (stem + _ENDING)
        path = ask_target(words("Save the map"), suggested, words("Journey maps"), _ENDING, self._window)
        if path is None:
            return False
        self._chosen.add(path)
        return self._write(document, path)

    def may_leave(self) -> bool:
        """Return whether the document may go out of sight; ask about work that is not in its file."""
        document = self._current()
        if not document.dirty:
            return True
        match ask_unsaved(document.kept.setting.title, self._program.words, self._window):
            case Answer.SAVE:
                return self.file_save()
            case Answer.DISCARD:
                return True
            case Answer.CANCEL:
                return False

    def _write(self, document: Document, path: Path) -> bool:
        words = self._program.words
        published = save_aside(document, path, words, self._window)
        if isinstance(published, str):
            return ask_elsewhere(published, words, self._window) and self.file_save_as()
        remember(path)
        self.saved.emit()
        if published.overtaken is not None and ask_merge(path.name, published.overtaken, words, self._window):
            self.merge_asked.emit([published.overtaken])
        return True

    def _try(self, do: Callable[[], None]) -> bool:
        try:
            do()
        except JourneyError as error:
            say(error.in_words(self._program.words), self._program.words, self._window)
            return False
        return True
