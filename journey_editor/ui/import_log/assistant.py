"""Assistant: from a log to figures on the map, in three pages; nothing changes before the last is done.

Not a QWizard: that goes on at once when asked to, and counting takes its time.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from journey_editor.importers.event_log import Counts, Guess, Reading, unusable
from journey_editor.importers.event_log_bring import bring_log
from journey_editor.importers.event_log_count import count
from journey_editor.importers.event_log_match import Match, match, shared_titles
from journey_editor.importers.event_log_said import LogBrought
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.ui.import_log.changes_page import ChangesPage
from journey_editor.ui.import_log.log_page import LogPage
from journey_editor.ui.import_log.names_page import NamesPage
from journey_editor.ui.import_log.said import titles_of
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.questions import say
from journey_editor.ui.work import Work

_SIZE: Final = QSize(940, 640)  # px, where the screen has room for it
_FRAME: Final = QSize(40, 70)  # px that a window manager and its bars may take
_LOG, _NAMES, _CHANGES = range(3)
_TITLES: Final = ("What does each column hold?", "Which touchpoint is each name?", "What will change")


class ImportAssistant(QDialog):
    """Leads from a log to `brought`, which is what finishing it would change; None before that is known.

    `own` are the words of the map.
    """

    def __init__(
        self,
        path: Path,
        guessed: Guess,
        project: Project,
        variant: str,
        *,
        words: Words,
        own: Words,
        mint: Mint,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.brought: LogBrought | None = None
        self._path, self._project, self._variant = path, project, variant
        self._words, self._own, self._mint = words, own, mint
        self._titles = titles_of(project, variant, words)
        self._work: Work | None = None
        self._leaving = False
        self._counted: tuple[Reading, Counts, tuple[Match, ...]] | None = None
        self.setWindowTitle(words("Import an event log"))
        self._place = PlainLabel("", self, role="place")
        self._title = PlainLabel("", self, role="title")
        self._log = LogPage(path, guessed, words, self)
        self._log.changed.connect(self._show)
        self._names: NamesPage | None = None
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self._log)
        self._back = QPushButton(words("&Back"), self)
        self._next = QPushButton(self)
        self._next.setProperty("primary", True)
        cancel = QPushButton(words("Cancel"), self)
        self._back.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._place)
        column.addWidget(self._title)
        column.addWidget(self._pages, 1)
        column.addLayout(buttons)
        self._next.setDefault(True)
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size() - _FRAME))
        self._show()
        self._log.begin()

    def done(self, result: int) -> None:
        """Close, after the work that is still going on has stopped."""
        if self._work is None:
            super().done(result)
        else:
            self._leaving = True
            self._work.cancel()

    def _show(self) -> None:
        """Say where this is, and where it can go."""
        words, number = self._words, self._pages.currentIndex()
        busy = self._work is not None
        self._place.setText(words("Step {n} of {all}", n=number + 1, all=len(_TITLES)))
        self._title.setText(words(_TITLES[number]))
        self._pages.setEnabled(not busy)
        self._back.setEnabled(number > _LOG and not busy)
        self._next.setText(words("&Finish") if number == _CHANGES else words("&Next"))
        ready = (self._log.complete, True, self.brought is not None and bool(self.brought.change))
        self._next.setEnabled(ready[number] and not busy)

    def _go_back(self) -> None:
        self._turn_to(self._pages.currentIndex() - 1)

    def _go_on(self) -> None:
        match self._pages.currentIndex():
            case 0:
                self._count()
            case 1:
                self._bring()
            case _:
                self.accept()

    def _turn_to(self, number: int) -> None:
        self._pages.setCurrentIndex(number)
        self._show()
        if number == _LOG:
            self._log.begin()
        elif number == _NAMES and self._names is not None:
            self._names.begin()
        else:
            self._next.setFocus()

    def _replace(self, number: int, page: QWidget) -> None:
        """Put a page in its place, and forget it and those after it as they were."""
        while (gone := self._pages.widget(number)) is not None:
            self._pages.removeWidget(gone)
            gone.deleteLater()
        self._pages.addWidget(page)

    # Counting

    def _count(self) -> None:
        """Count the log aside, and go on when it is done."""
        words, path, reading = self._words, self._path, self._log.guessed.reading
        if self._counted is not None and self._counted[0] == reading:
            return self._turn_to(_NAMES)
        project, variant = self._project, self._variant

        def job(progress: Progress) -> None:
            counts = count(path, reading, progress, apart=shared_titles(project, variant))
            matches = match(counts.names, project, variant, channels=counts.channels)
            self._counted = reading, counts, matches

        self._work = Work(job, words("Counting the log …"), words, self)
        self._work.done.connect(self._show_names)
        self._work.failed.connect(self._say)
        self._work.ended.connect(self._end_work)
        self._show()
        return self._work.start()

    def _show_names(self) -> None:
        assert self._counted is not None
        _, counts, matches = self._counted
        self._names = NamesPage(counts, matches, self._titles, self._words, self)
        self._replace(_NAMES, self._names)
        self._pages.setCurrentIndex(_NAMES)

    def _end_work(self) -> None:
        self._work = None
        if self._leaving:
            return self.reject()
        return self._turn_to(self._pages.currentIndex())

    def _say(self, sentence: str) -> None:
        if not self._leaving:
            say(sentence, self._words, self)

    # Bringing

    def _bring(self) -> None:
        """Show what the log would change."""
        assert self._counted is not None
        assert self._names is not None
        words, path, (_, counts, _) = self._words, self._path, self._counted
        try:
            self.brought = bring_log(
                self._project,
                self._variant,
                counts,
                self._names.matches,
                title=path.name,
                words=self._own,
                mint=self._mint,
            )
        except InputError as error:
            return self._say(unusable(path, str(error)).in_words(words))
        self._replace(_CHANGES, ChangesPage(counts, self.brought, self._titles, words, self))
        return self._turn_to(_CHANGES)
