"""Touchpoints: boxes in channel swimlanes, so that a change of channel is seen as a change of row."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.kernel.geometry import Point, Rect, polygon, rounded
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
    ROW_GAP,
    TOUCHPOINT_HEIGHT,
    TOUCHPOINT_WIDTH,
    WHITE,
)
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Touchpoint

_PAD = 1.1
_DIAMOND = 1.7


@dataclass(frozen=True)
class Swimlanes:
    """The channels' rows: what is drawn behind and in front, and where each touchpoint's box lies."""

    behind: list[Group]
    boxes: list[Group]
    rows: tuple[Row, ...]
    places: dict[str, Rect]
    bottom: float


def swimlanes(
    project: Project, columns: Columns, touchpoints: tuple[Touchpoint, ...], desk: Desk, top: float
) -> Swimlanes:
    """Lay out every channel of the project as a row; several touchpoints in one cell stand on each other."""
    cells: dict[tuple[str, str], list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        cells.setdefault((touchpoint.channel, touchpoint.step), []).append(touchpoint)
    found = Swimlanes([], [], (), {}, top)
    rows: list[Row] = []
    y = top
    for channel in project.all(Channel).sorted():
        stacks = [
            (column, [(one, _box(desk, one)) for one in cells.get((channel.id, step.id), ())])
            for column, step in enumerate(columns.steps)
        ]
        height = max((_height(stack) for _, stack in stacks), default=0.0)
        height = max(height, TOUCHPOINT_HEIGHT) + 2 * ROW_GAP
        for column, stack in stacks:
            box_top = y + (height - _height(stack)) / 2
            for touchpoint, (marks, writing, tall) in stack:
                at = Point(columns.x(column) + (COLUMN - TOUCHPOINT_WIDTH) / 2, box_top)
                bounds = Rect(0, 0, TOUCHPOINT_WIDTH, tall)
                found.places[touchpoint.id] = bounds.moved(at.x, at.y)
                found.boxes.append(Group(touchpoint.key, "box", at, bounds, marks, writing))
                box_top += tall + ROW_GAP
        found.behind.append(_band(desk, channel, Rect(columns.left, y, columns.right - columns.left, height)))
        found.behind.append(channel_label(channel, desk, y, height))
        rows.append(Row(channel.id, y, y + height))
        y += height
    return Swimlanes(found.behind, found.boxes, tuple(rows), found.places, y)


def _height(stack: list[tuple[Touchpoint, tuple[tuple[Mark, ...], Writing, float]]]) -> float:
    return sum(tall for _, (_, _, tall) in stack) + ROW_GAP * max(len(stack) - 1, 0)


def _band(desk: Desk, channel: Channel, area: Rect) -> Group:
    bounds = Rect(0, 0, area.width, area.height)
    inputs = (channel.modality, bounds)
    marks = desk.recall(("band", channel.id), inputs, lambda: ground(bounds, channel.modality))
    return Group(None, f"band {channel.id}", Point(area.x, area.y), bounds, marks)


def _box(desk: Desk, touchpoint: Touchpoint) -> tuple[tuple[Mark, ...], Writing, float]:
    """Return the marks of one box, where its title is, and its height."""

    def make() -> tuple[tuple[Mark, ...], Writing, float]:
        width = TOUCHPOINT_WIDTH - 2 * _PAD
        size = desk.fitting(touchpoint.title, size=BOX_SIZE, width=width, bold=True)
        block = desk.block(touchpoint.title, size=size, width=width, bold=True, lines=8, align="centre")
        tall = max(TOUCHPOINT_HEIGHT, block.height + 2 * _PAD)
        box = Rect(0, 0, TOUCHPOINT_WIDTH, tall)
        marks: list[Mark] = [Shape(rounded(box, 1.7), WHITE, Stroke(BOX_EDGE, 0.35))]
        at = Point(_PAD, (tall - block.height) / 2)
        marks.append(Text(block, at, INK))
        if touchpoint.is_moment:
            marks.append(diamond(Point(TOUCHPOINT_WIDTH, 0)))
        writing = Writing("title", Rect(at.x, at.y, width, block.height), size, bold=True, centred=True)
        return tuple(marks), writing, tall

    return desk.recall(("box", touchpoint.id), (touchpoint.title, touchpoint.is_moment), make)


def diamond(centre: Point) -> Shape:
    """Draw the mark of a moment of truth."""
    d = _DIAMOND
    return Shape(
        polygon(centre.moved(0, -d), centre.moved(d, 0), centre.moved(0, d), centre.moved(-d, 0)),
        MOMENT,
        Stroke(WHITE, 0.3),
    )
