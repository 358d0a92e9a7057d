"""Trace: a change by field, written in a line of text: what its rows were before.

A trace leads back from the project after the change to the one before it.  It
holds nothing of what came after, since the project there has that: a history
takes half the room, and a walk back from the last project meets every one.
Under each row's key stands `null` where the change brought the row, an object
of fields where it changed them, and that object in a list where it took the
row away.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from journey_editor.model.change import Change, RowEdit
from journey_editor.model.fields import Column, columns_of
from journey_editor.model.plain import meant, plainly
from journey_editor.model.project import Project, Table
from journey_editor.model.records import TABLES, Record, RowKey
from journey_editor.model.validity import problem, problems

MOST_ROWS: Final = 200_000  # that a walk goes over
_Plain = Callable[[Any], Any] | None


class LostTraceError(ValueError):
    """A trace does not fit the project it should lead back from."""


def trace_of(change: Change) -> str:
    """Return the trace that leads back over `change`."""
    found: dict[str, Any] = {}
    for key, edit in change:
        if edit.before is None:
            found[str(key)] = None
        elif edit.after is None:
            found[str(key)] = [_fields(edit.before, None)]
        elif fields := _fields(edit.before, edit.after):
            found[str(key)] = fields
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def _fields(row: Record, other: Record | None) -> dict[str, Any]:
    """Return the plain values of `row` that differ from those of `other`, or from the defaults."""
    found = {}
    for column, plain, _ in _columns(type(row)):
        if column.name == "id":
            continue
        value = getattr(row, column.name)
        if value != (column.default if other is None else getattr(other, column.name)):
            found[column.name] = value if plain is None or value is None else plain(value)
    return found


_COLUMNS: Final[dict[type, tuple[tuple[Column, _Plain, _Plain], ...]]] = {}


def _columns(kind: type[Record]) -> tuple[tuple[Column, _Plain, _Plain], ...]:
    found = _COLUMNS.get(kind)
    if found is None:
        found = tuple((column, plainly(column), meant(column)) for column in columns_of(kind))
        _COLUMNS[kind] = found
    return found


def read_trace(trace: str) -> dict[RowKey, Any]:
    """Return what a trace says of each row; LostTraceError where it is none."""
    try:
        found = {RowKey.read(key): said for key, said in json.loads(trace).items()}
    except (ValueError, AttributeError, RecursionError) as error:
        raise LostTraceError("it is no trace") from error
    for key, said in found.items():
        row = said[0] if isinstance(said, list) and len(said) == 1 else said
        if not (said is None or isinstance(row, dict)):
            raise LostTraceError(f"{key} has no trace that can be read")
    return found


def composed(traces: Sequence[str]) -> str:
    """Return the single trace that leads back over changes that were made one after the other, in order.

    Raises LostTraceError where one of them is none, or would be one that cannot be written.
    """
    found: dict[RowKey, Any] = {}
    for trace in reversed(traces):
        for key, before in read_trace(trace).items():
            _compose(found, key, before)
    try:
        written = json.dumps(
            {str(key): said for key, said in found.items()}, ensure_ascii=False, separators=(",", ":")
        )
        written.encode()
    except (ValueError, RecursionError) as error:  # halves of characters; lists in lists in lists
        raise LostTraceError("it cannot be written") from error
    return written


def _compose(later: dict[RowKey, Any], key: RowKey, before: Any) -> None:
    """Put what a row was `before` an earlier change under what is known of the `later` ones."""
    after = later.get(key, _NOTHING)
    if before is None and isinstance(after, list):
        del later[key]  # it came and went
    elif isinstance(before, dict) and isinstance(after, dict):
        later[key] = {**after, **before}
    elif isinstance(before, dict) and isinstance(after, list):
        later[key] = [{**after[0], **before}]
    elif isinstance(before, list) and after is None:
        later[key] = {**_defaults(key), **before[0]}  # it went and came again
    else:
        later[key] = before


_NOTHING: Final = object()


def _defaults(key: RowKey) -> dict[str, Any]:
    kind = TABLES.get(key.table)
    if kind is None:
        return {}
    given = ((column, plain) for column, plain, _ in _columns(kind) if column.name != "id")
    return {
        column.name: column.default if plain is None or column.default is None else plain(column.default)
        for column, plain in given
        if _has_default(column)
    }


def _has_default(column: Column) -> bool:
    return column.default is None or isinstance(column.default, (str, int, float))


class Walk:
    """A project on its way along traces; `project()` is where it has come to."""

    def __init__(self, project: Project) -> None:
        self._tables = project.tables
        self._own: dict[str, dict[str, Record]] = {}
        self._room = MOST_ROWS

    def follow(self, trace: str) -> None:
        """Go back over one change; LostTraceError, with no project to speak of, where the trace does not fit.

        Tables and fields that this version does not know are passed over.  A
        walk goes over `MOST_ROWS` at most: a stranger's could take for ever.
        """
        read = read_trace(trace)
        self._room -= len(read)
        if self._room < 0:
            raise LostTraceError("it leads too far")
        for key, said in read.items():
            kind = TABLES.get(key.table)
            if kind is None:
                continue
            rows = self._rows(key.table)
            if said is None:
                if rows.pop(key.id, None) is None:
                    raise LostTraceError(f"{key} should be there")
            elif isinstance(said, list):
                if key.id in rows:
                    raise LostTraceError(f"{key} should not be there")
                rows[key.id] = _right(_made(kind, key.id, _read(kind, said[0])))
            else:
                if key.id not in rows:
                    raise LostTraceError(f"{key} should be there")
                rows[key.id] = _changed(rows[key.id], _read(kind, said))

    def followed(self, trace: str) -> Change:
        """Go back as `follow` does; return the change that was gone back over."""
        keys = read_trace(trace)
        after = {key: self._rows(key.table).get(key.id) for key in keys}
        self.follow(trace)
        return Change({key: RowEdit(self._rows(key.table).get(key.id), row) for key, row in after.items()})

    def project(self) -> Project:
        """Return the project here."""
        tables: dict[str, Any] = {name: rows for name, rows in self._tables.items() if name not in self._own}
        tables |= {name: Table(dict(rows)) for name, rows in self._own.items() if rows}
        return Project({name: tables[name] for name in TABLES if name in tables})

    def _rows(self, table: str) -> dict[str, Record]:
        if table not in self._own:
            self._own[table] = dict(self._tables.get(table, {}))
        return self._own[table]


def _read(kind: type[Record], said: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for column, _, mean in _columns(kind):
        if column.name in said and column.name != "id":
            value = said[column.name]
            value = mean(value) if mean is not None else value
            if problem(column, value) is not None:
                raise LostTraceError(f"its {column.name} cannot have been that")
            found[column.name] = value
    return found


def _made(kind: type[Record], id_: str, values: dict[str, Any]) -> Record:
    try:
        return kind(id=id_, **values)
    except TypeError as error:  # a value without a default is not there
        raise LostTraceError(f"a {kind.noun.lower()} lacks a value") from error


def _right(row: Record) -> Record:
    if problems(row):
        raise LostTraceError(f"{row.key} cannot have been so")
    return row


def _changed(row: Record, values: dict[str, Any]) -> Record:
    changed = [values.get(column.name, getattr(row, column.name)) for column, _, _ in _columns(type(row))]
    (made,) = type(row).of_columns([[value] for value in changed])
    return _right(made) if row.natural else made
