"""Routes: the way of a transition from box to box, round the boxes that it does not join.

Boxes stand in a grid: between two columns and between two rows there is always
a street without boxes.  So there is always a way; the most direct one is taken.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from journey_editor.kernel.geometry import Path, Point, Rect, Verb, distance
from journey_editor.kernel.units import mm
from journey_editor.layout.style import COLUMN, TOUCHPOINT_WIDTH

_STREET = COLUMN - TOUCHPOINT_WIDTH  # mm between the boxes of two columns
_CLEARANCE = 0.6  # mm between a line and a box that it passes
_REACH = 4.5  # of a curve's handles, at least
_TURN = 4.0  # of a turn back's handles: it stays in the street
_SIDE = 6.0
_HUMP = 5.5
_SAMPLE = 1.5  # mm


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """A line around the top left corner of the box that it leaves, and the places on it, from left to right.

    It is compared by identity: the same way is handed out for boxes that lie as they lay to each other.
    """

    path: Path
    hull: tuple[float, float, float, float]  # left, top, right, bottom of all its points
    across: array[float]
    down: array[float]


def route(source: Rect, target: Rect, boxes: Sequence[Rect], between: Sequence[float]) -> Way:
    """Return the line from `source` to `target`, clear of the other `boxes` that are near.

    `between` are the heights of the streets between rows.  Forward the line
    leaves right and arrives left; within a column it goes up or down, or round
    at the side; backward, or over a box in its row, it goes over the row.
    """
    home = Point(source.x, source.y)
    ends = _Ends(
        source.width,
        source.height,
        mm(target.x - source.x),
        mm(target.y - source.y),
        target.width,
        target.height,
    )
    found = None
    for found in _ways(ends, source.y, between):
        if _clear(found, home, boxes):
            break
    assert found is not None
    return found


def along(path: Path, *, sample: float = _SAMPLE) -> Iterator[Point]:
    """Yield points on `path`, at most about `sample` mm apart, from its start to its end."""
    for x, y in _samples(path, sample):
        yield Point(x, y)


def _samples(path: Path, sample: float) -> list[tuple[float, float]]:
    points = iter(path.points)
    here = Point(0, 0)
    found: list[tuple[float, float]] = []
    for verb in path.verbs:
        if verb is Verb.MOVE:
            here = next(points)
            found.append((here.x, here.y))
        elif verb is Verb.LINE:
            end = next(points)
            found += _curve_points(here, here, end, end, sample)
            here = end
        elif verb is Verb.CURVE:
            b, c, end = next(points), next(points), next(points)
            found += _curve_points(here, b, c, end, sample)
            here = end
    return found


def _curve_points(a: Point, b: Point, c: Point, d: Point, sample: float) -> list[tuple[float, float]]:
    length = distance(a, b) + distance(b, c) + distance(c, d)
    ax, bx, cx, dx, ay, by, cy, dy = a.x, b.x, c.x, d.x, a.y, b.y, c.y, d.y
    return [
        (k0 * ax + k1 * bx + k2 * cx + k3 * dx, k0 * ay + k1 * by + k2 * cy + k3 * dy)
        for k0, k1, k2, k3 in _shares(max(1, ceil(length / sample)))
    ]


@lru_cache(maxsize=512)
def _shares(steps: int) -> tuple[tuple[float, float, float, float], ...]:
    """Return what each of the four points of a cubic counts for, at so many places of it."""
    places = [(number / steps, 1 - number / steps) for number in range(1, steps + 1)]
    return tuple((u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t) for t, u in places)


def _clear(way: Way, home: Point, boxes: Sequence[Rect]) -> bool:
    """Whether `way` from `home` passes all of `boxes`; it runs inside what its points span."""
    x, y = home.x, home.y
    left, top = way.hull[0] + x - _CLEARANCE, way.hull[1] + y - _CLEARANCE
    right, bottom = way.hull[2] + x + _CLEARANCE, way.hull[3] + y + _CLEARANCE
    for box in boxes:
        if box.y > bottom or box.x > right or box.x + box.width < left or box.y + box.height < top:
            continue
        start = bisect_left(way.across, box.x - x - _CLEARANCE)
        beside = way.down[start : bisect_right(way.across, box.x - x + box.width + _CLEARANCE, start)]
        highest, lowest = box.y - y - _CLEARANCE, box.y - y + box.height + _CLEARANCE
        if not beside or min(beside) > lowest or max(beside) < highest:
            continue
        if any(highest <= place <= lowest for place in beside):
            return False
    return True


class _Ends(NamedTuple):
    """How the box that a line leaves and the one it comes to lie to each other."""

    wide: float
    high: float
    right: float
    down: float
    target_wide: float
    target_high: float

    @property
    def boxes(self) -> tuple[Rect, Rect]:
        return Rect(0, 0, self.wide, self.high), Rect(*self[2:])


def _ways(ends: _Ends, top: float, between: Sequence[float]) -> Iterator[Way]:
    """Yield lines from the most direct to those that are sure to meet no box."""
    yield from _direct(ends)
    source, target = ends.boxes
    if target.x > source.right or abs(target.x - source.x) >= 1:
        streets = [mm(y - top) for y in between]
        for y in _streets(streets, source.centre.y, target.centre.y):
            yield _by_street(ends, y)


@lru_cache(maxsize=4096)
def _direct(ends: _Ends) -> tuple[Way, ...]:
    """Return the lines that take no street between rows."""
    source, target = ends.boxes
    if source == target:
        return (_way(_loop(source)),)
    if target.x > source.right:
        return tuple(map(_way, _forward(source, target)))
    if abs(target.x - source.x) >= 1:
        return (_way(_over(source, target)),)
    start, end = Point(source.right, source.centre.y), Point(target.right, target.centre.y)
    return _way(_upright(source, target)), _way(_path(start, _turn(start, end, _SIDE)))


@lru_cache(maxsize=4096)
def _by_street(ends: _Ends, y: float) -> Way:
    """Return the line by the street at `y`."""
    source, target = ends.boxes
    start, end = Point(source.right, source.centre.y), Point(target.x, target.centre.y)
    if target.x > source.right:
        on, off = Point(start.x + _STREET, y), Point(end.x - _STREET, y)
        return _way(_path(start, _swing(start, on), off, _swing(off, end)))
    up, down = Point(start.x, y), Point(end.x, y)
    return _way(_path(start, _turn(start, up, _TURN), down, _turn(down, end, -_TURN)))


def _way(path: Path) -> Way:
    xs, ys = [point.x for point in path.points], [point.y for point in path.points]
    places = sorted(_samples(path, _SAMPLE))
    across, down = array("d", [x for x, _ in places]), array("d", [y for _, y in places])
    return Way(path, (min(xs), min(ys), max(xs), max(ys)), across, down)


def _forward(source: Rect, target: Rect) -> Iterator[Path]:
    start, end = Point(source.right, source.centre.y), Point(target.x, target.centre.y)
    first, last = start.x + _STREET, end.x - _STREET
    if abs(end.y - start.y) < 1:
        yield _path(start, end)
        yield _over(source, target)
    else:
        yield _path(start, _swing(start, end))
        if first <= last:
            soon, late = Point(first, end.y), Point(last, start.y)
            yield _path(start, _swing(start, soon), end)
            yield _path(start, late, _swing(late, end))


def _over(source: Rect, target: Rect) -> Path:
    """Go up from the top of one box and down to the top of the other."""
    start, end = Point(source.centre.x, source.y), Point(target.centre.x, target.y)
    height = min(start.y, end.y) - _HUMP
    return _path(start, (Point(start.x, height), Point(end.x, height), end))


def _upright(source: Rect, target: Rect) -> Path:
    down = target.y > source.y
    start = Point(source.centre.x, source.bottom if down else source.y)
    end = Point(target.centre.x, target.y if down else target.bottom)
    return _path(start, end)


def _loop(box: Rect) -> Path:
    """Leave a box at its right and come back to its top."""
    start, end = Point(box.right, box.centre.y - 1), Point(box.right - 5, box.y)
    return _path(start, (start.moved(_SIDE, 0), end.moved(0, -_HUMP), end))


def _streets(between: Sequence[float], start: float, end: float) -> list[float]:
    """Return the streets between rows, the least way round first."""
    return sorted(between, key=lambda y: (abs(y - start) + abs(y - end), abs(y - end), y))


_Curve = tuple[Point, Point, Point]


def _swing(a: Point, b: Point) -> _Curve:
    """Curve from `a` to `b` on its right, level at both ends."""
    reach = max((b.x - a.x) / 2, _REACH)
    return a.moved(reach, 0), b.moved(-reach, 0), b


def _turn(a: Point, b: Point, reach: float) -> _Curve:
    """Curve from `a` to `b` above or below it by way of the right, or of the left (a negative `reach`)."""
    return a.moved(reach, 0), b.moved(reach, 0), b


def _path(start: Point, *pieces: Point | _Curve) -> Path:
    """Draw from `start` straight to points, and along curves."""
    verbs, points = [Verb.MOVE], [start]
    for piece in pieces:
        if isinstance(piece, Point):
            verbs.append(Verb.LINE)
            points.append(piece)
        else:
            verbs.append(Verb.CURVE)
            points += piece
    return Path(tuple(verbs), tuple(points))
