"""Walk: which row lies next to another in a direction, for the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Final

from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.marks import Group
from journey_editor.model.records import RowKey

_APART: Final = 0.01  # mm
_MIDDLES: Final = 0.02  # how much middles count, to choose among what is equally near


class Direction(Enum):
    """A direction on the sheet, as a step right and down."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)


def neighbour(groups: Sequence[Group], current: RowKey | None, direction: Direction) -> RowKey | None:
    """Return the nearest row in `direction`, or the first row where none is current.

    Near is what leaves little room between: aside that counts three times, so
    what lies straight ahead comes first.  Rows that lie on each other, such as
    two equal answers, are walked as if each lay a little below the one before.
    """
    boxes = _boxes(groups)
    start = boxes.get(current) if current is not None else None
    if start is None:
        return next(iter(boxes), None)
    right, down = direction.value
    best: tuple[float, RowKey] | None = None
    for key, box in boxes.items():
        dx, dy = box.centre.x - start.centre.x, box.centre.y - start.centre.y
        ahead, aside = dx * right + dy * down, abs(dx * down) + abs(dy * right)
        if ahead <= 0 or aside > 4 * ahead:
            continue
        between = max(box.x - start.right, start.x - box.right, 0.0)
        above = max(box.y - start.bottom, start.y - box.bottom, 0.0)
        room = between + 3 * above if right else above + 3 * between
        cost = room + _MIDDLES * (ahead + 3 * aside)
        if best is None or cost < best[0]:
            best = cost, key
    return best[1] if best else None


def _boxes(groups: Sequence[Group]) -> dict[RowKey, Rect]:
    """Return what each row covers, no two with one middle; a row that is only a line covers nothing."""
    boxes: dict[RowKey, Rect] = {}
    taken: set[Point] = set()
    for group in groups:
        if group.owner is None or group.part == "line" or group.owner in boxes:
            continue
        box = group.bounds.moved(group.at.x, group.at.y)
        while box.centre in taken:
            box = box.moved(0, _APART)
        taken.add(box.centre)
        boxes[group.owner] = box
    return boxes
