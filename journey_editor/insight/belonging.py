"""Belonging: what comes and goes with a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from journey_editor.insight.standing import place_fields
from journey_editor.model.fields import Refers, columns_of
from journey_editor.model.records import Note, Record, RowKey
from journey_editor.model.references import keys_led_to


def going_with(rows: Iterable[Record]) -> Counter[RowKey]:
    """Return for each row how many of `rows` lie in it or belong to it, however deep."""
    there = {row.key: row for row in rows}
    counted: Counter[RowKey] = Counter()
    for row in there.values():
        above: set[RowKey] = set()
        waiting = [row]
        while waiting:
            keys = {key for key in _above(waiting.pop()) if key in there} - above
            above |= keys
            waiting += [there[key] for key in keys]
        counted.update(above)
    return counted


def _above(row: Record) -> set[RowKey]:
    """Return the rows without which a row would not be there."""
    found: set[RowKey] = set()
    for column in columns_of(type(row)):
        lies = isinstance(row, Note) and column.name in place_fields(type(row))
        if isinstance(column.field, Refers) and (column.field.owned or lies):
            found.update(keys_led_to(column, getattr(row, column.name)))
    return found
