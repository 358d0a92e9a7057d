"""Stacking: what lies at steps in a lane stands on each other where it meets, in as few rows as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, zip_longest
from operator import itemgetter
from typing import Final, NamedTuple, Protocol

from journey_editor.kernel.geometry import Point, Rect, line
from journey_editor.kernel.units import mm
from journey_editor.layout.desk import Desk
from journey_editor.layout.labels import lane_label
from journey_editor.layout.marks import Bunch, Group, Mark, Shape, Stroke, Writing
from journey_editor.layout.plan import Columns
from journey_editor.layout.strip import Strip
from journey_editor.layout.style import COLUMN, GUTTER, HAIR, LANE_LEAST, ROW_GAP
from journey_editor.model.records import Lane, RowKey

_TOP: Final = 1.6  # from a lane's top to its first card


class Look(Protocol):
    """What a card looks like around its top left corner; compared by identity."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is drawn."""

    @property
    def writing(self) -> Writing | None:
        """Where it can be typed in."""

    @property
    def height(self) -> float:
        """How high it is, in mm."""


class Stacked(NamedTuple):
    """A card of a row, `width` mm wide, and what siblings are sorted by."""

    key: RowKey
    order: tuple[str, str]
    width: float
    look: Look
    part: str = "card"


Span = tuple[int, int]
"""The first and the last column."""


def width_of(columns: int) -> float:
    """Return the width of a card so many columns wide, in mm."""
    return mm(columns * COLUMN - 2 * GUTTER - 1)


def stacked_strip(
    lane: Lane, spans: list[tuple[Span, tuple[Stacked, ...]]], columns: Columns, desk: Desk
) -> Strip:
    """Lay out a lane of cards, from left to right in as few rows as they need, and the rule below them.

    What lies in one span comes as one tuple, which is compared by identity.
    """
    runs = []
    for start, inside in _runs(spans):
        make_run = partial(_run, inside)
        runs.append((start, desk.recall(("run", columns.steps[start].id), inside, make_run)))
    heights = map(max, zip_longest(*(run.heights for _, run in runs), fillvalue=0.0))
    tops = tuple(mm(top) for top in accumulate((height + ROW_GAP for height in heights), initial=_TOP))
    cards = []
    for start, run in runs:
        name = f"cards {lane.id} {columns.steps[start].id}"
        lies = run, tops[: len(run.heights)], columns.x(start)
        cards.append(desk.recall(name, lies, partial(_bunch, desk, name, *lies)))
    label = lane_label(lane, desk, _TOP)
    least = max(_TOP - 1 + LANE_LEAST, _TOP + label.bounds.height)
    end = mm(max(tops[-1] - ROW_GAP / 2 if cards else 0.0, least) + 0.6)
    return Strip((label, _rule(lane, columns, end, desk)), tuple(cards), end)


_Cards = tuple[Stacked, ...]
_Cell = tuple[int, int, _Cards]  # the first and the last column, and what lies there


def _runs(spans: list[tuple[Span, _Cards]]) -> Iterator[tuple[int, tuple[_Cell, ...]]]:
    """Yield where each run begins, and its cells with their spans from there.

    A run is a stretch of columns over whose ends no card reaches, so that how its
    cards stand on each other is its own affair.
    """
    run: list[_Cell] = []
    start, end = 0, -1
    for (first, last), cards in sorted(spans, key=itemgetter(0)):
        if first > end and run:
            yield start, tuple(run)
            run = []
        if not run:
            start = first
        run.append((first - start, last - start, cards))
        end = max(end, last)
    if run:
        yield start, tuple(run)


@dataclass(frozen=True, slots=True, eq=False)
class _Run:
    """The cards of a run, each with its column and its row, and the heights of its rows."""

    cards: tuple[tuple[Stacked, int, int], ...]
    heights: tuple[float, ...]


def _run(cells: Sequence[_Cell]) -> _Run:
    """Set cards on each other, from left to right in as few rows as they need."""
    ends: list[int] = []  # the last column taken in each row
    heights: list[float] = []
    placed = []
    every = [(first, one.order, last, one) for first, last, cards in cells for one in cards]
    for first, _, last, one in sorted(every, key=itemgetter(0, 1)):
        row = next((number for number, end in enumerate(ends) if end < first), len(ends))
        if row == len(ends):
            ends.append(last)
            heights.append(0.0)
        ends[row] = last
        heights[row] = max(heights[row], one.look.height)
        placed.append((one, first, row))
    return _Run(tuple(placed), tuple(heights))


def _bunch(desk: Desk, name: str, run: _Run, tops: tuple[float, ...], left: float) -> Bunch:
    """Set a run where its first column begins, from `left` on."""
    return Bunch(name, Point(left, 0), desk.recall("groups", (run, tops), partial(_placed, run, tops)))


def _placed(run: _Run, tops: Sequence[float]) -> tuple[Group, ...]:
    """Return the groups of a run around the upper end of its first column's left border."""
    return tuple(
        [
            Group(
                one.key,
                one.part,
                Point(mm(first * COLUMN + GUTTER), tops[row]),
                Rect(0, 0, one.width, one.look.height),
                one.look.marks,
                one.look.writing,
            )
            for one, first, row in run.cards
        ]
    )


def _rule(lane: Lane, columns: Columns, y: float, desk: Desk) -> Group:
    width = columns.right - columns.left

    def make() -> tuple[Mark, ...]:
        return (Shape(line(Point(0, 0), Point(width, 0)), stroke=Stroke(HAIR, 0.3)),)

    marks = desk.recall("rule", (width,), make)
    return Group(None, f"rule {lane.id}", Point(columns.left, y), Rect(0, 0, width, 0), marks)
