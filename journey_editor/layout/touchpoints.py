"""Touchpoints: boxes in channel swimlanes, so that a change of channel is seen as a change of row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter

from journey_editor.kernel.geometry import Point, Rect, polygon, rounded
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk, Shelf
from journey_editor.layout.labels import channel_label
from journey_editor.layout.marks import Group, Mark, Shape, Stroke, Text, Writing
from journey_editor.layout.patterns import ground
from journey_editor.layout.plan import Columns, Row
from journey_editor.layout.style import (
    BOX_EDGE,
    BOX_SIZE,
    COLUMN,
    INK,
    MOMENT,
    MOMENT_SIZE,
    STREET,
    TOUCHPOINT_HEIGHT,
    TOUCHPOINT_WIDTH,
    WHITE,
)
from journey_editor.model.records import Channel, Touchpoint

_PAD = 1.1


@dataclass(frozen=True)
class Swimlanes:
    """The channels' rows: what is drawn behind and in front, and where boxes and diamonds lie."""

    behind: list[Group]
    boxes: dict[int, tuple[Group, ...]]  # by column
    rows: tuple[Row, ...]
    places: dict[str, Rect]
    areas: dict[int, tuple[Rect, ...]]  # the places of a column
    moments: list[Point]
    bottom: float
    left: float

    def between(self, source: Rect, target: Rect) -> tuple[tuple[Rect, ...], ...]:
        """Return the places in each column from the one place to the other."""
        first, last = sorted((self._column(source), self._column(target)))
        return tuple([self.areas.get(column, ()) for column in range(first, last + 1)])

    def _column(self, place: Rect) -> int:
        return int((place.x - self.left) // COLUMN)


@dataclass(frozen=True, slots=True, eq=False)
class _Box:
    """A touchpoint's marks around its top left corner, where its title is, and its height.

    It is compared by identity, as what the desk hands out may be.
    """

    marks: tuple[Mark, ...]
    writing: Writing
    height: float


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """The boxes of a step by channel, from top to bottom; compared by identity."""

    stacks: dict[str, list[tuple[Touchpoint, _Box]]]

    def height(self, channel: str) -> float:
        """Return what the boxes in a channel take."""
        stack = self.stacks[channel]
        return sum(box.height for _, box in stack) + 2 * STREET * (len(stack) - 1)


@dataclass(frozen=True, slots=True, eq=False)
class _Placed:
    """The boxes of a step where they lie."""

    groups: tuple[Group, ...]
    areas: tuple[Rect, ...]
    places: dict[str, Rect]
    moments: tuple[Point, ...]


def swimlanes(
    channels: tuple[Channel, ...],
    columns: Columns,
    touchpoints: tuple[Touchpoint, ...],
    desk: Desk,
    top: float,
) -> Swimlanes:
    """Lay out every channel as a row; several touchpoints in one cell stand on each other.

    The touchpoints come step by step.
    """
    boxes: Shelf[_Box] = desk.recall("boxes", (), Shelf)
    found: dict[int, _Column] = {}
    heights = dict.fromkeys((channel.id for channel in channels), TOUCHPOINT_HEIGHT)
    for step, at_step in groupby(touchpoints, key=attrgetter("step")):
        inside = tuple(at_step)
        column = desk.recall(("step", step), inside, partial(_column, inside, boxes, desk))
        found[columns.place[step]] = column
        for channel_id in column.stacks:
            heights[channel_id] = max(heights[channel_id], column.height(channel_id))
    boxes.keep([touchpoint.id for touchpoint in touchpoints])
    behind: list[Group] = []
    rows: list[Row] = []
    middles: dict[str, float] = {}
    y = top
    for channel in channels:
        height = heights[channel.id] + 2 * STREET
        middles[channel.id] = y + height / 2
        behind.append(_band(desk, channel, Rect(columns.left, y, columns.right - columns.left, height)))
        behind.append(channel_label(channel, desk, y, height))
        rows.append(Row(channel.id, y, mm(y + height)))
        y = rows[-1].bottom
    lanes = Swimlanes(behind, {}, tuple(rows), {}, {}, [], y, columns.left)
    for number, column in found.items():
        inputs = (column, columns.x(number), tuple([middles[channel_id] for channel_id in column.stacks]))
        placed = desk.recall(("placed", columns.steps[number].id), inputs, partial(_placed, *inputs))
        lanes.boxes[number], lanes.areas[number] = placed.groups, placed.areas
        lanes.places.update(placed.places)
        lanes.moments.extend(placed.moments)
    return lanes


def _column(touchpoints: tuple[Touchpoint, ...], boxes: Shelf[_Box], desk: Desk) -> _Column:
    stacks: dict[str, list[tuple[Touchpoint, _Box]]] = {}
    for one in touchpoints:
        inputs = one.title, one.is_moment
        box = boxes.found(one.id, inputs, partial(_box, desk, *inputs))
        stacks.setdefault(one.channel, []).append((one, box))
    return _Column(stacks)


def _placed(column: _Column, left: float, middles: Sequence[float]) -> _Placed:
    """Set the boxes of a step around the middles of their rows."""
    groups, places, moments = [], {}, []
    x = left + (COLUMN - TOUCHPOINT_WIDTH) / 2
    for (channel, stack), middle in zip(column.stacks.items(), middles, strict=True):
        y = middle - column.height(channel) / 2
        for touchpoint, box in stack:
            at, bounds = Point(x, mm(y)), Rect(0, 0, TOUCHPOINT_WIDTH, box.height)
            groups.append(Group(touchpoint.key, "box", at, bounds, box.marks, box.writing))
            places[touchpoint.id] = bounds.moved(at.x, at.y)
            if touchpoint.is_moment:
                moments.append(at.moved(TOUCHPOINT_WIDTH, 0))
            y += box.height + 2 * STREET
    return _Placed(tuple(groups), tuple(places.values()), places, tuple(moments))


def _band(desk: Desk, channel: Channel, area: Rect) -> Group:
    bounds = Rect(0, 0, area.width, mm(area.height))
    inputs = (bounds, channel.modality)
    marks = desk.recall(("band", channel.id), inputs, partial(ground, *inputs))
    return Group(None, f"band {channel.id}", Point(area.x, area.y), bounds, marks)


def _box(desk: Desk, title: str, is_moment: bool) -> _Box:  # noqa: FBT001 - the inputs of a box, said once
    width = TOUCHPOINT_WIDTH - 2 * _PAD
    size = desk.fitting(title, size=BOX_SIZE, width=width, bold=True)
    block = desk.block(title, size=size, width=width, bold=True, lines=8, align="centre")
    tall = mm(max(TOUCHPOINT_HEIGHT, block.height + 2 * _PAD))
    box = Rect(0, 0, TOUCHPOINT_WIDTH, tall)
    marks: list[Mark] = [Shape(rounded(box, 1.7), WHITE, Stroke(BOX_EDGE, 0.35))]
    at = Point(_PAD, (tall - block.height) / 2)
    marks.append(Text(block, at, INK))
    if is_moment:
        marks.append(diamond(Point(TOUCHPOINT_WIDTH, 0)))
    writing = Writing("title", Rect(at.x, at.y, width, block.height), size, bold=True, centred=True)
    return _Box(tuple(marks), writing, tall)


def diamond(centre: Point) -> Shape:
    """Draw the mark of a moment of truth."""
    d = MOMENT_SIZE
    return Shape(
        polygon(centre.moved(0, -d), centre.moved(d, 0), centre.moved(0, d), centre.moved(-d, 0)),
        MOMENT,
        Stroke(WHITE, 0.3),
    )
