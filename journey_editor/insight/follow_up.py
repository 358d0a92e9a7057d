"""Follow-up: what follows from pains, from opportunity and action to owner, horizon and metric (R-40).

The board of it shows rows of the project, and beside them what is none: nobody,
the horizons, and the lines between them.  Those have keys of their own here,
which lead to no row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import Final

from journey_editor.model.records import (
    Action,
    Horizon,
    Metric,
    Opportunity,
    Pain,
    Party,
    RowKey,
)

HORIZON: Final = "horizon"
NOBODY: Final = RowKey(Party.table, "")
UNPLANNED: Final = RowKey(HORIZON, "")
OWNED, PLANNED = "action owned", "action planned"  # the lines from an action to its owner, and on from there


class Column(IntEnum):
    """The columns of the trace, from left to right."""

    PAIN = 0
    OPPORTUNITY = 1
    ACTION = 2
    OWNER = 3
    HORIZON = 4
    METRIC = 5


COLUMN_OF: Final[Mapping[str, Column]] = {
    Pain.table: Column.PAIN,
    Opportunity.table: Column.OPPORTUNITY,
    Action.table: Column.ACTION,
    Party.table: Column.OWNER,
    HORIZON: Column.HORIZON,
    Metric.table: Column.METRIC,
}


class Gap(StrEnum):
    """Where a chain is broken, in what its row lacks."""

    UNANSWERED = "no opportunity yet"
    UNTAKEN = "no action yet"
    GROUNDLESS = "answers nothing"
    UNOWNED = "no owner"
    UNPLANNED = "no horizon"
    UNMEASURED = "no metric"
    UNMOVED = "moved by no action"


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A row at which a chain is broken."""

    gap: Gap
    row: RowKey

    @property
    def key(self) -> RowKey:
        """What it is known by."""
        return RowKey(self.gap.value, self.row.id)


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from a card to one of the next column; behind an action, each is that of one `action`.

    `key` is the row that says so, else one of our own.
    """

    key: RowKey
    left: RowKey
    right: RowKey
    action: RowKey | None = None


@dataclass(frozen=True)
class FollowUp:
    """What follows from the pains of one variant: the cards of each column, their ties, every broken link."""

    columns: tuple[tuple[RowKey, ...], ...]
    ties: tuple[Tie, ...]
    broken: tuple[BrokenLink, ...]
    _before: Mapping[RowKey, set[RowKey]] = field(init=False, repr=False, compare=False)
    _after: Mapping[RowKey, set[RowKey]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        before: dict[RowKey, set[RowKey]] = defaultdict(set)
        after: dict[RowKey, set[RowKey]] = defaultdict(set)
        for tie in self.ties:
            if tie.action is None:
                before[tie.right].add(tie.left)
                after[tie.left].add(tie.right)
        object.__setattr__(self, "_before", before)
        object.__setattr__(self, "_after", after)

    @property
    def empty(self) -> bool:
        """Whether there is nothing that anything could follow from, or that could follow."""
        return not any(
            self.columns[at] for at in (Column.PAIN, Column.OPPORTUNITY, Column.ACTION, Column.METRIC)
        )

    @cached_property
    def gaps(self) -> Mapping[RowKey, tuple[BrokenLink, ...]]:
        """The broken links of each row."""
        found: dict[RowKey, tuple[BrokenLink, ...]] = {}
        for one in self.broken:
            found[one.row] = (*found.get(one.row, ()), one)
        return found

    @cached_property
    def _threads(self) -> Mapping[RowKey, tuple[Tie, ...]]:
        """The ties behind each action."""
        found: dict[RowKey, list[Tie]] = defaultdict(list)
        for tie in self.ties:
            if tie.action is not None:
                found[tie.action].append(tie)
        return {action: tuple(ties) for action, ties in found.items()}

    def chain(self, key: RowKey) -> frozenset[RowKey]:
        """Return the cards, ties and broken links of the whole chain through one of them."""
        tie = next((one for one in self.ties if one.key == key), None)
        broken = next((one for one in self.broken if one.key == key), None)
        if tie is not None and tie.action is None:
            return self._whole(tie.left, tie.right)
        if tie is not None and tie.action is not None:
            only = tie.right if tie.right.table == Metric.table else None
            return self._whole(tie.action, only=only)
        if broken is not None:
            return self._whole(broken.row)
        column = COLUMN_OF.get(key.table)
        if column is None or column <= Column.ACTION:
            return self._whole(key)
        actions = [
            action
            for action, ties in self._threads.items()
            if any(key in (one.left, one.right) for one in ties)
        ]
        only = key if column == Column.METRIC else None
        return self._whole(*actions, only=only) | self._marked({key}, ())

    def _whole(self, *keys: RowKey, only: RowKey | None = None) -> frozenset[RowKey]:
        """Return what leads to `keys` and what follows from them; of metrics `only` one, where told."""
        cards = {*keys, *_reached(keys, self._before), *_reached(keys, self._after)}
        for action in [key for key in cards if key.table == Action.table]:
            for tie in self._threads.get(action, ()):
                cards |= {
                    end for end in (tie.left, tie.right) if only in (None, end) or end.table != Metric.table
                }
        return self._marked(cards, [key for key in cards if key.table == Action.table])

    def _marked(self, cards: set[RowKey], actions: Iterable[RowKey]) -> frozenset[RowKey]:
        """Return cards with the ties and broken links that belong to them."""
        threads = set(actions)
        ties = {
            one.key
            for one in self.ties
            if one.left in cards and one.right in cards and (one.action is None or one.action in threads)
        }
        return frozenset(cards | ties | {one.key for one in self.broken if one.row in cards})

    def only_broken(self) -> FollowUp:
        """Return what is left where only rows at which a chain is broken are looked at."""
        kept = {one.row for one in self.broken}
        columns = tuple(
            tuple(key for key in keys if key in kept or column in (Column.OWNER, Column.HORIZON))
            for column, keys in zip(Column, self.columns, strict=True)
        )
        there = {key for keys in columns for key in keys}
        ties = tuple(
            tie
            for tie in self.ties
            if tie.left in there and tie.right in there and (tie.action is None or tie.action in there)
        )
        return FollowUp(columns, ties, self.broken)


def horizon_key(horizon: Horizon | None) -> RowKey:
    """Return what a horizon is known by on the board, or that there is none."""
    return UNPLANNED if horizon is None else RowKey(HORIZON, horizon.value)


def horizon_named(key: RowKey) -> Horizon | None:
    """Return the horizon that `key` stands for, or None where it stands for none."""
    return Horizon(key.id) if key.id else None


def _reached(keys: Iterable[RowKey], ways: Mapping[RowKey, set[RowKey]]) -> set[RowKey]:
    """Return what can be come to from `keys`."""
    found: set[RowKey] = set()
    waiting = list(keys)
    while waiting:
        new = ways.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
