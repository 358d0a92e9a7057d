"""Copying: rows under new ids, with the references among them kept among the copies."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.cards import PLACE
from journey_editor.model.edits.removal import references_to
from journey_editor.model.fields import Id, Refers, Subject, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Note, Record, RowKey, Vote


def copied(
    rows: Iterable[Record], *, mint: Mint, known: Mapping[RowKey, str] | None = None
) -> dict[RowKey, Record]:
    """Return a copy of each row, by the key of the row.

    References among the rows lead to the copies, references to rows in `known`
    to the ids given there; all others stay.  A row with a natural key gets the
    id of its new key.
    """
    listed = sorted(rows, key=lambda row: bool(row.natural))  # a natural key may hold ids of the others
    new = dict(known or {}) | {row.key: mint.id() for row in listed if not row.natural}
    return {row.key: under_ids(row, new) for row in listed}


def under_ids(row: Record, new: Mapping[RowKey, str]) -> Record:
    """Return `row` with its own id and its references as `new` has them, as far as it has them.

    A row with a natural key gets the id of its new key.
    """
    values: dict[str, Any] = {}
    for column in columns_of(type(row)):
        field = column.field
        if not isinstance(field, Id | Refers) or (value := getattr(row, column.name)) is None:
            continue
        if isinstance(field, Id):
            led = new.get(row.key, value)
        elif isinstance(field, Subject):
            led = RowKey(value.table, new.get(value, value.id))
        else:
            led = next((new[key] for table in field.to if (key := RowKey(table, value)) in new), value)
        if led != value:
            values[column.name] = led
    if not values:
        return row
    copy = replace(row, **values)
    natural: Any = copy.natural_id()
    return replace(copy, id=natural) if natural else copy


def belonging(project: Project, keys: Iterable[RowKey]) -> dict[RowKey, Record]:
    """Return the rows under `keys` with all that they own, and the notes at places of theirs.

    Votes stay behind: nobody voted for a copy.
    """
    found: dict[RowKey, Record] = {}
    waiting = deque(keys)
    while waiting:
        key = waiting.popleft()
        row = project.row(key)
        if row is None or key in found:
            continue
        found[key] = row
        waiting += [
            record.key
            for record, name, owned in references_to(project, key)
            if not isinstance(record, Vote) and (owned or (isinstance(record, Note) and name in PLACE))
        ]
    return found
