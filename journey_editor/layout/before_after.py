"""Before and after on paper: two lines of emotion over one row of steps."""

from __future__ import annotations

from math import ceil
from typing import Final

from journey_editor.insight.before_after import BeforeAfter
from journey_editor.insight.experience import stretches
from journey_editor.kernel.geometry import Point, Rect, box, circle, line, monotone
from journey_editor.layout.desk import Desk
from journey_editor.layout.fact import BLUE, SMALL, Fact, FactColumn
from journey_editor.layout.marks import Mark, Shape, Stroke, Text
from journey_editor.layout.style import FAINT, INK, ROUGH, SOFT, WHITE
from journey_editor.model.records import VariantKind

_HIGH: Final = 34.0  # mm from the best level to the poorest
_LABELS: Final = 17.0  # mm, of the levels' names
_NARROWEST: Final = 13.0  # mm of a step's title
_DOT: Final = 1.0  # mm, radius
_BEFORE: Final = Stroke(ROUGH, 0.55, (1.8, 1.0))
_AFTER: Final = Stroke(BLUE, 0.7)


def before_after_fact(found: BeforeAfter, desk: Desk, *, width: float) -> Fact | None:
    """Return the block of both lines, each with dashes and points of its own; None where there are none."""
    words = desk.words
    lines = (
        (found.before, words(VariantKind.AS_IS.value), _BEFORE, _square),
        (found.after or (), words(VariantKind.TO_BE.value), _AFTER, _circle),
    )
    drawn = [one for one in lines if any(value is not None for value in one[0])]
    if not drawn:
        return None
    column = FactColumn(desk, words("How it feels, and how it is to feel"), width=width)
    said = words.count(found.personas, "of {n} persona", "mean of {n} personas")
    column.right(said, size=SMALL, colour=SOFT)
    x = 0.0
    for _, name, stroke, dot in drawn:
        at = column.y + SMALL * 0.65
        label = desk.line(name, Point(x + 11, column.y), size=SMALL, colour=INK, bold=True)
        column.marks += [
            Shape(line(Point(x, at), Point(x + 9, at)), stroke=stroke),
            dot(Point(x + 4.5, at), stroke),
            label,
        ]
        x += 11 + label.block.width + 6
    column.y += SMALL * 1.3 + 3
    top, step = column.y, (width - _LABELS) / len(found.steps)
    column.marks += _levels(desk, top, width)
    for values, _, stroke, dot in drawn:
        points = {
            place: Point(_LABELS + (place + 0.5) * step, top + (1 - value) / 2 * _HIGH)
            for place, value in enumerate(values)
            if value is not None
        }
        for run in stretches(values):
            if len(run) > 1:
                column.marks.append(Shape(monotone([points[place] for place in run]), stroke=stroke))
        column.marks += [dot(point, stroke) for point in points.values()]
    column.y = top + _HIGH + 2.5
    column.y += _titles(column, [one.title for one in found.steps], step)
    return column.done("before and after")


def _levels(desk: Desk, top: float, width: float) -> list[Mark]:
    marks: list[Mark] = []
    for share, name in ((0.0, "very good"), (0.5, "neutral"), (1.0, "very poor")):
        y = top + share * _HIGH
        stroke = Stroke(FAINT, 0.3) if share == 0.5 else Stroke(FAINT, 0.2, (1, 1))
        label = desk.block(desk.words(name), size=SMALL - 0.2, width=_LABELS - 2, lines=1)
        marks.append(Shape(line(Point(_LABELS, y), Point(width, y)), stroke=stroke))
        marks.append(Text(label, Point(0, y - label.height / 2), SOFT))
    return marks


def _titles(column: FactColumn, titles: list[str], step: float) -> float:
    """Write the steps' titles, of a long journey only some, below the lines; return their height."""
    every = ceil(_NARROWEST / step)
    height = 0.0
    for place in range(0, len(titles), every):
        room = min(step * every - 1, column.width - _LABELS - place * step)
        size = column.desk.fitting(titles[place], size=SMALL - 0.3, width=room)
        block = column.desk.block(titles[place], size=size, width=room, lines=3, align="centre")
        middle = _LABELS + (place + 0.5) * step
        left = max(_LABELS, min(middle - room / 2, column.width - room))
        column.marks.append(Text(block, Point(left, column.y), SOFT))
        height = max(height, block.height)
    return height


def _square(at: Point, stroke: Stroke) -> Shape:
    side = Rect(at.x - _DOT, at.y - _DOT, 2 * _DOT, 2 * _DOT)
    return Shape(box(side), WHITE, Stroke(stroke.colour, 0.4))


def _circle(at: Point, stroke: Stroke) -> Shape:
    return Shape(circle(at, _DOT), stroke.colour, Stroke(stroke.colour, 0.4))
