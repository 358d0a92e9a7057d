"""Naming: what a row is called by those who see it, never by its id."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from journey_editor.kernel.words import Words, shortened
from journey_editor.model.fields import Id, Line, Prose, Refers, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Dismissal,
    Experience,
    Link,
    Metric,
    Persona,
    Reading,
    Record,
    RowKey,
    Touchpoint,
    Transition,
)
from journey_editor.model.references import keys_led_to

_CALLED: Final = ("title", "text", "name", "code")
_LONGEST: Final = 40  # characters of each row that another one ties together


def calling_field(row: Record) -> str | None:
    """Return the name of the field that says what a row is called, or None where none of its fields does."""
    there = {one.name for one in columns_of(type(row)) if isinstance(one.field, Line | Prose)}
    return next((field for field in _CALLED if field in there and getattr(row, field)), None)


def name_of(project: Project, key: RowKey, words: Words) -> str:
    """Return what a row is called: its title, text or name, else what it ties together, else its kind.

    A row that is not there is called nothing.
    """
    row = project.row(key)
    if row is None:
        return ""
    field = calling_field(row)
    if field is not None:
        return str(getattr(row, field))
    match row:
        case Transition(source=source, target=target):
            ends = [project.get(Touchpoint, id_) for id_ in (source, target)]
            return " → ".join(one.title for one in ends if one)
        case Dismissal(source=source, target=target):
            return " → ".join(
                _tied(project, RowKey(Touchpoint.table, id_), words) for id_ in (source, target)
            )
        case Link(source=source, target=target):
            return " → ".join(_tied(project, end, words) for end in (source, target))
        case Experience(persona=persona, subject=subject):
            who = project.get(Persona, persona)
            return f"{who.title if who else ''}: {name_of(project, subject, words)}"
        case Reading(metric=metric, date=date):
            said = (_tied(project, RowKey(Metric.table, metric), words), words.day(date) if date else "")
            return " · ".join(one for one in said if one)
        case _:
            return " · ".join(_key_parts(project, row, words)) or words(row.noun)


def _key_parts(project: Project, row: Record, words: Words) -> list[str]:
    """Return what the fields of a natural key say; those of a fingerprint say nothing."""
    parts = []
    for column in columns_of(type(row)):
        value = getattr(row, column.name)
        if column.name not in row.natural or isinstance(column.field, Id):
            continue
        if isinstance(value, StrEnum):
            parts.append(words(value.value))
        elif isinstance(column.field, Refers):
            parts += [_tied(project, key, words) for key in keys_led_to(column, value)]
    return [part for part in parts if part]


def _tied(project: Project, key: RowKey, words: Words) -> str:
    return shortened(name_of(project, key, words), longest=_LONGEST)
