"""Drawings: shapes and texts that both surfaces have to draw alike, and short ways to draw them."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from math import cos, pi, sin
from typing import Final

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import (
    Path,
    Point,
    Rect,
    box,
    circle,
    line,
    monotone,
    polygon,
    rounded,
    segments,
)
from journey_editor.layout.marks import Group, Mark, Shape, Stroke, Text, draw
from journey_editor.surfaces.pdf import PdfPages, PdfSurface
from journey_editor.text.faces import Face
from journey_editor.text.runs import TextBlock

BLACK: Final = Colour.of("#000000")
RED: Final = Colour.of("#b91c1c")
ORIGIN: Final = Point(0, 0)

_BOX: Final = Rect(2.03, 2.07, 11.11, 7.77)
_WAVE: Final = monotone([Point(1, 5), Point(4, 9), Point(9, 2), Point(14, 12)])
_SLOPE: Final = line(Point(2, 2), Point(12, 3))
_HATCH: Final = segments((Point(i * 0.9, 2), Point(i * 0.9 + 5, 12)) for i in range(12))
_STAR: Final = polygon(*(Point(8 + 6 * sin(i * 0.8 * pi), 8 - 6 * cos(i * 0.8 * pi)) for i in range(5)))


def _pen(width: float, *dashes: float) -> Stroke:
    return Stroke(BLACK, width, dashes)


SHAPES: Final[dict[str, Shape]] = {
    "box": Shape(box(_BOX), BLACK),
    "box with a border": Shape(box(_BOX), RED, _pen(0.4)),
    "rounded box": Shape(rounded(_BOX, 2), RED, _pen(0.35)),
    "circle": Shape(circle(Point(8.1, 7.2), 5), RED, _pen(0.35)),
    "curve": Shape(_WAVE, stroke=_pen(0.5)),
    "curve in dashes": Shape(_WAVE, stroke=_pen(0.5, 1, 0.5)),
    "border in dashes": Shape(rounded(_BOX, 2), stroke=_pen(0.5, 1.3)),
    "three dash lengths": Shape(line(Point(1, 5.03), Point(14.2, 5.03)), stroke=_pen(0.5, 1, 0.5, 0.3)),
    "dashes of no length": Shape(_SLOPE, stroke=_pen(0.5, 1, 0.5, 0, 0.5)),
    "gaps of no length": Shape(_SLOPE, stroke=_pen(0.5, 1, 0)),
    "dashes and gaps of no length": Shape(_SLOPE, stroke=_pen(0.5, 0, 0)),
    "fine line": Shape(_SLOPE, stroke=_pen(0.1)),
    "hatch": Shape(_HATCH, stroke=_pen(0.25)),
    "hatch in dashes": Shape(_HATCH, stroke=_pen(0.25, 1, 1)),
    "flat ends": Shape(line(Point(2, 2), Point(8, 2)), stroke=_pen(2)),
    "round join": Shape(line(Point(1, 1), Point(14, 2), Point(1, 3)), stroke=_pen(0.8)),
    "line back to its start": Shape(
        line(Point(2, 2), Point(12, 3), Point(6, 12), Point(2, 2)).joined(line(Point(13, 2), Point(13, 9))),
        stroke=_pen(1.2),
    ),
    "fill of an open line": Shape(line(Point(2, 2), Point(12, 3), Point(6, 12)), RED, _pen(0.5)),
    "star (non-zero winding)": Shape(_STAR, BLACK),
    "half transparent fill": Shape(circle(Point(8, 7), 5), Colour(0, 0, 255, 0.5)),
    "half transparent border over its fill": Shape(
        rounded(_BOX, 2), Colour(0, 0, 0, 0.5), Stroke(Colour(255, 0, 0, 0.5), 2)
    ),
    "one path of several": Shape(Path((), ()).joined(circle(Point(4, 4), 2), box(Rect(8, 8, 3, 3))), RED),
}


def group(*marks: Mark, at: Point = ORIGIN) -> Group:
    """Return marks as a group that belongs to nobody."""
    return Group(None, "", at, Rect(0, 0, 0, 0), marks)


def text_group(block: TextBlock, *, at: Point = ORIGIN, colour: Colour = BLACK) -> Group:
    """Return one text as a group."""
    return group(Text(block, ORIGIN, colour), at=at)


def pdf_of(
    *pages: Iterable[Group],
    width: float,
    height: float,
    faces: Iterable[Face] = (),
    title: str = "Drawings",
    scale: float = 1,
) -> bytes:
    """Return a PDF with one page for each of `pages`."""
    target = BytesIO()
    canvas = PdfPages(target, width=width, height=height, title=title, scale=scale)
    surface = PdfSurface(canvas, faces)
    for groups in pages:
        for one in groups:
            draw(one, surface, one.at)
        canvas.showPage()
    canvas.save()
    return target.getvalue()
