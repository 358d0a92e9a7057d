"""Flow columns: where touchpoints stand in a flow, and by which places people pass them.

Layered drawing after Sugiyama, Tagawa and Toda, "Methods for Visual
Understanding of Hierarchical System Structures", IEEE Trans. SMC 11 (1981):
whoever skips columns is given a place in each, and places are put in the order
of the middle of where people come from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import Final

from journey_editor.kernel.geometry import Rect
from journey_editor.kernel.units import mm
from journey_editor.model.records import Touchpoint, Transition

PITCH: Final = 28.0  # mm from column to column, where there is no more room
BAR: Final = 5.6  # mm, the width of a touchpoint's bar
HEAD: Final = 11.0  # mm above a bar, for its title
FOOT: Final = 15.0  # mm below it, for its count and what falls out
_PASSING: Final = 3.0  # mm between what passes by
_TALLEST: Final = 0.68  # of the room, for the highest bar
_LEAST_TALL: Final = 34.0  # mm, where the window is low
_UNKNOWN: Final = 12.0  # mm of a bar whose people nobody counted
_THIN: Final = 0.9  # mm of a band whose people nobody counted
_LEAST_BAR: Final = 1.2  # mm
_LEAST_BAND: Final = 0.3  # mm
_MOST_A_STEP: Final = 40  # columns; what comes after these stands in the last


@dataclass(frozen=True)
class People:
    """How many come to a touchpoint and leave there, and how many a transition takes on, by id.

    Whatever is not in a mapping is unknown.
    """

    visits: Mapping[str, float]
    left: Mapping[str, float]
    going: Mapping[str, float]


@dataclass
class Place:
    """A place in a column: a touchpoint's, or where a transition passes by; `load` is its people.

    Where that is unknown, at least as many as `seen` come or go on.  `sources` are the places that lead to
    it.
    """

    column: int
    load: float | None
    touchpoint: Touchpoint | None = None
    seen: float = 0.0
    sources: list[Place] = field(default_factory=list)
    box: Rect = field(default=Rect(0, 0, 0, 0))

    @property
    def bottom(self) -> float:
        """Where what belongs to the place ends."""
        return self.box.bottom + (FOOT if self.touchpoint is not None else 0.0)

    @property
    def known(self) -> float:
        """How many people it is drawn for."""
        return self.seen if self.load is None else self.load


@dataclass(frozen=True)
class Columns:
    """The places by column, and the way of each transition that leads on; the others lead back."""

    places: Sequence[Sequence[Place]]
    bars: Mapping[str, Place]
    ways: Mapping[str, tuple[Place, ...]]
    scale: float
    pitch: float
    width: float

    def below(self, first: int, last: int) -> float:
        """Return the height below everything in the columns from `first` to `last`."""
        return max(place.bottom for column in self.places[first : last + 1] for place in column)

    def wide(self, people: float | None) -> float:
        """Return how wide a band of so many people is, in mm."""
        return _THIN if people is None else max(people * self.scale, _LEAST_BAND)


def stand(
    touchpoints: Sequence[Touchpoint],
    transitions: Sequence[Transition],
    people: People,
    room: tuple[float, float],
) -> Columns:
    """Put touchpoints (in reading order) in columns, step by step, in a room of width and height in mm.

    Where people go on within a step, it takes several columns.
    """
    numbers = _numbers(touchpoints, transitions)
    bars = {one.id: Place(numbers[one.id], people.visits.get(one.id), touchpoint=one) for one in touchpoints}
    for place in bars.values():
        if place.load is None and place.touchpoint is not None:
            place.seen = _seen(place.touchpoint, transitions, people)
    columns: list[list[Place]] = [[] for _ in range(max(numbers.values(), default=-1) + 1)]
    for place in bars.values():
        columns[place.column].append(place)
    ways: dict[str, tuple[Place, ...]] = {}
    for one in transitions:
        start, end = bars[one.source], bars[one.target]
        if end.column <= start.column:
            continue
        between = [Place(column, people.going.get(one.id)) for column in range(start.column + 1, end.column)]
        ways[one.id] = (start, *between, end)
        for before, after in pairwise(ways[one.id]):
            after.sources.append(before)
        for place in between:
            columns[place.column].append(place)
    pitch = max(PITCH, room[0] / max(len(columns), 1))
    scale = _scale(columns, room[1])
    for column in columns:
        _pile(column, scale, pitch)
    return Columns(columns, bars, ways, scale, pitch, pitch * len(columns))


def _seen(touchpoint: Touchpoint, transitions: Sequence[Transition], people: People) -> float:
    """Return how many are known to come to a touchpoint or to go on from it, whichever is more."""
    come = sum(people.going.get(one.id, 0.0) for one in transitions if one.target == touchpoint.id)
    go = sum(people.going.get(one.id, 0.0) for one in transitions if one.source == touchpoint.id)
    return max(come, go)


def _numbers(touchpoints: Sequence[Touchpoint], transitions: Sequence[Transition]) -> dict[str, int]:
    """Return the column of each touchpoint: within a step, one comes after what leads to it."""
    before: dict[str, set[str]] = {one.id: set() for one in touchpoints}
    step_of = {one.id: one.step for one in touchpoints}
    for one in transitions:
        if step_of[one.source] == step_of[one.target] and one.source != one.target:
            before[one.target].add(one.source)
    numbers: dict[str, int] = {}
    first = 0
    for _, there in groupby(touchpoints, key=lambda one: one.step):
        waiting = [one.id for one in there]
        column = first
        while waiting:
            # On a loop there is none that nothing leads to: it begins with the first.
            ready = [id_ for id_ in waiting if before[id_] <= numbers.keys()] or waiting[:1]
            if column - first >= _MOST_A_STEP:
                ready = waiting
            numbers |= dict.fromkeys(ready, column)
            waiting = [id_ for id_ in waiting if id_ not in numbers]
            column += 1
        first = column
    return numbers


def _pile(column: list[Place], scale: float, pitch: float) -> None:
    """Put a column in the order of the middle of where its people come from, from the top down."""
    column.sort(key=_middle)  # stable: what comes from one place stays in reading order
    x = mm((column[0].column + 0.5) * pitch - BAR / 2)
    y = 0.0
    for place in column:
        stops = place.touchpoint is not None
        y = max(y + (HEAD if stops else _PASSING), HEAD)
        if place.load is None:
            height = max(place.seen * scale, _UNKNOWN if stops else _THIN)
        else:
            height = max(place.load * scale, _LEAST_BAR if stops else _LEAST_BAND)
        place.box = Rect(x, mm(y), BAR, mm(height))
        y += height + (FOOT if stops else 0.0)


def _middle(place: Place) -> float:
    """Return the mean height of where people come from; those from nowhere stay on top."""
    if not place.sources:
        return 0.0
    # What passes a column by comes before what stops there.
    stops = 0.01 if place.touchpoint is not None else 0.0
    return sum(source.box.y for source in place.sources) / len(place.sources) + stops


def _scale(columns: list[list[Place]], height: float) -> float:
    """Return how many mm stand for one person, so that the fullest column fits."""
    found = []
    for column in columns:
        load = sum(place.known for place in column)
        bars = sum(place.touchpoint is not None for place in column)
        unknown = sum(place.touchpoint is not None and place.load is None for place in column)
        taken = bars * (HEAD + FOOT) + unknown * _UNKNOWN + (len(column) - bars) * _PASSING
        if load:
            found.append(max(height - taken, _LEAST_TALL) / load)
    most = max((place.known for column in columns for place in column), default=0)
    return min(*found, _TALLEST * height / most, 1e6) if found else 0.0
