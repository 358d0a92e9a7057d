"""Frame: a map set on paper, with its title, scope, first actions, figures, personas and key.

Everything is laid out once at natural size and scaled as a whole: the map on
the poster is the map on the canvas.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from journey_editor.kernel.geometry import Point, Rect, line, segments
from journey_editor.kernel.units import mm
from journey_editor.layout.board import Board
from journey_editor.layout.desk import Desk
from journey_editor.layout.fact import WIDTH, Fact
from journey_editor.layout.marks import Group, Mark, Shape, Sheet, Stroke, Text
from journey_editor.layout.paper import LONGEST_SIDE, Paper
from journey_editor.layout.style import EDGE, FAINT, INK, SOFT

_MARGIN = 12.0
_TITLE = 10.5
_SUBTITLE = 3.9
_SCOPE = 2.9
_SCOPE_LABEL = 22.0
_SCOPE_WIDTH = 118.0
_GAP = 6.0
_FACT_GAP = 7.0
_FOOT = 11.0
_SMALL = 2.6
_BARS = (100, 50, 20, 10)  # mm on paper
_BAR_SHARE = 0.6  # of the foot's width, at most
_CAPITAL = 0.689  # FiraGO's capital height, in em
_READS = 200  # a capital is read from 200 times its height


@dataclass(frozen=True)
class Heading:
    """What stands over the map: a title, a line below it, and scope lines of label and text."""

    title: str
    subtitle: str
    scope: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Poster:
    """A composed page of `width` × `height` mm; `scale` is paper mm to one mm of the sheet.

    `origin` is where on the sheet the map's own corner lies.
    """

    sheet: Sheet
    width: float
    height: float
    scale: float
    origin: Point

    def missing(self) -> set[str]:
        """Return the characters that no face covers: on paper they are boxes."""
        return {
            char
            for group in self.sheet.groups
            for mark in group.marks
            if isinstance(mark, Text)
            for one in mark.block.missing
            for char in one.text
        }


def compose(board: Board, heading: Heading, facts: tuple[Fact, ...], paper: Paper, desk: Desk) -> Poster:
    """Set a map on paper as large as it fits; facts stand beside it or below, whichever leaves it larger.

    A roll is as long as the map asks, at most as long as a PDF page can be.
    """
    map_width, map_height = board.sheet.width, board.sheet.height
    beside = map_width + _GAP + WIDTH if facts else map_width
    stacks = _stacks(facts, map_width)
    needs = []
    for aside, width in ((True, beside), (False, max(map_width, WIDTH))):
        head = _heading(heading, desk, width)[1]
        if aside:
            body = max(map_height, _height(facts))
        else:
            body = map_height + max((_FACT_GAP + _height(stack) for stack in stacks), default=0.0)
        needs.append((aside, width + 2 * _MARGIN, head + body + 2 * _MARGIN + _FOOT))
    fits = [(_page(paper, width, height), aside) for aside, width, height in needs]
    (page_width, page_height, scale), aside = max(fits, key=lambda fit: fit[0][2])
    width, height = page_width / scale, page_height / scale
    inner = width - 2 * _MARGIN
    marks, head = _heading(heading, desk, inner)
    origin = Point(mm(_MARGIN - EDGE), mm(_MARGIN + head))  # lane titles below the map's title
    groups = [Group(None, "heading", Point(_MARGIN, _MARGIN), Rect(0, 0, inner, head), marks)]
    groups += [
        replace(group, at=Point(mm(group.at.x + origin.x), mm(group.at.y + origin.y)))
        for group in board.sheet.groups
    ]
    if aside:
        # At the right edge, but not far away from the map.
        right = width - _MARGIN if inner - beside <= 2 * WIDTH else _MARGIN + beside
        corner = Point(right - WIDTH, origin.y + EDGE)
        groups += [*_side_line(facts, corner, height - _MARGIN - _FOOT), *_stacked(facts, corner)]
    else:
        apart = (inner - WIDTH) / max(len(stacks) - 1, 1)
        for number, stack in enumerate(stacks):
            groups += _stacked(stack, Point(_MARGIN + number * apart, origin.y + map_height + _FACT_GAP))
    groups.append(_foot(desk, paper, scale, groups, Rect(_MARGIN, height - _MARGIN, inner, 0)))
    return Poster(Sheet(width, height, tuple(groups)), page_width, page_height, scale, origin)


def _page(paper: Paper, width: float, height: float) -> tuple[float, float, float]:
    """Return the page's width and height in mm and the scale, for content of `width` × `height`."""
    if paper.width is not None:
        return paper.width, paper.height, min(paper.width / width, paper.height / height)
    scale = min(paper.height / height, LONGEST_SIDE / width)
    return width * scale, paper.height, scale


def _heading(heading: Heading, desk: Desk, width: float) -> tuple[tuple[Mark, ...], float]:
    """Return the marks over the map, `width` mm wide, and the height they take."""
    scope_width = min(_SCOPE_WIDTH, width * 0.46)
    room = width - scope_width - _GAP
    title = desk.block(heading.title, size=_TITLE, width=room, bold=True, lines=3)
    subtitle = desk.block(heading.subtitle, size=_SUBTITLE, width=room, lines=3)
    marks: list[Mark] = [Text(title, Point(0, 0), INK), Text(subtitle, Point(0, title.height), SOFT)]
    y = 1.5
    left = width - scope_width
    for label, said in heading.scope:
        name = desk.block(label, size=_SCOPE - 0.2, width=_SCOPE_LABEL - 2, bold=True)
        text = desk.block(said, size=_SCOPE, width=scope_width - _SCOPE_LABEL, lines=6)
        marks += [Text(name, Point(left, y), SOFT), Text(text, Point(left + _SCOPE_LABEL, y), INK)]
        y += max(name.height, text.height) + 1.3
    height = max(title.height + subtitle.height, y) + 4
    marks.append(Shape(line(Point(0, height), Point(width, height)), stroke=Stroke(INK, 0.45)))
    return tuple(marks), height + 4


def _height(facts: Sequence[Fact]) -> float:
    return sum(fact.height + _FACT_GAP for fact in facts)


def _stacks(facts: Sequence[Fact], width: float) -> list[list[Fact]]:
    """Deal blocks out to as many stacks as stand side by side in `width` mm: each to the lowest."""
    count = max(1, min(int((width + _GAP) // (WIDTH + _GAP)), len(facts)))
    stacks: list[list[Fact]] = [[] for _ in range(count)]
    for fact in facts:
        min(stacks, key=_height).append(fact)
    return stacks


def _stacked(facts: Sequence[Fact], corner: Point) -> Iterator[Group]:
    y = corner.y
    for fact in facts:
        yield replace(fact.group, at=Point(mm(corner.x), mm(y)))
        y += fact.height + _FACT_GAP


def _side_line(facts: Sequence[Fact], corner: Point, bottom: float) -> Iterator[Group]:
    if facts:
        rule = Shape(line(Point(0, 0), Point(0, bottom - corner.y)), stroke=Stroke(FAINT, 0.3))
        at = Point(mm(corner.x - _GAP / 2), mm(corner.y))
        yield Group(None, "side line", at, Rect(0, 0, 0, bottom - corner.y), (rule,))


def _foot(desk: Desk, paper: Paper, scale: float, groups: Sequence[Group], area: Rect) -> Group:
    """Draw the bar that measures itself on paper, and say how small the letters of `groups` are.

    The bar is 100 mm long, on narrow paper less.
    """
    words = desk.words
    measure = next((n for n in _BARS if n / scale <= area.width * _BAR_SHARE), _BARS[-1])
    length = measure / scale
    ends = [(Point(x, -1), Point(x, 1)) for x in (0.0, length / 2, length)]
    bar = Shape(segments([(Point(0, 0), Point(length, 0)), *ends]), stroke=Stroke(INK, 0.35))
    beside = words("{n} mm at full size", n=measure)
    said = desk.line(beside, Point(length + 3, -_SMALL * 0.65), size=_SMALL, colour=SOFT)
    letter = min([_SMALL, *_sizes(groups)]) * scale * _CAPITAL
    about = words(
        "{paper} · smallest capital {n} mm, reads from {m} m",
        paper=paper.name,
        n=words.number(letter, decimals=1),
        m=words.number(letter * _READS / 1000, decimals=1),
    )
    block = desk.block(about, size=_SMALL, width=area.width, lines=2, align="end")
    free = area.width - length - 3 - said.block.width
    y = (
        -_SMALL * 0.65 if block.width + 4 <= free else -block.height - 2
    )  # over the bar where both are too wide
    marks = (bar, said, Text(block, Point(0, y), SOFT))
    return Group(None, "foot", Point(mm(area.x), mm(area.y)), Rect(0, min(y, -2), area.width, 4), marks)


def _sizes(groups: Sequence[Group]) -> Iterator[float]:
    for group in groups:
        for mark in group.marks:
            if isinstance(mark, Text):
                yield from (run.size for run in mark.block.runs)
