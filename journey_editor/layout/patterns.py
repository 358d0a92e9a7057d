"""Patterns: hatches, dots and grids that tell areas apart without colour."""

from __future__ import annotations

from collections.abc import Iterator

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, box, segments
from journey_editor.layout.marks import Shape, Stroke
from journey_editor.layout.style import MODALITY
from journey_editor.model.records import Modality

_SPACE = 2.4  # mm between lines


def ground(area: Rect, modality: Modality) -> tuple[Shape, ...]:
    """Fill `area` with a modality's ground and pattern."""
    fill, line, _ = MODALITY[modality]
    shapes = [Shape(box(area), fill)]
    match modality:
        case Modality.DIGITAL:
            shapes.append(hatched(area, line))
        case Modality.HUMAN:
            shapes.append(_dotted(area, line))
        case Modality.HYBRID:
            shapes += [hatched(area, line), hatched(area, line, falling=True)]
        case Modality.PHYSICAL:
            shapes.append(_ruled(area, line))
    return tuple(shapes)


def hatched(
    area: Rect, colour: Colour, *, falling: bool = False, space: float = _SPACE, width: float = 0.2
) -> Shape:
    """Draw slanting lines over `area`, rising to the right, or falling."""
    ends = list(_slanting(area, space * 2**0.5))
    if falling:
        middle = area.x + area.right
        ends = [(Point(middle - a.x, a.y), Point(middle - b.x, b.y)) for a, b in ends]
    return Shape(segments(ends), stroke=Stroke(colour, width))


def _slanting(area: Rect, space: float) -> Iterator[tuple[Point, Point]]:
    """Yield lines x + y = constant, cut off at the borders of `area`."""
    total = area.x + area.y + space / 2
    while total < area.right + area.bottom:
        left, right = max(area.x, total - area.bottom), min(area.right, total - area.y)
        if right > left:
            yield Point(left, total - left), Point(right, total - right)
        total += space


def _ruled(area: Rect, colour: Colour) -> Shape:
    lines = []
    y = area.y + _SPACE
    while y < area.bottom:
        lines.append((Point(area.x, y), Point(area.right, y)))
        y += _SPACE
    return Shape(segments(lines), stroke=Stroke(colour, 0.15))


def _dotted(area: Rect, colour: Colour) -> Shape:
    """Draw dots as one dashed line a row: short dashes as wide as the line."""
    dot = 0.5
    lines = []
    y, odd = area.y + _SPACE / 2, False
    while y < area.bottom - dot / 2:
        lines.append((Point(area.x + (_SPACE / 2 if odd else _SPACE), y), Point(area.right, y)))
        y, odd = y + _SPACE, not odd
    return Shape(segments(lines), stroke=Stroke(colour, dot, (dot, _SPACE - dot)))
