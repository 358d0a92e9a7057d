"""Values: set fields of rows that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journey_editor.model.change import Change
from journey_editor.model.fields import Line, Prose, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.model.validity import InvalidRecordError, cleaned, require_valid


def set_values(project: Project, key: RowKey, /, **values: Any) -> Change:
    """Set fields of one row; text is cleaned first.

    Raises KeyError where the row is gone, and InvalidRecordError where a value
    is not what its field declares or would give the row another id.
    """
    record: Any = project.row(key)
    if record is None:
        raise KeyError(key)
    after = replace(record, **clean(type(record), values))
    require_valid(after)
    if after.key != key:
        raise InvalidRecordError(f"{key}: an id never changes")
    return Change.putting(project, after)


def clean(record: type, values: dict[str, Any]) -> dict[str, Any]:
    """Return `values` with every text cleaned and cut to its field's longest."""
    fields = {column.name: column.field for column in columns_of(record)}
    found = dict(values)
    for name, value in values.items():
        field = fields[name]
        if isinstance(value, str) and isinstance(field, Line | Prose):
            found[name] = cleaned(value, lines=isinstance(field, Prose))[: field.longest]
    return found
