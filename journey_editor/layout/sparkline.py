"""Sparkline: readings over time as a small line, with what is aimed at and what was before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, circle, line
from journey_editor.layout.marks import Shape, Stroke
from journey_editor.layout.style import INK, SOFT, WHITE

LINE: Final = Colour.of("#0072b2")
_PEN: Final = Stroke(LINE, 0.4)
_TARGET: Final = Stroke(INK, 0.25, (1.4, 0.8))
_BASELINE: Final = Stroke(SOFT, 0.25, (0.3, 0.7))
_DOT: Final = 0.55  # mm, radius
_NEWEST: Final = 0.8  # mm, radius
_APART: Final = 1.8  # mm between two dots; nearer they would run together


def sparkline(
    points: Sequence[tuple[str, float]],
    *,
    target: float | None,
    baseline: float | None,
    width: float,
    height: float,
) -> tuple[Shape, ...]:
    """Draw `points` (a date as `2026-11-21` and a value, oldest first) in a box with a corner at 0, 0.

    The target is a dashed line, the baseline a dotted one.  The newest point is
    filled; the others are seen where they do not run together.  Without points
    nothing is drawn.
    """
    if not points:
        return ()
    days = [dt.date.fromisoformat(date).toordinal() for date, _ in points]
    values = [value for _, value in points]
    across = _Scale(days[0], days[-1], _NEWEST, width - _NEWEST)
    every = [*values, *(one for one in (target, baseline) if one is not None)]
    up = _Scale(min(every), max(every), height - _NEWEST, _NEWEST)
    marks = [
        Shape(line(Point(0, up.of(level)), Point(width, up.of(level))), stroke=stroke)
        for level, stroke in ((baseline, _BASELINE), (target, _TARGET))
        if level is not None
    ]
    places = [Point(across.of(day), up.of(value)) for day, value in zip(days, values, strict=True)]
    if len(places) > 1:
        marks.append(Shape(line(*places), stroke=_PEN))
    if len(places) * _APART <= width:
        marks += [Shape(circle(place, _DOT), WHITE, _PEN) for place in places[:-1]]
    marks.append(Shape(circle(places[-1], _NEWEST), LINE))
    return tuple(marks)


class _Scale:
    """Where a figure between `least` and `most` lies; in the middle where these are one."""

    def __init__(self, least: float, most: float, start: float, end: float) -> None:
        self._least, self._span = least, most - least
        self._start, self._length = start, end - start

    def of(self, figure: float) -> float:
        part = (figure - self._least) / self._span if self._span else 0.5
        return self._start + self._length * part
