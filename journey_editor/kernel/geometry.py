"""Points, rectangles and paths in sheet millimetres; y grows downwards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import hypot
from typing import Final

from journey_editor.kernel.units import mm


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the sheet."""

    x: float
    y: float

    def moved(self, dx: float, dy: float) -> Point:
        """Return the place `dx` to the right and `dy` below."""
        return Point(self.x + dx, self.y + dy)


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle; `x`, `y` is its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The bottom edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def inset(self, by: float) -> Rect:
        """Return the rectangle `by` smaller on every side; a negative `by` grows it."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the rectangle `dx` to the right and `dy` below."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def contains(self, place: Point) -> bool:
        """Whether `place` lies inside or on the border."""
        return self.x <= place.x <= self.right and self.y <= place.y <= self.bottom


class Verb(Enum):
    """The four things a pen can do."""

    MOVE = "M"
    LINE = "L"
    CURVE = "C"
    CLOSE = "Z"


@dataclass(frozen=True, slots=True)
class Path:
    """An outline: verbs, and the points they take in order (MOVE and LINE one, CURVE three)."""

    verbs: tuple[Verb, ...]
    points: tuple[Point, ...]

    def joined(self, *others: Path) -> Path:
        """Return one path that draws this one and then `others`."""
        every = (self, *others)
        return Path(
            tuple(verb for path in every for verb in path.verbs),
            tuple(point for path in every for point in path.points),
        )


# How far a cubic's handles reach so that it passes for a quarter circle.
_QUARTER: Final = 0.5522847498


def line(*points: Point) -> Path:
    """Draw straight from point to point."""
    return Path((Verb.MOVE, *(Verb.LINE,) * (len(points) - 1)), _exact(points))


def polygon(*points: Point) -> Path:
    """Outline the closed shape with these corners."""
    open_ = line(*points)
    return Path((*open_.verbs, Verb.CLOSE), open_.points)


def segments(pairs: Iterable[tuple[Point, Point]]) -> Path:
    """Draw many separate straight lines as one path."""
    ends = tuple(pairs)
    return Path((Verb.MOVE, Verb.LINE) * len(ends), _exact([point for pair in ends for point in pair]))


def box(rect: Rect) -> Path:
    """Outline `rect` with sharp corners."""
    return polygon(
        Point(rect.x, rect.y),
        Point(rect.right, rect.y),
        Point(rect.right, rect.bottom),
        Point(rect.x, rect.bottom),
    )


def rounded(rect: Rect, radius: float) -> Path:
    """Outline `rect` with corners of `radius`, clockwise from the top edge."""
    left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    r = min(radius, rect.width / 2, rect.height / 2)
    k = r * (1 - _QUARTER)
    corners = (
        (left + r, top),
        (right - r, top),
        (right - k, top),
        (right, top + k),
        (right, top + r),
        (right, bottom - r),
        (right, bottom - k),
        (right - k, bottom),
        (right - r, bottom),
        (left + r, bottom),
        (left + k, bottom),
        (left, bottom - k),
        (left, bottom - r),
        (left, top + r),
        (left, top + k),
        (left + k, top),
        (left + r, top),
    )
    verbs = (Verb.MOVE, *(Verb.LINE, Verb.CURVE) * 4, Verb.CLOSE)
    return Path(verbs, _exact([Point(x, y) for x, y in corners]))


def circle(centre: Point, radius: float) -> Path:
    """Outline a circle."""
    k = radius * _QUARTER
    x, y, r = centre.x, centre.y, radius
    places = (
        (x + r, y),
        (x + r, y + k),
        (x + k, y + r),
        (x, y + r),
        (x - k, y + r),
        (x - r, y + k),
        (x - r, y),
        (x - r, y - k),
        (x - k, y - r),
        (x, y - r),
        (x + k, y - r),
        (x + r, y - k),
        (x + r, y),
    )
    verbs = (Verb.MOVE, *(Verb.CURVE,) * 4, Verb.CLOSE)
    return Path(verbs, _exact([Point(*place) for place in places]))


def monotone(points: Sequence[Point]) -> Path:
    """Draw a smooth curve through `points` (x strictly rising) that never overshoots them.

    A cubic Hermite spline with the slopes of Fritsch and Carlson, "Monotone
    Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17 (1980), in the
    weighted harmonic mean form of Fritsch and Butland (1984).  Raises
    ValueError where x does not rise.
    """
    if len(points) < 2:
        return Path((Verb.MOVE,) * len(points), _exact(points))
    widths = [b.x - a.x for a, b in pairwise(points)]
    if not all(width > 0 for width in widths):
        raise ValueError("a curve runs from left to right")
    secants = [(b.y - a.y) / w for (a, b), w in zip(pairwise(points), widths, strict=True)]
    slopes = [_end_slope(widths[:2], secants[:2])]
    for (w0, w1), (s0, s1) in zip(pairwise(widths), pairwise(secants), strict=True):
        near, far = 2 * w1 + w0, w1 + 2 * w0
        slopes.append((near + far) / (near / s0 + far / s1) if s0 * s1 > 0 else 0.0)
    slopes.append(_end_slope(widths[:-3:-1], secants[:-3:-1]))
    drawn = [points[0]]
    for i, w in enumerate(widths):
        left, right = points[i], points[i + 1]
        drawn += [left.moved(w / 3, slopes[i] * w / 3), right.moved(-w / 3, -slopes[i + 1] * w / 3), right]
    return Path((Verb.MOVE, *(Verb.CURVE,) * len(widths)), _exact(drawn))


def _end_slope(widths: Sequence[float], secants: Sequence[float]) -> float:
    """Slope at the first of three points, held back so that the curve stays monotone."""
    if len(secants) == 1:
        return secants[0]
    (w0, w1), (s0, s1) = widths, secants
    slope = ((2 * w0 + w1) * s0 - w0 * s1) / (w0 + w1)
    if slope * s0 <= 0:
        return 0.0
    return 3 * s0 if s0 * s1 <= 0 and abs(slope) > 3 * abs(s0) else slope


def distance(a: Point, b: Point) -> float:
    """Return how far two places are apart."""
    return hypot(a.x - b.x, a.y - b.y)


def _exact(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(Point(mm(point.x), mm(point.y)) for point in points)
