"""Page: blocks set on one sheet of A4 under a heading; what is too long makes all of it smaller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from journey_editor.kernel.geometry import Point, Rect, line
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.fact import Fact
from journey_editor.layout.marks import Group, Mark, Shape, Sheet, Stroke, Text
from journey_editor.layout.style import INK, SOFT

WIDTH: Final = 210.0  # mm, of the page
HEIGHT: Final = 297.0
MARGIN: Final = 16.0
INNER: Final = WIDTH - 2 * MARGIN
GAP: Final = 8.0  # mm between blocks
_TITLE: Final = 7.5
_SUBTITLE: Final = 3.4


@dataclass(frozen=True)
class Page:
    """A sheet, and how many mm on paper are one of it."""

    sheet: Sheet
    scale: float


def page(title: str, subtitle: str, rows: Sequence[Sequence[Fact | None]], desk: Desk) -> Page:
    """Set rows of blocks below each other, those of a row side by side; None leaves no room open."""
    heading, y = _heading(title, subtitle, desk)
    groups = [Group(None, "heading", Point(MARGIN, MARGIN), Rect(0, 0, INNER, y), heading)]
    y += MARGIN
    for row in rows:
        blocks = [block for block in row if block is not None]
        for number, block in enumerate(blocks):
            x = MARGIN + number * (column_width(len(row)) + GAP)
            groups.append(replace(block.group, at=Point(mm(x), mm(y))))
        if blocks:
            y += max(block.height for block in blocks) + GAP
    scale = min(1.0, HEIGHT / (y - GAP + MARGIN))
    return Page(Sheet(mm(WIDTH / scale), mm(HEIGHT / scale), tuple(groups)), scale)


def column_width(columns: int) -> float:
    """Return how wide a block is where so many columns stand beside each other, in mm."""
    return (INNER - GAP * (columns - 1)) / columns


def _heading(title: str, subtitle: str, desk: Desk) -> tuple[tuple[Mark, ...], float]:
    name = desk.block(title, size=_TITLE, width=INNER, bold=True, lines=3)
    about = desk.block(subtitle, size=_SUBTITLE, width=INNER, lines=3)
    bottom = name.height + about.height + 3
    rule = Shape(line(Point(0, bottom), Point(INNER, bottom)), stroke=Stroke(INK, 0.45))
    return (Text(name, Point(0, 0), INK), Text(about, Point(0, name.height), SOFT), rule), bottom + 7
