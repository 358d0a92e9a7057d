"""Ribbons: the broad bands of a flow, as wide as there are people in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journey_editor.kernel.geometry import Path, Point, Rect, Verb
from journey_editor.kernel.units import mm

_BEND = 0.5  # of the way from one end to the next: where a band is steepest


def ribbon(places: Sequence[Rect]) -> Path:
    """Outline a band from the right edge of the first place to the left edge of the last.

    Through each place between it runs level; all are as high as the band
    is there.
    """
    over: list[Point] = []
    under: list[Point] = []
    for before, after in pairwise(places):
        over += _bend(Point(before.right, before.y), Point(after.x, after.y))
        under += _bend(Point(before.right, before.bottom), Point(after.x, after.bottom))
    there, verbs = _drawn(over)
    back, others = _drawn(list(reversed(under)))
    points = tuple(Point(mm(point.x), mm(point.y)) for point in (*there, *back))
    return Path((Verb.MOVE, *verbs, Verb.LINE, *others, Verb.CLOSE), points)


def fall(corner: Point, *, width: float, deep: float) -> Path:
    """Outline a band that leaves to the right at `corner`, its top, and falls `deep` mm down."""
    near = min(width, 2.0) + 1.0  # the inner bend
    x, y = corner.x, corner.y
    bottom, inner, outer = y + width + deep, x + near, x + near + width
    places = (
        (x, y),
        (x + (outer - x) * 0.6, y),
        (outer, y + (bottom - y) * 0.4),
        (outer, bottom),
        (inner, bottom),
        (inner, y + width + deep * 0.5),
        (x + near * 0.6, y + width),
        (x, y + width),
    )
    verbs = (Verb.MOVE, Verb.CURVE, Verb.LINE, Verb.CURVE, Verb.CLOSE)
    return Path(verbs, tuple(Point(mm(px), mm(py)) for px, py in places))


def detour(start: Point, end: Point, *, under: float, reach: float) -> Path:
    """Draw a line back from `start` to `end`: out to the right, along `under`, in from the left."""
    right, left, soft = start.x + reach, end.x - reach, min(reach, 3.0)
    places = (
        (start.x, start.y),
        (right, start.y),
        (right, start.y),
        (right, start.y + soft),
        (right, under - soft),
        (right, under),
        (right, under),
        (right - soft, under),
        (left + soft, under),
        (left, under),
        (left, under),
        (left, under - soft),
        (left, end.y + soft),
        (left, end.y),
        (left, end.y),
        (end.x, end.y),
    )
    verbs = (Verb.MOVE, *(Verb.CURVE, Verb.LINE) * 3, Verb.CURVE)
    return Path(verbs, tuple(Point(mm(x), mm(y)) for x, y in places))


def _bend(start: Point, end: Point) -> list[Point]:
    """Return four points of a curve that leaves and arrives level."""
    half = (end.x - start.x) * _BEND
    return [start, Point(start.x + half, start.y), Point(end.x - half, end.y), end]


def _drawn(points: list[Point]) -> tuple[list[Point], list[Verb]]:
    """Join curves of four points by straight lines; the first point is left to MOVE or LINE."""
    joined, verbs = [points[0]], []
    for number in range(0, len(points), 4):
        if number:
            joined.append(points[number])
            verbs.append(Verb.LINE)
        joined += points[number + 1 : number + 4]
        verbs.append(Verb.CURVE)
    return joined, verbs
