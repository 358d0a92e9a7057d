"""Fields: what a record declares about each of its columns.

The table in the file, the codec, validation, the inspector's form and the
workbook all read these declarations, so a new field is a change in one place.
A record writes `title: Annotated[str, Line("Title")] = ""`; the Python type
says whether the value may be missing (`| None`) and, for a choice, which
enumeration it comes from.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


@dataclass(frozen=True)
class Field:
    """What every field says of itself.

    `since` is the format that first had it.  `personal` says that it may tell
    who somebody is, so that a shared copy leaves it out (R-84).
    """

    label: str
    hint: str = dataclasses.field(default="", kw_only=True)
    unit: str = dataclasses.field(default="", kw_only=True)
    since: int = dataclasses.field(default=1, kw_only=True)
    personal: bool = dataclasses.field(default=False, kw_only=True)


@dataclass(frozen=True)
class Id(Field):
    """The record's own id, or the id of something that is no record."""

    label: str = "Id"


@dataclass(frozen=True)
class Rank(Field):
    """An order key among siblings; see `model.rank`."""

    label: str = "Order"


@dataclass(frozen=True)
class Line(Field):
    """Text on one line."""

    longest: int = dataclasses.field(default=500, kw_only=True)


@dataclass(frozen=True)
class Prose(Field):
    """Text of several lines."""

    longest: int = dataclasses.field(default=20_000, kw_only=True)


class Hue(Field):
    """A colour, written `#rrggbb`."""


class Day(Field):
    """A date, written `2026-11-21`."""


@dataclass(frozen=True)
class Whole(Field):
    """A whole number from `least` to `most`."""

    least: int = dataclasses.field(default=0, kw_only=True)
    most: int = dataclasses.field(default=1_000_000_000, kw_only=True)


@dataclass(frozen=True)
class Real(Field):
    """A finite number from `least` to `most`."""

    least: float = dataclasses.field(default=0.0, kw_only=True)
    most: float = dataclasses.field(default=1e12, kw_only=True)


class Flag(Field):
    """Yes or no; where the type allows None, also unknown."""


class Private(Flag):
    """Yes: the row is not for everybody, so that no poster, workbook or shared copy has it (R-08, R-84)."""


@dataclass(frozen=True)
class Choice(Field):
    """One of an enumeration's values; each of those in `later` came with the format beside it."""

    later: tuple[tuple[StrEnum, int], ...] = dataclasses.field(default=(), kw_only=True)


@dataclass(frozen=True)
class Refers(Field):
    """The id of a row in one of the tables `to`.

    `owned` says what happens when that row goes: an owned row goes with it, any
    other forgets it (the field must then allow None).
    """

    to: tuple[str, ...] = dataclasses.field(default=(), kw_only=True)
    owned: bool = dataclasses.field(default=False, kw_only=True)


class Origin(Refers):
    """The row of the same kind that this one was made from, as a to-be row from its as-is row."""


class Subject(Refers):
    """A whole key, table and id, of a row in one of the tables `to`."""


@dataclass(frozen=True, slots=True)
class Column:
    """One field of one record class, ready to read."""

    name: str
    field: Field
    kind: type
    optional: bool
    default: Any

    @property
    def options(self) -> tuple[StrEnum, ...]:
        """The values a choice may take, in the order they are declared."""
        return tuple(self.kind) if issubclass(self.kind, StrEnum) else ()

    def options_in(self, format_: int) -> tuple[StrEnum, ...]:
        """The `options` of a format of files."""
        came = dict(self.field.later) if isinstance(self.field, Choice) else {}
        return tuple(option for option in self.options if came.get(option, 1) <= format_)


_COLUMNS: Final[dict[type, tuple[Column, ...]]] = {}


def columns_of(record: type) -> tuple[Column, ...]:
    """Return the declared fields of a record class, in their order."""
    found = _COLUMNS.get(record)
    if found is None:
        hints = typing.get_type_hints(record, include_extras=True)
        found = tuple(_column(declared, hints[declared.name]) for declared in dataclasses.fields(record))
        _COLUMNS[record] = found
    return found


def text_field(record: type, name: str) -> Line | Prose:
    """Return what a record class declares of one of its texts."""
    field = next(column.field for column in columns_of(record) if column.name == name)
    assert isinstance(field, Line | Prose)
    return field


def _column(declared: dataclasses.Field[Any], hint: Any) -> Column:
    kind, *said = typing.get_args(hint)
    field = next(one for one in said if isinstance(one, Field))
    options = typing.get_args(kind) if isinstance(kind, types.UnionType) else (kind,)
    plain = next(option for option in options if option is not types.NoneType)
    return Column(declared.name, field, plain, types.NoneType in options, declared.default)
