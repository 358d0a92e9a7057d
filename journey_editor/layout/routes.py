"""Routes: the way of a transition from box to box, round the boxes that it does not join.

Boxes stand in a grid: between two columns and between two rows there is always
a street without boxes.  So there is always a way; the most direct one is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from journey_editor.kernel.geometry import Path, Point, Rect, Verb, distance
from journey_editor.layout.style import COLUMN, TOUCHPOINT_WIDTH

_STREET = COLUMN - TOUCHPOINT_WIDTH  # mm between the boxes of two columns
_CLEARANCE = 0.6  # mm between a line and a box that it passes
_REACH = 4.5  # of a curve's handles, at least
_TURN = 4.0  # of a turn back's handles: it stays in the street
_SIDE = 6.0
_HUMP = 5.5
_SAMPLE = 1.5  # mm


def route(source: Rect, target: Rect, boxes: Sequence[Rect], between: Sequence[float]) -> Path:
    """Return the line from `source` to `target`, clear of the other `boxes` that are near.

    `between` are the heights of the streets between rows.  Forward the line
    leaves right and arrives left; within a column it goes up or down, or round
    at the side; backward, or over a box in its row, it goes over the row.
    """
    found = Path((), ())
    for found in _ways(source, target, between):
        if _clear(found, boxes):
            break
    return found


def along(path: Path, *, sample: float = _SAMPLE) -> Iterator[Point]:
    """Yield points on `path`, at most about `sample` mm apart, from its start to its end."""
    points = iter(path.points)
    here = Point(0, 0)
    for verb in path.verbs:
        if verb is Verb.MOVE:
            here = next(points)
            yield here
        elif verb is Verb.LINE:
            end = next(points)
            yield from _curve_points(here, here, end, end, sample)
            here = end
        elif verb is Verb.CURVE:
            b, c, end = next(points), next(points), next(points)
            yield from _curve_points(here, b, c, end, sample)
            here = end


def _curve_points(a: Point, b: Point, c: Point, d: Point, sample: float) -> Iterator[Point]:
    length = distance(a, b) + distance(b, c) + distance(c, d)
    steps = max(1, ceil(length / sample))
    for number in range(1, steps + 1):
        t = number / steps
        u = 1 - t
        k0, k1, k2, k3 = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        yield Point(
            k0 * a.x + k1 * b.x + k2 * c.x + k3 * d.x,
            k0 * a.y + k1 * b.y + k2 * c.y + k3 * d.y,
        )


def _clear(path: Path, boxes: Sequence[Rect]) -> bool:
    by_column: dict[int, list[tuple[float, float]]] = {}
    for point in along(path):
        by_column.setdefault(int(point.x // COLUMN), []).append((point.x, point.y))
    for box in boxes:
        left, right = box.x - _CLEARANCE, box.right + _CLEARANCE
        top, bottom = box.y - _CLEARANCE, box.bottom + _CLEARANCE
        for column in range(int(left // COLUMN), int(right // COLUMN) + 1):
            for x, y in by_column.get(column, ()):
                if left <= x <= right and top <= y <= bottom:
                    return False
    return True


def _ways(source: Rect, target: Rect, between: Sequence[float]) -> Iterator[Path]:
    """Yield lines from the most direct to those that are sure to meet no box."""
    if source == target:
        yield _loop(source)
    elif target.x > source.right:
        yield from _forward(source, target, between)
    elif abs(target.x - source.x) >= 1:
        yield _over(source, target)
        start, end = Point(source.right, source.centre.y), Point(target.x, target.centre.y)
        for y in _streets(between, start.y, end.y):
            up, down = Point(start.x, y), Point(end.x, y)
            yield _path(start, _turn(start, up, _TURN), down, _turn(down, end, -_TURN))
    else:
        yield _upright(source, target)
        start, end = Point(source.right, source.centre.y), Point(target.right, target.centre.y)
        yield _path(start, _turn(start, end, _SIDE))


def _forward(source: Rect, target: Rect, between: Sequence[float]) -> Iterator[Path]:
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
    for y in _streets(between, start.y, end.y):
        on, off = Point(first, y), Point(last, y)
        yield _path(start, _swing(start, on), off, _swing(off, end))


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
