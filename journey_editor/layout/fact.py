"""Fact: a block of words and figures under a title, on its way down a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, line
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group, Mark, Shape, Stroke, Text
from journey_editor.layout.style import INK

WIDTH: Final = 62.0  # mm, of a block beside a map
BODY: Final = 3.05  # em, mm
SMALL: Final = 2.6
BLUE: Final = Colour.of("#0072b2")
_HEAD: Final = 3.1
_LINES: Final = 6  # of one text


@dataclass(frozen=True)
class Fact:
    """One block, `height` mm high, around 0, 0."""

    group: Group
    height: float


class FactColumn:
    """A block on its way down, `width` mm wide."""

    def __init__(self, desk: Desk, title: str = "", *, width: float = WIDTH) -> None:
        self.desk = desk
        self.width = width
        self.marks: list[Mark] = []
        self.y = 0.0
        if title:
            self.write(title.upper(), size=_HEAD, bold=True)
            self.y += 0.8
            self.rule(INK, 0.3)
            self.y += 2.6

    def write(
        self,
        text: str,
        *,
        x: float = 0.0,
        width: float | None = None,
        size: float = SMALL,
        bold: bool = False,
        colour: Colour = INK,
    ) -> None:
        """Write `text` from `x` on, in a few lines at most, and go below it."""
        room = self.width - x if width is None else width
        block = self.desk.block(text, size=size, width=room, bold=bold, lines=_LINES)
        self.marks.append(Text(block, Point(x, self.y), colour))
        self.y += block.height

    def right(self, text: str, *, size: float, bold: bool = False, colour: Colour = INK) -> float:
        """Write `text` against the right edge, over half the width at most, and stay; return its width."""
        said = self.desk.line(
            text, Point(self.width, self.y), size=size, colour=colour, bold=bold, most=self.width * 0.54
        )
        self.marks.append(Text(said.block, said.at.moved(-said.block.width, 0), colour))
        return said.block.width

    def rule(self, colour: Colour, width: float) -> None:
        """Draw a line across."""
        shape = Shape(line(Point(0, self.y), Point(self.width, self.y)), stroke=Stroke(colour, width))
        self.marks.append(shape)

    def done(self, part: str) -> Fact:
        """Return the finished block."""
        bounds = Rect(0, 0, self.width, self.y)
        return Fact(Group(None, part, Point(0, 0), bounds, tuple(self.marks)), self.y)
