"""Places: which groups of a sheet lie where, from back to front, kept in step by comparing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from journey_editor.kernel.geometry import Rect
from journey_editor.layout.marks import Group, Sheet
from journey_editor.model.records import RowKey

_SPARE: Final = 2.2  # mm beyond the bounds: arrow heads, diamonds, strokes
_STRIPE: Final = 64.0  # mm; two columns
_MANY: Final = 60

_Name = tuple[RowKey | None, str]


def reach(group: Group) -> Rect:
    """Return what the marks of a group may cover around its origin."""
    return group.bounds.inset(-_SPARE)


def extent(group: Group) -> Rect:
    """Return what the marks of a group may cover on the sheet."""
    at, box = group.at, group.bounds
    wide, high = box.width + 2 * _SPARE, box.height + 2 * _SPARE
    return Rect(at.x + box.x - _SPARE, at.y + box.y - _SPARE, wide, high)


class Places:
    """Finds the groups of one sheet after another, at the cost of what differs.

    A layout hands out the same group again where nothing moved it, so what is
    the same is known by identity.  Groups are filed by name in upright stripes:
    what only moves up or down stays where it is filed.  For what is wider than
    high, as a page exposes that is scrolled, they are filed by height, too.
    """

    def __init__(self) -> None:
        self.sheet = Sheet(0, 0, ())
        self._order: dict[int, int] = {}  # by the identities of the groups, which the sheet holds
        self._owned: dict[RowKey | None, dict[str, Group]] = {}  # by owner, then by part
        self._stripes: dict[int, set[_Name]] = {}
        self._bands: dict[int, list[Group]] | None = None  # from left to right, where they were asked for

    def show(self, sheet: Sheet) -> list[Rect]:
        """Hold `sheet` from now on; return what parts of the two sheets may look different.

        Where they are many, that is everything.
        """
        old, before = self.sheet, self._order
        order = {id(group): place for place, group in enumerate(sheet.groups)}
        assert len(order) == len(sheet.groups)
        gone = {(one.owner, one.part): one for one in old.groups if id(one) not in order}
        again: dict[int, int] = {}  # where a group was that is equal to the one of before
        differing: list[Group] = []
        for group in sheet.groups:
            if id(group) not in before:
                was = gone.pop((group.owner, group.part), None)
                self._put(group, was)
                if was is not None and len(differing) < _MANY and was == group:
                    again[id(group)] = before[id(was)]
                else:
                    differing.append(group)
                    if was is not None:
                        differing.append(was)
        for group in gone.values():
            self._take_away(group)
            differing.append(group)
        self.sheet, self._order, self._bands = sheet, order, None
        if len(differing) < _MANY:
            differing += _out_of_order(sheet.groups, before | again if again else before)
        if len(differing) < _MANY:
            return [extent(group) for group in differing]
        wide, high = max(sheet.width, old.width), max(sheet.height, old.height)
        return [Rect(0, 0, wide, high).inset(-_SPARE)]

    def of(self, key: RowKey) -> list[Group]:
        """Return the groups that stand for a row, from back to front."""
        return sorted(self._owned.get(key, {}).values(), key=lambda group: self._order[id(group)])

    def within(self, areas: Sequence[Rect]) -> Sequence[Group]:
        """Return the groups that may be seen in some parts of the sheet, from back to front."""
        if any(self._is_all(area) for area in areas):
            return self.sheet.groups
        found = {place for area in areas for place in self._meeting(area)}
        groups = self.sheet.groups
        return [groups[place] for place in sorted(found)]

    def _meeting(self, area: Rect) -> list[int]:
        left, right = area.x - _SPARE, area.right + _SPARE
        top, bottom = area.y - _SPARE, area.bottom + _SPARE
        found = []
        for group in self._near(area):
            at, box = group.at, group.bounds
            y, x = at.y + box.y, at.x + box.x
            if y <= bottom and y + box.height >= top and x <= right and x + box.width >= left:
                found.append(self._order[id(group)])
        return found

    def _near(self, area: Rect) -> Iterator[Group]:
        """Yield the groups about an area; some come twice."""
        if area.width < max(area.height, 2 * _STRIPE):
            for stripe in _stripes(area.x, area.right):
                for owner, part in self._stripes.get(stripe, ()):
                    yield self._owned[owner][part]
            return
        if self._bands is None:
            self._bands = {}
            for group in self.sheet.groups:
                top = group.at.y + group.bounds.y - _SPARE
                for band in _stripes(top, top + group.bounds.height + 2 * _SPARE):
                    self._bands.setdefault(band, []).append(group)
        for band in _stripes(area.y, area.bottom):
            yield from self._bands.get(band, ())

    def _is_all(self, area: Rect) -> bool:
        sheet = self.sheet
        return area.x <= 0 and area.y <= 0 and area.right >= sheet.width and area.bottom >= sheet.height

    def _put(self, group: Group, was: Group | None) -> None:
        parts = self._owned.setdefault(group.owner, {})
        assert (group.part in parts) == (was is not None), (group.owner, group.part)
        parts[group.part] = group
        same = was is not None and was.at.x == group.at.x
        if was is None or not (same and (was.bounds is group.bounds or was.bounds == group.bounds)):
            if was is not None:
                self._unfile(was)
            name = group.owner, group.part
            for stripe in _filed(group):
                self._stripes.setdefault(stripe, set()).add(name)

    def _take_away(self, group: Group) -> None:
        parts = self._owned[group.owner]
        del parts[group.part]
        if not parts:
            del self._owned[group.owner]
        self._unfile(group)

    def _unfile(self, group: Group) -> None:
        name = group.owner, group.part
        for stripe in _filed(group):
            filed = self._stripes[stripe]
            filed.remove(name)
            if not filed:
                del self._stripes[stripe]


def _out_of_order(groups: tuple[Group, ...], before: dict[int, int]) -> list[Group]:
    """Return groups that were there before, so that of any two that changed places one is among them."""
    places = [before[id(group)] for group in groups if id(group) in before]
    if all(a < b for a, b in pairwise(places)):
        return []
    found, highest = [], -1
    for group in groups:
        place = before.get(id(group))
        if place is not None:
            if place < highest:
                found.append(group)
            highest = max(highest, place)
    return found


def _filed(group: Group) -> range:
    left = group.at.x + group.bounds.x - _SPARE
    return _stripes(left, left + group.bounds.width + 2 * _SPARE)


def _stripes(left: float, right: float) -> range:
    return range(int(left // _STRIPE), int(right // _STRIPE) + 1)
