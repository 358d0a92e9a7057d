"""Badges: small words on a line or a curve, and the sign that stands for them where there is no room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import inf

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, rounded
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Mark, Shape, Stroke
from journey_editor.layout.style import BADGE_SIZE, WHITE

HEIGHT = 3.9
_SIGN = 2.8  # mm across
_SAID = "!"
_BESIDE = 1.6  # mm left and right of the words
CLEARANCE = 0.3  # mm around a badge that nothing else should come into
_TOUCH = 1e-6  # mm; what only touches does not cover


def pill(
    desk: Desk, text: str, colour: Colour, *, filled: bool = False, most: float = inf
) -> tuple[tuple[Mark, ...], Rect]:
    """Return the marks of a small badge with `text`, and its bounds, at most so many mm wide."""

    def make() -> tuple[tuple[Mark, ...], Rect]:
        width = min(desk.width(text, size=BADGE_SIZE, bold=True) + 2 * _BESIDE, most)
        area = Rect(0, 0, mm(width), HEIGHT)
        at = Point(_BESIDE, (HEIGHT - BADGE_SIZE * 1.3) / 2)
        ink = WHITE if filled else colour
        shape = Shape(rounded(area, HEIGHT / 2), colour if filled else WHITE, Stroke(colour, 0.35))
        room = width - 2 * _BESIDE + 0.01
        return (shape, desk.line(text, at, size=BADGE_SIZE, colour=ink, bold=True, most=room)), area

    return desk.recall(("pill", text, colour, filled, most), (), make)


def sign(desk: Desk, colour: Colour) -> tuple[tuple[Mark, ...], Rect]:
    """Return the marks of a sign that there is something to say, and its bounds: any street takes it."""

    def make() -> tuple[tuple[Mark, ...], Rect]:
        area = Rect(0, 0, _SIGN, _SIGN)
        shape = Shape(rounded(area, _SIGN / 2), WHITE, Stroke(colour, 0.35))
        wide = desk.width(_SAID, size=BADGE_SIZE, bold=True)
        at = Point((_SIGN - wide) / 2, (_SIGN - BADGE_SIZE * 1.3) / 2)
        return (shape, desk.line(_SAID, at, size=BADGE_SIZE, colour=colour, bold=True)), area

    return desk.recall(("sign", colour), (), make)


def around(centre: Point, area: Rect, *, left: float, right: float) -> Rect:
    """Return `area` about `centre`, moved in between `left` and `right` where there is room."""
    x = max(left, min(centre.x - area.width / 2, right - area.width))
    return Rect(mm(x), mm(centre.y - area.height / 2), area.width, area.height)


def least_covering(places: Iterable[Rect], taken: Sequence[Rect]) -> Rect:
    """Return the first of `places` that meets nothing that is taken, else the one that covers least.

    There is one place at least.
    """
    best: tuple[float, Rect] | None = None
    for place in places:
        grown = place.inset(-CLEARANCE)
        covered = sum(overlap(grown, other) for other in taken)
        if not covered:
            return place
        if best is None or covered < best[0]:
            best = covered, place
    assert best is not None
    return best[1]


def overlap(a: Rect, b: Rect) -> float:
    """Return the area, mm², that two rectangles share."""
    width = min(a.right, b.right) - max(a.x, b.x)
    height = min(a.bottom, b.bottom) - max(a.y, b.y)
    return width * height if min(width, height) > _TOUCH else 0.0
