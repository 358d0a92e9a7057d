"""Places: which groups of a sheet lie where, from back to front, kept in step by comparing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.marks import Bunch, Group, Part, Sheet, moved
from journey_editor.model.records import RowKey

_SPARE: Final = 2.2  # mm beyond the bounds: arrow heads, diamonds, strokes
_MANY: Final = 60
_HERE: Final = Point(0, 0)

_Name = str | tuple[RowKey | None, str]  # of a bunch, and of a group


def reach(group: Group) -> Rect:
    """Return what the marks of a group may cover around its origin."""
    return group.bounds.inset(-_SPARE)


def extent(group: Group, at: Point = _HERE) -> Rect:
    """Return what the marks of a group may cover on the sheet, where its bunch lies at `at`."""
    home, box = group.at, group.bounds
    wide, high = box.width + 2 * _SPARE, box.height + 2 * _SPARE
    return Rect(at.x + home.x + box.x - _SPARE, at.y + home.y + box.y - _SPARE, wide, high)


class Lying(NamedTuple):
    """A part of a sheet: its groups, around the place `at`, and the area that they may cover."""

    part: Part
    at: Point
    groups: tuple[Group, ...]
    area: Rect

    def within(self, areas: Sequence[Rect]) -> tuple[Group, ...]:
        """Return those of its groups that may be seen in some areas."""
        groups = self.groups
        return tuple([one for one in groups if any(_meet(extent(one, self.at), area) for area in areas)])


class Places:
    """Finds the groups of one sheet after another, at the cost of what differs.

    A layout hands out the same groups again where nothing changed in them, so
    a bunch of the same groups is known by identity, wherever it lies now.
    """

    def __init__(self) -> None:
        self.sheet = Sheet(0, 0, ())
        self._parts: dict[_Name, Lying] = {}  # from back to front
        self._order: dict[_Name, int] = {}
        self._owned: dict[RowKey, dict[str, _Name]] = {}  # by owner, then by the group's part: where it is

    def show(self, sheet: Sheet) -> list[Rect]:
        """Hold `sheet` from now on; return what parts of the two sheets may look different.

        Where they are many, that is the area around all of them.
        """
        before, order = self._parts, self._order
        now: dict[_Name, Lying] = {}
        differing: list[Rect] = []
        for part in sheet.parts:
            name = part.name if isinstance(part, Bunch) else (part.owner, part.part)
            was = before.get(name)
            now[name] = lies = was if was is not None and was.part is part else _lying(part, was)
            if was is None:
                self._own(name, lies.groups)
                differing.append(lies.area)
            elif lies.groups is not was.groups:
                differing += self._exchange(name, was, lies, finely=len(differing) < _MANY)
            elif lies.at != was.at:
                differing += (was.area, lies.area)
        assert len(now) == len(sheet.parts)
        for name in before.keys() - now.keys():
            self._disown(name, before[name].groups)
            differing.append(before[name].area)
        self.sheet, self._parts, self._order = sheet, now, dict(zip(now, range(len(now)), strict=True))
        if len(differing) < _MANY:
            differing += [now[name].area for name in _out_of_order(now, order)]
        return differing if len(differing) < _MANY else [_around(differing)]

    def _exchange(self, name: _Name, was: Lying, lies: Lying, *, finely: bool) -> list[Rect]:
        """Return what differs where the groups of a part are others now."""
        gone: dict[_Name, Group] = {(group.owner, group.part): group for group in was.groups}
        order = {called: number for number, called in enumerate(gone)}
        stays = was.at == lies.at
        new: list[Group] = []
        differing: list[Rect] = []
        for group in lies.groups:
            before = gone.pop((group.owner, group.part), None)
            if before is None:
                new.append(group)
            elif finely and not (stays and (before is group or before == group)):
                differing += (extent(before, was.at), extent(group, lies.at))
        self._own(name, new)
        self._disown(name, gone.values())
        if not finely:
            return [was.area, lies.area]
        named: dict[_Name, Group] = {(group.owner, group.part): group for group in lies.groups}
        differing += [extent(named[one], lies.at) for one in _out_of_order(named, order)]
        differing += [extent(group, lies.at) for group in new]
        return differing + [extent(group, was.at) for group in gone.values()]

    def of(self, key: RowKey) -> list[Group]:
        """Return the groups that stand for a row, from back to front."""
        found = []
        for name in set(self._owned.get(key, {}).values()):
            lies = self._parts[name]
            for number, group in enumerate(lies.groups):
                if group.owner == key:
                    found.append((self._order[name], number, moved(group, lies.at.x, lies.at.y)))
        return [group for *_, group in sorted(found, key=lambda one: one[:2])]

    def lying(self, areas: Sequence[Rect]) -> Iterator[Lying]:
        """Yield the parts of the sheet that may be seen in some areas of it, from back to front."""
        if not areas or any(self._is_all(area) for area in areas):
            yield from self._parts.values() if areas else ()
            return
        around = _around(areas)
        left, top, right, bottom = around.x, around.y, around.right, around.bottom
        for lies in self._parts.values():
            box = lies.area
            near = box.y <= bottom and box.y + box.height >= top and box.x <= right
            if near and box.x + box.width >= left and any(_meet(box, area) for area in areas):
                yield lies

    def within(self, areas: Sequence[Rect]) -> list[Group]:
        """Return the groups that may be seen in some areas of the sheet, from back to front."""
        return [
            moved(group, lies.at.x, lies.at.y) for lies in self.lying(areas) for group in lies.within(areas)
        ]

    def _is_all(self, area: Rect) -> bool:
        sheet = self.sheet
        return area.x <= 0 and area.y <= 0 and area.right >= sheet.width and area.bottom >= sheet.height

    def _own(self, name: _Name, groups: Iterable[Group]) -> None:
        for group in groups:
            if group.owner is not None:
                self._owned.setdefault(group.owner, {})[group.part] = name

    def _disown(self, name: _Name, groups: Iterable[Group]) -> None:
        for group in groups:
            parts = self._owned.get(group.owner) if group.owner is not None else None
            if parts and parts.get(group.part) == name:  # else it is in another part now
                del parts[group.part]
                if not parts and group.owner is not None:
                    del self._owned[group.owner]


def _lying(part: Part, was: Lying | None) -> Lying:
    if isinstance(part, Group):
        return Lying(part, _HERE, (part,), extent(part))
    at = part.at
    if was is not None and was.groups is part.groups:
        area = was.area if was.at == at else was.area.moved(at.x - was.at.x, at.y - was.at.y)
        return Lying(part, at, part.groups, area)
    return Lying(part, at, part.groups, _around([extent(group, at) for group in part.groups]))


def _around(areas: Sequence[Rect]) -> Rect:
    left, top = min(area.x for area in areas), min(area.y for area in areas)
    right = max(area.x + area.width for area in areas)
    bottom = max(area.y + area.height for area in areas)
    return Rect(left, top, right - left, bottom - top)


def _meet(one: Rect, other: Rect) -> bool:
    return (
        one.y <= other.y + other.height
        and other.y <= one.y + one.height
        and one.x <= other.x + other.width
        and other.x <= one.x + one.width
    )


def _out_of_order(names: Iterable[_Name], before: dict[_Name, int]) -> list[_Name]:
    """Return names that were there before, so that of any two that changed places one is among them."""
    stayed = [name for name in names if name in before]
    places = [before[name] for name in stayed]
    if all(a < b for a, b in pairwise(places)):
        return []
    found, highest = [], -1
    for name, place in zip(stayed, places, strict=True):
        if place < highest:
            found.append(name)
        highest = max(highest, place)
    return found
