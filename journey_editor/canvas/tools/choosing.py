"""Choosing: which gesture begins where the hand takes hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from journey_editor.canvas.tools.channel import ChannelDrag
from journey_editor.canvas.tools.emotion import EmotionDrag
from journey_editor.canvas.tools.lane import LaneDrag
from journey_editor.canvas.tools.note import NoteDrag
from journey_editor.canvas.tools.several import SeveralDrag, movable
from journey_editor.canvas.tools.stage import StageDrag
from journey_editor.canvas.tools.step import StepDrag
from journey_editor.canvas.tools.stretch import StretchDrag, edge_at
from journey_editor.canvas.tools.tool import Start, Tool
from journey_editor.canvas.tools.touchpoint import TouchpointDrag
from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Group
from journey_editor.model.records import (
    Channel,
    Experience,
    Lane,
    Note,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.model.structure import stages_of

R = TypeVar("R", bound=Record)


def tool_for(start: Start, group: Group, at: Point, *, chosen: Sequence[RowKey], near: float) -> Tool | None:
    """Return the gesture that begins at `at` on `group`, or None where it cannot be dragged.

    The other rows that are `chosen` go along where they can; `near` is how many
    mm from its border a card is held by its edge.
    """
    row = start.project.row(group.owner) if group.owner else None
    rows = [found for key in chosen if (found := start.project.row(key)) is not None]
    match row:
        case Touchpoint() if group.part == "box":
            return _several(start, row, rows, at) or TouchpointDrag(start, row)
        case Note():
            box = group.bounds.moved(group.at.x, group.at.y)
            return _note(start, row, rows, at, edge=edge_at(box, at, near))
        case Experience(emotion=emotion) if emotion is not None:
            along = tuple(one for one in rows if isinstance(one, Experience) and one.emotion is not None)
            return EmotionDrag(start, row, along if row in along else (row,), at.y - group.at.y)
        case Stage():
            return StageDrag(start, _alike(row, rows, stages_of(start.project, start.view.variant)))
        case Step():
            return StepDrag(start, _alike(row, rows, start.plan.columns.steps))
        case Lane():
            order = [start.project.one(Lane, stretch.id) for stretch in start.plan.lanes]
            return LaneDrag(start, _alike(row, rows, order))
        case Channel():
            return ChannelDrag(start, _alike(row, rows, start.project.all(Channel).sorted()))
        case _:
            return None


def _note(start: Start, row: Note, rows: Sequence[Record], at: Point, *, edge: int) -> Tool | None:
    columns = start.plan.columns
    span = columns.span_of(row)
    if span is None:
        return None
    if edge and row.stage is None:
        return StretchDrag(start, row, span, right=edge > 0)
    along = _several(start, row, rows, at)
    if along is None and row.stage is not None:
        return NoteDrag(start, row, (span[0], span[0]), 0.0)
    middle = (columns.x(span[0]) + columns.x(span[0] + 1)) / 2
    return along or NoteDrag(start, row, span, at.x - middle)


def _several(start: Start, row: Touchpoint | Note, rows: Sequence[Record], at: Point) -> SeveralDrag | None:
    along = movable(rows, start.plan)
    return SeveralDrag(start, along, row, at) if len(along) > 1 and row in along else None


def _alike(row: R, rows: Sequence[Record], order: Sequence[R]) -> tuple[R, ...]:
    """Return `row` with the rows of its kind that are chosen along with it, in their order."""
    if row not in rows:
        return (row,)
    return tuple(one for one in order if one in rows)
