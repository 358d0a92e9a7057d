"""Routes: the one that people most likely take, and the one that is easiest to go (R-22)."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, inf, log

from journey_editor.insight.chain import Ways
from journey_editor.model.records import Touchpoint, Transition

Cost = tuple[float, ...]


@dataclass(frozen=True)
class Route:
    """Touchpoints from a start to a goal with the transitions between them.

    `probability` is that somebody who starts anywhere takes exactly this route
    and finishes; None where numbers do not say.
    """

    touchpoints: tuple[Touchpoint, ...]
    transitions: tuple[Transition, ...]
    probability: float | None = None

    @property
    def frictions(self) -> int:
        """How many flags on the way say no, or that something is lost."""
        return sum(map(frictions, self.transitions))

    @property
    def minutes(self) -> float:
        """Minutes at touchpoints and waits between them, as far as they are known."""
        return sum(one.minutes or 0.0 for one in self.touchpoints) + sum(
            one.wait or 0.0 for one in self.transitions
        )

    @property
    def untimed(self) -> tuple[Touchpoint, ...]:
        """The touchpoints whose minutes are not known."""
        return tuple(one for one in self.touchpoints if one.minutes is None)


def frictions(transition: Transition) -> int:
    """Return how many flags of a transition say no, or that something is lost."""
    flags = (transition.identity_carried, transition.data_carried, transition.resumable)
    return sum(flag is False for flag in flags) + bool(transition.lost)


def easiest(
    ways: Ways,
    touchpoints: Sequence[Touchpoint],
    transitions: Sequence[Transition],
    starts: Sequence[int],
) -> Route | None:
    """Return the route of least friction to any goal: fewest frictions, then minutes, then contacts.

    None where no route leads to a goal.  Minutes that are not known count as none.
    """
    found = _cheapest(
        ways,
        {place: (0.0, touchpoints[place].minutes or 0.0, 1.0) for place in starts},
        {place: (0.0, 0.0, 0.0) for place, one in enumerate(touchpoints) if one.goal},
        lambda way: (
            frictions(transitions[way]),
            (transitions[way].wait or 0.0) + (touchpoints[ways.target[way]].minutes or 0.0),
            1.0,
        ),
    )
    return _route(found, ways, touchpoints, transitions) if found else None


def likeliest(
    ways: Ways,
    touchpoints: Sequence[Touchpoint],
    transitions: Sequence[Transition],
    *,
    start: Sequence[float],
    share: Sequence[float],
    finish: Sequence[float],
) -> Route | None:
    """Return the single most likely route of those who finish, or None where nobody does."""
    found = _cheapest(
        ways,
        {place: (-log(part),) for place, part in enumerate(start) if part},
        {place: (-log(part),) for place, part in enumerate(finish) if part},
        lambda way: (-log(share[way]),) if share[way] else None,
    )
    if found is None:
        return None
    return _route(found, ways, touchpoints, transitions, probability=exp(-found[0][0]))


def _route(
    found: tuple[Cost, int, list[int]],
    ways: Ways,
    touchpoints: Sequence[Touchpoint],
    transitions: Sequence[Transition],
    *,
    probability: float | None = None,
) -> Route:
    _, begun, passed = found
    places = [begun, *(ways.target[way] for way in passed)]
    return Route(
        tuple(touchpoints[place] for place in places), tuple(transitions[way] for way in passed), probability
    )


def _cheapest(
    ways: Ways, starts: Mapping[int, Cost], ends: Mapping[int, Cost], cost: Callable[[int], Cost | None]
) -> tuple[Cost, int, list[int]] | None:
    """Return the cheapest way from a start to an end (Dijkstra): its cost, where it begins, its passages.

    Costs add up item by item and compare from the first; of equal ones the first in reading order stands.
    """
    known = dict(starts)
    by: dict[int, int] = {}
    closed: set[int] = set()
    waiting = [(so_far, place) for place, so_far in starts.items()]
    heapq.heapify(waiting)
    best: tuple[Cost, int] | None = None
    while waiting:
        so_far, place = heapq.heappop(waiting)
        if best is not None and so_far >= best[0]:
            break
        if place in closed:
            continue
        closed.add(place)
        if place in ends:
            whole = _sum(so_far, ends[place])
            if best is None or whole < best[0]:
                best = whole, place
        for way in ways.leaving[place]:
            then, more = ways.target[way], cost(way)
            if more is None or then in closed:
                continue
            after = _sum(so_far, more)
            if after < known.get(then, (inf,)):
                known[then], by[then] = after, way
                heapq.heappush(waiting, (after, then))
    if best is None:
        return None
    passed: list[int] = []
    place = best[1]
    while place in by:
        passed.append(by[place])
        place = ways.source[by[place]]
    return best[0], place, passed[::-1]


def _sum(one: Cost, other: Cost) -> Cost:
    return tuple(a + b for a, b in zip(one, other, strict=True))
