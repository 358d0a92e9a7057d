"""Follow-up: what follows from pains, from opportunity and action to owner, horizon and metric (R-40).

The board of it shows rows of the project, and beside them what is none: nobody,
the horizons, and the lines between them.  Those have keys of their own here,
which lead to no row.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import Final, TypeVar

from journey_editor.insight.roadmap import horizon_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Effect,
    Horizon,
    Journey,
    Link,
    LinkKind,
    Metric,
    Note,
    Opportunity,
    Pain,
    Party,
    PartyKind,
    RowKey,
    Status,
    Variant,
)
from journey_editor.model.structure import steps_of, transitions_of, variant_of

N = TypeVar("N", bound=Note)

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


def follow_up(project: Project, variant: str, *, today: dt.date) -> FollowUp:
    """Return what follows from the pains of a variant.

    With its pains and opportunities come those of elsewhere that they are
    linked with, and the actions of these and of its transitions.  Actions that
    answer nothing and metrics of no other place belong to every variant.
    Dropped actions are left out, as if they were not there.  Horizons count
    from `today`.
    """
    rows = _Rows(project, variant)
    horizons = {one.key: horizon_key(horizon_of(one, today)) for one in rows.actions}
    owners = {one.key: _owner(project, one) for one in rows.actions}
    columns = (
        tuple(one.key for one in rows.pains),
        tuple(one.key for one in rows.opportunities),
        tuple(one.key for one in rows.actions),
        _owners(project, owners.values()),
        (*map(horizon_key, Horizon), UNPLANNED),
        tuple(one.key for one in rows.metrics),
    )
    ties = [
        *(Tie(one.key, one.target, one.source) for one in rows.links),
        *(Tie(RowKey(OWNED, one.id), one.key, owners[one.key], one.key) for one in rows.actions),
        *(Tie(RowKey(PLANNED, one.id), owners[one.key], horizons[one.key], one.key) for one in rows.actions),
        *(
            Tie(one.key, horizons[action], RowKey(Metric.table, one.metric), action)
            for one in rows.effects
            if (action := RowKey(Action.table, one.action)) in horizons
        ),
    ]
    there = {key for keys in columns for key in keys}
    shown = tuple(tie for tie in ties if tie.left in there and tie.right in there)
    return FollowUp(columns, shown, tuple(_broken(rows, owners, horizons)))


def horizon_key(horizon: Horizon | None) -> RowKey:
    """Return what a horizon is known by on the board, or that there is none."""
    return UNPLANNED if horizon is None else RowKey(HORIZON, horizon.value)


def horizon_named(key: RowKey) -> Horizon | None:
    """Return the horizon that `key` stands for, or None where it stands for none."""
    return Horizon(key.id) if key.id else None


class _Rows:
    """The rows of one trace, in the order in which they are read."""

    def __init__(self, project: Project, variant: str) -> None:
        self._project = project
        actions = [one for one in project.all(Action).sorted() if one.status != Status.DROPPED]
        live = {one.key for one in actions}
        links = [
            one
            for one in project.all(Link).sorted()
            if one.kind != LinkKind.MENDS
            and project.row(one.source) is not None
            and project.row(one.target) is not None
            and (one.kind == LinkKind.ANSWERS or one.source in live)
        ]
        mends = [
            one
            for one in project.all(Link).sorted()
            if one.kind == LinkKind.MENDS and one.source in live and project.row(one.target) is not None
        ]
        own = {
            one.key
            for kind in (Pain, Opportunity)
            for one in project.all(kind).values()
            if variant_of(project, one) == variant
        }
        answers = [one for one in links if one.kind == LinkKind.ANSWERS]
        notes = own | {
            end for one in answers if own & {one.source, one.target} for end in (one.source, one.target)
        }
        inside = {one.key for one in transitions_of(project, variant)}
        self.grounded = {one.source for one in (*links, *mends) if one.kind != LinkKind.ANSWERS}
        here = {one.source for one in links if one.target in notes} | {
            one.source for one in mends if one.target in inside
        }
        places = _places(project, variant)
        self.pains = _in_order(project, Pain, notes, places)
        self.opportunities = _in_order(project, Opportunity, notes, places)
        self.actions = [one for one in actions if one.key in here or one.key not in self.grounded]
        self.links = links
        self.effects = [
            one
            for one in project.all(Effect).sorted()
            if RowKey(Action.table, one.action) in live and one.metric in project.all(Metric)
        ]
        moved = {one.metric for one in self.effects if RowKey(Action.table, one.action) in here}
        self.metrics = [
            one for one in project.all(Metric).sorted() if one.id in moved or self._is_here(one, variant)
        ]

    def _is_here(self, metric: Metric, variant: str) -> bool:
        """Whether a metric is measured in a variant or its journey, or nowhere in particular."""
        subject = self._project.row(metric.subject) if metric.subject is not None else None
        if isinstance(subject, Journey):
            return self._project.one(Variant, variant).journey == subject.id
        return subject is None or variant_of(self._project, subject) == variant


def _broken(
    rows: _Rows, owners: Mapping[RowKey, RowKey], horizons: Mapping[RowKey, RowKey]
) -> Iterator[BrokenLink]:
    """Yield every broken link once, from left to right and from the top down."""
    begun = {one.target for one in rows.links}
    measured = {one.action for one in rows.effects}
    moved = {one.metric for one in rows.effects}
    yield from (BrokenLink(Gap.UNANSWERED, one.key) for one in rows.pains if one.key not in begun)
    yield from (BrokenLink(Gap.UNTAKEN, one.key) for one in rows.opportunities if one.key not in begun)
    for action in rows.actions:
        missing = {
            Gap.GROUNDLESS: action.key not in rows.grounded,
            Gap.UNOWNED: owners[action.key] == NOBODY,
            Gap.UNPLANNED: horizons[action.key] == UNPLANNED,
            Gap.UNMEASURED: action.id not in measured,
        }
        yield from (BrokenLink(gap, action.key) for gap, there in missing.items() if there)
    yield from (BrokenLink(Gap.UNMOVED, one.key) for one in rows.metrics if one.id not in moved)


def _places(project: Project, variant: str) -> dict[str | None, int]:
    """Return the place of each step and stage of a variant, as it is read."""
    places: dict[str | None, int] = {}
    for place, step in enumerate(steps_of(project, variant)):
        places[step.id] = place
        places.setdefault(step.stage, place)
    return places


def _in_order(
    project: Project, kind: type[N], keys: AbstractSet[RowKey], places: Mapping[str | None, int]
) -> list[N]:
    """Return notes in the order in which the map is read; those of elsewhere come last."""
    found = [one for one in project.all(kind).sorted() if one.key in keys]
    return sorted(found, key=lambda one: places.get(one.first_step or one.stage, len(places)))


def _owner(project: Project, action: Action) -> RowKey:
    party = project.get(Party, action.owner)
    return NOBODY if party is None else party.key


def _owners(project: Project, owners: Iterable[RowKey]) -> tuple[RowKey, ...]:
    """Return who owns actions and every other team and role, in the order of their names; nobody last."""
    owning = set(owners)
    found = [
        one
        for one in project.all(Party).values()
        if one.key in owning or (one.kind != PartyKind.PERSON and not one.private)
    ]
    return (*(one.key for one in sorted(found, key=lambda one: (one.name.casefold(), one.id))), NOBODY)


def _reached(keys: Iterable[RowKey], ways: Mapping[RowKey, set[RowKey]]) -> set[RowKey]:
    """Return what can be come to from `keys`."""
    found: set[RowKey] = set()
    waiting = list(keys)
    while waiting:
        new = ways.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
