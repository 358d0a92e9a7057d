"""Importing: ask for an event log, lead through it, and set its figures on the map."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.importers.event_log.guess import guess
from journey_editor.importers.event_log.said import LogBrought
from journey_editor.kernel.errors import InputError
from journey_editor.model.records import Touchpoint
from journey_editor.ui.import_log.assistant import ImportAssistant
from journey_editor.ui.program import Program
from journey_editor.ui.questions import ask_source, say

_ENDINGS: Final = ("*.csv", "*.tsv", "*.txt", "*.gz")


class ImportLog(QObject):
    """Imports into the variant that is shown; `advised` says what came of it."""

    advised = Signal(str)

    def __init__(self, program: Program, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._program = program
        self._canvas = canvas
        self._window = parent

    def begin(self) -> None:
        """Ask for a file, and lead through what it holds."""
        words, path = self._program.words, self._canvas.document.path
        kinds = f"{words('Event logs')} ({' '.join(_ENDINGS)});;{words('All files')} (*)"
        title = words("Import an event log")
        chosen = ask_source(title, kinds, path, self._window)
        if chosen is not None:
            self._lead(chosen)

    def _lead(self, path: Path) -> None:
        words, document = self._program.words, self._canvas.document
        try:
            guessed = guess(path)
        except InputError as error:
            return say(error.in_words(words), words, self._window)
        assistant = ImportAssistant(
            path,
            guessed,
            document.kept,
            self._canvas.view.variant,
            words=words,
            own=self._program.desk_for(document.kept.setting.language).words,
            mint=document.mint,
            parent=self._window,
        )
        finished, brought = assistant.exec(), assistant.brought
        assistant.deleteLater()
        return self._apply(brought) if finished and brought is not None else None

    def _apply(self, brought: LogBrought) -> None:
        words, canvas = self._program.words, self._canvas
        canvas.apply(words("Import log"), brought.change)
        said = [
            words.count(
                len(brought.chosen),
                "{n} touchpoint has the figures of the log.",
                "{n} touchpoints have the figures of the log.",
            )
        ]
        if new := [one.key for one in brought.change.added(Touchpoint)]:
            canvas.selection.choose(new)
            canvas.show_row(new[0])
            said.append(words.count(len(new), "{n} new one is chosen.", "{n} new ones are chosen."))
        self.advised.emit(" ".join(said))
