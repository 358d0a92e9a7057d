"""Guides: where the marks of what lands are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journey_editor.canvas.tools.tool import NO_GUIDE, Aim, Guide
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.plan import Plan, Row
from journey_editor.layout.style import EDGE, STAGE_GAP

_OVER: Final = 1.0  # mm from what lands to its mark


def landing(aim: Aim, box: Rect | None) -> Guide:
    """Mark the upper edge of what lands in `box`, where `aim` moves it."""
    if not aim.change or box is None:
        return NO_GUIDE
    return Guide(mark=(Point(box.x, box.y - _OVER), Point(box.right, box.y - _OVER)))


def upright(plan: Plan, column: int) -> Guide:
    """Mark the border before a column, from the arrows to the bottom of the map."""
    x = plan.columns.x(column) - STAGE_GAP / 2
    return Guide(mark=(Point(x, plan.stages.top - _OVER), Point(x, plan.area.bottom)))


def level(plan: Plan, y: float) -> Guide:
    """Mark a border between rows, over the labels and the whole map."""
    return Guide(mark=(Point(EDGE, y), Point(plan.columns.right, y)))


def moved_columns(plan: Plan, came_from: int, first: int, last: int) -> Guide:
    """Mark the edge towards which columns moved that now reach from `first` to `last`."""
    return upright(plan, last + 1 if first > came_from else first)


def moved_rows(plan: Plan, before: Sequence[Row], now: Sequence[Row], first: str, last: str) -> Guide:
    """Mark the edge towards which rows moved, from the one with the id `first` to that with `last`."""
    came_from = next(place for place, row in enumerate(before) if row.id == first)
    place, top = next((place, row.top) for place, row in enumerate(now) if row.id == first)
    bottom = next(row.bottom for row in now if row.id == last)
    return level(plan, bottom if place > came_from else top)
