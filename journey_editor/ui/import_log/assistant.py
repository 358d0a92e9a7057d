"""Assistant: from a log to figures on the map, in three pages; nothing changes before the last is done."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from journey_editor.importers.event_log.bring import bring_log
from journey_editor.importers.event_log.count import count
from journey_editor.importers.event_log.log import Counts, Guess, Reading, unusable
from journey_editor.importers.event_log.match import Match, match, shared_titles
from journey_editor.importers.event_log.said import LogBrought
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.ui.assistant import Assistant
from journey_editor.ui.import_log.changes_page import ChangesPage
from journey_editor.ui.import_log.log_page import LogPage
from journey_editor.ui.import_log.names_page import NamesPage
from journey_editor.ui.titled_places import titles_of

_LOG, _NAMES, _CHANGES = range(3)
_TITLES: Final = ("What does each column hold?", "Which touchpoint is each name?", "What will change")


class ImportAssistant(Assistant):
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
        headings = [words(title) for title in _TITLES]
        super().__init__(words("Import an event log"), headings, words, parent)
        self.brought: LogBrought | None = None
        self._path, self._project, self._variant = path, project, variant
        self._words, self._own, self._mint = words, own, mint
        self._titles = titles_of(project, variant, words)
        self._counted: tuple[Reading, Counts, tuple[Match, ...]] | None = None
        self._log = LogPage(path, guessed, words, self)
        self._log.changed.connect(self.refresh)
        self._names: NamesPage | None = None
        self.pages.addWidget(self._log)
        self.turn_to(_LOG)

    def ready(self, number: int) -> bool:
        """Whether it can go on from a page."""
        return (self._log.complete, True, self.brought is not None and bool(self.brought.change))[number]

    def begin(self, number: int) -> None:
        """Give a page the focus."""
        if number == _LOG:
            self._log.begin()
        elif number == _NAMES and self._names is not None:
            self._names.begin()
        else:
            self.focus_next()

    def go_on(self, number: int) -> None:
        """Count, bring, or be done."""
        (self._count, self._bring, self.accept)[number]()

    # Counting

    def _count(self) -> None:
        """Count the log aside, and go on when it is done."""
        words, path, reading = self._words, self._path, self._log.guessed.reading
        if self._counted is not None and self._counted[0] == reading:
            return self.turn_to(_NAMES)
        project, variant = self._project, self._variant

        def job(progress: Progress) -> None:
            counts = count(path, reading, progress, apart=shared_titles(project, variant))
            matches = match(counts.names, project, variant, channels=counts.channels)
            self._counted = reading, counts, matches

        return self.work_aside(job, words("Counting the log …"), self._show_names)

    def _show_names(self) -> None:
        assert self._counted is not None
        _, counts, matches = self._counted
        self._names = NamesPage(counts, matches, self._titles, self._words, self)
        self.put(_NAMES, self._names)
        self.pages.setCurrentIndex(_NAMES)

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
            return self.complain(unusable(path, str(error)).in_words(words))
        self.put(_CHANGES, ChangesPage(counts, self.brought, self._titles, words, self))
        return self.turn_to(_CHANGES)
