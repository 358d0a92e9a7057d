"""Options: what a column of a row may be set to, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any, Final

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, shortened
from journey_editor.model.edits.cards import HOLDS
from journey_editor.model.fields import Column, Refers, Subject
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Channel,
    Lane,
    Note,
    Party,
    Record,
    Step,
    Touchpoint,
    Transition,
    Variant,
    has_field,
)
from journey_editor.model.structure import (
    owner_of,
    stages_of,
    steps_of,
    touchpoints_of,
    transitions_of,
    variant_of,
)
from journey_editor.ui.inspector.choices import Offer
from journey_editor.ui.labels import sentence

_LONGEST: Final = 80  # characters of an option


def offer(project: Project, row: Record, column: Column, words: Words) -> Offer:
    """Return what `column` of `row` may be set to: choices, or rows by their names."""
    none = sentence(words("none")) if column.optional else None
    match row, column:
        case Lane(), Column(name="kind"):
            return Offer(_choices(_lane_kinds(project, row, column), words))
        case _ if column.options:
            return Offer(_choices(column.options, words), none)
        case Touchpoint(), Column(name="channel"):
            texts = ((one, f"{one.title} ({words(one.modality.value)})") for one in _sorted(project, Channel))
            return Offer(_distinct((one.id, text) for one, text in texts))
        case Touchpoint(), Column(name="step"):
            return Offer(_named(project, _steps(project, row), words))
        case Note(), Column(name="lane"):
            return Offer(_named(project, _lanes(project, row), words), words("Inbox"))
        case Note(), Column(name="stage"):
            stages = [one for id_ in _variants(project, row) for one in stages_of(project, id_)]
            return Offer(_named(project, stages, words), words("Inbox"))
        case Note(), Column(name="first_step"):
            return Offer(_named(project, _steps(project, row), words), words("Inbox"))
        case Note(first_step=first), Column(name="last_step"):
            steps = _steps(project, row)
            start = next((place for place, step in enumerate(steps) if step.id == first), 0)
            return Offer(_named(project, steps[start:], words), words("Inbox"))
        case _, Column(field=Subject(to=to)):
            rows = [one for table in to for one in _subjects(project, row, table)]
            return Offer(_distinct((one.key, name_of(project, one.key, words)) for one in rows), none)
        case _, Column(field=Refers(to=(Party.table,))):
            return Offer(_named(project, _sorted(project, Party), words), _nobody(project, row, words))
        case _, Column(field=Refers(to=to)):
            rows = [one for table in to for one in _sorted(project, TABLES[table])]
            return Offer(_named(project, rows, words), none)
        case _:
            return Offer(())


def _choices(options: Iterable[StrEnum], words: Words) -> tuple[tuple[Any, str], ...]:
    return tuple((one, sentence(words(one.value))) for one in options)


def _named(project: Project, rows: Iterable[Record], words: Words) -> tuple[tuple[Any, str], ...]:
    return _distinct((row.id, name_of(project, row.key, words)) for row in rows)


def _distinct(options: Iterable[tuple[Any, str]]) -> tuple[tuple[Any, str], ...]:
    """Return `options` with texts of one line, numbered where several are the same."""
    seen: Counter[str] = Counter()
    found = []
    for value, text in options:
        line = shortened(text, longest=_LONGEST)
        seen[line] += 1
        found.append((value, f"{line} ({seen[line]})" if seen[line] > 1 else line))
    return tuple(found)


def _sorted(project: Project, kind: type[Any]) -> Sequence[Any]:
    """Return the rows of a table in their order, or by name where they have none."""
    rows = project.all(kind).sorted()
    if has_field(kind, "rank"):
        return rows
    return sorted(rows, key=lambda row: (getattr(row, "name", "") or getattr(row, "title", "")).casefold())


def _nobody(project: Project, row: Any, words: Words) -> str:
    """Say who owns a row that has no owner of its own."""
    above = owner_of(project, replace(row, owner=None)) if hasattr(row, "owner") else None
    return words("inherited: {owner}", owner=above.name) if above else words("nobody")


def _variants(project: Project, row: Record) -> list[str]:
    """Return the variant of a row; of one without a place every variant."""
    variant = variant_of(project, row)
    return [variant] if variant else [one.id for one in _sorted(project, Variant)]


def _steps(project: Project, row: Record) -> list[Step]:
    return [one for variant in _variants(project, row) for one in steps_of(project, variant)]


def _lanes(project: Project, note: Note) -> list[Lane]:
    """Return the lanes that hold this kind of note, in its own journey where it has one."""
    home = project.get(Lane, note.lane)
    lanes = [lane for lane in _sorted(project, Lane) if home is None or lane.journey == home.journey]
    return [lane for lane in lanes if isinstance(note, HOLDS.get(lane.kind, ()))]


def _lane_kinds(project: Project, lane: Lane, column: Column) -> Sequence[StrEnum]:
    """Return what a lane may show: with notes in it only what holds such notes too."""
    held = HOLDS.get(lane.kind)
    if held is None or not project.all(held).where("lane", lane.id):
        return column.options
    return [kind for kind in HOLDS if HOLDS[kind] is held]


def _subjects(project: Project, row: Record, table: str) -> Sequence[Record]:
    variants = _variants(project, row)
    if table == Touchpoint.table:
        return [one for variant in variants for one in touchpoints_of(project, variant)]
    if table == Transition.table:
        return [one for variant in variants for one in transitions_of(project, variant)]
    return _sorted(project, TABLES[table])
