"""Strip: a laid-out lane, before it is known how far down it lies."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from journey_editor.kernel.geometry import Point
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group
from journey_editor.layout.plan import Row, Scale

_Groups = tuple[Group, ...]


@dataclass(frozen=True, eq=False)
class Strip:
    """A lane `height` mm high with its top at 0: what lies behind the stages' lines, and what before them.

    `rows` are its channels, `scale` is where its emotions lie.  A strip is
    compared by identity: the desk hands out the same strip for the same lane.
    """

    behind: _Groups
    front: _Groups
    height: float
    rows: tuple[Row, ...] = ()
    scale: Scale | None = None


def lowered(strip: Strip, top: float, desk: Desk, slot: Hashable) -> Strip:
    """Return `strip` with its top at `top`."""

    def make() -> Strip:
        return Strip(
            tuple([_moved(group, top) for group in strip.behind]),
            tuple([_moved(group, top) for group in strip.front]),
            strip.height,
            tuple(Row(row.id, mm(row.top + top), mm(row.bottom + top)) for row in strip.rows),
            strip.scale and Scale(mm(strip.scale.top + top), mm(strip.scale.bottom + top)),
        )

    return desk.recall(slot, (strip, top), make)


def _moved(group: Group, down: float) -> Group:
    at = Point(group.at.x, mm(group.at.y + down))
    return Group(group.owner, group.part, at, group.bounds, group.marks, group.writing)
