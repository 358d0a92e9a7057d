"""Validity: whether a record's values are what its fields declare, said in words."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from journey_editor.model.fields import (
    Column,
    Day,
    Field,
    Hue,
    Id,
    Line,
    Prose,
    Rank,
    Real,
    Refers,
    Subject,
    Whole,
    columns_of,
)
from journey_editor.model.rank import LONGEST, is_rank
from journey_editor.model.records import Record, RowKey

_LONGEST_ID: Final = 64
_HUE: Final = re.compile(r"#[0-9a-fA-F]{6}")
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Problem:
    """One value that cannot be kept, and why in words (an English sentence without its full stop)."""

    field: str
    reason: str


class InvalidRecordError(ValueError):
    """A record was to be kept whose values break its declaration: a programming error."""


def cleaned(text: str, *, lines: bool) -> str:
    """Return typed or pasted `text` without control characters and lone surrogates.

    With `lines` it may have several, broken by a line feed; else line breaks
    and tabs become spaces.
    """
    text = _UNWRITABLE.sub("", _BREAKS.sub("\n", text))
    return text if lines else " ".join(text.replace("\t", " ").split("\n"))


def problem(column: Column, value: Any) -> str | None:
    """Say what is wrong with `value` for `column`, or None where it is right."""
    if value is None:
        return None if column.optional else "is needed"
    if issubclass(column.kind, StrEnum):
        return None if isinstance(value, column.kind) else f"{str(value)[:40]!r} is not one of the choices"
    # bool is an int for Python, not for a user.
    if column.kind is bool or isinstance(value, bool):
        return None if isinstance(value, bool) and column.kind is bool else "is yes or no"
    match column.field:
        case Whole(least=least, most=most):
            if not isinstance(value, int):
                return "is a whole number"
            return None if least <= value <= most else f"lies between {least} and {most}"
        case Real(least=low, most=high):
            if not isinstance(value, int | float) or not math.isfinite(value):
                return "is a number"
            return None if low <= value <= high else f"lies between {low:g} and {high:g}"
        case Subject(to=to):
            fits = isinstance(value, RowKey) and value.table in to and _is_id(value.id)
            return None if fits else f"names a row of {' or '.join(to)}"
        case _ if not isinstance(value, str):
            return "is text"
        case Line(longest=longest) | Prose(longest=longest):
            if len(value) > longest:
                return f"has at most {longest:,} characters, not {len(value):,}"
            if value != cleaned(value, lines=isinstance(column.field, Prose)):
                return "has characters that cannot be kept"
            return None
        case Hue():
            return None if _HUE.fullmatch(value) else "is a colour like #1d4ed8"
        case Day():
            return None if _is_day(value) else "is a date like 2026-11-21"
        case Rank():
            return None if is_rank(value) and len(value) <= LONGEST else "is an order key"
        case Id() | Refers():
            return None if _is_id(value) else "is an id"
        case _:
            return None


def all_right(column: Column, values: AbstractSet[Any]) -> bool:
    """Whether `problem` says nothing of any of these values: quick where they are many and plain."""
    if column.optional:
        values = values - {None}
    return _plain(column.field, values) or not any(problem(column, value) for value in values)


def _plain(field: Field, values: AbstractSet[Any]) -> bool:
    """Whether values, all looked at together, are surely right: true of most right ones, of no wrong one."""
    if set(map(type, values)) != {str}:
        return False
    most, joined = max(map(len, values)), "".join(values)
    match field:
        case Line(longest=longest):
            return most <= longest and joined.isprintable()
        case Prose(longest=longest):
            return most <= longest and joined.replace("\n", "").isprintable()
        case Rank():
            ends = {value[-1:] for value in values}
            return most <= LONGEST and joined.isascii() and joined.isalnum() and not ends & {"", "0"}
        case Subject():
            return False
        case Id() | Refers():
            return most <= _LONGEST_ID and joined.isprintable() and "" not in values
        case _:
            return False


def problems(record: Record) -> list[Problem]:
    """Return everything that is wrong with `record`, field by field."""
    found = [
        Problem(column.name, said)
        for column in columns_of(type(record))
        if (said := problem(column, getattr(record, column.name)))
    ]
    if not found and record.natural_id() not in (None, record.id):
        found.append(Problem("id", "follows from the row's key"))
    return found


def require_valid(record: Record) -> None:
    """Raise InvalidRecordError unless `record` is as declared."""
    if found := problems(record):
        raise InvalidRecordError(f"{record.key}: " + "; ".join(f"{one.field} {one.reason}" for one in found))


def _is_id(text: object) -> bool:
    return isinstance(text, str) and 0 < len(text) <= _LONGEST_ID and text.isprintable()


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
