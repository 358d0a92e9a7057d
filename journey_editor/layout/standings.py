"""Standings: the mark and colour of how a metric stands; its word is said beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journey_editor.insight.metrics import Standing
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, circle, line, segments
from journey_editor.layout.marks import Shape, Stroke
from journey_editor.layout.style import LOST, ROUGH, SOFT, WHITE

COLOURS: Final[Mapping[Standing, Colour]] = {
    Standing.MET: Colour.of("#0072b2"),
    Standing.ON_THE_WAY: ROUGH,
    Standing.MISSED: LOST,
    Standing.NO_DATA: SOFT,
}
RADIUS: Final = 1.7  # mm
_PEN: Final = 0.4  # mm
_DASHES: Final = (0.6, 0.5)


def standing_mark(standing: Standing, at: Point) -> tuple[Shape, ...]:
    """Draw how a metric stands around `at`: a tick, an arrow or a cross on a disc; without data a ring."""
    colour = COLOURS[standing]
    if standing == Standing.NO_DATA:
        return (Shape(circle(at, RADIUS - _PEN / 2), stroke=Stroke(colour, _PEN, _DASHES)),)
    return (Shape(circle(at, RADIUS), colour), Shape(_sign(standing, at), stroke=Stroke(WHITE, _PEN)))


def _sign(standing: Standing, at: Point) -> Path:
    match standing:
        case Standing.MET:
            return line(at.moved(-0.8, 0.05), at.moved(-0.2, 0.65), at.moved(0.85, -0.6))
        case Standing.ON_THE_WAY:
            return segments(
                (
                    (at.moved(-0.9, 0), at.moved(0.85, 0)),
                    (at.moved(0.2, -0.65), at.moved(0.85, 0)),
                    (at.moved(0.2, 0.65), at.moved(0.85, 0)),
                )
            )
        case _:
            return segments(
                ((at.moved(-0.6, -0.6), at.moved(0.6, 0.6)), (at.moved(-0.6, 0.6), at.moved(0.6, -0.6)))
            )
