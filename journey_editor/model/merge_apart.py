"""Merge apart: rows that came to one place in the order, or under one printed code, are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import RowEdit
from journey_editor.model.fields import text_field
from journey_editor.model.project import Project
from journey_editor.model.rank import LONGEST, between
from journey_editor.model.records import TABLES, Note, Record, RowKey, Touchpoint, has_field
from journey_editor.model.siblings import parent_field

_CODED: Final[tuple[type[Any], ...]] = tuple(
    kind for kind in TABLES.values() if issubclass(kind, Note | Touchpoint)
)
_PARENTS: Final = {table: parent_field(kind) for table, kind in TABLES.items() if has_field(kind, "rank")}
_NUMBERED: Final = re.compile(r"(?P<letters>.*?)(?P<number>[0-9]*)", re.DOTALL)

_Place = tuple[type[Record], Any, str]  # the kind, what its siblings share, and the rank


class Recoded(NamedTuple):
    """One row of theirs that has another printed code than it had there."""

    key: RowKey
    old: str
    new: str


def ranked_apart(
    merged: Project, *, ours: Project, theirs: Project, keys: Iterable[RowKey]
) -> Iterator[Record]:
    """Yield anew the rows that came to share a rank with siblings through those under `keys`.

    The one with the lowest id keeps it; each other gets one right behind it
    that follows from the rank and its id, so that every copy finds the same.
    """
    met = {place for key in keys if (place := _place(merged.row(key))) is not None}
    kinds, ranks = {kind for kind, _, _ in met}, {rank for _, _, rank in met}
    found: dict[_Place, list[Any]] = {}
    for kind in TABLES.values():
        if kind in kinds or (Note in kinds and issubclass(kind, Note)):
            rows: Iterable[Any] = merged.all(kind).values()
            for row in rows:
                if row.rank in ranks and (place := _place(row)) in met and place is not None:
                    found.setdefault(place, []).append(row)
    for place, alike in found.items():
        if len(alike) == 1 or any(
            all(_place(side.row(row.key)) == place for row in alike) for side in (ours, theirs)
        ):
            continue
        for row in sorted(alike, key=lambda row: row.key)[1:]:
            rank = between(row.rank, f"{row.rank}01", mint=Mint.seeded(row.id))
            if len(rank) <= LONGEST:  # else their ids go on to order them
                yield replace(row, rank=rank)


def _place(row: Any) -> _Place | None:
    """Return where a row stands in an order; None where there is none."""
    if row is None or row.table not in _PARENTS:
        return None
    parent = _PARENTS[row.table]
    value = getattr(row, parent) if parent else None
    return (Note if parent == "lane" and value is None else type(row)), value, row.rank


def coded_apart(
    merged: Project, *, ours: Project, theirs: Project, keys: Iterable[RowKey]
) -> Iterator[Record]:
    """Yield anew the rows under `keys` that brought a printed code which another row has already.

    Each gets the next number that neither side ever used with these letters.
    """
    rows: Iterable[Any] = map(merged.row, keys)
    coming = [row for row in rows if _brings_code(ours, row)]
    if not coming:
        return
    bearing: dict[str, list[RowKey]] = {}
    for row in _coded(merged):
        bearing.setdefault(row.code, []).append(row.key)
    used = {row.code for project in (merged, ours, theirs) for row in _coded(project)}
    for row in sorted(coming, key=lambda row: row.key):
        if all(_code(theirs, key) == row.code for key in bearing[row.code]):
            continue
        code = _next(row.code, used, longest=text_field(type(row), "code").longest)
        used.add(code)
        yield replace(row, code=code)


def recoded(merged: Project, there: Mapping[RowKey, RowEdit]) -> Iterator[Recoded]:
    """Yield the rows to which `there`, what theirs did, gave a printed code that they do not have now."""
    for key, edit in there.items():
        row: Any = merged.row(key)
        if isinstance(row, _CODED):
            given = getattr(edit.after, "code", "")
            if given not in ("", getattr(edit.before, "code", ""), row.code):
                yield Recoded(key, given, row.code)


def _brings_code(ours: Project, row: Any) -> bool:
    return isinstance(row, _CODED) and bool(row.code) and _code(ours, row.key) != row.code


def _coded(project: Project) -> Iterator[Any]:
    return (row for kind in _CODED for row in project.all(kind).values())


def _code(project: Project, key: RowKey) -> str | None:
    row: Any = project.row(key)
    return row.code if row is not None else None


def _next(code: str, used: set[str], *, longest: int) -> str:
    """Return the code after the last one in use with the same letters."""
    letters, number = _split(code)
    numbers = [other for one in used for start, other in [_split(one)] if start == letters]
    number = max(numbers)
    while True:
        number += 1
        if len(str(number)) > longest:
            number = 1
        found = letters[: longest - len(str(number))] + str(number)
        if found not in used:
            return found


def _split(code: str) -> tuple[str, int]:
    match = _NUMBERED.fullmatch(code)
    assert match is not None
    return match["letters"], int(match["number"] or 1)
