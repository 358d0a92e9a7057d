"""Related: what goes wrong at a row, what will be done about it, and what it is known from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, isolated
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Code,
    Dependency,
    Effect,
    Evidence,
    Experience,
    Link,
    LinkKind,
    Metric,
    Note,
    Opportunity,
    Pain,
    Party,
    Record,
    RowKey,
    Source,
    Stage,
    Step,
    Tag,
    Touchpoint,
    Transition,
)
from journey_editor.model.structure import steps_of
from journey_editor.ui.labels import sentence

N = TypeVar("N", bound=Note)
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to go to: its name, and a line about it."""

    key: RowKey
    title: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Rows under one heading; `look` is how they are drawn: pain, plan, plain or chip."""

    title: str
    look: str
    entries: tuple[Entry, ...]


def related(project: Project, row: Record, words: Words) -> tuple[Related, ...]:
    """Return what belongs to `row`, heading by heading; a heading without rows is left out."""
    pains, ideas, actions, passages = _trace(project, row)
    pain_heading = "Solves" if isinstance(row, Opportunity) else "Goes wrong here"
    idea_heading = "Carries out" if isinstance(row, Action) else "Answered by"
    codes = [project.get(Code, tag.code) for tag in project.all(Tag).where("subject", row.key)]
    headings = (
        (pain_heading, "pain", _entries(project, pains, words)),
        (idea_heading, "plan", _entries(project, ideas, words)),
        ("What we will do", "plan", _entries(project, actions, words)),
        ("Waits for this", "plan", _entries(project, _waiting(project, row), words)),
        ("Moves", "plain", _entries(project, _moved(project, row), words)),
        ("Mends", "plain", _entries(project, passages, words)),
        ("Friction codes", "chip", _entries(project, (code for code in codes if code), words)),
        ("Evidence", "chip", _entries(project, _evidence(project, row), words)),
    )
    return tuple(Related(words(title), look, entries) for title, look, entries in headings if entries)


def pains_at(project: Project, row: Record) -> tuple[Pain, ...]:
    """Return what goes wrong at a touchpoint, step or transition.

    What lies at a touchpoint's step belongs to it, unless it goes wrong at
    another touchpoint.
    """
    pains = project.all(Pain)
    match row:
        case Touchpoint(step=step):
            near = [
                one
                for one in _notes_at(project, Pain, step)
                if one.subject is None or one.subject.table != Touchpoint.table
            ]
            return _once((*pains.where("subject", row.key), *near))
        case Step():
            return _notes_at(project, Pain, row.id)
        case Transition():
            return pains.where("subject", row.key)
        case _:
            return ()


def _trace(
    project: Project, row: Record
) -> tuple[Iterable[Record], Iterable[Record], Iterable[Record], Iterable[Record]]:
    """Return the pains, ideas, actions and transitions to show with a row (R-40)."""
    match row:
        case Touchpoint() | Step() | Transition():
            pains = pains_at(project, row)
            ideas = [idea for pain in pains for idea in _from(project, pain, LinkKind.ANSWERS)]
            if not isinstance(row, Transition):
                step = row.step if isinstance(row, Touchpoint) else row.id
                ideas += _notes_at(project, Opportunity, step)
            actions = [one for idea in _once(ideas) for one in _from(project, idea, LinkKind.CARRIES_OUT)]
            return pains, (), _once([*actions, *_from(project, row, LinkKind.MENDS)]), ()
        case Pain():
            ideas = _from(project, row, LinkKind.ANSWERS)
            return (
                (),
                ideas,
                _once(a for idea in ideas for a in _from(project, idea, LinkKind.CARRIES_OUT)),
                (),
            )
        case Opportunity():
            return _to(project, row, LinkKind.ANSWERS), (), _from(project, row, LinkKind.CARRIES_OUT), ()
        case Action():
            return (), _to(project, row, LinkKind.CARRIES_OUT), (), _to(project, row, LinkKind.MENDS)
        case _:
            return (), (), (), ()


def _from(project: Project, row: Record, kind: LinkKind) -> list[Record]:
    """Return the rows whose links of `kind` lead to `row`."""
    links = project.all(Link).where("target", row.key)
    return [found for one in links if one.kind == kind and (found := project.row(one.source))]


def _to(project: Project, row: Record, kind: LinkKind) -> list[Record]:
    """Return the rows that the links of `kind` from `row` lead to."""
    links = project.all(Link).where("source", row.key)
    return [found for one in links if one.kind == kind and (found := project.row(one.target))]


def _notes_at(project: Project, kind: type[N], step: str) -> tuple[N, ...]:
    """Return the notes whose span covers a step."""
    found = project.get(Step, step)
    stage = project.get(Stage, found.stage) if found else None
    if stage is None:
        return ()
    places = {one.id: place for place, one in enumerate(steps_of(project, stage.variant))}
    at = places[step]
    inside = [
        note
        for note in project.all(kind).sorted()
        if note.stage == stage.id
        or (
            note.first_step in places
            and note.last_step in places
            and places[note.first_step] <= at <= places[note.last_step]
        )
    ]
    return tuple(inside)


def _evidence(project: Project, row: Record) -> tuple[Source, ...]:
    """Return the sources of a row, of what goes wrong there and of the experience there."""
    rows = project.all(Evidence)
    ids: list[str | None] = [
        one.source for about in (row, *pains_at(project, row)) for one in rows.where("subject", about.key)
    ]
    ids += [one.source for one in project.all(Experience).where("subject", row.key)]
    return _once(source for id_ in ids if (source := project.get(Source, id_)))


def _waiting(project: Project, row: Record) -> tuple[Action, ...]:
    """Return the actions that wait for `row`."""
    waiting = project.all(Dependency).where("first", row.id) if isinstance(row, Action) else ()
    return _once(action for one in waiting if (action := project.get(Action, one.action)))


def _moved(project: Project, row: Record) -> tuple[Metric, ...]:
    """Return the metrics that an action is meant to move."""
    effects = project.all(Effect).where("action", row.id) if isinstance(row, Action) else ()
    return _once(metric for one in effects if (metric := project.get(Metric, one.metric)))


def _once(rows: Iterable[R]) -> tuple[R, ...]:
    return tuple({row.key: row for row in rows}.values())


def _entries(project: Project, rows: Iterable[Record], words: Words) -> tuple[Entry, ...]:
    return tuple(Entry(row.key, name_of(project, row.key, words), about(project, row, words)) for row in rows)


def about(project: Project, row: Record, words: Words) -> str:
    """Return a line about a row, for who may want to go there."""
    return " · ".join(_about(project, row, words))


def _about(project: Project, row: Record, words: Words) -> list[str]:
    match row:
        case Pain(severity=severity, seen_by=seen_by):
            said = [words("severity {n}", n=severity)] if severity is not None else []
            if seen_by is not None:
                said.append(words("seen by {n} %", n=words.number(seen_by * 100)))
            tags = project.all(Tag).where("subject", row.key)
            return said + sorted(code.code for tag in tags if (code := project.get(Code, tag.code)))
        case Action(horizon=horizon, owner=owner, status=status):
            party = project.get(Party, owner)
            said = [words(horizon.value)] if horizon else []
            return [*said, isolated(party.name) if party else words("nobody's yet"), words(status.value)]
        case Code(attribute=attribute):
            return [attribute] if attribute else []
        case Source(kind=kind):
            return [sentence(words(kind.value))]
        case _:
            return []
