"""Cards: a lane of notes at one step or across several; notes that meet stand on each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from journey_editor.insight.priorities import Priority, best_actions
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, box, circle, rounded
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Stroke, Text, Writing
from journey_editor.layout.plan import Columns
from journey_editor.layout.style import (
    BADGE_SIZE,
    CARD_PAD,
    CARD_SIZE,
    CARDS,
    COLUMN,
    GUTTER,
    INK,
    LANE_LEAST,
    ROW_GAP,
)
from journey_editor.model.edits.cards import HOLDS
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Code,
    Evidence,
    Horizon,
    Lane,
    LaneKind,
    Note,
    Opportunity,
    Pain,
    Party,
    Source,
    Tag,
)

_BAR = 0.9
_DOT = 0.75  # radius of a severity dot
_MOST_SEVERE = 4
_LINES = 60  # a card longer than this ends in an ellipsis

_SHORT_HORIZONS = {Horizon.QUICK: "0–3 m", Horizon.MEDIUM: "3–12 m", Horizon.LONG: "1–3 y"}


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands small in a card's lower right corner: a severity as dots, and a text."""

    text: str
    severity: int | None = None


def card_lane(
    project: Project, lane: Lane, columns: Columns, desk: Desk, top: float
) -> tuple[list[Group], float]:
    """Lay out a lane's notes below `top`; return them and where the lane ends."""
    ends: list[int] = []  # the last column taken in each row; notes come from left to right
    heights: list[float] = []
    placed = []
    best = best_actions(project) if lane.kind == LaneKind.OPPORTUNITY else {}
    for note, (first, last) in _notes(project, lane, columns):
        row = next((number for number, end in enumerate(ends) if end < first), len(ends))
        if row == len(ends):
            ends.append(last)
            heights.append(0.0)
        ends[row] = last
        width = (last - first + 1) * COLUMN - 2 * GUTTER - 1
        badge = _badge(project, note, best.get(note.key), desk)
        inputs = (lane.kind, note.text, width, badge)
        made = desk.recall(("card", note.key), inputs, partial(_card, desk, *inputs))
        heights[row] = max(heights[row], made[2])
        placed.append((note, first, row, width, made))
    tops = [top + ROW_GAP / 2 + above for above in accumulate((h + ROW_GAP for h in heights), initial=0.0)]
    groups = []
    for note, first, row, width, (marks, writing, height) in placed:
        at = Point(mm(columns.x(first) + GUTTER), mm(tops[row]))
        groups.append(Group(note.key, "card", at, Rect(0, 0, width, height), marks, writing))
    bottom = tops[-1] - ROW_GAP / 2 if heights else top
    return groups, max(bottom, top + LANE_LEAST)


def _notes(project: Project, lane: Lane, columns: Columns) -> list[tuple[Note, tuple[int, int]]]:
    """Return the lane's notes in this variant with their spans, from left to right."""
    kind = HOLDS.get(lane.kind)
    if kind is None:
        return []
    found = []
    for note in project.all(kind).where("lane", lane.id):
        span = columns.span(note.first_step, note.last_step)
        if span is not None:
            found.append((note, span))
    return sorted(found, key=lambda pair: pair[1][0])


def _badge(project: Project, note: Note, best: Priority | None, desk: Desk) -> Badge:
    words = desk.words
    match note:
        case Pain(severity=severity):
            codes = project.all(Code)
            tags = project.all(Tag).where("subject", note.key)
            return Badge(" ".join(codes[tag.code].code for tag in tags), severity)
        case Opportunity():
            if best is None:
                return Badge("")
            said = []
            if best.impact is not None and best.feasibility is not None:
                said += [f"I {best.impact:.2g}", f"F {best.feasibility:.2g}"]
            if best.action.horizon:
                said.append(words(_SHORT_HORIZONS[best.action.horizon]))
            return Badge(" · ".join(said))
        case Card(owner=owner) if party := project.get(Party, owner):
            return Badge(party.name)
        case _:
            sources = project.all(Source)
            kinds = [sources[one.source].kind for one in project.all(Evidence).where("subject", note.key)]
            return Badge(", ".join(dict.fromkeys(words(kind.value) for kind in kinds)))


def _card(
    desk: Desk, lane_kind: LaneKind, text: str, width: float, badge: Badge
) -> tuple[tuple[Mark, ...], Writing, float]:
    """Return the marks of one card, where its text is, and its height."""
    ground, bar = CARDS[lane_kind]
    left = _BAR + CARD_PAD
    room = width - left - CARD_PAD
    size = desk.fitting(text, size=CARD_SIZE, width=room)
    said = f"“{text}”" if lane_kind == LaneKind.QUOTE and text else text
    block = desk.block(said, size=size, width=room, lines=_LINES)
    line = BADGE_SIZE * 1.3
    marks, wide = _badge_marks(desk, badge, bar)
    last = desk.width(block.lines[-1].rstrip(), size=size) if block.lines else 0.0
    own_line = bool(marks) and (last + wide + 2 > room or block.cut)
    height = max(block.height + (line + 0.5 if own_line else 0) + 1.6, LANE_LEAST - ROW_GAP)
    corner = Point(width - CARD_PAD - wide, height - line - 0.7)
    body: list[Mark] = [
        Shape(rounded(Rect(0, 0, width, height), 1), ground),
        Shape(box(Rect(0, 0, _BAR, height)), bar),
        Text(block, Point(left, 0.8), INK),
    ]
    body += [_moved(mark, corner) for mark in marks]
    writing = Writing("text", Rect(left, 0.8, room, block.height), size)
    return tuple(body), writing, mm(height)


def _badge_marks(desk: Desk, badge: Badge, colour: Colour) -> tuple[list[Mark], float]:
    """Return a badge's marks around 0, 0 and its width."""
    marks: list[Mark] = []
    x = 0.0
    if badge.severity is not None:
        for number in range(_MOST_SEVERE):
            full = number < badge.severity
            centre = Point(x + _DOT, BADGE_SIZE * 0.65)
            marks.append(Shape(circle(centre, _DOT - 0.1), colour if full else None, Stroke(colour, 0.2)))
            x += 2 * _DOT + 0.35
        x += 0.4
    if badge.text:
        text = desk.block(badge.text, size=BADGE_SIZE, width=COLUMN - 5, bold=True, lines=1)
        marks.append(Text(text, Point(x, 0), colour))
        x += text.width
    return marks, x


def _moved(mark: Mark, by: Point) -> Mark:
    if isinstance(mark, Text):
        return Text(mark.block, mark.at.moved(by.x, by.y), mark.colour)
    points = tuple(Point(mm(p.x + by.x), mm(p.y + by.y)) for p in mark.path.points)
    return Shape(type(mark.path)(mark.path.verbs, points), mark.fill, mark.stroke)
