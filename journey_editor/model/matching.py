"""Matching: which rows of two projects are one thing under two ids."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any, Final

from journey_editor.kernel.words import plain
from journey_editor.model.edits.cards import PLACE
from journey_editor.model.edits.copying import under_ids
from journey_editor.model.fields import Refers, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Card,
    Journey,
    Lane,
    Note,
    Party,
    Record,
    RowKey,
    Setting,
    Variant,
    order,
)

# What a record is called by: the first of these that it has.
_NAMES: Final = ("title", "name", "text", "date")


def rekeyed(project: Project, ids: Mapping[RowKey, RowKey]) -> Project:
    """Return `project` with rows under other keys of their table, and everything that leads to them."""
    new = {key: to.id for key, to in ids.items()}
    rows: list[tuple[RowKey, Record | None]] = []
    for row in project.rows() if new else ():
        led = under_ids(row, new)
        if led is not row:
            rows += [(row.key, None), (led.key, led)]
    return project.with_rows(rows)


def matched(ours: Project, theirs: Project) -> Project:
    """Return `theirs`, which has no history with `ours`, under the ids of ours.

    A row that ours has not is taken for the first that theirs has not, of the
    same name at the same place; what lies above decides first.  The setting is
    taken for the setting.
    """
    mine = (row for row in ours.rows() if theirs.row(row.key) is None)
    strange = (row for row in theirs.rows() if ours.row(row.key) is None)
    return rekeyed(theirs, same_named(mine, strange))


def same_named(ours: Iterable[Record], theirs: Iterable[Record]) -> dict[RowKey, RowKey]:
    """Return which rows of theirs may be which of ours: those of one kind, with one name, at one place.

    Names are compared without regard to capitals and spaces; what has none is
    nothing else, but for journeys and variants.  Each row is matched once, in
    order, and places are compared as if what was matched above them were one.
    """
    found: dict[RowKey, RowKey] = {}
    led: dict[RowKey, str] = {}
    here, there = _by_table(ours), _by_table(theirs)
    for table in TABLES:
        free: dict[tuple[Any, ...], deque[RowKey]] = {}
        for row in here.get(table, ()):
            free.setdefault(_identity(row), deque()).append(row.key)
        for row in there.get(table, ()) if free else ():
            identity = _identity(under_ids(row, led))
            if identity and (keys := free.get(identity)):
                found[row.key] = keys.popleft()
                led[row.key] = found[row.key].id
    return found


def _by_table(rows: Iterable[Record]) -> dict[str, list[Record]]:
    """Return rows that have ids of their own by their table, in order."""
    found: dict[str, list[Record]] = {}
    for row in sorted((row for row in rows if not row.natural), key=order):
        found.setdefault(row.table, []).append(row)
    return found


def _identity(row: Record) -> tuple[Any, ...]:
    """Return what a reader knows a row by: its name, place and kind; () of most without a name."""
    if isinstance(row, Setting):  # there is one
        return (row.table,)
    columns = columns_of(type(row))
    values = {column.name: getattr(row, column.name) for column in columns}
    name = next((values[name] or "" for name in _NAMES if name in values), None)
    if name is not None:
        name = plain(name)
        if not name and not isinstance(row, Journey | Variant):
            return ()
    owners = [values[one.name] for one in columns if isinstance(one.field, Refers) and one.field.owned]
    place = [values[name] for name in PLACE] if isinstance(row, Note) else []
    kind = [values["kind"]] if isinstance(row, Card | Lane | Party) else []
    return (name, *owners, *place, *kind)
