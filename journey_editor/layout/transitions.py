"""Transitions: lines between touchpoints, with a badge for what goes wrong on the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from math import hypot

from journey_editor.insight.seams import drop_off, is_smooth
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Rect, Verb, distance, polygon
from journey_editor.kernel.units import mm
from journey_editor.layout.badges import around, least_covering, pill
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Shape, Stroke
from journey_editor.layout.plan import Columns
from journey_editor.layout.routes import Way, along, route
from journey_editor.layout.style import COLUMN, LOST, MOMENT_SIZE, ROUGH, SMOOTH
from journey_editor.layout.touchpoints import Swimlanes
from journey_editor.model.records import Transition

MUCH_LOST = 20  # % of those who entered: drawn as lost
WORTH_SAYING = 5  # %; a smaller loss has no badge
_ARROW = 1.9
_TIP = 1.3  # of the arrow: the line ends so far before its end
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)  # of the way, where a badge may stand


@dataclass(frozen=True, slots=True)
class Look:
    """How a transition is drawn, by the worst that is known of it."""

    stroke: Stroke
    badge: str


def look(transition: Transition, desk: Desk) -> Look:
    """Return how `transition` is drawn: width, dash and colour each say it alone."""
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
    if loss >= MUCH_LOST:
        return Look(Stroke(LOST, 0.95), badge)
    if is_smooth(transition) is False:
        return Look(Stroke(ROUGH, 0.5, (1.8, 0.7)), badge)
    if badge:
        return Look(Stroke(ROUGH, 0.5), badge)
    return Look(Stroke(SMOOTH, 0.4), badge)


def transition_groups(
    transitions: Sequence[Transition], lanes: Swimlanes, columns: Columns, desk: Desk
) -> tuple[list[Group], list[Group]]:
    """Return the lines from box to box, and the badges on those that have one.

    No line runs through a box that it does not join; a badge stands where it
    covers least of boxes and of the badges before it.
    """
    between = tuple(sorted({edge for row in lanes.rows for edge in (row.top, row.bottom)}))
    town = _Town(lanes, columns)
    drawn = []
    for transition in transitions:
        source, target = lanes.places[transition.source], lanes.places[transition.target]
        near = tuple([box for box in town.near(source, target) if box is not source and box is not target])
        inputs = (transition, (source, target), near, between)
        made = desk.recall(("line", transition.id), inputs, partial(_line, desk, *inputs))
        drawn.append((transition, made))
    badges: list[Group] = []
    for transition, line in drawn:
        if line.look.badge:
            marks, area = pill(desk, line.look.badge, line.look.stroke.colour)
            way = tuple([place.moved(line.origin.x, line.origin.y) for place in along(line.path)])
            taken = town.taken(way[0], way[-1])
            place = least_covering(_stands(way, area, between, columns), taken)
            town.take(place)
            badges.append(Group(transition.key, "badge", Point(place.x, place.y), area, marks))
    return [line.group for _, line in drawn], badges


class _Town:
    """The boxes, column by column, and the badges that stand by now."""

    def __init__(self, lanes: Swimlanes, columns: Columns) -> None:
        self._left = columns.left
        self._boxes: dict[int, list[Rect]] = {}
        self._taken: dict[int, list[Rect]] = {}
        for box in lanes.places.values():
            self._boxes.setdefault(self._column(box.centre.x), []).append(box)
            self.take(box)
        for corner in lanes.moments:
            self.take(Rect(corner.x, corner.y, 0, 0).inset(-MOMENT_SIZE))

    def _column(self, x: float) -> int:
        return int((x - self._left) // COLUMN)

    def near(self, source: Rect, target: Rect) -> Iterator[Rect]:
        """Yield the boxes in the columns from the one to the other."""
        ends = sorted(self._column(box.centre.x) for box in (source, target))
        for column in range(ends[0], ends[1] + 1):
            yield from self._boxes.get(column, ())

    def take(self, place: Rect) -> None:
        """Let nothing else stand at `place`."""
        for column in range(self._column(place.x), self._column(place.right) + 1):
            self._taken.setdefault(column, []).append(place)

    def taken(self, start: Point, end: Point) -> list[Rect]:
        """Return what is taken about the way from `start` to `end`; what lies in two columns comes twice."""
        ends = sorted(self._column(point.x) for point in (start, end))
        return [place for column in range(ends[0] - 1, ends[1] + 2) for place in self._taken.get(column, ())]


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
    near: tuple[Rect, ...],
    between: tuple[float, ...],
) -> _Line:
    """Draw a line, or move the one of before where it takes the same way."""
    inputs = (transition, route(*ends, near, between))
    group, seen = desk.recall("drawn", inputs, partial(_drawn, desk, *inputs))
    origin = Point(ends[0].x, ends[0].y)
    at = Point(mm(group.at.x + origin.x), mm(group.at.y + origin.y))
    return _Line(replace(group, at=at), seen, inputs[1].path, origin)


def _drawn(desk: Desk, transition: Transition, way: Way) -> tuple[Group, Look]:
    """Draw a line around the corner of the box that it leaves."""
    path, seen = way.path, look(transition, desk)
    left = min(point.x for point in path.points)
    top = min(point.y for point in path.points)
    local = Path(path.verbs, tuple(Point(mm(p.x - left), mm(p.y - top)) for p in path.points))
    width = max(point.x for point in local.points)
    height = max(point.y for point in local.points)
    marks = (Shape(_without_tip(local), stroke=seen.stroke), _arrow(local, seen.stroke.colour))
    group = Group(transition.key, "line", Point(mm(left), mm(top)), Rect(0, 0, width, height), marks)
    return group, seen


def _stands(way: Sequence[Point], area: Rect, between: tuple[float, ...], columns: Columns) -> Iterator[Rect]:
    """Yield where the badge of a line may stand, the best first."""
    on_it = [way[round(share * (len(way) - 1))] for share in _SHARES]
    middle = on_it[0]
    # Between two rows there is room for a badge.
    streets = [
        Point((a.x + b.x) / 2, y)
        for a, b in pairwise(way)
        for y in between
        if min(a.y, b.y) <= y < max(a.y, b.y)
    ]
    clear = area.width / 2 + 1.2
    beside = [spot.moved(aside, 0) for spot in (middle, *streets) for aside in (-clear, clear)]
    nearest = sorted(between, key=lambda y: (abs(y - middle.y), y))[:2]  # over a level line, or under it
    spots = [spot for spot in (*on_it, *streets) if distance(spot, way[-1]) > _ARROW]
    spots += [*beside, *(Point(middle.x, y) for y in nearest)]
    if distance(way[0], way[-1]) < 2 * area.height and way[0].x == way[-1].x:
        spots = beside + spots  # a short upright line would go out of sight
    for spot in spots:
        yield around(spot, area, left=columns.left + 0.5, right=columns.right - 0.5)


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
