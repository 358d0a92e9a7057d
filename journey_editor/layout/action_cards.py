"""Action cards: what an action looks like on the roadmap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, circle, line, rounded, segments
from journey_editor.kernel.units import mm
from journey_editor.layout.badges import HEIGHT, pill
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Mark, Shape, Stroke, Text
from journey_editor.layout.style import BOX_EDGE, CARDS, FAINT, INK, SHADE, SOFT, WHITE
from journey_editor.model.records import LaneKind, Status

_TITLE: Final = 3.1  # em, mm
_SMALL: Final = 2.65
_BAR: Final = 0.9
_PAD: Final = 1.7
_NUMBER: Final = 5.6  # mm for the number before the title
_RADIUS: Final = 1.1  # of the mark of a status
_LINES: Final = 3  # of a title
_CHIP_GAP: Final = 0.8
_LEAF: Final = 1.25  # a line's height, in em
_GROUNDS: Final[dict[Status, tuple[Colour, Colour]]] = {
    Status.DONE: (SHADE, BOX_EDGE),
    Status.DROPPED: (WHITE, FAINT),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words that somebody should look at."""

    text: str
    colour: Colour
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """What a card says of an action in words: how it `stands`, what else there is `about` it, and chips."""

    number: str
    title: str
    status: Status
    stands: tuple[str, ...]
    about: tuple[str, ...]
    chips: tuple[Chip, ...]


def action_card(facts: Facts, desk: Desk, width: float) -> tuple[tuple[Mark, ...], float]:
    """Return the marks of a card around its top left corner, `width` mm wide, and its height."""
    ground, bar = _GROUNDS.get(facts.status, CARDS[LaneKind.OPPORTUNITY])
    gone = facts.status in _GROUNDS
    left = _BAR + _PAD
    room = width - left - _PAD
    above = _NUMBER if facts.number else 0.0
    title = desk.block(facts.title, size=_TITLE, width=room - above, bold=True, lines=_LINES)
    marks: list[Mark] = [Text(title, Point(left + above, 1.2), SOFT if gone else INK)]
    if facts.number:
        marks.append(desk.line(facts.number, Point(left, 1.2), size=_TITLE, colour=SOFT, most=above))
    y = 1.2 + title.height + 0.5
    beside = 2 * _RADIUS + 1.0
    ring = Point(left + _RADIUS, mm(y + _SMALL * _LEAF / 2))
    marks += _status_mark(facts.status, ring, SOFT if gone else bar)
    first = [(said, beside) for said in _packed(facts.stands, desk, room - beside)]
    for said, shift in (*first, *((said, 0.0) for said in _packed(facts.about, desk, room))):
        at = Point(left + shift, mm(y))
        marks.append(desk.line(said, at, size=_SMALL, colour=SOFT, most=room - shift))
        y += _SMALL * _LEAF + 0.3
    if facts.chips:
        chips, y = _chips(facts.chips, desk, Rect(left, y + 0.5, room, 0))
        marks += chips
    height = mm(y + 1.1)
    area = Rect(0, 0, width, height)
    edge = Stroke(BOX_EDGE, 0.2, (1.2, 0.8)) if facts.status == Status.DROPPED else Stroke(FAINT, 0.2)
    plate = (
        Shape(rounded(area, 1), ground, edge),
        Shape(rounded(Rect(0, 0, _BAR, height), _BAR / 2), bar),
    )
    return (*plate, *marks), height


def _packed(parts: tuple[str, ...], desk: Desk, room: float) -> list[str]:
    """Set parts beside each other with dots between them, on as many lines as they need."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and desk.width(longer, size=_SMALL) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _chips(chips: tuple[Chip, ...], desk: Desk, room: Rect) -> tuple[list[Mark], float]:
    """Set chips in lines, as words are set; return them and where they end."""
    marks: list[Mark] = []
    x, y = room.x, room.y
    for chip in chips:
        made, area = pill(desk, chip.text, chip.colour, filled=chip.filled, most=room.width)
        if x > room.x and x + area.width > room.right:
            x, y = room.x, y + HEIGHT + _CHIP_GAP
        marks += (_moved(mark, x, y) for mark in made)
        x += area.width + _CHIP_GAP
    return marks, y + HEIGHT


def _status_mark(status: Status, centre: Point, colour: Colour) -> Iterator[Mark]:
    """Draw how far an action has come: a ring that fills, a tick when it is done, a cross when dropped."""
    ring = circle(centre, _RADIUS)
    reach = _RADIUS * 0.5
    match status:
        case Status.PROPOSED:
            yield Shape(ring, WHITE, Stroke(colour, 0.3, (0.7, 0.5)))
        case Status.PLANNED:
            yield Shape(ring, WHITE, Stroke(colour, 0.3))
        case Status.IN_TEST:
            yield Shape(ring, WHITE, Stroke(colour, 0.3))
            yield Shape(circle(centre, reach), colour)
        case Status.DONE:
            yield Shape(ring, colour)
            tick = line(
                centre.moved(-reach, 0), centre.moved(-reach * 0.2, reach * 0.8), centre.moved(reach, -reach)
            )
            yield Shape(tick, stroke=Stroke(WHITE, 0.35))
        case Status.DROPPED:
            yield Shape(ring, WHITE, Stroke(colour, 0.3))
            cross = [
                (centre.moved(-reach, -reach), centre.moved(reach, reach)),
                (centre.moved(-reach, reach), centre.moved(reach, -reach)),
            ]
            yield Shape(segments(cross), stroke=Stroke(colour, 0.3))


def _moved(mark: Mark, right: float, down: float) -> Mark:
    match mark:
        case Text(block=block, at=at, colour=colour):
            return Text(block, Point(mm(at.x + right), mm(at.y + down)), colour)
        case Shape(path=path, fill=fill, stroke=stroke):
            points = tuple(Point(mm(one.x + right), mm(one.y + down)) for one in path.points)
            return Shape(type(path)(path.verbs, points), fill, stroke)
        case _:
            return mark
