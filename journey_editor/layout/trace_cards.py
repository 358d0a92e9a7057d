"""Trace cards: what a pain, an action, an owner or a metric looks like on the trace, and what it lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from journey_editor.insight.follow_up import (
    COLUMN_OF,
    HORIZON,
    NOBODY,
    UNPLANNED,
    BrokenLink,
    Column,
    horizon_named,
)
from journey_editor.insight.naming import name_of
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, rounded
from journey_editor.kernel.units import mm
from journey_editor.kernel.words import Words, isolated
from journey_editor.layout.badges import HEIGHT, pill
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Stroke, Text
from journey_editor.layout.style import BADGE_SIZE, CARD_SIZE, CARDS, INK, MODALITY, ROUGH, SOFT, WHITE
from journey_editor.model.project import Project
from journey_editor.model.records import Action, LaneKind, Link, LinkKind, Modality, RowKey

_BAR: Final = 0.9
_LEFT: Final = 2.4  # mm from a card's edge to its words
_RIGHT: Final = 1.6
_TOP: Final = 1.1
_BETWEEN: Final = 1.0  # mm between pills
_LINES: Final = 3
_LEAST: Final = 7.0  # mm, so that a hand can take hold
_PLAIN: Final = (Colour.of("#f1f4f8"), Colour.of("#475569"))
_LOOKS: Final[dict[Column, tuple[Colour, Colour]]] = {
    Column.PAIN: CARDS[LaneKind.PAIN],
    Column.OPPORTUNITY: CARDS[LaneKind.OPPORTUNITY],
    Column.ACTION: (MODALITY[Modality.DIGITAL][0], MODALITY[Modality.DIGITAL][2]),
    Column.OWNER: _PLAIN,
    Column.HORIZON: _PLAIN,
    Column.METRIC: CARDS[LaneKind.THOUGHT],
}


@dataclass(frozen=True, slots=True)
class Face:
    """A card's marks around its top left corner without its ground, its pills, and how high both need it."""

    marks: tuple[Mark, ...]
    pills: tuple[tuple[BrokenLink, Point, Rect, tuple[Mark, ...]], ...]
    height: float


def card_name(project: Project, key: RowKey, words: Words) -> str:
    """Return what a card of the trace is called, also where it stands for no row."""
    if key == NOBODY:
        return words("Nobody yet")
    if key == UNPLANNED:
        return words("Not planned")
    if key.table == HORIZON:
        horizon = horizon_named(key)
        return words(horizon.value) if horizon is not None else ""
    return name_of(project, key, words)


def face(project: Project, key: RowKey, gaps: Sequence[BrokenLink], desk: Desk, *, width: float) -> Face:
    """Return what a card of the trace shows, `width` mm wide."""
    name = card_name(project, key, desk.words)
    mended = _mended(project, key, desk.words)
    inputs = (name, mended, tuple(gaps), width)
    return desk.recall(("trace card", key), inputs, lambda: _face(key, name, mended, gaps, desk, width))


def plate(key: RowKey, area: Rect, desk: Desk) -> tuple[Mark, ...]:
    """Return the ground of a card."""
    ground, bar = _LOOKS[COLUMN_OF[key.table]]
    lacking = key in (NOBODY, UNPLANNED)

    def make() -> tuple[Mark, ...]:
        edge = Stroke(ROUGH if lacking else bar.mixed(WHITE, 0.55), 0.25, (1.2, 0.8) if lacking else ())
        return (
            Shape(rounded(area, 1), WHITE if lacking else ground, edge),
            Shape(rounded(Rect(0, 0, _BAR, area.height), _BAR / 2), ROUGH if lacking else bar),
        )

    return desk.recall(("trace plate", key), (area,), make)


def pills_of(at: Point, card: Face) -> list[Group]:
    """Return what says on a card that stands at a place what it lacks."""
    return [
        Group(broken.key, "gap", Point(mm(at.x + place.x), mm(at.y + place.y)), area, marks)
        for broken, place, area, marks in card.pills
    ]


def _face(  # noqa: PLR0917 - all that a card shows, said once
    key: RowKey, name: str, mended: str, gaps: Sequence[BrokenLink], desk: Desk, width: float
) -> Face:
    room = width - _LEFT - _RIGHT
    bold = COLUMN_OF[key.table] in (Column.OWNER, Column.HORIZON)
    size = desk.fitting(name, size=CARD_SIZE, width=room, bold=bold)
    block = desk.block(name, size=size, width=room, bold=bold, lines=_LINES)
    marks: list[Mark] = [Text(block, Point(_LEFT, _TOP), INK)]
    y = _TOP + block.height
    if mended:
        marks.append(desk.line(mended, Point(_LEFT, mm(y + 0.3)), size=BADGE_SIZE, colour=SOFT, most=room))
        y += 0.3 + BADGE_SIZE * 1.3
    pills = []
    x, y = _LEFT, y + 0.7 if gaps else y
    for broken in gaps:
        shapes, area = pill(desk, f"! {desk.words(broken.gap.value)}", ROUGH)
        if x > _LEFT and x + area.width > width - _RIGHT:
            x, y = _LEFT, y + HEIGHT + 0.7
        pills.append((broken, Point(mm(x), mm(y)), area, shapes))
        x += area.width + _BETWEEN
    bottom = y + HEIGHT if gaps else y
    return Face(tuple(marks), tuple(pills), mm(max(bottom + _TOP, _LEAST)))


def _mended(project: Project, key: RowKey, words: Words) -> str:
    """Return what an action mends."""
    if key.table != Action.table:
        return ""
    links = [one for one in project.all(Link).where("source", key) if one.kind == LinkKind.MENDS]
    if len(links) == 1:
        return words("mends {what}", what=isolated(name_of(project, links[0].target, words)))
    return words("mends {n} transitions", n=words.number(len(links))) if links else ""
