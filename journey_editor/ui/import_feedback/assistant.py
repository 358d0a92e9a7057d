"""Assistant: from answers to experience, readings and quotes on the map, in two pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from journey_editor.importers.feedback.answers import Form, Tally
from journey_editor.importers.feedback.bring import bring_feedback
from journey_editor.importers.feedback.count import count
from journey_editor.importers.feedback.file import Sheet
from journey_editor.importers.feedback.guess import guess
from journey_editor.importers.feedback.match import Named, matched
from journey_editor.importers.feedback.places import Choices
from journey_editor.importers.feedback.said import FeedbackBrought
from journey_editor.insight.experience import half_scale
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Metric, Persona
from journey_editor.ui.assistant import Assistant
from journey_editor.ui.import_feedback.changes_page import ChangesPage
from journey_editor.ui.import_feedback.form_page import FormPage
from journey_editor.ui.titled_places import titles_of

_FORM, _CHANGES = range(2)
_TITLES: Final = ("What does each column hold?", "What will change")


class FeedbackAssistant(Assistant):
    """Leads from the rows of a file to `brought`; `own` are the words of the map."""

    def __init__(
        self,
        path: Path,
        sheet: Sheet,
        form: Form,
        project: Project,
        variant: str,
        *,
        words: Words,
        own: Words,
        mint: Mint,
        parent: QWidget,
    ) -> None:
        headings = [words(title) for title in _TITLES]
        super().__init__(words("Import answers"), headings, words, parent)
        self._path, self._sheet, self._project, self._variant = path, sheet, project, variant
        self._words, self._own, self._mint = words, own, mint
        self._today = dt.datetime.now().astimezone().date().isoformat()
        self._titles = titles_of(project, variant, words)
        self._counted: tuple[Form, Tally, tuple[Named, ...]] | None = None
        self._changes: ChangesPage | None = None
        self._form = FormPage(
            path.name,
            sheet.rows,
            form,
            guess=lambda first: guess(sheet.rows, project, variant, headings=first, words=own),
            metrics=project.all(Metric).sorted(),
            titles=self._titles,
            words=words,
            parent=self,
        )
        self._form.changed.connect(self.refresh)
        self.pages.addWidget(self._form)
        self.turn_to(_FORM)

    @property
    def brought(self) -> FeedbackBrought:
        """What finishing it would change."""
        return self._changes.brought if self._changes is not None else FeedbackBrought(Change())

    def ready(self, number: int) -> bool:
        """Whether it can go on from a page."""
        return self._form.form.usable if number == _FORM else bool(self.brought.change)

    def begin(self, number: int) -> None:
        """Give a page the focus."""
        if number == _FORM:
            self._form.begin()
        elif self._changes is not None and self._changes.asks:
            self._changes.begin()
        else:
            self.focus_next()

    def go_on(self, number: int) -> None:
        """Count, or be done."""
        (self._count, self.accept)[number]()

    def _count(self) -> None:
        """Count the answers aside, and go on when that is done."""
        form = self._form.form
        if self._counted is not None and self._counted[0] == form:
            return self.turn_to(_CHANGES)
        path, rows, today, own = self._path, self._sheet.rows, self._today, self._own
        project, variant = self._project, self._variant

        def job(progress: Progress) -> None:
            tally = count(path, rows, form, progress, today=today, words=own)
            self._counted = form, tally, matched(tally, project, variant)

        return self.work_aside(job, self._words("Counting the answers …"), self._show_changes)

    def _show_changes(self) -> None:
        assert self._counted is not None
        form, tally, names = self._counted
        ats = {at for at, _ in tally.felt} | {one.at for one in tally.texts}
        self._changes = ChangesPage(
            partial(self._bring, form, tally),
            names,
            titles=self._titles,
            personas={
                one.id: one.title or self._words("Untitled") for one in self._project.all(Persona).sorted()
            },
            asks=(
                any(not at.persona for at in ats),
                any(not at.name and at.bound is None for at in ats),
            ),
            half=half_scale(self._project),
            words=self._words,
            parent=self,
        )
        self._changes.changed.connect(self.refresh)
        self.put(_CHANGES, self._changes)
        self.pages.setCurrentIndex(_CHANGES)

    def _bring(self, form: Form, tally: Tally, names: Sequence[Named], choices: Choices) -> FeedbackBrought:
        return bring_feedback(
            self._project,
            tally,
            form,
            names,
            choices,
            title=self._path.name,
            digest=self._sheet.digest,
            today=self._today,
            words=self._own,
            mint=self._mint,
        )
