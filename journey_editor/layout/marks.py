"""Marks: everything that can appear on a sheet.

A sheet is finished work.  Text is shaped, lines are broken, curves are
sampled, colours are decided; a surface has nothing left to choose.  The
vocabulary is deliberately poor, because every surface must draw every word of
it alike: no blur, no blend modes, no "rounded rectangle", no "string".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Protocol

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Path, Point, Rect
from journey_editor.kernel.units import mm
from journey_editor.model.project import RowKey
from journey_editor.text.runs import TextBlock


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line style; width and dashes (on, off, …) in mm.  Ends are flat, joins round."""

    colour: Colour
    width: float
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, filled (non-zero winding), stroked or both."""

    path: Path
    fill: Colour | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A block of shaped text with its top left corner at `at`."""

    block: TextBlock
    at: Point
    colour: Colour


@dataclass(frozen=True, slots=True)
class Image:
    """A picture stretched over `box`: a PNG or JPEG as `model.pictures` keeps it, known by its `hash`."""

    hash: str
    content: bytes = field(compare=False, repr=False)
    box: Rect


Mark = Shape | Text | Image


def shifted(mark: Shape | Text, by: Point) -> Shape | Text:
    """Return `mark` with its origin at `by`."""
    if isinstance(mark, Text):
        return Text(mark.block, mark.at.moved(by.x, by.y), mark.colour)
    points = tuple(Point(mm(one.x + by.x), mm(one.y + by.y)) for one in mark.path.points)
    return Shape(Path(mark.path.verbs, points), mark.fill, mark.stroke)


@dataclass(frozen=True, slots=True)
class Writing:
    """Where a group shows one field of its owner, so that it can be edited in place.

    `box` is relative to the group, `size` is the em in mm.
    """

    field: str
    box: Rect
    size: float
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The marks of one record, around a local origin `at`.

    `owner` is how a click on the canvas finds its way back to the project, and
    `part` tells apart several groups of one owner, and those of none.  `bounds` (relative to `at`)
    is what can be picked up.  A group is compared by value: equal groups need
    no repainting.
    """

    owner: RowKey | None
    part: str
    at: Point
    bounds: Rect
    marks: tuple[Mark, ...]
    writing: Writing | None = None


@dataclass(frozen=True, slots=True)
class Bunch:
    """Groups that move together: their places are relative to `at`, that of the bunch.

    A layout hands out the same `groups` again where none of them changed,
    wherever they lie now; `name` tells apart the bunches of a sheet.
    """

    name: str
    at: Point
    groups: tuple[Group, ...]

    def lying(self) -> tuple[Group, ...]:
        """Return the groups with their places on the sheet."""
        return tuple(moved(group, self.at.x, self.at.y) for group in self.groups)


Part = Group | Bunch
_HERE: Final = Point(0, 0)


def moved(group: Group, right: float, down: float) -> Group:
    """Return `group` so far to the right and below."""
    at = Point(mm(group.at.x + right), mm(group.at.y + down))
    return Group(group.owner, group.part, at, group.bounds, group.marks, group.writing)


@dataclass(frozen=True, eq=False)
class Sheet:
    """A finished layout, back to front; its top left corner is 0, 0.

    Two sheets are equal where their groups are, however they are bunched.
    """

    width: float
    height: float
    parts: tuple[Part, ...]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Every group with its place on the sheet."""
        return tuple(
            group for part in self.parts for group in (part.lying() if isinstance(part, Bunch) else (part,))
        )

    def backmost(self) -> dict[RowKey | None, tuple[Point, Group]]:
        """Return the backmost group of each owner, beside the place of its bunch."""
        found: dict[RowKey | None, tuple[Point, Group]] = {}
        for part in reversed(self.parts):
            at, groups = (part.at, part.groups) if isinstance(part, Bunch) else (_HERE, (part,))
            found.update((group.owner, (at, group)) for group in reversed(groups))
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sheet) and (self.width, self.height, self.groups) == (
            other.width,
            other.height,
            other.groups,
        )

    __hash__ = None  # type: ignore[assignment] # cannot be hashed: it compares by its groups, which may be many


class Surface(Protocol):
    """Anything a sheet can be drawn on."""

    def shape(self, shape: Shape, at: Point) -> None:
        """Draw a shape around the origin `at`."""

    def text(self, text: Text, at: Point) -> None:
        """Draw shaped text around the origin `at`."""

    def image(self, image: Image, at: Point) -> None:
        """Draw a picture around the origin `at`."""


def draw(group: Group, surface: Surface, at: Point) -> None:
    """Draw `group` on `surface` with its origin at `at`."""
    for mark in group.marks:
        match mark:
            case Shape():
                surface.shape(mark, at)
            case Text():
                surface.text(mark, at)
            case Image():
                surface.image(mark, at)
