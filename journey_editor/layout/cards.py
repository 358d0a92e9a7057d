"""Cards: what a note looks like on the map: its text, its badge and its picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from journey_editor.insight.priorities import Priority
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Rect, circle, rounded
from journey_editor.kernel.units import mm
from journey_editor.layout.contrast import tinted
from journey_editor.layout.desk import Desk, Shelf
from journey_editor.layout.figures import figure
from journey_editor.layout.marks import Mark, Shape, Stroke, Text, Writing, shifted
from journey_editor.layout.pictures import Pictured, picture_marks, pictured
from journey_editor.layout.style import (
    BADGE_SIZE,
    CARD_PAD,
    CARD_SIZE,
    CARDS,
    INK,
    LANE_LEAST,
    ROW_GAP,
)
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Card,
    Code,
    Evidence,
    Horizon,
    Lane,
    LaneKind,
    Link,
    Note,
    Opportunity,
    Pain,
    Party,
    Picture,
    RowKey,
    Score,
    Setting,
    Source,
    SourceKind,
    Tag,
    Weight,
)
from journey_editor.text.runs import TextBlock

_BAR = 0.9
_DOT = 0.75  # radius of a severity dot
_MOST_SEVERE = 4
_LINES = 60  # a card longer than this ends in an ellipsis
_PICTURE_TOP = 1.2  # from a card's top to its picture
SHOWN_ON_CARDS = (  # beside the notes themselves
    Tag,
    Code,
    Party,
    Source,
    Evidence,
    Action,
    Score,
    Link,
    Picture,
    Setting,
    Weight,
)

_SHORT_HORIZONS = {Horizon.QUICK: "0–3 m", Horizon.MEDIUM: "3–12 m", Horizon.LONG: "1–3 y"}


@dataclass(frozen=True, slots=True)
class Badge:
    """What stands small in a card's lower right corner: a severity as dots, and a text."""

    text: str
    severity: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class CardLook:
    """A card's marks around its top left corner, where its text is, and its height.

    It is compared by identity, as what the desk hands out may be.
    """

    marks: tuple[Mark, ...]
    writing: Writing
    height: float


@dataclass(frozen=True, slots=True)
class CardDrawing:
    """Draws the cards of a lane; one that looks as before is found again wherever in the lane it lies."""

    project: Project
    lane: Lane
    best: Mapping[RowKey, Priority]
    desk: Desk
    drawn: Shelf[CardLook]

    def look(self, note: Note, width: float) -> CardLook:
        """Return a note's card, `width` mm wide."""
        badge = _badge(self.project, note, self.best.get(note.key), self.desk)
        picture = pictured(self.project, note, self.lane.kind, self.desk)
        shown = self.lane.kind, self.lane.colour, note.text, width, badge, picture
        return self.drawn.found(note.id, shown, partial(_card, self.desk, *shown))


def _badge(project: Project, note: Note, best: Priority | None, desk: Desk) -> Badge:
    words = desk.words
    match note:
        case Pain(severity=severity):
            codes = project.all(Code)
            tags = project.all(Tag).where("subject", note.key)
            return Badge(" ".join(sorted(codes[tag.code].code for tag in tags)), severity)
        case Opportunity():
            if best is None:
                return Badge("")
            said = []
            if best.impact is not None and best.feasibility is not None:
                said.append(f"I {figure(best.impact, '', words)}")
                said.append(f"F {figure(best.feasibility, '', words)}")
            if best.action.horizon:
                said.append(words(_SHORT_HORIZONS[best.action.horizon]))
            return Badge(" · ".join(said))
        case Card(owner=owner) if party := project.get(Party, owner):
            return Badge(party.name)
        case _:
            sources = project.all(Source)
            found = {sources[one.source].kind for one in project.all(Evidence).where("subject", note.key)}
            return Badge(", ".join(words(kind.value) for kind in SourceKind if kind in found))


def _card(  # noqa: PLR0917 - all that a card shows, said once
    desk: Desk,
    lane_kind: LaneKind,
    colour: str | None,
    text: str,
    width: float,
    badge: Badge,
    picture: Pictured | None,
) -> CardLook:
    ground, bar = tinted(Colour.of(colour)) if colour else CARDS[lane_kind]
    left = _BAR + CARD_PAD
    room = width - left - CARD_PAD
    size = desk.fitting(text, size=CARD_SIZE, width=room)
    said = f"“{text}”" if lane_kind == LaneKind.QUOTE and text else text
    block = desk.block(said, size=size, width=room, lines=_LINES)
    line_height = BADGE_SIZE * 1.3
    marks, wide = _badge_marks(desk, badge, bar, room)
    own_line = bool(marks) and _reach(block, size, desk) + wide + 2 > room
    top = 0.8
    above: tuple[Mark, ...] = ()
    if picture is not None:
        above, high = picture_marks(picture, Rect(left, _PICTURE_TOP, room, 0))
        top = mm(_PICTURE_TOP + high + 0.8)
    height = mm(max(top + block.height + (line_height + 0.5 if own_line else 0) + 0.8, LANE_LEAST - ROW_GAP))
    corner = Point(width - CARD_PAD - wide, height - line_height - 0.7)
    body: list[Mark] = [
        Shape(_plate(width, height), ground),
        Shape(rounded(Rect(0, 0, _BAR, height), _BAR / 2), bar),
        *above,
        Text(block, Point(left, top), INK),
    ]
    body += [shifted(mark, corner) for mark in marks]
    writing = Writing("text", Rect(left, top, room, block.height), size)
    return CardLook(tuple(body), writing, height)


@lru_cache(maxsize=1024)
def _plate(width: float, height: float) -> Path:
    return rounded(Rect(0, 0, width, height), 1)


def _reach(block: TextBlock, size: float, desk: Desk) -> float:
    """Return how far right the last line of `block` goes."""
    said = block.lines[-1].rstrip()
    if not said:
        return 0.0
    baseline = max(run.y for run in block.runs)
    return min(run.x for run in block.runs if run.y == baseline) + desk.width(said, size=size)


def _badge_marks(desk: Desk, badge: Badge, colour: Colour, room: float) -> tuple[list[Shape | Text], float]:
    """Return a badge's marks around 0, 0 and its width, at most `room`."""
    marks: list[Shape | Text] = []
    x = 0.0
    if badge.severity is not None:
        for number in range(_MOST_SEVERE):
            full = number < badge.severity
            centre = Point(x + _DOT, BADGE_SIZE * 0.65)
            marks.append(Shape(circle(centre, _DOT - 0.1), colour if full else None, Stroke(colour, 0.2)))
            x += 2 * _DOT + 0.35
        x += 0.4
    if badge.text:
        at = Point(x, 0)
        text = desk.line(badge.text, at, size=BADGE_SIZE, colour=colour, bold=True, most=room - x)
        marks.append(text)
        x += text.block.width
    return marks, x
