"""Folded: a lane of which only the label and a count are drawn."""

from __future__ import annotations

from typing import Final

from journey_editor.kernel.geometry import Point, Rect, box, line, polygon
from journey_editor.kernel.units import mm
from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.layout.labels import lane_label
from journey_editor.layout.marks import Group, Mark, Shape, Stroke
from journey_editor.layout.metric_lane import metric_spans
from journey_editor.layout.plan import Columns
from journey_editor.layout.strip import Strip
from journey_editor.layout.style import GUTTER, HAIR, LABEL_SIZE, SHADE, SOFT
from journey_editor.layout.view import View, shown_notes, shown_personas, shown_touchpoints
from journey_editor.model.project import Project
from journey_editor.model.records import Lane, LaneKind

FOLD: Final = "fold"  # the part of a folded lane that unfolds it
_TOP: Final = 1.2
_TRIANGLE: Final = 1.5


def folded_strip(project: Project, view: View, lane: Lane, columns: Columns, desk: Desk) -> Strip:
    """Lay out a folded lane: its label, and beside it how much it holds."""
    said = _held(project, view, lane, columns, desk.words)

    def make() -> Strip:
        label = lane_label(lane, desk, _TOP)
        height = mm(max(label.bounds.height, LABEL_SIZE * 1.3) + 2 * _TOP)
        width = columns.right - columns.left
        x, middle = GUTTER + 0.4, _TOP + LABEL_SIZE * 0.65
        marks: tuple[Mark, ...] = (
            Shape(box(Rect(0, 0, width, height)), SHADE),
            Shape(line(Point(0, height), Point(width, height)), stroke=Stroke(HAIR, 0.3)),
            Shape(
                polygon(
                    Point(x, middle - _TRIANGLE / 2),
                    Point(x + _TRIANGLE * 0.8, middle),
                    Point(x, middle + _TRIANGLE / 2),
                ),
                SOFT,
            ),
            desk.line(said, Point(x + _TRIANGLE + 1, _TOP), size=LABEL_SIZE, colour=SOFT, most=width - 8),
        )
        fold = Group(lane.key, FOLD, Point(columns.left, 0), Rect(0, 0, width, height), marks)
        return Strip((label, fold), (), height)

    return desk.recall(("folded", lane.id), (lane, said, columns), make)


def _held(project: Project, view: View, lane: Lane, columns: Columns, words: Words) -> str:
    """Say how much a lane holds in this variant."""
    match lane.kind:
        case LaneKind.TOUCHPOINT:
            count = len(shown_touchpoints(project, view))
            return words.count(count, "{n} touchpoint", "{n} touchpoints")
        case LaneKind.EXPERIENCE:
            return words.count(len(shown_personas(project, view)), "{n} curve", "{n} curves")
        case LaneKind.METRIC:
            count = sum(1 for _ in metric_spans(project, view, columns))
            return words.count(count, "{n} metric", "{n} metrics")
        case _:
            notes = shown_notes(project, view, lane)
            inside = sum(columns.span_of(note) is not None for note in notes)
            return words.count(inside, "{n} card", "{n} cards")
