"""Metric lane: what is measured on the map lies where it is measured, with its readings as a small line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from journey_editor.insight.metrics import Measured, Standing, measured, points_of, series_of
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.geometry import Point, Rect, rounded
from journey_editor.kernel.units import mm
from journey_editor.kernel.words import Words
from journey_editor.layout.contrast import tinted
from journey_editor.layout.desk import Desk
from journey_editor.layout.figures import figure
from journey_editor.layout.marks import Mark, Shape, Text, Writing, shifted
from journey_editor.layout.plan import Columns
from journey_editor.layout.sparkline import sparkline
from journey_editor.layout.stacking import Span, Stacked, stacked_strip, width_of
from journey_editor.layout.standings import COLOURS
from journey_editor.layout.strip import Strip
from journey_editor.layout.style import BADGE_SIZE, CARD_PAD, CARD_SIZE, CARDS, INK, SOFT
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Journey,
    Lane,
    LaneKind,
    Metric,
    Reading,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Transition,
    order,
)

_BAR: Final = 0.9
_TOP: Final = 0.8
_HIGH: Final = 7.0  # mm of a line of readings
_WIDE: Final = 36.0  # mm of one beside its words
_GAP: Final = 1.0
_LINES: Final = 4  # of a title


def metric_spans(project: Project, view: View, columns: Columns) -> Iterator[tuple[Metric, Span]]:
    """Yield the metrics that are measured in a variant, each with the columns of the place where.

    What is measured of the whole journey lies across all of it.
    """
    for metric in project.all(Metric).sorted():
        span = metric.subject and _span(project, view, columns, metric.subject)
        if span is not None:
            yield metric, span


def _span(project: Project, view: View, columns: Columns, subject: RowKey) -> Span | None:
    match project.row(subject):
        case Journey(id=id_) if id_ == view.journey and columns.steps:
            return 0, len(columns.steps) - 1
        case Stage(id=id_):
            return columns.stretches.get(id_)
        case Step(id=id_):
            return columns.span(id_, id_)
        case Touchpoint(step=step):
            return columns.span(step, step)
        case Transition(source=source, target=target):
            ends = [project.get(Touchpoint, id_) for id_ in (source, target)]
            return columns.span(*(end.step if end else None for end in ends))
        case _:
            return None


def metric_strip(project: Project, view: View, lane: Lane, columns: Columns, desk: Desk) -> Strip:
    """Lay out the lane of metrics."""
    places = tuple(metric_spans(project, view, columns))
    tables = tuple(project.tables.get(kind.table) for kind in (Metric, Reading))

    def make() -> Strip:
        found: dict[Span, list[Metric]] = {}
        for metric, span in places:
            found.setdefault(span, []).append(metric)
        spans = [
            (span, tuple(_stacked(project, metric, lane, span, desk) for metric in metrics))
            for span, metrics in found.items()
        ]
        return stacked_strip(lane, spans, columns, desk)

    return desk.recall(("metrics", lane.id), (lane, places, columns, *tables), make)


@dataclass(frozen=True, slots=True, eq=False)
class _MetricLook:
    """A metric's card around its top left corner; compared by identity."""

    marks: tuple[Mark, ...]
    writing: Writing | None
    height: float


def _stacked(project: Project, metric: Metric, lane: Lane, span: Span, desk: Desk) -> Stacked:
    width = width_of(span[1] - span[0] + 1)
    found = measured(project, metric)
    points = points_of(series_of(project, metric))
    inputs = (found, points, lane.colour, width)
    look = desk.recall(("metric", metric.id), inputs, partial(_look, desk, *inputs))
    return Stacked(metric.key, order(metric), width, look, "metric")


def _look(
    desk: Desk, found: Measured, points: tuple[tuple[str, float], ...], lane_colour: str | None, width: float
) -> _MetricLook:
    metric, left = found.metric, _BAR + CARD_PAD
    beside = width - left - 2 * CARD_PAD - _WIDE >= _WIDE
    room = width - left - CARD_PAD
    wide = min(_WIDE, room)
    words_room = min(room - wide - CARD_PAD, 1.4 * _WIDE) if beside else room
    size = desk.fitting(metric.title, size=CARD_SIZE, width=words_room, bold=True)
    title = desk.block(metric.title, size=size, width=words_room, bold=True, lines=_LINES)
    value = desk.block(_value(found, desk.words), size=CARD_SIZE, width=words_room, bold=True, lines=2)
    aim = desk.block(_aim(found, desk.words), size=BADGE_SIZE, width=words_room, lines=2)
    y = _TOP
    written: list[Mark] = []
    for block, colour in ((title, INK), (value, COLOURS[found.standing]), (aim, SOFT)):
        written.append(Text(block, Point(left, mm(y)), colour))
        y += block.height
    drawn = sparkline(points, target=found.target, baseline=metric.baseline, width=wide, height=_HIGH)
    corner = Point(left + words_room + CARD_PAD, _TOP) if beside else Point(left, mm(y + _GAP))
    if drawn:
        y = max(y, _TOP + _HIGH) if beside else y + _GAP + _HIGH
    height = mm(y + _TOP)
    ground, bar = tinted(Colour.of(lane_colour)) if lane_colour else CARDS[LaneKind.METRIC]
    marks = (
        Shape(rounded(Rect(0, 0, width, height), 1), ground),
        Shape(rounded(Rect(0, 0, _BAR, height), _BAR / 2), bar),
        *written,
        *(shifted(shape, corner) for shape in drawn),
    )
    writing = Writing("title", Rect(left, _TOP, words_room, title.height), size, bold=True)
    return _MetricLook(marks, writing, height)


def _value(found: Measured, words: Words) -> str:
    """Say what was measured last, and how that stands against the target."""
    if found.newest is None:
        return words(Standing.NO_DATA.value)
    said = [figure(found.newest.value, found.metric.unit, words)]
    if found.standing != Standing.NO_DATA:
        said.append(words(found.standing.value))
    return " · ".join(said)


def _aim(found: Measured, words: Words) -> str:
    """Say what is aimed at, and how many were asked where that is known."""
    said = []
    if found.target is not None:
        said.append(words("target {n}", n=figure(found.target, found.metric.unit, words)))
    if found.newest is not None and found.newest.n is not None:
        said.append(f"n = {words.number(found.newest.n)}")
        if found.newest.too_few:
            said.append(words("too few"))
    return " · ".join(said)
