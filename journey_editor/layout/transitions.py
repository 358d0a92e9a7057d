"""Transitions: lines between touchpoints, with a badge for what goes wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import hypot

from journey_editor.insight.seams import drop_off, is_smooth
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Rect, Verb, polygon, rounded
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Stroke
from journey_editor.layout.style import BADGE_SIZE, COLUMN, LOST, ROUGH, SMOOTH, WHITE
from journey_editor.model.records import Transition

MUCH_LOST = 0.2  # of those who entered: drawn as lost
WORTH_SAYING = 0.05  # a smaller loss has no badge
_ARROW = 1.9
_BADGE_HEIGHT = 3.9


@dataclass(frozen=True, slots=True)
class Look:
    """How a transition is drawn, by the worst that is known of it."""

    stroke: Stroke
    badge: str


def look(transition: Transition, desk: Desk) -> Look:
    """Return how `transition` is drawn: width, dash and colour each say it alone."""
    loss = drop_off(transition) or 0.0
    words, badge = desk.words, ""
    if loss >= WORTH_SAYING:
        badge = f"−{words.number(loss * 100)} %"
    elif transition.identity_carried is False:
        badge = words("log in again")
    elif transition.lost or transition.data_carried is False:
        badge = words("data lost")
    elif transition.resumable is False:
        badge = words("start over")
    elif transition.wait:
        badge = words("wait {n} min", n=words.number(transition.wait))
    if loss >= MUCH_LOST:
        return Look(Stroke(LOST, 0.95), badge)
    if is_smooth(transition) is False:
        return Look(Stroke(ROUGH, 0.5, (1.8, 0.7)), badge)
    if badge:
        return Look(Stroke(ROUGH, 0.5), badge)
    return Look(Stroke(SMOOTH, 0.4), badge)


def transition_groups(
    transition: Transition, source: Rect, target: Rect, boxes: tuple[Rect, ...], desk: Desk
) -> list[Group]:
    """Return the line from box to box, and the badge on it where there is one.

    The line does not run through any of `boxes`.
    """
    blocked = _blocked(source, target, boxes)
    inputs = (transition, source, target, blocked)
    return desk.recall(("transition", transition.id), inputs, partial(_groups, desk, *inputs))


def _groups(desk: Desk, transition: Transition, source: Rect, target: Rect, blocked: bool) -> list[Group]:  # noqa: FBT001 - from `recall`'s inputs
    seen = look(transition, desk)
    route, middle = _route(source, target, blocked=blocked)
    left = min(point.x for point in route.points)
    top = min(point.y for point in route.points)
    local = Path(route.verbs, tuple(Point(mm(p.x - left), mm(p.y - top)) for p in route.points))
    width = max(point.x for point in local.points)
    height = max(point.y for point in local.points)
    marks = (Shape(local, stroke=seen.stroke), _arrow(local, seen.stroke.colour))
    groups = [Group(transition.key, "line", Point(mm(left), mm(top)), Rect(0, 0, width, height), marks)]
    if seen.badge:
        if abs(source.centre.y - target.centre.y) < 1:  # above the line, where no box is
            middle = Point(middle.x, min(middle.y, source.y, target.y) - _BADGE_HEIGHT / 2 + 1)
        badge, area = pill(desk, seen.badge, seen.stroke.colour)
        at = Point(mm(middle.x - area.width / 2), mm(middle.y - area.height / 2))
        groups.append(Group(transition.key, "badge", at, area, badge))
    return groups


def pill(desk: Desk, text: str, colour: Colour, *, filled: bool = False) -> tuple[tuple[Mark, ...], Rect]:
    """Return the marks of a small badge with `text`, and its bounds."""

    def make() -> tuple[tuple[Mark, ...], Rect]:
        width = desk.width(text, size=BADGE_SIZE, bold=True) + 3.2
        area = Rect(0, 0, mm(width), _BADGE_HEIGHT)
        at = Point(1.6, (_BADGE_HEIGHT - BADGE_SIZE * 1.3) / 2)
        ink = WHITE if filled else colour
        shape = Shape(rounded(area, _BADGE_HEIGHT / 2), colour if filled else WHITE, Stroke(colour, 0.35))
        return (shape, desk.line(text, at, size=BADGE_SIZE, colour=ink, bold=True)), area

    return desk.recall(("pill", text, colour, filled), (), make)


def _blocked(source: Rect, target: Rect, boxes: tuple[Rect, ...]) -> bool:
    """Whether a box stands on the straight way along a row or a column."""
    a, b = source.centre, target.centre
    if abs(a.y - b.y) < 1 and b.x - a.x > 1.5 * COLUMN:
        return any(a.x < box.centre.x < b.x and box.y <= a.y <= box.bottom for box in boxes)
    if abs(a.x - b.x) < 1:
        low, high = min(a.y, b.y), max(a.y, b.y)
        return any(low < box.centre.y < high and box.x <= a.x <= box.right for box in boxes)
    return False


def _route(source: Rect, target: Rect, *, blocked: bool) -> tuple[Path, Point]:
    """Return the line between two boxes, and the place for its badge.

    Forward it leaves right and arrives left; within a column it goes up or
    down, or round at the side; backward, or over a box, it goes over the row.
    """
    if target.x > source.right:
        start = Point(source.right, source.centre.y)
        end = Point(target.x, target.centre.y)
        level = abs(end.y - start.y) < 1
        if level and blocked:
            return _over(source, target)
        if level:
            return Path((Verb.MOVE, Verb.LINE), (start, end)), _middle(start, end)
        reach = max((end.x - start.x) / 2, 4.5)
        return _curve(start, start.moved(reach, 0), end.moved(-reach, 0), end), _middle(start, end)
    if abs(target.x - source.x) >= 1:
        return _over(source, target)
    if blocked:
        side = source.right + 6
        start, end = Point(source.right, source.centre.y), Point(target.right, target.centre.y)
        return _curve(start, Point(side, start.y), Point(side, end.y), end), Point(
            side - 1.5, _middle(start, end).y
        )
    down = target.y > source.y
    start = Point(source.centre.x, source.bottom if down else source.y)
    end = Point(target.centre.x, target.y if down else target.bottom)
    reach = (end.y - start.y) / 2
    route = _curve(start, start.moved(0, reach), end.moved(0, -reach), end)
    return route, Point(source.x, _middle(start, end).y)  # aside, so that the line stays in sight


def _over(source: Rect, target: Rect) -> tuple[Path, Point]:
    """Go up from the top of one box and down to the top of the other."""
    start = Point(source.centre.x, source.y)
    end = Point(target.centre.x, target.y)
    height = min(start.y, end.y) - 5.5
    route = _curve(start, Point(start.x, height), Point(end.x, height), end)
    return route, Point((start.x + end.x) / 2, (start.y + end.y) / 8 + height * 0.75)


def _curve(a: Point, b: Point, c: Point, d: Point) -> Path:
    return Path((Verb.MOVE, Verb.CURVE), (a, b, c, d))


def _middle(a: Point, b: Point) -> Point:
    return Point((a.x + b.x) / 2, (a.y + b.y) / 2)


def _arrow(route: Path, colour: Colour) -> Shape:
    """Draw the head at the end of `route`, along its last direction."""
    end, before = route.points[-1], route.points[-2]
    length = hypot(end.x - before.x, end.y - before.y) or 1.0
    dx, dy = (end.x - before.x) / length, (end.y - before.y) / length
    back = end.moved(-dx * _ARROW, -dy * _ARROW)
    half = _ARROW * 0.48
    return Shape(polygon(end, back.moved(-dy * half, dx * half), back.moved(dy * half, -dx * half)), colour)
