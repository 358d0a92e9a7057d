"""Codec: records to table rows and back, and the digest of a project."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter, itemgetter
from typing import Any, Final

from journey_editor.model.fields import Column, Line, Prose, columns_of
from journey_editor.model.plain import meant, plainly
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Record
from journey_editor.model.validity import all_right, cleaned, problem

FORMAT: Final = 2  # of the files that this version writes; `Field.since` says what came with which


def columns_in(kind: type[Record], format_: int) -> list[Column]:
    """Return the columns that a record class has in a format of files."""
    return [column for column in columns_of(kind) if column.field.since <= format_]


def names(kind: type[Record], format_: int = FORMAT) -> list[str]:
    """Return the names of a record class's columns, in the order of its rows."""
    return [column.name for column in columns_in(kind, format_)]


def encoder(kind: type[Record], format_: int = FORMAT) -> Callable[[Record], list[Any]]:
    """Return what turns a record of this class into a row of plain values."""
    columns = columns_in(kind, format_)
    read = attrgetter(*(column.name for column in columns))
    turned = [(place, turn) for place, column in enumerate(columns) if (turn := plainly(column)) is not None]

    def encode(record: Record) -> list[Any]:
        row = list(read(record))
        for place, turn in turned:
            if row[place] is not None:
                row[place] = turn(row[place])
        return row

    return encode


def one_of(kind: type[Record]) -> str:
    """Return one of a kind with its article, as repairs say it: a card, an action."""
    noun = kind.noun.lower()
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


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
    wanted = [(place, name, meant(columns[name]), columns[name]) for place, name in enumerate(given)]

    def decode(row: Sequence[Any]) -> Record:
        values = {}
        for place, name, read, column in wanted:
            value = row[place]
            if read is not None:
                value = read(value)
            if (said := problem(column, value)) is not None:
                value = _kept(column, value, said)
                repairs.append(f"{one_of(kind)} lost what could not be kept of its {name}: it {said}")
            values[name] = value
        try:
            return kind(**values)
        except TypeError:  # a column without a default is not in the file
            missing = [name for name in columns if name not in values]
            raise BadValueError(", ".join(missing), "is needed") from None

    return decode


def decoded(
    kind: type[Record], rows: Sequence[Sequence[Any]], format_: int = FORMAT
) -> dict[str, Record] | None:
    """Return the records of complete rows by id, or None where a value needs `decoder` to look at it.

    The rows are of a sound file of a format: the values of a column have one
    type.  Columns that came later take their defaults.
    """
    if not rows:
        return {}
    columns: list[Sequence[Any]] = []
    stored = iter(zip(*rows, strict=True))
    for column in columns_of(kind):
        if column.field.since > format_:
            columns.append([column.default] * len(rows))
            continue
        values = next(stored)
        turned = _meant(column, values)
        if turned is None:
            return None
        columns.append(turned)
    records = kind.of_columns(columns)
    if kind.natural and any(record.natural_id() != record.id for record in records):
        return None
    found = dict(zip(columns[0], records, strict=True))
    return found if len(found) == len(records) else None


def _meant(column: Column, values: Sequence[Any]) -> Sequence[Any] | None:
    """Return stored values as the field has them, or None where one is not right as it is."""
    distinct = set(values)
    read = meant(column)
    if read is None:
        return values if all_right(column, distinct) else None
    turned = {value: read(value) for value in distinct}
    return [turned[value] for value in values] if all_right(column, set(turned.values())) else None


def _kept(column: Column, value: Any, said: str) -> str:
    """Return what can be kept of a text; raise BadValueError where there is no text."""
    if not isinstance(value, str) or not isinstance(column.field, Line | Prose):
        raise BadValueError(column.name, said)
    longest = column.field.longest
    return cleaned(value[: 2 * longest], lines=isinstance(column.field, Prose))[:longest]


def digest(project: Project) -> str:
    """Return the SHA-256 of a project's rows in a canonical writing: equal for equal projects.

    SQLite keeps no checksums of its pages; this says whether the rows read are
    the rows written.
    """
    return digest_of(encoded(project))


def encoded(project: Project) -> dict[str, list[list[Any]]]:
    """Return the rows of a project's tables as plain values."""
    return {table: list(map(encoder(TABLES[table]), rows.values())) for table, rows in project.tables.items()}


def digest_of(rows: Mapping[str, Sequence[Sequence[Any]]], format_: int = FORMAT) -> str:
    """Return the `digest` of the project whose tables have these rows of a format, as plain values."""
    sink = hashlib.sha256()
    for table, kind in TABLES.items():
        if rows.get(table):
            listed = sorted(rows[table], key=itemgetter(0))  # by id
            sink.update(json.dumps([table, names(kind, format_), listed], ensure_ascii=True).encode("ascii"))
    return sink.hexdigest()
