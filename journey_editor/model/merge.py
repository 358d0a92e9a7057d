"""Merge: bring together two projects that grew from one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Final, NamedTuple

from journey_editor.model.change import Change, RowEdit
from journey_editor.model.integrity import Mended, mend
from journey_editor.model.matching import rekeyed, same_named
from journey_editor.model.merge_apart import Recoded, coded_apart, ranked_apart, recoded
from journey_editor.model.merge_rows import Clash, ClashId, Decide, Side, merged_row
from journey_editor.model.merge_stay import going_on, staying, works_on
from journey_editor.model.project import Project
from journey_editor.model.records import Record, RowKey

__all__ = ["Clash", "ClashId", "Join", "Merged", "News", "Recoded", "Side", "merge"]

_UNDECIDED: Final[Mapping[ClashId, Side]] = MappingProxyType({})
_Rows = dict[RowKey, Record | None]


@dataclass(frozen=True)
class News:
    """The rows that a merge brought from theirs: new here, changed here, gone from here."""

    added: frozenset[RowKey] = frozenset()
    changed: frozenset[RowKey] = frozenset()
    removed: frozenset[RowKey] = frozenset()

    @classmethod
    def of(cls, change: Change) -> News:
        """Return what a change brings."""
        return cls(
            added=frozenset(key for key, edit in change if edit.before is None),
            changed=frozenset(key for key, edit in change if edit.before and edit.after),
            removed=frozenset(key for key, edit in change if edit.after is None),
        )


class Join(NamedTuple):
    """Two rows that were added under one name at one place: are they one or two?"""

    ours: RowKey
    theirs: RowKey


@dataclass(frozen=True)
class Merged:
    """What a merge would change in ours, and what there is to say about it.

    `clashes` are all there are, decided or not; what is chosen for one may lead
    to what was deleted, or away from it, and so bring another or settle it.
    `joins` are the offers not taken.  `recoded` are rows that have another
    printed code than theirs gave them; `mended` is what led nowhere any more,
    done already.
    """

    change: Change
    clashes: tuple[Clash, ...] = ()
    joins: tuple[Join, ...] = ()
    recoded: tuple[Recoded, ...] = ()
    mended: tuple[Mended, ...] = ()
    news: News = News()


def merge(
    base: Project,
    ours: Project,
    theirs: Project,
    *,
    prefer: Side = Side.OURS,
    chosen: Mapping[ClashId, Side] = _UNDECIDED,
    joined: Iterable[Join] = (),
) -> Merged:
    """Merge what theirs did since `base` into ours, field by field.

    A clash is decided as `chosen`; else fields as `prefer` says, and what one
    side deleted and the other worked on stays.  BOTH keeps two texts together,
    and is ours where that cannot be.  Without common history `base` is the
    empty project: then nothing is removed, and a value wins over none.  Of two
    rows that are `joined` ours keeps its id, and their fields are merged.

    The result is sound where all three are.  It follows from the projects
    alone: two people who merge each other's copies arrive at one project,
    unless there were clashes or equal codes.
    """
    theirs = rekeyed(theirs, {one.theirs: one.ours for one in joined})
    here, there = Change.between(base, ours).edits, Change.between(base, theirs).edits
    if not there:
        return Merged(Change())
    rows, clashes = _row_by_row(here, there, lambda clash: chosen.get(clash.id, prefer))
    edited = _deleted_and_edited(here, there, ours=ours, theirs=theirs)
    rows |= edited
    merged = ours.with_rows(rows.items())
    kept = [key for key, row in edited.items() if row is not None]
    returning, deletions = staying(
        merged, base=base, ours=ours, theirs=theirs, news={**here, **there}, edited=kept, chosen=chosen
    )
    merged = merged.with_rows(returning.items())
    returning |= going_on(merged, chain(here.items(), there.items()))
    merged = merged.with_rows(returning.items())
    repair, mended = mend(merged)
    merged = repair.applied_to(merged)
    touched = dict.fromkeys([*rows, *returning, *repair.edits])
    for apart in ranked_apart, coded_apart:
        told_apart = {row.key: row for row in apart(merged, ours=ours, theirs=theirs, keys=touched)}
        merged = merged.with_rows(told_apart.items())
        touched |= dict.fromkeys(told_apart)
    return Merged(
        Change({key: RowEdit(ours.row(key), merged.row(key)) for key in touched}),
        (*clashes, *deletions),
        _joins(merged, here, there),
        tuple(recoded(merged, there)),
        mended,
        News.of(Change({key: RowEdit(ours.row(key), merged.row(key)) for key in {*rows, *returning}})),
    )


def _row_by_row(
    here: Mapping[RowKey, RowEdit], there: Mapping[RowKey, RowEdit], decide: Decide
) -> tuple[_Rows, list[Clash]]:
    """Return what becomes of the rows that theirs edited and ours did not delete, and the clashes in them."""
    rows: _Rows = {}
    clashes: list[Clash] = []
    for key, edit in there.items():
        own = here.get(key)
        if own is None:
            rows[key] = edit.after
        elif own.after is not None and edit.after is not None and own.after != edit.after:
            rows[key], found = merged_row(edit.before, own.after, edit.after, decide)
            clashes += found
    return rows, clashes


def _deleted_and_edited(
    here: Mapping[RowKey, RowEdit], there: Mapping[RowKey, RowEdit], *, ours: Project, theirs: Project
) -> _Rows:
    """Return what becomes of the rows that one side deleted and the other edited: they stay if worked on."""
    rows: _Rows = {}
    for key, edit in there.items():
        own = here.get(key)
        if own is None or (own.after is None) == (edit.after is None):
            continue
        if own.after is None:
            rows[key] = edit.after if works_on(edit, theirs) else None
        else:
            rows[key] = own.after if works_on(own, ours) else None
    return rows


def _joins(
    merged: Project, here: Mapping[RowKey, RowEdit], there: Mapping[RowKey, RowEdit]
) -> tuple[Join, ...]:
    """Return what both sides added under one name, each under an id of its own."""
    ours, theirs = (
        [
            row
            for key, edit in news.items()
            if edit.before is None and key not in others and (row := merged.row(key)) is not None
        ]
        for news, others in ((here, there), (there, here))
    )
    return tuple(Join(mine, other) for other, mine in same_named(ours, theirs).items())
