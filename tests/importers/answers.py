"""Answers of tests: files of them, and the way from a file to a map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from journey_editor.importers.feedback.answers import Form, Tally
from journey_editor.importers.feedback.bring import bring_feedback
from journey_editor.importers.feedback.count import count
from journey_editor.importers.feedback.file import sheet_in
from journey_editor.importers.feedback.guess import guess, has_headings
from journey_editor.importers.feedback.match import matched
from journey_editor.importers.feedback.named import with_columns
from journey_editor.importers.feedback.places import Choices
from journey_editor.importers.feedback.said import FeedbackBrought
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, Metric, Persona, RowKey, Touchpoint

TODAY = "2026-11-30"
DUTCH = Words("nl")
Rows = Sequence[Sequence[str]]


def variant(project: Project) -> str:
    """The variant that answers go to."""
    view = View.first(project)
    assert view is not None
    return view.variant


def form_of(project: Project, rows: Rows, *said: str) -> Form:
    """How rows are read: as guessed, but for what is `said` as on the command line."""
    headings = has_headings(rows, DUTCH)
    columns = guess(rows, project, variant(project), headings=headings, words=DUTCH)
    return Form(headings, with_columns(columns, said, project, variant(project)))


def tallied(project: Project, rows: Rows, *said: str) -> Tally:
    """What rows come to."""
    form = form_of(project, rows, *said)
    return count(Path("answers.csv"), rows, form, Progress(), today=TODAY, words=DUTCH)


def brought(
    project: Project,
    rows: Rows,
    *said: str,
    choices: Choices | None = None,
    today: str = TODAY,
    mint: str = "answers",
) -> FeedbackBrought:
    """What rows change on a map."""
    form = form_of(project, rows, *said)
    tally = count(Path("answers.csv"), rows, form, Progress(), today=today, words=DUTCH)
    return bring_feedback(
        project,
        tally,
        form,
        matched(tally, project, variant(project)),
        choices or Choices(replace=True),
        title="answers.csv",
        digest=str(rows),
        today=today,
        words=DUTCH,
        mint=Mint.seeded(mint),
    )


def in_file(path: Path, project: Project, *said: str, choices: Choices | None = None) -> Project:
    """A map with the answers of a file."""
    rows = sheet_in(path, words=DUTCH).rows
    return brought(project, rows, *said, choices=choices).change.applied_to(project)


def touchpoint(project: Project, title: str) -> Touchpoint:
    """The touchpoint called so."""
    return next(one for one in project.all(Touchpoint).values() if one.title == title)


def persona(project: Project, title: str) -> Persona:
    """The persona called so."""
    return next(one for one in project.all(Persona).values() if one.title == title)


def metric(project: Project, title: str) -> Metric:
    """The metric called so."""
    return next(one for one in project.all(Metric).values() if one.title == title)


def felt(project: Project, whose: str, where: str) -> Experience:
    """What a persona felt at a touchpoint."""
    subject = RowKey(Touchpoint.table, touchpoint(project, where).id)
    made = Experience.known_by(persona=persona(project, whose).id, subject=subject)
    return project.one(Experience, made.id)
