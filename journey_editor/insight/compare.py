"""Compare: what became of a variant in the one that was made from it (R-45).

For the comparison a row and what it refers to are read as the rows that they
came from; ids, order and origin do not count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from journey_editor.model.fields import Id, Origin, Rank, Refers, Subject, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Record, RowKey, Variant
from journey_editor.model.references import keys_led_to
from journey_editor.model.structure import rows_in, variant_of


class Fate(StrEnum):
    """How a row of a variant stands to the variant that it was made from."""

    KEPT = "kept"
    CHANGED = "changed"
    NEW = "new"


@dataclass(frozen=True)
class Comparison:
    """The fate of every row of a variant, and the rows that have no successor in it."""

    fates: Mapping[RowKey, Fate]
    removed: tuple[RowKey, ...]


def compare(project: Project, variant: str) -> Comparison | None:
    """Compare a variant with the one it is based on; None where it is based on none."""
    found = project.get(Variant, variant)
    if found is None or project.get(Variant, found.based_on) is None or found.based_on is None:
        return None
    rows = tuple(rows_in(project, variant))
    fates = {row.key: fate for row in rows if (fate := fate_of(project, row)) is not None}
    followed = {RowKey(row.table, origin) for row in rows if (origin := _origin(row)) is not None}
    removed = tuple(row.key for row in rows_in(project, found.based_on) if row.key not in followed)
    return Comparison(fates, removed)


def fate_of(project: Project, row: Record) -> Fate | None:
    """Return how a row stands to the variant that its own is based on; None where there is no such variant.

    A row that came from elsewhere is new.
    """
    variant = project.get(Variant, variant_of(project, row))
    if variant is None or project.get(Variant, variant.based_on) is None or not _may_follow(row):
        return None
    before = project.row(RowKey(row.table, _origin(row) or ""))
    if before is None or variant_of(project, before) != variant.based_on:
        return Fate.NEW
    return Fate.KEPT if _read(project, row) == _values(before) else Fate.CHANGED


def _may_follow(row: Record) -> bool:
    return any(isinstance(column.field, Origin) for column in columns_of(type(row)))


def _origin(row: Record | None) -> str | None:
    """Return what a row came from; what cannot come from anything came from nothing."""
    if row is None:
        return None
    return next(
        (getattr(row, one.name) for one in columns_of(type(row)) if isinstance(one.field, Origin)), None
    )


def _values(row: Record) -> dict[str, Any]:
    return {
        column.name: getattr(row, column.name)
        for column in columns_of(type(row))
        if not isinstance(column.field, Id | Rank | Origin)
    }


def _read(project: Project, row: Record) -> dict[str, Any]:
    """Return the values of a row with each reference led to what that row came from."""
    values = _values(row)
    for column in columns_of(type(row)):
        value = values.get(column.name)
        if value is None or not isinstance(column.field, Refers):
            continue
        if isinstance(column.field, Subject):
            origin = _origin(project.row(value))
            values[column.name] = RowKey(value.table, origin) if origin else value
        else:
            origins = (_origin(project.row(key)) for key in keys_led_to(column, value))
            values[column.name] = next((one for one in origins if one), value)
    return values
