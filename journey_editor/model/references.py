"""References: which rows the value of a field leads to."""

from __future__ import annotations

from typing import Any

from journey_editor.model.fields import Column, Refers, Subject
from journey_editor.model.records import RowKey


def keys_led_to(column: Column, value: Any) -> tuple[RowKey, ...]:
    """Return the keys that a value of a field may lead to, () for None.

    The field refers to rows.
    """
    assert isinstance(column.field, Refers)
    if value is None:
        return ()
    if isinstance(column.field, Subject):
        return (value,)
    return tuple(RowKey(table, value) for table in column.field.to)
