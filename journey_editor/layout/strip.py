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
    """Return `strip` with its top at `top`; a group that lay there in the layout before is the same again."""

    def make() -> Strip:
        before: dict[int, tuple[Group, Group]] = desk.recall("groups", (top,), dict)
        after: dict[int, tuple[Group, Group]] = {}

        def moved(groups: _Groups) -> _Groups:
            found = []
            for group in groups:
                pair = before.get(id(group)) or (group, _moved(group, top))
                after[id(group)] = pair
                found.append(pair[1])
            return tuple(found)

        behind, front = moved(strip.behind), moved(strip.front)
        before.clear()
        before.update(after)
        return Strip(
            behind,
            front,
            strip.height,
            tuple(Row(row.id, mm(row.top + top), mm(row.bottom + top)) for row in strip.rows),
            strip.scale and Scale(mm(strip.scale.top + top), mm(strip.scale.bottom + top)),
        )

    return desk.recall(slot, (strip, top), make)


def _moved(group: Group, down: float) -> Group:
    at = Point(group.at.x, mm(group.at.y + down))
    return Group(group.owner, group.part, at, group.bounds, group.marks, group.writing)
