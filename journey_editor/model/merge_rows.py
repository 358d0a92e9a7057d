"""Merge rows: what becomes of one row that both sides changed, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from journey_editor.model.edits.cards import PLACE
from journey_editor.model.fields import Id, Line, Prose, Rank, columns_of
from journey_editor.model.records import Card, Metric, Note, Opportunity, Pain, Record, RowKey, Transition
from journey_editor.model.siblings import parent_field

ClashId = tuple[RowKey, tuple[str, ...]]

# Fields that say one thing together: of two changes to them one is taken whole.
_TOGETHER: Final[dict[type[Record], tuple[str, ...]]] = {
    Card: (*PLACE, "kind"),  # a card is of the kind that its lane holds
    Pain: PLACE,
    Opportunity: PLACE,
    Transition: ("source", "target"),
    Metric: ("rule", "target", "years"),
}
_SHORTEST: Final = 100  # characters that a line may have, below which it is a mark such as a unit


class Side(StrEnum):
    """Whose version counts."""

    OURS = "ours"
    THEIRS = "theirs"
    BOTH = "both"


@dataclass(frozen=True)
class Clash:
    """One thing that a person decides.

    With `fields`, both sides gave these of one row other values; where nothing
    was there before, or without common history, `base` is None.  Without, one
    side deleted the row, so that its record there is None, and the other went
    on working on it or on the rows `within`, which hang on it and stay as long
    as it does.
    """

    key: RowKey
    fields: tuple[str, ...]
    base: Record | None
    ours: Record | None
    theirs: Record | None
    within: tuple[RowKey, ...] = ()

    @property
    def id(self) -> ClashId:
        """What names this clash whenever the same projects are merged."""
        return self.key, self.fields

    @property
    def deleted_by(self) -> Side | None:
        """The side that deleted the row, or None."""
        if self.fields:
            return None
        return Side.OURS if self.ours is None else Side.THEIRS

    @property
    def may_be_both(self) -> bool:
        """Whether both versions are texts that can be kept, one after the other."""
        return bool(self.together())

    def together(self) -> dict[str, str]:
        """Return both texts as one for each field, ours first; empty where they cannot be kept together."""
        found: dict[str, str] = {}
        for column in columns_of(type(self.ours)) if self.fields else ():
            if column.name not in self.fields:
                continue
            field, texts = column.field, (getattr(self.ours, column.name), getattr(self.theirs, column.name))
            if not isinstance(field, Line | Prose) or field.longest < _SHORTEST or not all(texts):
                return {}
            joined = ("\n" if isinstance(field, Prose) else " / ").join(texts)
            if len(joined) > field.longest:
                return {}
            found[column.name] = joined
        return found


Decide = Callable[[Clash], Side]


def merged_row(base: Any, ours: Any, theirs: Any, decide: Decide) -> tuple[Record, list[Clash]]:
    """Return one row of two versions, and the clashes that `decide` was asked about.

    A field that one side changed has that side's value.  Where `base` is None,
    a side changed what is not as a new row has it.  Order never clashes: it
    goes with the place; nor do printed codes: ours stays.
    """
    kind = type(ours)
    values: dict[str, Any] = {}
    clashes: list[Clash] = []
    for unit in _units(kind):
        before, here, there = (_read(row, kind, unit) for row in (base, ours, theirs))
        side = Side.OURS if there in (here, before) else Side.THEIRS
        if side is Side.THEIRS and here != before:
            clash = Clash(ours.key, unit, base, ours, theirs)
            clashes.append(clash)
            side = decide(clash)
            if side is Side.BOTH:
                values |= clash.together()
        if side is Side.THEIRS:
            values |= dict(zip(unit, there, strict=True))
    for name in _unasked(kind):
        ((before,), (here,), (there,)) = (_read(row, kind, (name,)) for row in (base, ours, theirs))
        if name == "rank":
            values[name] = _rank(kind, values, ours, theirs, before)
        elif here == before:
            values[name] = there
    merged: Record = replace(ours, **values)
    return (ours if merged == ours else merged), clashes


def _rank(kind: type[Record], values: dict[str, Any], ours: Any, theirs: Any, before: Any) -> str:
    """Return the rank of the side whose place was taken, else the one that changed, else the lower."""
    place = _place(kind)
    here, there = ours.rank, theirs.rank
    if _read(ours, kind, place) != _read(theirs, kind, place):
        taken: str = there if place[0] in values else here
    elif before in (here, there):
        taken = there if here == before else here
    else:
        taken = min(here, there)
    return taken


def _units(kind: type[Record]) -> tuple[tuple[str, ...], ...]:
    """Return the fields that may clash, together with those that belong to them."""
    together = _TOGETHER.get(kind, ())
    alone = [
        column.name
        for column in columns_of(kind)
        if not isinstance(column.field, Id)
        and column.name not in together
        and column.name not in _unasked(kind)
    ]
    return (*((together,) if together else ()), *((name,) for name in alone))


def _unasked(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields about which nobody is asked: order and printed code."""
    return tuple(
        column.name
        for column in columns_of(kind)
        if isinstance(column.field, Rank) or (column.name == "code" and not kind.natural)
    )


def _place(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields that say among which siblings a row stands."""
    parent = parent_field(kind)
    return _TOGETHER[kind] if issubclass(kind, Note) else (parent,) if parent else ()


def _read(row: Any, kind: type[Record], names: Sequence[str]) -> tuple[Any, ...]:
    """Return the values of a row; of no row, those of one that nobody filled in."""
    if row is None:
        return tuple(column.default for name in names for column in columns_of(kind) if column.name == name)
    return tuple(getattr(row, name) for name in names)
