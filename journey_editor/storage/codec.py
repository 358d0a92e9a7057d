"""Codec: records to table rows and back, and the digest of a project."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from enum import StrEnum
from operator import attrgetter
from typing import Any

from journey_editor.model.fields import Column, Line, Prose, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Record, RowKey
from journey_editor.model.revision import Revision
from journey_editor.model.validity import cleaned, problem, sure


def names(kind: type[Record]) -> list[str]:
    """Return the names of a record class's columns, in the order of its rows."""
    return [column.name for column in columns_of(kind)]


def encoder(kind: type[Record]) -> Callable[[Record], list[Any]]:
    """Return what turns a record of this class into a row of plain values."""
    columns = columns_of(kind)
    read = attrgetter(*(column.name for column in columns))
    keys = [place for place, column in enumerate(columns) if column.kind is RowKey]
    flags = [place for place, column in enumerate(columns) if column.kind is bool]
    reals = [place for place, column in enumerate(columns) if column.kind is float]
    choices = [place for place, column in enumerate(columns) if issubclass(column.kind, StrEnum)]

    def encode(record: Record) -> list[Any]:
        row = list(read(record))
        for places, plain in ((keys, str), (flags, int), (reals, _real), (choices, str)):
            for place in places:
                if row[place] is not None:
                    row[place] = plain(row[place])
        return row

    return encode


def _real(value: float) -> float:
    return float(value) + 0.0  # -0.0 equals 0.0, so it is written as that


class BadValueError(ValueError):
    """A stored value is not what its column declares: its place and the reason in words."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(f"{column} {reason}")
        self.column = column


def decoder(
    kind: type[Record], given: Sequence[str], repairs: list[str]
) -> Callable[[Sequence[Any]], Record]:
    """Return what turns a row with the columns `given` into a record.

    A column that is not given takes its default.  A text that cannot be kept as
    it is loses what cannot, and `repairs` says so.  Raises BadValueError on any
    other value that the record may not have, and where a needed one is not given.
    """
    columns = {column.name: column for column in columns_of(kind)}
    wanted = [
        (place, name, _reader(columns[name]), sure(columns[name]), columns[name])
        for place, name in enumerate(given)
    ]

    def decode(row: Sequence[Any]) -> Record:
        values = {}
        for place, name, read, right, column in wanted:
            value = row[place]
            if read is not None:
                value = read(value)
            if (
                not (value is None and column.optional)
                and not right(value)
                and (said := problem(column, value)) is not None
            ):
                value = _kept(column, value, said)
                repairs.append(f"a {kind.noun.lower()} lost what could not be kept of its {name}: it {said}")
            values[name] = value
        try:
            return kind(**values)
        except TypeError:  # a column without a default is not in the file
            missing = [name for name in columns if name not in values]
            raise BadValueError(", ".join(missing), "is needed") from None

    return decode


def _kept(column: Column, value: Any, said: str) -> str:
    """Return what can be kept of a text; raise BadValueError where there is no text."""
    if not isinstance(value, str) or not isinstance(column.field, Line | Prose):
        raise BadValueError(column.name, said)
    longest = column.field.longest
    return cleaned(value[: 2 * longest], lines=isinstance(column.field, Prose))[:longest]


def _reader(column: Column) -> Callable[[Any], Any] | None:
    """Return what turns a stored value into a field's value, or None where it is one already.

    What cannot be turned stays as it is.
    """
    if column.kind is bool:
        flags = {0: False, 1: True}
        return lambda value: flags.get(value, value) if isinstance(value, int) else value
    if column.kind is float:
        return lambda value: float(value) if isinstance(value, int) else value
    if column.kind is RowKey:
        return _key
    if issubclass(column.kind, StrEnum):
        options = {option.value: option for option in column.options}
        return lambda value: options.get(value, value) if isinstance(value, str) else value
    return None


def _key(value: Any) -> Any:
    try:
        return RowKey.read(value) if isinstance(value, str) else value
    except ValueError:
        return value


def digest(project: Project) -> str:
    """Return the SHA-256 of a project's rows in a canonical writing: equal for equal projects.

    SQLite keeps no checksums of its pages; this says whether the rows read are
    the rows written.
    """
    sink = hashlib.sha256()
    for table, kind in TABLES.items():
        if table not in project.tables:
            continue
        encode = encoder(kind)
        records = project.all(kind)
        rows = [encode(records[id_]) for id_ in sorted(records)]
        sink.update(json.dumps([table, names(kind), rows], ensure_ascii=True).encode("ascii"))
    return sink.hexdigest()


def history_digest(revisions: Sequence[Revision]) -> str:
    """Return the SHA-256 of a history in a canonical writing."""
    lines = [[one.id, one.parents, one.label, one.author, one.time] for one in revisions]
    return hashlib.sha256(json.dumps(lines, ensure_ascii=True).encode("ascii")).hexdigest()
