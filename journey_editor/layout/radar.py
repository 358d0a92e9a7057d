"""Radar: how far each of the eight strategies has come, on axes around a middle (R-43)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin
from typing import Final

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, circle, polygon, segments
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Sheet, Stroke, Text
from journey_editor.layout.style import FAINT, HAIR, INK, SOFT, WHITE
from journey_editor.model.records import Maturity
from journey_editor.text.block import Align
from journey_editor.text.runs import TextBlock

MOST: Final = 4  # the highest level
_SIZES: Final = 2.9, 2.7, 2.5, 2.3  # em of a title, mm: the first at which it can be read whole
_SIZE: Final = _SIZES[0]
_SCALE: Final = 2.2  # em of the figures on the rings
_FEW, _MANY = 2, 3  # lines of a title: of one above or below the rings, of one beside them
_BESIDE: Final = 1.8  # mm from the last ring to a title
_APART: Final = 0.8  # mm between two titles
_SIDE: Final = 0.22  # of the width, for the titles at either side
_SIDES: Final = 21.0, 34.0  # mm of these, at least and at most
_LEAST: Final = 17.5  # mm of the last ring: closer in, titles would meet
_NOUGHT: Final = 0.16  # of the last ring, where 0 lies: not in the middle, where every axis is
_STRAIGHT: Final = 0.1  # sine of an axis that goes straight up or down
_DOT: Final = 1.1  # radius, mm
_LINE: Final = Colour.of("#1d4ed8")
_FILL: Final = Colour.of("#dbe5fb")
_UNKNOWN: Final = 1.0, 1.0  # dashes of an axis of which nothing is known


def lay_out_radar(maturities: Sequence[Maturity], desk: Desk, *, room: tuple[float, float]) -> Sheet:
    """Lay out a radar with an axis for each of `maturities`, in a room of width and height in mm.

    What is unknown has no point, and no line leads there.  The sheet is as
    large as it needs to be.
    """
    with desk.layout():
        return _Radar(maturities, desk, room).sheet()


class _Radar:
    """The groups of one radar: rings and axes below, the line of levels above them, and titles around."""

    def __init__(self, maturities: Sequence[Maturity], desk: Desk, room: tuple[float, float]) -> None:
        self._rows = maturities
        self._desk = desk
        side = min(max(room[0] * _SIDE, _SIDES[0]), _SIDES[1])
        tall = desk.block("0", size=_SIZE, width=side).height * (_FEW + 1)
        self._side = side
        across, down = room[0] / 2 - side - _BESIDE, room[1] / 2 - tall - _BESIDE
        self._radius = max(min(across, down), _LEAST)
        self._width = max(room[0], 2 * (self._radius + _BESIDE + side))
        self._height = max(room[1], 2 * (self._radius + _BESIDE + tall))
        self._middle = Point(self._width / 2, self._height / 2)

    def sheet(self) -> Sheet:
        return Sheet(mm(self._width), mm(self._height), tuple(self._groups()))

    def _groups(self) -> Iterator[Group]:
        reach = self._radius
        area = Rect(self._middle.x - reach, self._middle.y - reach, 2 * reach, 2 * reach)
        here = Point(0, 0)
        known = self._known()
        if known:
            wedges = [polygon(self._middle, start, end) for start, end in known]
            yield Group(None, "ground", here, area, (Shape(wedges[0].joined(*wedges[1:]), _FILL),))
        yield Group(None, "rings", here, area, tuple(self._rings()))
        if known:
            line = Shape(segments(known), stroke=Stroke(_LINE, 0.6))
            yield Group(None, "line", here, area, (line,))
        for place, row in enumerate(self._rows):
            if row.level is not None:
                at = self._at(place, row.level)
                dot = Shape(circle(Point(0, 0), _DOT), _LINE, Stroke(WHITE, 0.3))
                yield Group(row.key, "point", at, Rect(-_DOT, -_DOT, 2 * _DOT, 2 * _DOT), (dot,))
        for place, row in enumerate(self._rows):
            yield self._named(place, row)

    def _rings(self) -> Iterator[Mark]:
        """Draw a ring for each level, an axis for each strategy, and the figures of the levels."""
        places = range(len(self._rows))
        for level in range(MOST + 1):
            ring = polygon(*(self._at(place, level) for place in places))
            yield Shape(ring, stroke=Stroke(FAINT if level in (0, MOST) else HAIR, 0.3))
        for known in (True, False):
            axes = [
                (self._at(place, 0), self._at(place, MOST))
                for place in places
                if (self._rows[place].level is not None) is known
            ]
            if axes:
                yield Shape(segments(axes), stroke=Stroke(FAINT, 0.3, () if known else _UNKNOWN))
        for level in range(MOST + 1):
            at = self._turned(1 / (2 * len(self._rows)), self._far(level) * cos(pi / len(self._rows)))
            said = self._desk.words.number(level)
            width = self._desk.width(said, size=_SCALE)
            corner = at.moved(-width / 2, -_SCALE * 0.65)
            yield self._desk.line(said, corner, size=_SCALE, colour=SOFT)

    def _known(self) -> list[tuple[Point, Point]]:
        """Return the points of neighbours that are both known."""
        found = []
        for place, row in enumerate(self._rows):
            beside = (place + 1) % len(self._rows)
            level = self._rows[beside].level
            if row.level is not None and level is not None:
                found.append((self._at(place, row.level), self._at(beside, level)))
        return found

    def _named(self, place: int, row: Maturity) -> Group:
        """Name an axis beyond its end, and say how far it has come."""
        words = self._desk.words
        title = words(row.strategy.value)
        title = title[:1].upper() + title[1:]
        across, down = sin(self._angle(place)), -cos(self._angle(place))
        end = self._turned(place / len(self._rows), self._radius + _BESIDE)
        align: Align
        if abs(across) < _STRAIGHT:
            align, left, lines = "centre", 0.5, _FEW
            width = 2 * sin(2 * pi / len(self._rows)) * (self._radius + _BESIDE) - _APART
        else:
            align, left, lines = ("end", 1.0, _MANY) if across < 0 else ("start", 0.0, _MANY)
            width = self._width / 2 - abs(end.x - self._middle.x)
        name = self._title(title, width=width, lines=lines, align=align)
        said = words("unknown") if row.level is None else words("{n} of {most}", n=row.level, most=MOST)
        level = self._desk.block(said, size=_SIZE, width=width, lines=1, align=align)
        tall = name.height + level.height
        at = Point(mm(end.x - width * left), mm(end.y - tall * (1 - down) / 2))
        marks = (Text(name, Point(0, 0), INK), Text(level, Point(0, name.height), SOFT))
        return Group(row.key, "name", at, Rect(0, 0, mm(width), mm(tall)), marks)

    def _title(self, title: str, *, width: float, lines: int, align: Align) -> TextBlock:
        """Set a title as large as it can be read whole."""
        for size in _SIZES:
            block = self._desk.block(title, size=size, width=width, bold=True, lines=lines, align=align)
            broken = any(line and not line[-1].isspace() for line in block.lines[:-1])
            if not (block.cut or broken):
                break
        return block

    def _angle(self, place: float) -> float:
        return 2 * pi * place / len(self._rows)

    def _far(self, level: int) -> float:
        return self._radius * (_NOUGHT + (1 - _NOUGHT) * level / MOST)

    def _at(self, place: int, level: int) -> Point:
        return self._turned(place / len(self._rows), self._far(level))

    def _turned(self, share: float, far: float) -> Point:
        """Return the place so far from the middle, after a share of a turn from the top."""
        angle = 2 * pi * share
        return Point(mm(self._middle.x + sin(angle) * far), mm(self._middle.y - cos(angle) * far))
