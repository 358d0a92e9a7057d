"""Card lanes: notes at one step, several or a stage."""

from __future__ import annotations

from functools import partial
from typing import Any

from journey_editor.insight.priorities import best_actions
from journey_editor.layout.cards import SHOWN_ON_CARDS, CardDrawing, CardLook
from journey_editor.layout.desk import Desk, Shelf
from journey_editor.layout.plan import Columns
from journey_editor.layout.stacking import Stacked, stacked_strip, width_of
from journey_editor.layout.strip import Strip
from journey_editor.layout.view import View, shown_notes
from journey_editor.model.project import Project, Table
from journey_editor.model.records import Lane, LaneKind, Note, order


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
    return stacked_strip(lane, spans, columns, desk)


_Place = tuple[str | None, str | None, str | None]  # stage, first and last step


def _cells(notes: tuple[Note, ...]) -> dict[_Place, tuple[Note, ...]]:
    """Return the notes that begin and end at the same steps, or lie at the same stage, together."""
    found: dict[_Place, list[Note]] = {}
    for note in notes:
        found.setdefault((note.stage, note.first_step, note.last_step), []).append(note)
    return {place: tuple(inside) for place, inside in found.items()}


def _cell(drawing: CardDrawing, notes: tuple[Note, ...], columns: int) -> tuple[Stacked, ...]:
    """Return the cards of notes, so many columns wide."""
    width = width_of(columns)
    return tuple([Stacked(note.key, order(note), width, drawing.look(note, width)) for note in notes])
