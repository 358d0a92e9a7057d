"""Fanned: discs that would hide each other, set apart near where they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, floor, hypot, pi, sin, sqrt
from typing import Final

from journey_editor.kernel.geometry import Point, Rect
from journey_editor.kernel.units import mm

NUMBER: Final = 2.5  # mm from the middle of a disc that its number takes
_ANGLE: Final = pi * (3 - sqrt(5))  # between two turns: they never stand in a line
_STRIDE: Final = 0.55  # of what two discs need, by which a turn goes outward
_TURNS: Final = 1200
_LEAST: Final = 0.01  # mm between two discs, where there is room for nothing else


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc around the place where it belongs; larger ones lie behind smaller ones."""

    place: Point
    radius: float


def needs(one: Disc, other: Disc) -> float:
    """Return how far apart two discs keep, so that the smaller leaves the larger one's number free."""
    return min(one.radius, other.radius) + NUMBER


def fanned(discs: Sequence[Disc], area: Rect) -> list[Point]:
    """Return where the middles of discs stand: in `area`, as near as can be to where they belong.

    The first of those that would hide each other stands where it belongs.  No two
    middles are the same, however many there are.
    """
    stands = _Stands(discs)
    late = [at for at, disc in enumerate(discs) if not stands.take(at, disc.place)]
    turns: dict[tuple[Point, float], int] = {}  # up to which nothing is free any more, from a place
    for at in late:
        disc = discs[at]
        for turn, place in _around(disc, area, turns.get((disc.place, disc.radius), 1)):
            if stands.take(at, place):
                turns[disc.place, disc.radius] = turn + 1
                break
        else:
            stands.squeeze(at, area)
    return stands.found()


class _Stands:
    """Which places are taken, by squares as wide as the most that two discs need."""

    def __init__(self, discs: Sequence[Disc]) -> None:
        self._discs = discs
        self._side = max((disc.radius for disc in discs), default=0.0) + NUMBER
        self._taken: dict[tuple[int, int], list[int]] = {}
        self._places: dict[int, Point] = {}

    def take(self, at: int, place: Point) -> bool:
        """Let a disc stand at a place, if that is free; return whether it was."""
        discs, places, x, y = self._discs, self._places, place.x, place.y
        for square in self._squares(x, y):
            for there in self._taken.get(square, ()):
                other = places[there]
                if hypot(other.x - x, other.y - y) < needs(discs[at], discs[there]) - _LEAST:
                    return False
        self._stand(at, place)
        return True

    def squeeze(self, at: int, area: Rect) -> None:
        """Let a disc stand where nobody's middle is, since nothing is free."""
        disc, turn = self._discs[at], 1
        taken = set(self._places.values())
        while True:
            angle, out = turn * _ANGLE, min(_LEAST * turn, max(area.width, area.height) / 2)
            place = _held(disc.place.moved(cos(angle) * out, sin(angle) * out), area)
            if place not in taken:
                self._stand(at, place)
                return
            turn += 1

    def found(self) -> list[Point]:
        """Return the places of all, in their order."""
        return [self._places[at] for at in range(len(self._discs))]

    def _squares(self, x: float, y: float) -> Iterator[tuple[int, int]]:
        """Yield the squares in which somebody might be too near to a place."""
        side = self._side
        left, right = floor((x - side) / side), floor((x + side) / side)
        for row in range(floor((y - side) / side), floor((y + side) / side) + 1):
            for column in range(left, right + 1):
                yield column, row

    def _stand(self, at: int, place: Point) -> None:
        self._places[at] = place
        square = floor(place.x / self._side), floor(place.y / self._side)
        self._taken.setdefault(square, []).append(at)


def _around(disc: Disc, area: Rect, first: int) -> Iterator[tuple[int, Point]]:
    """Yield places around where a disc belongs, ever further out, each with its turn."""
    apart = (disc.radius + NUMBER) * _STRIDE
    for turn in range(first, _TURNS):
        out, angle = apart * sqrt(turn), turn * _ANGLE
        x, y = disc.place.x + cos(angle) * out, disc.place.y + sin(angle) * out
        if area.x <= x <= area.right and area.y <= y <= area.bottom:
            yield turn, Point(mm(x), mm(y))


def _held(place: Point, area: Rect) -> Point:
    """Return the place nearest to `place` in `area`."""
    return Point(mm(max(area.x, min(place.x, area.right))), mm(max(area.y, min(place.y, area.bottom))))
