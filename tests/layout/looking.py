"""Looking: what can be asked of a laid-out map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.marks import Group, Image, Mark, Shape, Sheet, Text
from journey_editor.layout.routes import along
from journey_editor.model.records import RowKey


def found(sheet: Sheet, part: str, owner: RowKey | None = None) -> list[Group]:
    """Return the groups of one part, of one owner where told."""
    return [one for one in sheet.groups if one.part == part and owner in {None, one.owner}]


def place(group: Group) -> Rect:
    """Return where a group lies on its sheet."""
    return group.bounds.moved(group.at.x, group.at.y)


def texts(group: Group) -> list[str]:
    """Return what a group says, text by text, lines joined."""
    return [" ".join(" ".join(mark.block.lines).split()) for mark in group.marks if isinstance(mark, Text)]


def inked(group: Group) -> Iterator[Rect]:
    """Yield what every mark of a group covers on its sheet, strokes included."""
    for mark in group.marks:
        yield covered(mark).moved(group.at.x, group.at.y)


def covered(mark: Mark) -> Rect:
    """Return what a mark covers, around its group's origin."""
    if isinstance(mark, Image):
        return mark.box
    if isinstance(mark, Shape):
        points = list(along(mark.path)) or [Point(0, 0)]
        return _around(points).inset(-mark.stroke.width / 2 if mark.stroke else 0)
    block = mark.block
    xs = [run.x for run in block.runs] or [0.0]
    return Rect(mark.at.x + min(xs), mark.at.y, block.width, block.height)


def way(group: Group) -> list[Point]:
    """Return points along the line of a group, on its sheet."""
    line = next(mark for mark in group.marks if isinstance(mark, Shape))
    return [point.moved(group.at.x, group.at.y) for point in along(line.path, sample=0.5)]


def inside(inner: Rect, outer: Rect, *, slack: float = 0.01) -> bool:
    """Whether one rectangle lies in another."""
    grown = outer.inset(-slack)
    return all(grown.contains(Point(x, y)) for x in (inner.x, inner.right) for y in (inner.y, inner.bottom))


def overlapping(rects: Iterable[Rect]) -> list[tuple[Rect, Rect]]:
    """Return the pairs that overlap by more than a hundredth of a millimetre."""
    every = [rect.inset(0.005) for rect in rects]
    return [
        (a, b)
        for number, a in enumerate(every)
        for b in every[:number]
        if a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom
    ]


def told(sheet: Sheet) -> list[object]:
    """Return a sheet as plain values: equal where two sheets look the same, whoever made their texts."""
    return [sheet.width, sheet.height, *([told_group(group) for group in sheet.groups])]


def told_group(group: Group) -> object:
    """Return a group as plain values."""
    marks = [
        (mark.at, mark.colour, mark.block.lines, mark.block.runs) if isinstance(mark, Text) else mark
        for mark in group.marks
    ]
    return group.owner, group.part, group.at, group.bounds, group.writing, marks


def _around(points: Sequence[Point]) -> Rect:
    left, top = min(point.x for point in points), min(point.y for point in points)
    right, bottom = max(point.x for point in points), max(point.y for point in points)
    return Rect(left, top, right - left, bottom - top)
