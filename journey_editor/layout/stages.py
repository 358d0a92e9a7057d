"""Stages: the arrows over the map, and the titles of the steps below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, line, polygon
from journey_editor.kernel.units import mm
from journey_editor.layout.contrast import ink_on
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Stroke, Text, Writing
from journey_editor.layout.patterns import hatched
from journey_editor.layout.plan import Columns
from journey_editor.layout.style import (
    COLUMN,
    FAINT,
    INK,
    LABEL_SIZE,
    STAGE_COLOURS,
    STAGE_GAP,
    STAGE_HEIGHT,
    STAGE_SIZE,
    STEP_SIZE,
)
from journey_editor.model.project import Project
from journey_editor.model.records import Stage, Step
from journey_editor.model.structure import owner_of

_NOTCH = 3.2
_STEP_PAD = 2.0
_TITLE_SHARE = 0.68  # of an arrow's width, where an owner stands beside the title
_NARROW = 30.0  # mm; in less the owner stands below


def stage_groups(project: Project, columns: Columns, desk: Desk, top: float) -> tuple[list[Group], float]:
    """Return the arrows with their top edge at `top`, and their height; a stage without steps has none."""
    widths = Counter(step.stage for step in columns.steps)
    arrows = []
    column = 0
    for number, stage in enumerate(columns.stages):
        if widths[stage.id]:
            owner = owner_of(project, stage)
            width = widths[stage.id] * COLUMN - STAGE_GAP
            name = owner.name if owner else None
            inputs = (stage, name, width, number % len(STAGE_COLOURS))
            made = desk.recall(("stage", stage.id), inputs, partial(_arrow, desk, *inputs))
            arrows.append((stage, column, made))
            column += widths[stage.id]
    height = max((made[1] for _, _, made in arrows), default=STAGE_HEIGHT)
    groups = []
    for stage, first, ((marks, writing), natural) in arrows:
        width = widths[stage.id] * COLUMN - STAGE_GAP
        at = Point(columns.x(first), mm(top + (height - natural) / 2))
        groups.append(Group(stage.key, "arrow", at, Rect(0, 0, width, natural), marks, writing))
    return groups, height


def _arrow(
    desk: Desk, stage: Stage, owner: str | None, width: float, number: int
) -> tuple[tuple[tuple[Mark, ...], Writing], float]:
    """Return the marks of one arrow, where its title is, and its height."""
    room = width - 2 * _NOTCH - 1
    # Beside the title stands the owner, or the hatching that says there is none.
    beside = owner is None or room > _NARROW
    title_room = room * _TITLE_SHARE if beside else room
    size = desk.fitting(stage.title, size=STAGE_SIZE, width=title_room, bold=True)
    title = desk.block(stage.title, size=size, width=title_room, bold=True, lines=4)
    name_room = room - title_room - 1 if beside else room
    name = desk.block(
        owner or "",
        size=LABEL_SIZE + 0.2,
        width=name_room,
        lines=2 if beside else 1,
        align="end" if beside else "start",
    )
    below = name.height if owner and not beside else 0.0
    height = mm(max(STAGE_HEIGHT, title.height + below + 3.2, name.height + 2))
    fill = Colour.of(stage.colour) if stage.colour else STAGE_COLOURS[number]
    ink = ink_on(fill)
    shape = polygon(
        Point(0, 0),
        Point(width - _NOTCH, 0),
        Point(width, height / 2),
        Point(width - _NOTCH, height),
        Point(0, height),
        Point(_NOTCH, height / 2),
    )
    at = Point(_NOTCH + 2, (height - title.height - below) / 2)
    marks: list[Mark] = [Shape(shape, fill), Text(title, at, ink)]
    if owner is None:
        wide = min(14.0, room - title_room)
        area = Rect(width - _NOTCH - wide, 0, wide, height)
        marks.append(hatched(area, Colour(ink.red, ink.green, ink.blue, 0.45), space=1.4, width=0.3))
    elif owner:
        aside = Point(at.x + title_room, (height - name.height) / 2)
        marks.append(Text(name, aside if beside else Point(at.x, at.y + title.height), ink))
    writing = Writing("title", Rect(at.x, at.y, title_room, title.height), size, bold=True)
    return (tuple(marks), writing), height


def step_groups(columns: Columns, desk: Desk, top: float) -> tuple[list[Group], float]:
    """Return the titles of the steps with their top edge at `top`, and the height they take."""
    titles = []
    for step in columns.steps:
        made = desk.recall(("step", step.id), (step.title,), partial(_title, desk, step))
        titles.append((step, made))
    height = max((text.block.height for _, text in titles), default=STEP_SIZE * 1.3)
    groups = []
    for column, (step, text) in enumerate(titles):
        bounds = Rect(0, 0, COLUMN, height)
        writing = Writing(
            "title",
            Rect(_STEP_PAD, 0, COLUMN - 2 * _STEP_PAD, text.block.height),
            STEP_SIZE,
            bold=True,
            centred=True,
        )
        groups.append(Group(step.key, "title", Point(columns.x(column), top), bounds, (text,), writing))
    return groups, height


def _title(desk: Desk, step: Step) -> Text:
    width = COLUMN - 2 * _STEP_PAD
    size = desk.fitting(step.title, size=STEP_SIZE, width=width, bold=True)
    block = desk.block(step.title, size=size, width=width, bold=True, lines=6, align="centre")
    return Text(block, Point(_STEP_PAD, 0), INK)


def stage_lines(columns: Columns, desk: Desk, top: float, bottom: float) -> Iterator[Group]:
    """Yield the upright lines where one stage ends and the next begins."""
    length = mm(bottom - top)

    def make() -> tuple[Mark, ...]:
        return (Shape(line(Point(0, 0), Point(0, length)), stroke=Stroke(FAINT, 0.35)),)

    marks = desk.recall("stage line", (length,), make)
    last = {step.stage: column for column, step in enumerate(columns.steps)}
    for stage, column in last.items():
        at = Point(columns.x(column + 1) - STAGE_GAP / 2, mm(top))
        yield Group(None, f"end of {stage}", at, Rect(0, 0, 0, length), marks)
