"""Transitions: lines between touchpoints, with a badge for what goes wrong on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import hypot, sqrt

from journey_editor.insight.seams import drop_off, is_smooth
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Rect, Verb, circle, distance, polygon
from journey_editor.kernel.geometry import line as straight
from journey_editor.kernel.units import mm
from journey_editor.layout.badges import pill, sign
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Shape, Stroke, moved
from journey_editor.layout.plan import Columns
from journey_editor.layout.routes import Way, along, route
from journey_editor.layout.stands import BESIDE, FAR, NEAR, Stands, nearest
from journey_editor.layout.style import LOST, ROUGH, SMOOTH
from journey_editor.layout.touchpoints import Swimlanes
from journey_editor.model.records import Transition

MUCH_LOST = 20  # % of those who entered: drawn as lost
WORTH_SAYING = 5  # %; a smaller loss has no badge
_ARROW = 1.9
_TIP = 1.3  # of the arrow: the line ends so far before its end
_PLAIN = 0.5  # mm of a line whose people nobody counted
_THIN, _THICK = 0.3, 1.2  # mm of a line for nobody, and for as many as on the busiest
_FINE = 10  # steps of a millimetre, so that few widths differ
_LEADER = 0.25  # mm
_DOT = 0.5  # mm, the radius of its foot


@dataclass(frozen=True, slots=True)
class Look:
    """How a transition is drawn, by the worst that is known of it."""

    stroke: Stroke
    badge: str


# How a line is broken, by the worst that is known of it; so grey paper tells them apart too.
LOST_DASHES = (2.8, 0.6, 0.6, 0.6)
ROUGH_DASHES = (1.8, 0.7)


def look(transition: Transition, desk: Desk, *, most: int = 0) -> Look:
    """Return how `transition` is drawn: colour and dash by the worst of it, width by its people.

    `most` are the people on the busiest transition: √ of the share of them
    makes the width, so that the area of small ones is still seen.
    """
    loss = round((drop_off(transition) or 0.0) * 100)
    words, badge = desk.words, ""
    if loss >= WORTH_SAYING:
        badge = f"−{words.number(loss)} %"
    elif transition.identity_carried is False:
        badge = words("log in again")
    elif transition.lost or transition.data_carried is False:
        badge = words("data lost")
    elif transition.resumable is False:
        badge = words("start over")
    elif transition.wait:
        badge = words("wait {n} min", n=words.number(transition.wait))
    width = _width(people_on(transition), most)
    if loss >= MUCH_LOST:
        return Look(Stroke(LOST, width, LOST_DASHES), badge)
    if is_smooth(transition) is False:
        return Look(Stroke(ROUGH, width, ROUGH_DASHES), badge)
    return Look(Stroke(ROUGH if badge else SMOOTH, width), badge)


def people_on(transition: Transition) -> int | None:
    """Return how many were counted on a transition."""
    return transition.continued if transition.continued is not None else transition.entered


def _width(people: int | None, most: int) -> float:
    if people is None or not most:
        return _PLAIN
    return round((_THIN + (_THICK - _THIN) * sqrt(min(people / most, 1.0))) * _FINE) / _FINE


def transition_groups(
    transitions: Sequence[Transition], lanes: Swimlanes, columns: Columns, desk: Desk
) -> tuple[list[Group], list[Group]]:
    """Return the lines from box to box, and the badges on those that have one.

    No line runs through a box that it does not join.  No badge covers a box, a
    diamond or another badge: it stands on its line or beside it, else in the
    nearest place that is free, with a leader; where the words find none, a
    sign stands for them, and where not even that has room, the look of the
    line alone says it.
    """
    stands = Stands(lanes, columns)
    most = max((people_on(one) or 0 for one in transitions), default=0)
    drawn = []
    for transition in transitions:
        source, target = lanes.places[transition.source], lanes.places[transition.target]
        inputs = (transition, (source, target), lanes.between(source, target), stands.streets)
        make = partial(_line, desk, *inputs, most=most)
        drawn.append((transition, desk.recall(("line", transition.id), (*inputs, most), make)))
    lines: list[Group] = []
    badges: list[Group] = []
    for transition, line in drawn:
        group = line.group
        if line.look.badge:
            way = tuple([place.moved(line.origin.x, line.origin.y) for place in along(line.path)])
            badge, foot = _badge(desk, transition, line.look, way, stands)
            if badge is not None:
                badges.append(badge)
            if badge is not None and foot is not None:
                end = nearest(badge.bounds.moved(badge.at.x, badge.at.y), foot)
                led = line, foot, end
                group = desk.recall(("led", transition.id), led, partial(_led, *led))
        lines.append(group)
    return lines, badges


@dataclass(frozen=True)
class _Line:
    """A drawn transition, and its way from `origin`, the corner of the box that it leaves."""

    group: Group
    look: Look
    path: Path
    origin: Point


def _line(
    desk: Desk,
    transition: Transition,
    ends: tuple[Rect, Rect],
    columns: tuple[tuple[Rect, ...], ...],
    between: tuple[float, ...],
    *,
    most: int,
) -> _Line:
    """Draw a line, or move the one of before where it takes the same way."""
    near = [box for column in columns for box in column if box is not ends[0] and box is not ends[1]]
    inputs = (transition, route(*ends, near, between), most)
    group, seen = desk.recall("drawn", inputs, partial(_drawn, desk, *inputs))
    origin = Point(ends[0].x, ends[0].y)
    return _Line(moved(group, origin.x, origin.y), seen, inputs[1].path, origin)


def _drawn(desk: Desk, transition: Transition, way: Way, most: int) -> tuple[Group, Look]:
    """Draw a line around the corner of the box that it leaves."""
    seen = look(transition, desk, most=most)
    at, bounds, marks = _marks(way, seen.stroke)
    return Group(transition.key, "line", at, bounds, marks), seen


@lru_cache(maxsize=4096)
def _marks(way: Way, stroke: Stroke) -> tuple[Point, Rect, tuple[Shape, ...]]:
    """Return where a line begins, its bounds and its marks: the same way has the same again."""
    path = way.path
    left = min(point.x for point in path.points)
    top = min(point.y for point in path.points)
    local = Path(path.verbs, tuple(Point(mm(p.x - left), mm(p.y - top)) for p in path.points))
    width = max(point.x for point in local.points)
    height = max(point.y for point in local.points)
    marks = (Shape(_without_tip(local), stroke=stroke), _arrow(local, stroke.colour))
    return Point(mm(left), mm(top)), Rect(0, 0, width, height), marks


def _badge(
    desk: Desk, transition: Transition, seen: Look, way: Sequence[Point], stands: Stands
) -> tuple[Group | None, Point | None]:
    """Return what says how bad a transition is, and where on its way a leader begins that it needs.

    It takes the place where it stands; without one there is none.
    """
    colour = seen.stroke.colour
    for (marks, area), within in ((pill(desk, seen.badge, colour), NEAR), (sign(desk, colour), FAR)):
        place, foot = stands.on_or_beside(way, area), None
        if place is None:
            place, foot = stands.off(way, area, within=within, across=within == FAR) or (None, None)
        if place is not None:
            stands.take(place)
            return Group(transition.key, "badge", Point(place.x, place.y), area, marks), foot
    return None, None


def _led(line: _Line, foot: Point, end: Point) -> Group:
    """Return a line with a leader from a place on its way to the badge that stands off it."""
    group, colour = line.group, line.look.stroke.colour
    if distance(foot, end) <= BESIDE:
        return group
    points = [Point(mm(one.x - group.at.x), mm(one.y - group.at.y)) for one in (foot, end)]
    leader = Shape(straight(*points), stroke=Stroke(colour, _LEADER))
    dot = Shape(circle(points[0], _DOT), colour)
    left, top = min(0.0, *(point.x for point in points)), min(0.0, *(point.y for point in points))
    right = max(group.bounds.right, *(point.x for point in points))
    bottom = max(group.bounds.bottom, *(point.y for point in points))
    bounds = Rect(left, top, right - left, bottom - top)
    return replace(group, bounds=bounds, marks=(*group.marks, leader, dot))


def _without_tip(path: Path) -> Path:
    """End a line inside its arrow, so that a thick one does not blunt the point."""
    dx, dy = _direction(path)
    end = path.points[-1]
    if path.verbs[-1] is Verb.LINE and distance(end, path.points[-2]) <= _TIP:
        return path
    return Path(path.verbs, (*path.points[:-1], Point(mm(end.x - dx * _TIP), mm(end.y - dy * _TIP))))


def _direction(path: Path) -> tuple[float, float]:
    """Return the unit vector in which `path` arrives."""
    end, before = path.points[-1], path.points[-2]
    length = hypot(end.x - before.x, end.y - before.y) or 1.0
    return (end.x - before.x) / length, (end.y - before.y) / length


def _arrow(path: Path, colour: Colour) -> Shape:
    """Draw the head at the end of `path`."""
    dx, dy = _direction(path)
    end = path.points[-1]
    back = end.moved(-dx * _ARROW, -dy * _ARROW)
    half = _ARROW * 0.48
    return Shape(polygon(end, back.moved(-dy * half, dx * half), back.moved(dy * half, -dx * half)), colour)
