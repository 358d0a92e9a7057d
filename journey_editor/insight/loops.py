"""Loops: where people go round, and the shortest way round (R-22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from journey_editor.insight.chain import Ways
from journey_editor.model.records import Touchpoint

MOST_LOOKS: Final = 3_000_000  # at passages, in all: a second or two


@dataclass(frozen=True)
class Loop:
    """Touchpoints from each of which one may come back to it, all in reading order.

    `cycle` is a shortest round of them, from its first in reading order, the
    way back not written out.  `passes` is how often who comes to the first of
    `touchpoints` comes there in all; None where numbers do not say.
    """

    touchpoints: tuple[Touchpoint, ...]
    cycle: tuple[Touchpoint, ...]
    passes: float | None


def cycles(ways: Ways) -> list[tuple[tuple[int, ...], list[int]]]:
    """Return every part on which one may go round, with a shortest cycle, in reading order.

    A touchpoint that follows itself is a loop where it is alone, and passed
    over in larger parts.  After `MOST_LOOKS` the shortest cycle so far stands.
    """
    looks = MOST_LOOKS
    found = []
    for part in sorted(ways.parts):
        if len(part) > 1:
            cycle, looks = _shortest(part, ways, looks)
            found.append((part, cycle))
        elif any(ways.target[way] == part[0] for way in ways.leaving[part[0]]):
            found.append((part, [part[0]]))
    return found


def _shortest(part: Sequence[int], ways: Ways, looks: int) -> tuple[list[int], int]:
    inside = set(part)
    following = {
        place: sorted(
            inside.intersection(ways.target[way] for way in ways.leaving[place]).difference([place])
        )
        for place in part
    }
    led = dict.fromkeys(part, 0)
    for places in following.values():
        for place in places:
            led[place] += 1
    # Who comes to a place that one place alone leads to came by that one, so its cycles are found there.
    starts = [place for place in part if led[place] > 1] or [part[0]]
    best: list[int] = []
    for start in starts:
        cycle, looks = _back_to(start, following, most=len(best) - 1 if best else len(part), looks=looks)
        best = cycle or best
        if len(best) == 2 or (looks <= 0 and best):
            break
    at = best.index(min(best))
    return best[at:] + best[:at], looks


def _back_to(start: int, following: dict[int, list[int]], *, most: int, looks: int) -> tuple[list[int], int]:
    """Return a shortest cycle through `start` of at most so many places, or nothing; and the looks left."""
    before: dict[int, int] = {}
    rim = [start]
    for length in range(1, most + 1):
        beyond = []
        for place in rim:
            looks -= len(following[place])
            for then in following[place]:
                if then == start:
                    cycle = [place]
                    while cycle[-1] != start:
                        cycle.append(before[cycle[-1]])
                    return cycle[::-1], looks
                if then not in before:
                    before[then] = place
                    beyond.append(then)
        rim = beyond
        if not rim or length == most:
            break
    return [], looks
