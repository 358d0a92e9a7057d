"""Touchpoints: boxes in channel swimlanes, so that a change of channel is seen as a change of row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from journey_editor.kernel.geometry import Point, Rect, polygon, rounded
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
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
from journey_editor.model.records import Channel, RowKey, Touchpoint

_PAD = 1.1


@dataclass(frozen=True)
class Swimlanes:
    """The channels' rows: what is drawn behind and in front, and where boxes and diamonds lie."""

    behind: list[Group]
    boxes: list[Group]
    rows: tuple[Row, ...]
    places: dict[str, Rect]
    moments: list[Point]
    bottom: float


@dataclass(frozen=True, slots=True, eq=False)
class _Box:
    """A touchpoint's marks around its top left corner, where its title is, and its height.

    It is compared by identity, as what the desk hands out may be.
    """

    marks: tuple[Mark, ...]
    writing: Writing
    height: float


_Stack = list[tuple[Touchpoint, _Box]]


def swimlanes(
    channels: tuple[Channel, ...],
    columns: Columns,
    touchpoints: tuple[Touchpoint, ...],
    desk: Desk,
    top: float,
) -> Swimlanes:
    """Lay out every channel as a row; several touchpoints in one cell stand on each other."""
    cells: dict[tuple[str, int], _Stack] = {}
    for touchpoint in touchpoints:
        cell = touchpoint.channel, columns.place[touchpoint.step]
        cells.setdefault(cell, []).append((touchpoint, _box(desk, touchpoint)))
    by_channel: dict[str, list[tuple[int, _Stack]]] = {}
    for (channel_id, column), stack in cells.items():
        by_channel.setdefault(channel_id, []).append((column, stack))
    found = Swimlanes([], [], (), {}, [], top)
    rows: list[Row] = []
    y = top
    for channel in channels:
        stacks = by_channel.get(channel.id, [])
        height = max((_height(stack) for _, stack in stacks), default=TOUCHPOINT_HEIGHT) + 2 * STREET
        for column, stack in stacks:
            box_top = y + (height - _height(stack)) / 2
            for touchpoint, box in stack:
                place = columns.x(column) + (COLUMN - TOUCHPOINT_WIDTH) / 2, mm(box_top)
                inputs = (touchpoint.key, box, place)
                slot = "placed", touchpoint.id
                group, area = desk.recall(slot, inputs, partial(_placed, *inputs))
                found.places[touchpoint.id] = area
                found.boxes.append(group)
                if touchpoint.is_moment:
                    found.moments.append(group.at.moved(TOUCHPOINT_WIDTH, 0))
                box_top += box.height + 2 * STREET
        found.behind.append(_band(desk, channel, Rect(columns.left, y, columns.right - columns.left, height)))
        found.behind.append(channel_label(channel, desk, y, height))
        rows.append(Row(channel.id, y, mm(y + height)))
        y = rows[-1].bottom
    return Swimlanes(found.behind, found.boxes, tuple(rows), found.places, found.moments, y)


def _placed(key: RowKey, box: _Box, place: tuple[float, float]) -> tuple[Group, Rect]:
    """Return a box at its place, and what it covers there."""
    at, bounds = Point(*place), Rect(0, 0, TOUCHPOINT_WIDTH, box.height)
    return Group(key, "box", at, bounds, box.marks, box.writing), bounds.moved(at.x, at.y)


def _height(stack: _Stack) -> float:
    return sum(box.height for _, box in stack) + 2 * STREET * (len(stack) - 1)


def _band(desk: Desk, channel: Channel, area: Rect) -> Group:
    bounds = Rect(0, 0, area.width, mm(area.height))
    inputs = (bounds, channel.modality)
    marks = desk.recall(("band", channel.id), inputs, partial(ground, *inputs))
    return Group(None, f"band {channel.id}", Point(area.x, area.y), bounds, marks)


def _box(desk: Desk, touchpoint: Touchpoint) -> _Box:
    def make() -> _Box:
        width = TOUCHPOINT_WIDTH - 2 * _PAD
        size = desk.fitting(touchpoint.title, size=BOX_SIZE, width=width, bold=True)
        block = desk.block(touchpoint.title, size=size, width=width, bold=True, lines=8, align="centre")
        tall = mm(max(TOUCHPOINT_HEIGHT, block.height + 2 * _PAD))
        box = Rect(0, 0, TOUCHPOINT_WIDTH, tall)
        marks: list[Mark] = [Shape(rounded(box, 1.7), WHITE, Stroke(BOX_EDGE, 0.35))]
        at = Point(_PAD, (tall - block.height) / 2)
        marks.append(Text(block, at, INK))
        if touchpoint.is_moment:
            marks.append(diamond(Point(TOUCHPOINT_WIDTH, 0)))
        writing = Writing("title", Rect(at.x, at.y, width, block.height), size, bold=True, centred=True)
        return _Box(tuple(marks), writing, tall)

    return desk.recall(("box", touchpoint.id), (touchpoint.title, touchpoint.is_moment), make)


def diamond(centre: Point) -> Shape:
    """Draw the mark of a moment of truth."""
    d = MOMENT_SIZE
    return Shape(
        polygon(centre.moved(0, -d), centre.moved(d, 0), centre.moved(0, d), centre.moved(-d, 0)),
        MOMENT,
        Stroke(WHITE, 0.3),
    )
