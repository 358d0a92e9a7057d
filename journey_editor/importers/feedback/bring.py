"""Bring: answers become experience, readings and quotes on a map, as one change (R-53)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journey_editor.importers.feedback.answers import Form, Tally
from journey_editor.importers.feedback.experience import experiences
from journey_editor.importers.feedback.match import Named
from journey_editor.importers.feedback.places import Choices, Places
from journey_editor.importers.feedback.quotes import quotes
from journey_editor.importers.feedback.readings import readings
from journey_editor.importers.feedback.said import FeedbackBrought
from journey_editor.kernel.ids import Mint, natural_id
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Source, SourceKind
from journey_editor.model.validity import cleaned, require_valid


def bring_feedback(
    project: Project,
    tally: Tally,
    form: Form,
    names: Sequence[Named],
    choices: Choices,
    *,
    title: str,
    digest: str,
    today: str,
    words: Words,
    mint: Mint,
) -> FeedbackBrought:
    """Set what answers come to on a map.

    `title` names the file among the sources, and `digest` tells it from others:
    ids follow from it, so the same file brought again changes nothing.  Its
    readings are of the day of the newest answer, of `today` where no day is
    known.  `words` are the map's own.
    """
    places = Places(names, choices)
    source = _source(project, tally, title=title, digest=digest, today=today)
    felt = experiences(project, tally, places, source, may_replace=choices.replace)
    read = readings(project, tally, form, places, source, words=words, mint=mint)
    said = quotes(project, tally, places, source, mint=mint)
    rows = (*(one.then for one in felt.felt if not one.stays), *read.rows, *said.rows)
    for row in rows:
        require_valid(row)
    return FeedbackBrought(
        change=Change.putting(project, source, *rows) if rows else Change(),
        answers=tally.answers,
        felt=felt.felt,
        readings=read.titles,
        added=read.added,
        quotes=said.come,
        known_quotes=said.known,
        masked=tally.masked,
        nobodys=felt.nobodys,
        nowhere=felt.nowhere,
        names=tuple(names),
        skipped=tally.skipped,
    )


def _source(project: Project, tally: Tally, *, title: str, digest: str, today: str) -> Source:
    """Return the source that a file is; one that is there keeps its title, and its day as far as it must."""
    id_ = natural_id(Source.table, "feedback", digest)
    there = project.get(Source, id_)
    if there is not None:
        return replace(there, n=tally.answers, date=tally.newest or there.date)
    said = cleaned(title, lines=False)[:500]
    return Source(id=id_, title=said, kind=SourceKind.SURVEY, date=tally.newest or today, n=tally.answers)
