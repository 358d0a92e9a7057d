"""Stands: where along a line its badge stands, clear of touchpoints, diamonds and other badges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Final

from journey_editor.kernel.geometry import Point, Rect, distance
from journey_editor.kernel.units import mm
from journey_editor.layout.badges import CLEARANCE, around, overlap
from journey_editor.layout.plan import Columns
from journey_editor.layout.style import COLUMN, MOMENT_SIZE
from journey_editor.layout.touchpoints import Swimlanes

NEAR: Final = 12.0  # mm that a badge may stand off its line
FAR: Final = 60.0  # mm that a sign may stand off it
_SEARCHES: Final = 120  # for places off their lines, in one map; a map that needs more is past reading
_HEIGHTS: Final = 60  # that are tried in one search
BESIDE: Final = 1.2  # mm off its line at which it stands beside it
_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)  # of the way, where a badge may stand on it
_ARROW: Final = 1.9  # mm at the end of a way that its arrow takes
_ABOUT: Final = 2.5 * COLUMN  # mm left and right of the middle of a way in which a place is looked for
_SPOTS: Final = 12  # of a way, from which distances are measured
_ROUNDING: Final = 0.001  # mm
_CLEAR: Final = CLEARANCE + _ROUNDING
_OVER: Final = _CLEAR + _ROUNDING

# Whether something lies between a place and its line, whether it hides the arrow, how far (mm) it is off the
# line, and off its middle.
_Score = tuple[bool, bool, float, float]


class Stands:
    """The ground of the swimlanes, column by column, with what stands there by now."""

    def __init__(self, lanes: Swimlanes, columns: Columns) -> None:
        self._columns = columns
        self.streets = tuple(sorted({edge for row in lanes.rows for edge in (row.top, row.bottom)}))
        self._searches = _SEARCHES
        self._taken: dict[int, list[Rect]] = {}
        for box in lanes.places.values():
            self.take(box)
        for corner in lanes.moments:
            self.take(Rect(corner.x, corner.y, 0, 0).inset(-MOMENT_SIZE))

    def take(self, place: Rect) -> None:
        """Let nothing else stand at `place`."""
        for column in range(self._column(place.x), self._column(place.right) + 1):
            self._taken.setdefault(column, []).append(place)

    def on_or_beside(self, way: Sequence[Point], area: Rect) -> Rect | None:
        """Return the best place of a size like `area` that is free on a way or right beside it."""
        for spot in _spots(way, area, self.streets):
            place = self._around(spot, area)
            aside = abs(place.centre.x - spot.x) > _ROUNDING  # at an end of the map
            if aside and all(distance(nearest(place, one), one) > BESIDE for one in way):
                continue
            if self._is_free(place):
                return place
        return None

    def off(
        self, way: Sequence[Point], area: Rect, *, within: float, across: bool = False
    ) -> tuple[Rect, Point] | None:
        """Return the free place nearest to a way, and the spot of the way that it is nearest to, or None.

        At most it is `within` mm off, with nothing in between unless the leader may
        run `across`.  Only the middle of a long way is looked along, and only so
        many places are looked for in one map.
        """
        if not self._searches:
            return None
        self._searches -= 1
        middle = way[len(way) // 2]
        some = [spot for spot in way if abs(spot.x - middle.x) <= _ABOUT]
        some = some[:: max(1, len(some) // _SPOTS)]
        reach = min(within, self._columns.right) + area.width
        first, last = (min(spot.x for spot in some) - reach, max(spot.x for spot in some) + reach)
        taken = self._between(self._column(first), self._column(last))
        best: _Score = (across, True, inf, inf)
        found = None
        for y in self._heights(some, taken, area.height, within):
            worth = within if best[0] or best[1] else min(within, best[2])
            level = [spot for spot in some if abs(spot.y - y) - area.height / 2 <= worth]
            gaps = self._gaps(y, taken, area) if level else ()
            for spot in level if gaps else ():
                x = min((max(low, min(spot.x, high)) for low, high in gaps), key=lambda x: abs(x - spot.x))
                place = self._around(Point(x, y), area)
                near = nearest(place, spot)
                off = distance(near, spot)
                rest = distance(near, way[-1]) < _ARROW, off, distance(place.centre, middle)
                if off <= within and (False, *rest) < best:
                    score = any(crosses(spot, near, other) for other in taken), *rest
                    if score < best:
                        best, found = score, (place, spot)
        return found

    def _column(self, x: float) -> int:
        return int((x - self._columns.left) // COLUMN)

    def _around(self, spot: Point, area: Rect) -> Rect:
        return around(spot, area, left=self._columns.left + 0.5, right=self._columns.right - 0.5)

    def _is_free(self, place: Rect) -> bool:
        grown = place.inset(-CLEARANCE)
        taken = self._between(self._column(grown.x), self._column(grown.right))
        return not any(overlap(grown, other) for other in taken)

    def _between(self, first: int, last: int) -> list[Rect]:
        """Return what is taken from one column to another."""
        first, last = max(first, -1), min(last, len(self._columns.steps))
        found = (place for column in range(first, last + 1) for place in self._taken.get(column, ()))
        return list({id(place): place for place in found}.values())

    def _heights(
        self, spots: Sequence[Point], taken: Iterable[Rect], high: float, within: float
    ) -> list[float]:
        """Return where the middle of a place may lie, the nearest to the way first.

        On the way, in a street, or over or under what is taken.
        """
        top = min(spot.y for spot in spots) - within - high / 2
        bottom = max(spot.y for spot in spots) + within + high / 2
        top, bottom = max(top, self.streets[0]), min(bottom, self.streets[-1])
        off = high / 2 + _OVER
        every = {*self.streets, *(spot.y for spot in spots)}
        for other in taken:
            every |= {other.y - off, other.bottom + off}
        found = sorted({mm(y) for y in every if top <= y <= bottom})
        found.sort(key=lambda y: min(abs(spot.y - y) for spot in spots))
        return found[:_HEIGHTS]

    def _gaps(self, y: float, taken: Iterable[Rect], area: Rect) -> list[tuple[float, float]]:
        """Return from where to where the middle of a free place may lie at a height."""
        off, half = area.height / 2 + _CLEAR, area.width / 2 + _CLEAR
        walls = sorted(
            (other.x - half, other.right + half)
            for other in taken
            if other.y < y + off and other.bottom > y - off
        )
        at = self._columns.left + 0.5 + area.width / 2
        end = self._columns.right - 0.5 - area.width / 2
        gaps = []
        for left, right in walls:
            if left >= at:
                gaps.append((at, min(left, end)))
            at = max(at, right)
        gaps.append((at, end))
        return [(low, high) for low, high in gaps if low <= high]


def _spots(way: Sequence[Point], area: Rect, streets: Sequence[float]) -> Iterator[Point]:
    """Yield where the middle of a badge may lie on its line or right beside it, the best first."""
    on_it = [way[round(share * (len(way) - 1))] for share in _SHARES]
    middle = on_it[0]
    # Between two rows there is room for a badge.
    crossed = [Point((a.x + b.x) / 2, y) for a, b in pairwise(way) for y in _crossed(streets, a.y, b.y)]
    clear = area.width / 2 + BESIDE
    beside = [spot.moved(aside, 0) for spot in (middle, *crossed) for aside in (-clear, clear)]
    spots = [spot for spot in (*on_it, *crossed) if distance(spot, way[-1]) > _ARROW]
    spots += beside
    if distance(way[0], way[-1]) < 2 * area.height and way[0].x == way[-1].x:
        spots = beside + spots  # a short upright line would go out of sight
    yield from spots


def _crossed(streets: Sequence[float], a: float, b: float) -> Sequence[float]:
    return streets[bisect_left(streets, min(a, b)) : bisect_left(streets, max(a, b))]


def nearest(place: Rect, spot: Point) -> Point:
    """Return the point of a place that is nearest to a spot."""
    return Point(max(place.x, min(spot.x, place.right)), max(place.y, min(spot.y, place.bottom)))


def crosses(start: Point, end: Point, place: Rect) -> bool:
    """Whether the straight line from `start` to `end` runs through a place (Liang and Barsky, 1984)."""
    first, last = 0.0, 1.0
    for at, by, low, high in (
        (start.x, end.x - start.x, place.x, place.right),
        (start.y, end.y - start.y, place.y, place.bottom),
    ):
        if not by:
            if not low < at < high:
                return False
            continue
        enters, leaves = sorted(((low - at) / by, (high - at) / by))
        first, last = max(first, enters), min(last, leaves)
    return first < last
