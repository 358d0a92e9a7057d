"""Following: reads what follows from the pains of a variant, and lists every broken link (R-40)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeVar

from journey_editor.insight.follow_up import (
    NOBODY,
    OWNED,
    PLANNED,
    UNPLANNED,
    BrokenLink,
    FollowUp,
    Gap,
    Tie,
    horizon_key,
)
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
