"""Walk: which row lies next to another in a direction, for the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Group
from journey_editor.model.records import RowKey

_APART: Final = 0.01  # mm


class Direction(Enum):
    """A direction on the sheet, as a step right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def neighbour(groups: Sequence[Group], current: RowKey | None, direction: Direction) -> RowKey | None:
    """Return the nearest row in `direction`, or the first row where none is current.

    What lies straight ahead counts as nearer than what lies aside: distance
    aside counts three times.  Rows that lie on each other, such as two equal
    answers, are walked as if each lay a little below the one before.
    """
    middles = _middles(groups)
    start = middles.get(current) if current is not None else None
    if start is None:
        return next(iter(middles), None)
    right, down = direction.value
    best: tuple[float, RowKey] | None = None
    for key, middle in middles.items():
        dx, dy = middle.x - start.x, middle.y - start.y
        ahead = dx * right + dy * down
        aside = abs(dx * down) + abs(dy * right)
        if ahead <= 0 or aside > 4 * ahead:
            continue
        cost = ahead + 3 * aside
        if best is None or cost < best[0]:
            best = cost, key
    return best[1] if best else None


def _middles(groups: Sequence[Group]) -> dict[RowKey, Point]:
    """Return where each row is, no two in one place; a row that is only a line is nowhere."""
    middles: dict[RowKey, Point] = {}
    taken: set[Point] = set()
    for group in groups:
        if group.owner is None or group.part == "line" or group.owner in middles:
            continue
        middle = group.bounds.moved(group.at.x, group.at.y).centre
        while middle in taken:
            middle = middle.moved(0, _APART)
        taken.add(middle)
        middles[group.owner] = middle
    return middles
