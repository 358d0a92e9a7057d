"""Card lanes: notes at one step, several or a stage; notes that meet stand on each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, zip_longest
from operator import itemgetter
from typing import Any, NamedTuple

from journey_editor.insight.priorities import best_actions
from journey_editor.kernel.geometry import Point, Rect, line
from journey_editor.kernel.units import mm
from journey_editor.layout.cards import SHOWN_ON_CARDS, CardDrawing, CardLook
from journey_editor.layout.desk import Desk, Shelf
from journey_editor.layout.labels import lane_label
from journey_editor.layout.marks import Bunch, Group, Mark, Shape, Stroke
from journey_editor.layout.plan import Columns
from journey_editor.layout.strip import Strip
from journey_editor.layout.style import COLUMN, GUTTER, HAIR, LANE_LEAST, ROW_GAP
from journey_editor.layout.view import View, shown_notes
from journey_editor.model.project import Project, Table
from journey_editor.model.records import Lane, LaneKind, Note, RowKey, order

_TOP = 1.6  # from a lane's top to its first card


def card_strip(project: Project, view: View, lane: Lane, columns: Columns, desk: Desk) -> Strip:
    """Lay out a lane's notes, from left to right in as few rows as they need, and the rule below them."""
    notes = shown_notes(project, view, lane)
    tables = tuple(project.tables.get(kind.table) for kind in SHOWN_ON_CARDS)
    inputs = (lane, notes, columns, *tables)
    make = partial(_strip, project, lane, notes, columns, desk, tables)
    return desk.recall(("cards", lane.id), inputs, make)


def _strip(  # noqa: PLR0917 - the inputs of the lane, said once
    project: Project,
    lane: Lane,
    notes: tuple[Note, ...],
    columns: Columns,
    desk: Desk,
    tables: tuple[Table[Any] | None, ...],
) -> Strip:
    best = best_actions(project) if lane.kind == LaneKind.OPPORTUNITY else {}
    drawn: Shelf[CardLook] = desk.recall("drawn", (), Shelf)
    drawing = CardDrawing(project, lane, best, desk, drawn)
    cells: dict[_Place, tuple[Note, ...]] = desk.recall("cells", (notes,), partial(_cells, notes))
    spans = []
    for place, alike in cells.items():
        span = columns.span_of(alike[0])
        if span is not None:
            wide = span[1] - span[0] + 1
            make = partial(_cell, drawing, alike, wide)
            spans.append((span, desk.recall(("cell", place), (alike, wide, lane, tables), make)))
    drawn.keep([note.id for note in notes])
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


_Place = tuple[str | None, str | None, str | None]  # stage, first and last step


def _cells(notes: tuple[Note, ...]) -> dict[_Place, tuple[Note, ...]]:
    """Return the notes that begin and end at the same steps, or lie at the same stage, together."""
    found: dict[_Place, list[Note]] = {}
    for note in notes:
        found.setdefault((note.stage, note.first_step, note.last_step), []).append(note)
    return {place: tuple(inside) for place, inside in found.items()}


class _Noted(NamedTuple):
    """A note's card, `width` mm wide."""

    key: RowKey
    order: tuple[str, str]
    width: float
    card: CardLook


def _cell(drawing: CardDrawing, notes: tuple[Note, ...], columns: int) -> tuple[_Noted, ...]:
    """Return the cards of notes, so many columns wide."""
    width = mm(columns * COLUMN - 2 * GUTTER - 1)
    return tuple([_Noted(note.key, order(note), width, drawing.look(note, width)) for note in notes])


_Span = tuple[int, int]
_Cards = tuple[_Noted, ...]
_Cell = tuple[int, int, _Cards]  # the first and the last column, and what lies there


def _runs(spans: list[tuple[_Span, _Cards]]) -> Iterator[tuple[int, tuple[_Cell, ...]]]:
    """Yield where each run begins, and its cells with their spans from there.

    A run is a stretch of columns over whose ends no card reaches, so that how its
    cards stand on each other is its own affair.
    """
    run: list[_Cell] = []
    start, end = 0, -1
    for (first, last), cards in sorted(spans, key=lambda one: one[0]):
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

    cards: tuple[tuple[_Noted, int, int], ...]
    heights: tuple[float, ...]


def _run(cells: Sequence[_Cell]) -> _Run:
    """Set cards on each other, from left to right in as few rows as they need."""
    ends: list[int] = []  # the last column taken in each row
    heights: list[float] = []
    placed = []
    every = [(first, noted.order, last, noted) for first, last, cards in cells for noted in cards]
    for first, _, last, noted in sorted(every, key=itemgetter(0, 1)):
        row = next((number for number, end in enumerate(ends) if end < first), len(ends))
        if row == len(ends):
            ends.append(last)
            heights.append(0.0)
        ends[row] = last
        heights[row] = max(heights[row], noted.card.height)
        placed.append((noted, first, row))
    return _Run(tuple(placed), tuple(heights))


def _bunch(desk: Desk, name: str, run: _Run, tops: tuple[float, ...], left: float) -> Bunch:
    """Set a run where its first column begins, from `left` on."""
    return Bunch(name, Point(left, 0), desk.recall("groups", (run, tops), partial(_placed, run, tops)))


def _placed(run: _Run, tops: Sequence[float]) -> tuple[Group, ...]:
    """Return the groups of a run around the upper end of its first column's left border."""
    return tuple(
        [
            Group(
                noted.key,
                "card",
                Point(mm(first * COLUMN + GUTTER), tops[row]),
                Rect(0, 0, noted.width, noted.card.height),
                noted.card.marks,
                noted.card.writing,
            )
            for noted, first, row in run.cards
        ]
    )


def _rule(lane: Lane, columns: Columns, y: float, desk: Desk) -> Group:
    width = columns.right - columns.left

    def make() -> tuple[Mark, ...]:
        return (Shape(line(Point(0, 0), Point(width, 0)), stroke=Stroke(HAIR, 0.3)),)

    marks = desk.recall("rule", (width,), make)
    return Group(None, f"rule {lane.id}", Point(columns.left, y), Rect(0, 0, width, 0), marks)
