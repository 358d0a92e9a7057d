"""Merge stay: what one side deleted stays while the other went on working there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final

from journey_editor.model.change import RowEdit
from journey_editor.model.edits.cards import PLACE
from journey_editor.model.fields import Column, Rank, Refers, columns_of
from journey_editor.model.merge_rows import Clash, ClashId, Side
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Note, Picture, Record, RowKey
from journey_editor.model.references import keys_led_to


def works_on(edit: RowEdit, side: Project) -> bool:
    """Whether an edit did more to its row than order it anew and forget what its `side` deleted."""
    before, after = edit.before, edit.after
    return any(
        getattr(before, column.name) != getattr(after, column.name)
        and not isinstance(column.field, Rank)
        and not _forgot(column, before, after, side)
        for column in columns_of(type(after))
    )


def _forgot(column: Column, before: Any, after: Any, side: Project) -> bool:
    if not isinstance(column.field, Refers) or getattr(after, column.name) is not None:
        return False
    return all(side.row(key) is None for key in keys_led_to(column, getattr(before, column.name)))


def staying(
    merged: Project,
    *,
    base: Project,
    ours: Project,
    theirs: Project,
    news: Iterable[RowKey],
    edited: Iterable[RowKey],
    chosen: Mapping[ClashId, Side],
) -> tuple[dict[RowKey, Record | None], list[Clash]]:
    """Return the rows that come back into `merged` or go from it after all, and a clash for each deletion.

    `news` are the rows that either side changed or added, `edited` those of
    them that the other side deleted; they are still there.  What such a row
    cannot be without, or lies at, comes back.  A deletion happens only where
    it is `chosen`; pictures come back unasked.
    """
    back: dict[RowKey, Record] = {}
    hanging: dict[RowKey, list[RowKey]] = {}
    waiting = [row for key in news if (row := merged.row(key)) is not None]
    while waiting:
        row = waiting.pop()
        for key in _needs(row):
            hanging.setdefault(key, []).append(row.key)
            if key not in back and merged.row(key) is None:
                found = ours.row(key) or theirs.row(key)
                if found is not None:
                    back[key] = found
                    waiting.append(found)
    rows: dict[RowKey, Record | None] = dict(back)
    clashes = []
    deleted = {key for key in (*edited, *back) if key.table != Picture.table}
    for group in _groups(deleted, hanging):
        head, *_ = group
        within = _in_order(_reached(group, hanging) - {head})
        here, there = ours.row(head), theirs.row(head)
        clash = Clash(head, (), base.row(head), here, there, within=tuple(within))
        clashes.append(clash)
        if chosen.get(clash.id) is clash.deleted_by:
            rows |= dict.fromkeys(group)
    return rows, clashes


def going_on(merged: Project, news: Iterable[tuple[RowKey, RowEdit]]) -> dict[RowKey, Record]:
    """Return the tags, scores, links and the like that were deleted with a row that stays after all.

    They are known by what they are on, so nobody deleted them for their own sake.
    """
    deleted = {key: edit.before for key, edit in news if edit.after is None and edit.before is not None}
    stays = {key for key in deleted if merged.row(key) is not None}
    found = {}
    for key, row in deleted.items() if stays else ():
        if row.natural and key not in stays:
            on = list(_needs(row))
            if not stays.isdisjoint(on) and all(merged.row(one) is not None for one in on):
                found[key] = row
    return found


def _groups(deleted: set[RowKey], hanging: Mapping[RowKey, list[RowKey]]) -> Iterator[list[RowKey]]:
    """Yield the deleted rows, those together that hang on each other; the highest first."""
    beside: dict[RowKey, set[RowKey]] = {key: set() for key in deleted}
    for key in deleted:
        for below in deleted.intersection(hanging.get(key, ())):
            beside[key].add(below)
            beside[below].add(key)
    seen: set[RowKey] = set()
    for key in _in_order(deleted):
        if key not in seen:
            group = _reached([key], beside)
            seen |= group
            yield _in_order(group)


def _reached(begun: Iterable[RowKey], ways: Mapping[RowKey, Iterable[RowKey]]) -> set[RowKey]:
    """Return every row that can be reached from those that are begun with, these among them."""
    found = set(begun)
    waiting = list(found)
    while waiting:
        new = [key for key in ways.get(waiting.pop(), ()) if key not in found]
        found.update(new)
        waiting += new
    return found


def _in_order(keys: Collection[RowKey]) -> list[RowKey]:
    """Return keys table by table, owners before what they own."""
    places = {table: place for place, table in enumerate(TABLES)}
    return sorted(keys, key=lambda key: (places[key.table], key.id))


def _needs(row: Record) -> Iterator[RowKey]:
    """Yield the keys of what a row cannot be without, of where it lies and of the picture it shows."""
    for column in _NEEDING[row.table]:
        yield from keys_led_to(column, getattr(row, column.name))


def _needs_it(kind: type[Record], column: Column) -> bool:
    if not isinstance(column.field, Refers):
        return False
    lies_there = issubclass(kind, Note) and column.name in PLACE
    return column.field.owned or lies_there or Picture.table in column.field.to


_NEEDING: Final = {
    table: [column for column in columns_of(kind) if _needs_it(kind, column)]
    for table, kind in TABLES.items()
}
