"""Codec: records to table rows and back, and the digest of a project."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import Any

from journey_editor.model.fields import Column, Line, Prose, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Record, RowKey
from journey_editor.model.revision import Revision
from journey_editor.model.validity import all_right, cleaned, problem


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
    wanted = [(place, name, _reader(columns[name]), columns[name]) for place, name in enumerate(given)]

    def decode(row: Sequence[Any]) -> Record:
        values = {}
        for place, name, read, column in wanted:
            value = row[place]
            if read is not None:
                value = read(value)
            if (said := problem(column, value)) is not None:
                value = _kept(column, value, said)
                repairs.append(f"a {kind.noun.lower()} lost what could not be kept of its {name}: it {said}")
            values[name] = value
        try:
            return kind(**values)
        except TypeError:  # a column without a default is not in the file
            missing = [name for name in columns if name not in values]
            raise BadValueError(", ".join(missing), "is needed") from None

    return decode


def decoded(kind: type[Record], rows: Sequence[Sequence[Any]]) -> dict[str, Record] | None:
    """Return the records of complete rows by id, or None where a value needs `decoder` to look at it.

    The rows are of a sound file: the values of a column have one type.
    """
    if not rows:
        return {}
    columns = []
    for column, values in zip(columns_of(kind), zip(*rows, strict=True), strict=True):
        meant = _meant(column, values)
        if meant is None:
            return None
        columns.append(meant)
    records = kind.of_columns(columns)
    if kind.natural and any(record.natural_id() != record.id for record in records):
        return None
    found = dict(zip(columns[0], records, strict=True))
    return found if len(found) == len(records) else None


def _meant(column: Column, values: Sequence[Any]) -> Sequence[Any] | None:
    """Return stored values as the field has them, or None where one is not right as it is."""
    distinct = set(values)
    read = _reader(column)
    if read is None:
        return values if all_right(column, distinct) else None
    meant = {value: read(value) for value in distinct}
    return [meant[value] for value in values] if all_right(column, set(meant.values())) else None


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
    return digest_of(encoded(project))


def encoded(project: Project) -> dict[str, list[list[Any]]]:
    """Return the rows of a project's tables as plain values."""
    return {table: list(map(encoder(TABLES[table]), rows.values())) for table, rows in project.tables.items()}


def digest_of(rows: Mapping[str, Sequence[Sequence[Any]]]) -> str:
    """Return the `digest` of the project whose tables have these rows, as plain values."""
    sink = hashlib.sha256()
    for table, kind in TABLES.items():
        if rows.get(table):
            listed = sorted(rows[table], key=itemgetter(0))  # by id
            sink.update(json.dumps([table, names(kind), listed], ensure_ascii=True).encode("ascii"))
    return sink.hexdigest()


def history_digest(revisions: Sequence[Revision]) -> str:
    """Return the SHA-256 of a history in a canonical writing."""
    lines = [[one.id, one.parents, one.label, one.author, one.time] for one in revisions]
    return hashlib.sha256(json.dumps(lines, ensure_ascii=True).encode("ascii")).hexdigest()
