"""Curves: a persona's pen and marker, and how a line runs from point to point."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Rect, Verb, box, circle, line, monotone, polygon
from journey_editor.layout.contrast import on_white
from journey_editor.layout.marks import Shape, Stroke
from journey_editor.layout.style import SOFT, WHITE
from journey_editor.model.records import CurveStyle, Dash, Marker, Persona

MARKER: Final = 1.25  # mm, radius

_DASHES: Final[dict[Dash, tuple[float, ...]]] = {
    Dash.SOLID: (),
    Dash.DASHED: (2.2, 1.1),
    Dash.DASH_DOT: (2.6, 0.9, 0.6, 0.9),
    Dash.DOTTED: (0.7, 0.9),
}


def curve(style: CurveStyle, points: Sequence[Point]) -> Path:
    """Draw from point to point (x strictly rising), never above or below both of two neighbours.

    A stepped curve changes halfway between two points, so that each lies on a tread.
    """
    match style:
        case CurveStyle.SMOOTH:
            return monotone(points)
        case CurveStyle.STRAIGHT:
            return line(*points)
        case CurveStyle.STEPPED:
            corners = [points[0]]
            for before, after in pairwise(points):
                half = (before.x + after.x) / 2
                corners += [Point(half, before.y), Point(half, after.y)]
            return line(*corners, points[-1])


def between(upper: Path, lower: Path) -> Path:
    """Outline what lies between two lines of one style that begin and end above each other."""
    back = tuple(reversed(lower.points))
    return Path((*upper.verbs, Verb.LINE, *lower.verbs[1:], Verb.CLOSE), (*upper.points, *back))


def curve_stroke(persona: Persona) -> Stroke:
    """Return the pen of a persona's curve."""
    return Stroke(on_white(Colour.of(persona.colour)), 0.6, _DASHES[persona.dash])


def dots() -> Stroke:
    """Return the pen of what was expected."""
    return Stroke(SOFT, 0.4, (0.4, 0.8))


def marker(persona: Persona, at: Point) -> Shape:
    """Draw the point of a persona's curve."""
    r = MARKER
    match persona.marker:
        case Marker.CIRCLE:
            path = circle(at, r)
        case Marker.SQUARE:
            path = box(Rect(at.x - r, at.y - r, 2 * r, 2 * r).inset(0.15))
        case Marker.TRIANGLE:
            path = polygon(at.moved(0, -1.15 * r), at.moved(1.1 * r, 0.85 * r), at.moved(-1.1 * r, 0.85 * r))
        case Marker.DIAMOND:
            path = polygon(
                at.moved(0, -1.2 * r), at.moved(1.2 * r, 0), at.moved(0, 1.2 * r), at.moved(-1.2 * r, 0)
            )
    return Shape(path, WHITE, Stroke(on_white(Colour.of(persona.colour)), 0.5))
