"""Importing: ask for answers, lead through them, and set what they come to on the map."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.canvas import Canvas
from journey_editor.importers.feedback.answers import Form
from journey_editor.importers.feedback.file import ENDINGS, Sheet, sheet_in
from journey_editor.importers.feedback.guess import guess, has_headings
from journey_editor.importers.feedback.said import FeedbackBrought
from journey_editor.kernel.progress import Progress
from journey_editor.ui.import_feedback.assistant import FeedbackAssistant
from journey_editor.ui.program import Program
from journey_editor.ui.questions import ask_source, say
from journey_editor.ui.work import Work


class ImportFeedback(QObject):
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
        kinds = f"{words('Answers')} ({' '.join(ENDINGS)});;{words('All files')} (*)"
        title = words("Import answers")
        chosen = ask_source(title, kinds, path, self._window)
        if chosen is not None:
            self._read(chosen)

    def _read(self, path: Path) -> None:
        """Read a file aside, and lead through it when that is done."""
        words, project, variant = self._program.words, self._canvas.document.kept, self._canvas.view.variant
        own = self._program.desk_for(project.setting.language).words
        found: list[tuple[Sheet, Form]] = []

        def job(progress: Progress) -> None:
            sheet = sheet_in(path, words=own, progress=progress)
            headings = has_headings(sheet.rows, own)
            columns = guess(sheet.rows, project, variant, headings=headings, words=own)
            found.append((sheet, Form(headings, columns)))

        work = Work(job, words("Reading the answers …"), words, self._window)
        work.failed.connect(lambda sentence: say(sentence, words, self._window))
        work.done.connect(lambda: self._lead(path, *found[0]))
        work.start()

    def _lead(self, path: Path, sheet: Sheet, form: Form) -> None:
        document = self._canvas.document
        assistant = FeedbackAssistant(
            path,
            sheet,
            form,
            document.kept,
            self._canvas.view.variant,
            words=self._program.words,
            own=self._program.desk_for(document.kept.setting.language).words,
            mint=document.mint,
            parent=self._window,
        )
        finished, brought = assistant.exec(), assistant.brought
        assistant.deleteLater()
        if finished and brought.change:
            self._apply(brought)

    def _apply(self, brought: FeedbackBrought) -> None:
        words = self._program.words
        self._canvas.apply(words("Import answers"), brought.change)
        said = [words.count(brought.answers, "{n} row has answers.", "{n} rows have answers.")]
        if brought.quotes:
            said.append(
                words.count(
                    brought.quotes,
                    "{n} text waits in the inbox as a private quote.",
                    "{n} texts wait in the inbox as private quotes.",
                )
            )
        self.advised.emit(" ".join(said))
