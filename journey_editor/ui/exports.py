"""Exports: the poster, the workbook and the brief, written aside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.file_names import file_name
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.fields import text_field
from journey_editor.model.project import Project
from journey_editor.model.records import Journey, Party
from journey_editor.session.document import Document
from journey_editor.ui.program import Program
from journey_editor.ui.questions import ask_line, ask_target, say
from journey_editor.ui.work import Work


class Exports(QObject):
    """Asks where to and how, writes aside, and says when it is there."""

    advised = Signal(str)

    def __init__(
        self, program: Program, current: Callable[[], tuple[Document, View]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._program = program
        self._current = current
        self._window = parent

    def file_export_poster(self) -> None:
        """Ask for a paper and a name, and write what is shown as a poster."""
        from journey_editor.ui.poster_dialog import PosterDialog

        words, (document, view) = self._program.words, self._current()
        dialog = PosterDialog(words, self._window)
        if not dialog.exec():
            return
        paper = dialog.paper()
        target = self._ask(document, words("Write the poster"), ".pdf")
        if target is None:
            return
        # All that the thread reads is immutable or only grows, and the desk is its own.
        project, last = document.kept, document.log[-1] if document.log else None
        desk = self._program.desk_for(project.setting.language)
        desk.pictures = document.pictures

        def job(progress: Progress) -> None:
            from journey_editor.export.poster import poster, write_poster

            made = poster(project, view, paper, desk, last=last)
            progress.check()
            title = project.one(Journey, view.journey).title
            write_poster(made, target, desk, title=title, overwrite=True, progress=progress)

        self._start(
            Work(job, words("Writing the poster …"), words, self._window),
            target,
            _not_printed(project, words),
        )

    def file_export_workbook(self) -> None:
        """Ask who is going to score and for a file, and write the workbook for them."""
        words, (document, _) = self._program.words, self._current()
        scorer = ask_line(
            words("Score in Excel"),
            words,
            self._window,
            given=self._program.author.name,
            longest=text_field(Party, "name").longest,
            label=words("Who will score? It may stay empty."),
            may_lack=True,
        )
        if scorer is None:
            return
        more = f" - {file_name(scorer)}" if scorer else ""  # else the next one's would be written over it
        target = self._ask(document, words("Write the workbook"), ".xlsx", more=more)
        if target is None:
            return
        project, last = document.kept, document.log[-1] if document.log else None
        own = self._program.desk_for(project.setting.language).words

        def job(_progress: Progress) -> None:
            from journey_editor.export.workbook.book import write_workbook

            write_workbook(project, target, words=own, overwrite=True, scorer=scorer, last=last)

        self._start(Work(job, words("Writing the workbook …"), words, self._window), target)

    def file_export_brief(self) -> None:
        """Ask for a name, and write the page for who decides and the one for who spoke up."""
        words, (document, view) = self._program.words, self._current()
        target = self._ask(document, words("Write the brief"), ".pdf", more="-brief")
        if target is None:
            return
        project, last = document.kept, document.log[-1] if document.log else None
        desk = self._program.desk_for(project.setting.language)

        def job(_progress: Progress) -> None:
            from journey_editor.export.brief import write_brief

            write_brief(project, view, target, desk, last=last, overwrite=True)

        self._start(Work(job, words("Writing the brief …"), words, self._window), target)

    def _start(self, work: Work, target: Path, more: str = "") -> None:
        words = self._program.words
        written = f"{words('Written: {file}', file=target)} {more}".rstrip()
        work.done.connect(lambda: self.advised.emit(written))
        work.failed.connect(lambda sentence: say(sentence, words, self._window))
        work.start()

    def _ask(self, document: Document, title: str, ending: str, *, more: str = "") -> Path | None:
        home = document.path.parent if document.path else Path.home()
        stem = document.path.stem if document.path else file_name(document.kept.setting.title)
        kind = {".pdf": "PDF", ".xlsx": "Excel"}[ending]
        return ask_target(title, home / f"{stem}{more}{ending}", kind, ending, self._window)


def _not_printed(project: Project, words: Words) -> str:
    from journey_editor.export.private import not_printed

    private = not_printed(project)
    said = words.count(private, "({n} private card is not on it)", "({n} private cards are not on it)")
    return said if private else ""
