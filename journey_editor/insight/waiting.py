"""Waiting: what actions wait for, and where that cannot be as it is planned (R-43)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

import networkx as nx

from journey_editor.insight.roadmap import LIVE, horizon_of
from journey_editor.insight.standing import quoted
from journey_editor.kernel.times import day_of
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Dependency, Horizon, Status


class Trouble(Enum):
    """Why an action cannot wait for another as both are planned."""

    CIRCLE = "circle"
    DROPPED = "dropped"
    UNPLANNED = "unplanned"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Wait:
    """What an action waits for; `trouble` says why that is in vain."""

    first: Action
    trouble: Trouble | None


def circles(project: Project) -> tuple[frozenset[str], ...]:
    """Return the groups of actions that wait for each other, by their ids; merging copies may make them."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((one.action, one.first) for one in project.all(Dependency).values())
    loops = set(nx.nodes_with_selfloops(graph))
    return tuple(
        frozenset(part)
        for part in nx.strongly_connected_components(graph)
        if len(part) > 1 or not loops.isdisjoint(part)
    )


def waits(
    project: Project, action: Action, start: dt.date, *, round_: Sequence[frozenset[str]]
) -> tuple[Wait, ...]:
    """Return what an action waits for, in order; `round_` are the circles of the project.

    What is done or dropped waits for nothing any more, and nobody waits for what is done.
    """
    return tuple(_waits(project, action, start, round_)) if action.status in LIVE else ()


def _waits(
    project: Project, action: Action, start: dt.date, round_: Sequence[frozenset[str]]
) -> Iterator[Wait]:
    ids = {one.first for one in project.all(Dependency).where("action", action.id)}
    for first in project.all(Action).sorted():
        if first.id not in ids or first.status == Status.DONE:
            continue
        if any({action.id, first.id} <= part for part in round_):
            yield Wait(first, Trouble.CIRCLE)
        elif first.status == Status.DROPPED:
            yield Wait(first, Trouble.DROPPED)
        else:
            yield Wait(first, _order(action, first, start))


def _order(action: Action, first: Action, start: dt.date) -> Trouble | None:
    """Say what is wrong with the order of two: by their due dates, else by their horizons."""
    due, before = day_of(action.due), day_of(first.due)
    if due is not None and before is not None:
        return Trouble.LATER if before > due else None
    own, its = horizon_of(action, start), horizon_of(first, start)
    if own is None:
        return None
    if its is None:
        return Trouble.UNPLANNED
    order = list(Horizon)
    return Trouble.LATER if order.index(its) > order.index(own) else None


def circle_said(circle: Sequence[Action], words: Words) -> str:
    """Say who waits for whom in a circle: A waits for B, which waits for A."""
    names = [quoted(one.title or words("Untitled")) for one in (*circle, circle[0])]
    said = words("{one} waits for {other}", one=names[0], other=names[1])
    for name in names[2:]:
        said += words(", which waits for {other}", other=name)
    return said
