"""Roadmap: when actions bear fruit, who is to do them, and how much that is (R-43)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from journey_editor.insight.priorities import priorities
from journey_editor.kernel.times import day_of, days_later, months_later
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Horizon,
    Link,
    LinkKind,
    Note,
    Opportunity,
    Party,
    Record,
    RowKey,
    Score,
    Size,
    Stage,
    Status,
    Step,
    Touchpoint,
    Transition,
)
from journey_editor.model.structure import stages_of

_MONTHS: Final = (0, 3, 12, 36)  # where horizons begin; the last day of all belongs to the last of them
WEIGHTS: Final[Mapping[Size, int]] = {Size.SMALL: 1, Size.MEDIUM: 2, Size.LARGE: 4}
LIVE: Final = frozenset({Status.PROPOSED, Status.PLANNED, Status.IN_TEST})
COLUMNS: Final = (*Horizon, None)  # None: not planned yet


class Rows(StrEnum):
    """What the rows of a roadmap are."""

    OWNERS = "by owner"
    STAGES = "by stage"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days; both ends belong to it."""

    first: dt.date
    last: dt.date

    def nearest(self, day: dt.date) -> dt.date:
        """Return the day of this span that is nearest to `day`."""
        return max(self.first, min(day, self.last))


def span(horizon: Horizon, start: dt.date) -> Span:
    """Return the days of a horizon, counted from `start`: [0, 3), [3, 12) or [12, 36] months."""
    place = list(Horizon).index(horizon)
    first, end = (months_later(start, months) for months in _MONTHS[place : place + 2])
    return Span(first, end if horizon is Horizon.LONG else days_later(end, -1))


def horizon_at(day: dt.date, start: dt.date) -> Horizon:
    """Return the horizon that a day lies in; one before them all is in the first, one after in the last."""
    return next((one for one in Horizon if day <= span(one, start).last), Horizon.LONG)


def horizon_of(action: Action, start: dt.date) -> Horizon | None:
    """Return when an action bears fruit: as its due date says, else as somebody chose."""
    due = day_of(action.due)
    return action.horizon if due is None else horizon_at(due, start)


@dataclass(frozen=True, slots=True)
class Load:
    """How much work some actions are: S counts 1, M 2, L 4; `unsized` have no size and count nothing."""

    weight: int
    unsized: int


def load(actions: Iterable[Action]) -> Load:
    """Return how much there is left to do; what is done or dropped is nothing."""
    live = [one for one in actions if one.status in LIVE]
    sizes = [one.size for one in live if one.size is not None]
    return Load(sum(WEIGHTS[size] for size in sizes), len(live) - len(sizes))


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a roadmap: an owner or a stage, None for nobody and nowhere; actions by their column."""

    key: RowKey | None
    cells: Mapping[Horizon | None, tuple[Action, ...]]

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions of the row, from left to right."""
        return tuple(action for column in COLUMNS for action in self.cells.get(column, ()))


@dataclass(frozen=True, slots=True)
class Roadmap:
    """All actions by row and horizon, the days counted from `start`; `numbers` say their order (R-42)."""

    start: dt.date
    by: Rows
    rows: tuple[Row, ...]
    numbers: Mapping[str, int]

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, from row to row."""
        return tuple(action for row in self.rows for action in row.actions)


def roadmap(project: Project, variant: str, *, by: Rows, start: dt.date) -> Roadmap:
    """Return the roadmap of a map; by stage those of one variant.

    In a cell actions stand by due date, then by priority; what is done or
    dropped comes last.
    """
    numbers = {one.action.id: number for number, one in enumerate(priorities(project), 1)}
    found: dict[RowKey | None, dict[Horizon | None, list[Action]]] = {}
    places = _owners(project) if by is Rows.OWNERS else [one.key for one in stages_of(project, variant)]
    for key in (*places, None):
        found[key] = {column: [] for column in COLUMNS}
    order = list(Status)

    def place(one: Action) -> tuple[bool, int, str, int]:
        gone = one.status not in LIVE
        return gone, order.index(one.status) if gone else 0, one.due or "~", numbers.get(one.id, len(numbers))

    for action in sorted(project.all(Action).sorted(), key=place):
        row = _owner(project, action) if by is Rows.OWNERS else _stage(project, action, places)
        found[row][horizon_of(action, start)].append(action)
    rows = tuple(
        Row(key, {column: tuple(there) for column, there in cells.items()}) for key, cells in found.items()
    )
    return Roadmap(start, by, rows, numbers)


def _owners(project: Project) -> list[RowKey]:
    """Return who may own actions, by name: everyone but who only gave scores."""
    owners = {one.owner for one in project.all(Action).values()}
    scorers = {one.scorer for one in project.all(Score).values()} - owners
    parties = [one for one in project.all(Party).values() if one.id not in scorers]
    return [one.key for one in sorted(parties, key=lambda one: (one.name.casefold(), one.id))]


def _owner(project: Project, action: Action) -> RowKey | None:
    party = project.get(Party, action.owner)
    return party.key if party is not None else None


def _stage(project: Project, action: Action, places: Iterable[RowKey]) -> RowKey | None:
    """Return the first of some stages that an action is for, or that one it is for came from or became."""
    for_ = set(_stages_for(project, action))
    for key in places:
        stage = project.one(Stage, key.id)
        came = {one.id for one in project.all(Stage).where("origin", stage.id)}
        if for_ & {stage.id, stage.origin, *came}:
            return key
    return None


def _stages_for(project: Project, action: Action) -> Iterator[str]:
    """Yield the stages of what an action carries out or mends, and of the pains that this answers."""
    for link in project.all(Link).where("source", action.key):
        row = project.row(link.target)
        yield from _stages_at(project, row)
        if isinstance(row, Opportunity):
            for answered in project.all(Link).where("source", row.key):
                if answered.kind == LinkKind.ANSWERS:
                    yield from _stages_at(project, project.row(answered.target))


def _stages_at(project: Project, row: Record | None) -> Iterator[str]:
    match row:
        case Note(stage=str(stage)):
            yield stage
        case Note(first_step=step) | Touchpoint(step=step) if found := project.get(Step, step):
            yield found.stage
        case Transition(source=source):
            yield from _stages_at(project, project.get(Touchpoint, source))
        case _:
            pass
