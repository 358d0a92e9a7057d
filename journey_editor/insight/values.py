"""Values: what a field of a row says, as people read it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

from journey_editor.insight.experience import half_scale
from journey_editor.insight.naming import name_of
from journey_editor.kernel.numbers import written
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column, Day, Flag, Id, Rank, Refers, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, Record
from journey_editor.model.references import keys_led_to

_DIGITS: Final = 6  # of what is felt; beyond lies the rounding of the scale
_CONTINUES: Final = "…"  # begins the label of a field that goes on from the one before it


def label_words(kind: type[Record], name: str, words: Words) -> str:
    """Return the label of a field so that it can be read without the fields around it."""
    label = ""
    for column in columns_of(kind):
        own = words(column.field.label)
        label = f"{label} {own}" if own.startswith(_CONTINUES) else own
        if column.name == name:
            return label
    raise KeyError(name)


def value_words(project: Project, record: Record, name: str, words: Words) -> str:
    """Return what the field `name` of a record says: in full, and without any id or order key.

    A reference is the name of what it refers to in `project`, and what was felt
    a figure on its scale.  Of ids and order keys nothing is said.
    """
    column = next(one for one in columns_of(type(record)) if one.name == name)
    value = getattr(record, name)
    if isinstance(column.field, Id | Rank):
        return ""
    if value is None:
        return words("unknown") if isinstance(column.field, Flag) else words("none")
    if isinstance(column.field, Refers):
        return _referred(project, column, value, words)
    return _plain(project, record, column, value, words)


def _referred(project: Project, column: Column, value: Any, words: Words) -> str:
    names = (name_of(project, key, words) for key in keys_led_to(column, value))
    return next((name for name in names if name), words("something unknown"))


def _plain(project: Project, record: Record, column: Column, value: Any, words: Words) -> str:
    if isinstance(value, bool):
        return words("yes") if value else words("no")
    if isinstance(value, StrEnum):
        return words(value.value)
    if isinstance(column.field, Day):
        return words.day(value)
    if isinstance(value, str):
        return value or words("empty")
    if isinstance(record, Experience) and column.kind is float:
        value = round(value * half_scale(project), _DIGITS)
    figure = written(value, words)
    return f"{figure} {words(column.field.unit)}" if column.field.unit else figure
