"""Strip: a laid-out lane, before it is known how far down it lies."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from journey_editor.kernel.geometry import Point
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Bunch, Part, moved
from journey_editor.layout.plan import Row, Scale

_Parts = tuple[Part, ...]


@dataclass(frozen=True, eq=False)
class Strip:
    """A lane `height` mm high with its top at 0: what lies behind the stages' lines, and what before them.

    `rows` are its channels, `scale` is where its emotions lie.  A strip is
    compared by identity: the desk hands out the same strip for the same lane.
    """

    behind: _Parts
    front: _Parts
    height: float
    rows: tuple[Row, ...] = ()
    scale: Scale | None = None


def lowered(strip: Strip, top: float, desk: Desk, slot: Hashable) -> Strip:
    """Return `strip` with its top at `top`; what lay there in the layout before is the same again."""

    def make() -> Strip:
        before: dict[int, tuple[Part, Part]] = desk.recall("parts", (top,), dict)
        after: dict[int, tuple[Part, Part]] = {}

        def all_moved(parts: _Parts) -> _Parts:
            found = []
            for part in parts:
                pair = before.get(id(part)) or (part, _moved(part, top))
                after[id(part)] = pair
                found.append(pair[1])
            return tuple(found)

        behind, front = all_moved(strip.behind), all_moved(strip.front)
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


def _moved(part: Part, down: float) -> Part:
    if isinstance(part, Bunch):
        return Bunch(part.name, Point(part.at.x, mm(part.at.y + down)), part.groups)
    return moved(part, 0, down)
