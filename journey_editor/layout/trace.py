"""Trace: from pain to metric in six columns, what follows from what as lines between cards (R-40)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property
from statistics import fmean
from typing import Final

from journey_editor.insight.follow_up import (
    COLUMN_OF,
    NOBODY,
    UNPLANNED,
    BrokenLink,
    Column,
    FollowUp,
    Gap,
    Tie,
)
from journey_editor.kernel.geometry import Path, Point, Rect, Verb, circle, line
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Sheet, Stroke
from journey_editor.layout.style import INK, ROUGH, SMOOTH, WHITE
from journey_editor.layout.trace_cards import Face, face, pills_of, plate
from journey_editor.layout.trace_heights import tops
from journey_editor.layout.trace_order import in_order
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey

EDGE: Final = 5.0  # mm left and right of the columns
_ABOVE: Final = 3.0  # mm
_GAP: Final = 13.0  # mm between columns
_BETWEEN: Final = 2.2  # mm between cards
_SHARES: Final = (56.0, 56.0, 58.0, 36.0, 30.0, 48.0)  # of the room, that each column has
_LEAST: Final = 280.0  # mm of all columns
_MOST: Final = 560.0
_STEP: Final = 20.0  # mm: a window that is drawn wider lays out anew this seldom
_PORT: Final = 1.8  # mm between the lines at a card
_STUB: Final = 5.0  # mm of a line that leads nowhere
_RING: Final = 0.9
_WIDE: Final = 0.24  # mm: at natural size below a pixel, which is drawn fifty times as fast
_TIED: Final = SMOOTH.mixed(INK, 0.35)
_PALE: Final = {colour: colour.mixed(WHITE, 0.75) for colour in (_TIED, ROUGH)}
_DASHES: Final = (1.6, 1.1)
_LEFTWARD: Final = (Gap.GROUNDLESS, Gap.UNMOVED)
_THREADED: Final = (Column.OWNER, Column.HORIZON)  # where the line of each action has a height of its own


@dataclass(frozen=True)
class Trace:
    """A trace laid out: its sheet, and where each column lies on it, from left to right in mm."""

    sheet: Sheet
    columns: tuple[Rect, ...]
    order: tuple[tuple[RowKey, ...], ...]

    def faded(self, keys: AbstractSet[RowKey]) -> Sheet:
        """Return the sheet with all lines pale but those of `keys`."""
        groups = (
            pale if one.owner not in keys else one
            for one, pale in zip(self.sheet.groups, self._pale, strict=True)
        )
        return Sheet(self.sheet.width, self.sheet.height, tuple(groups))

    @cached_property
    def _pale(self) -> tuple[Group, ...]:
        """Every group, the lines among them in a paler colour."""
        return tuple(_pale(one) if one.part == "line" else one for one in self.sheet.groups)


def lay_out_trace(project: Project, found: FollowUp, desk: Desk, *, room: float) -> Trace:
    """Lay out a trace in a room so many mm wide; it is as high as it needs to be."""
    width = min(max(room // _STEP * _STEP, _LEAST), _MOST)
    with desk.layout():
        return _Layout(project, found, desk, width).trace()


class _Layout:
    """Places the cards column by column, then the lines at their edges."""

    def __init__(self, project: Project, found: FollowUp, desk: Desk, width: float) -> None:
        self._project = project
        self._found = found
        self._desk = desk
        self._width = width
        self._order = in_order(found.columns, found.ties)
        self._boxes: dict[RowKey, Rect] = {}
        self._faces: dict[RowKey, Face] = {}
        self._joined: dict[RowKey, list[Tie]] = defaultdict(list)  # by the card at their right
        self._leaving: dict[RowKey, list[Tie]] = defaultdict(list)
        for tie in found.ties:
            self._joined[tie.right].append(tie)
            self._leaving[tie.left].append(tie)

    def trace(self) -> Trace:
        columns = self._columns()
        for column, keys in zip(columns, self._order, strict=True):
            self._pile(column, keys)
        starts, ends = self._ports()
        groups = [
            *(self._tied(tie, starts[tie.key], ends[tie.key]) for tie in self._found.ties),
            *self._stubs(ends),
            *(group for keys in self._order for key in keys for group in self._card(key)),
        ]
        bottom = max((box.bottom for box in self._boxes.values()), default=0.0)
        area = tuple(Rect(one.x, 0, one.width, mm(bottom)) for one in columns)
        return Trace(Sheet(mm(self._width), mm(bottom + _ABOVE), tuple(groups)), area, self._order)

    def _columns(self) -> tuple[Rect, ...]:
        room = self._width - 2 * EDGE - _GAP * (len(_SHARES) - 1)
        found, x = [], EDGE
        for share in _SHARES:
            width = room * share / sum(_SHARES)
            found.append(Rect(mm(x), 0, mm(width), 0))
            x += width + _GAP
        return tuple(found)

    def _pile(self, column: Rect, keys: Sequence[RowKey]) -> None:
        """Put cards below each other, each beside the middle of what leads to it where there is room."""
        heights: list[float] = []
        wishes: list[float | None] = []
        for key in keys:
            gaps = self._found.gaps.get(key, ())
            shown = self._faces[key] = face(self._project, key, gaps, self._desk, width=column.width)
            lines = max(len(self._joined[key]), len(self._leaving[key]))
            heights.append(max(shown.height, (lines + 1) * _PORT))
            middles = [self._boxes[tie.left].centre.y for tie in self._joined[key]]
            wishes.append(fmean(middles) - heights[-1] / 2 if middles else None)
        places = tops(heights, wishes, between=_BETWEEN, least=_ABOVE)
        for key, y, height in zip(keys, places, heights, strict=True):
            self._boxes[key] = Rect(column.x, mm(y), column.width, mm(height))

    def _ports(self) -> tuple[Mapping[RowKey, float], Mapping[RowKey, float]]:
        """Return at which height each line starts and ends.

        At an owner and a horizon the line of each action goes on where it came; all metrics of an action are
        joined at one place of its horizon.
        """
        starts: dict[RowKey, float] = {}
        ends: dict[RowKey, float] = {}
        threads: dict[tuple[RowKey, RowKey], float] = {}  # by the card and the action
        for column, keys in zip(Column, self._order, strict=True):
            for key in keys:
                coming = sorted(self._joined[key], key=lambda tie: starts[tie.key])
                ends |= self._spread(key, coming)
                if column in _THREADED:
                    threads |= {(key, tie.action): ends[tie.key] for tie in coming if tie.action}
                    going = self._leaving[key]
                    starts |= {tie.key: threads[key, tie.action] for tie in going if tie.action}
                else:
                    going = sorted(self._leaving[key], key=lambda tie: self._boxes[tie.right].centre.y)
                    starts |= self._spread(key, going)
        return starts, ends

    def _spread(self, key: RowKey, ties: Sequence[Tie]) -> dict[RowKey, float]:
        """Return heights at an edge of a card, about its middle."""
        box = self._boxes[key]
        pitch = min(_PORT, box.height / (len(ties) + 1))
        first = box.centre.y - pitch * (len(ties) - 1) / 2
        return {tie.key: first + pitch * number for number, tie in enumerate(ties)}

    def _tied(self, tie: Tie, start: float, end: float) -> Group:
        left, right = self._boxes[tie.left].right, self._boxes[tie.right].x
        broken = tie.right in (NOBODY, UNPLANNED)
        stroke = Stroke(ROUGH if broken else _TIED, _WIDE, _DASHES if broken else ())

        def make() -> tuple[Mark, ...]:
            return (Shape(_curve(Point(left, start), Point(right, end)), stroke=stroke),)

        marks = self._desk.recall(("tie", tie.key), (left, right, start, end, stroke), make)
        bounds = Rect(left, mm(min(start, end)), mm(right - left), mm(abs(end - start)))
        return Group(tie.key, "line", Point(0, 0), bounds, marks)

    def _card(self, key: RowKey) -> Iterator[Group]:
        box, shown = self._boxes[key], self._faces[key]
        at, area = Point(box.x, box.y), Rect(0, 0, box.width, box.height)
        marks = self._desk.recall(
            ("trace whole", key),
            (area, shown),
            lambda: (*plate(key, area, self._desk), *shown.marks),
        )
        yield Group(key, "card", at, area, marks)
        yield from pills_of(at, shown)

    def _stubs(self, ends: Mapping[RowKey, float]) -> Iterator[Group]:
        """Draw a line that leads nowhere at each card to which a link is lacking.

        Actions without an owner or horizon are joined with what stands for that.
        """
        planned = {
            tie.action: tie for tie in self._found.ties if COLUMN_OF[tie.right.table] == Column.HORIZON
        }
        for broken in self._found.broken:
            if broken.gap in (Gap.UNOWNED, Gap.UNPLANNED) or broken.row not in self._boxes:
                continue
            box = self._boxes[broken.row]
            leftward = broken.gap in _LEFTWARD
            start = Point(box.x if leftward else box.right, box.centre.y)
            if broken.gap == Gap.UNMEASURED:
                tie = planned[broken.row]
                start = Point(self._boxes[tie.right].right, ends[tie.key])
            yield _stub(broken, start, leftward=leftward)


def _stub(broken: BrokenLink, start: Point, *, leftward: bool) -> Group:
    way = -_STUB if leftward else _STUB
    tip = start.moved(way, 0)
    ring = Shape(circle(tip.moved(_RING if way > 0 else -_RING, 0), _RING), WHITE, Stroke(ROUGH, _WIDE))
    dashed = Shape(line(start, tip), stroke=Stroke(ROUGH, _WIDE, _DASHES))
    left = min(start.x, tip.x) - (2 * _RING if leftward else 0)
    bounds = Rect(mm(left), mm(start.y - _RING), mm(_STUB + 2 * _RING), 2 * _RING)
    return Group(broken.key, "stub", Point(0, 0), bounds, (dashed, ring))


def _pale(tied: Group) -> Group:
    """Return a line of a paler colour: drawn see-through it would take ten times as long."""
    marks = tuple(
        Shape(mark.path, stroke=replace(mark.stroke, colour=_PALE[mark.stroke.colour]))
        for mark in tied.marks
        if isinstance(mark, Shape) and mark.stroke is not None
    )
    return replace(tied, marks=marks)


def _curve(start: Point, end: Point) -> Path:
    """Draw a curve that leaves and arrives level."""
    half = (end.x - start.x) / 2
    points = (start, Point(start.x + half, start.y), Point(end.x - half, end.y), end)
    return Path((Verb.MOVE, Verb.CURVE), tuple(Point(mm(one.x), mm(one.y)) for one in points))
