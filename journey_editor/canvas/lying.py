"""Lying: emotions, cards and metrics as they lie in the rows of the map, each from one column to another."""

from __future__ import annotations

from collections.abc import Iterator

from journey_editor.insight.experience import places, stage_places
from journey_editor.layout.metric_lane import metric_spans
from journey_editor.layout.plan import Plan
from journey_editor.layout.view import View, shown_notes
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, Lane, Note, Persona, RowKey, Touchpoint

Lying = tuple[RowKey, RowKey, int, int]  # what lies in which row, from which column to which


def felt_in_stages(persona: str) -> RowKey:
    """Return the row of what a persona felt in whole stages."""
    return RowKey(Experience.table, persona)


def is_felt(row: RowKey) -> bool:
    """Whether emotions lie in a row, along the steps or in whole stages."""
    return row.table in (Persona.table, Experience.table)


def curve_points(project: Project, view: View, touchpoints: tuple[Touchpoint, ...]) -> Iterator[Lying]:
    """Yield what was felt along the steps."""
    for place in places(project, view.variant, touchpoints):
        for row in project.all(Experience).where("subject", place.subject):
            if row.emotion is not None:
                yield row.key, RowKey(Persona.table, row.persona), place.column, place.column


def stage_bars(project: Project, view: View) -> Iterator[Lying]:
    """Yield what was felt in whole stages."""
    for place in stage_places(project, view.variant):
        for row in project.all(Experience).where("subject", place.subject):
            if row.emotion is not None:
                last = place.column + place.columns - 1
                yield row.key, felt_in_stages(row.persona), place.column, last


def cards(project: Project, view: View, lane: Lane, plan: Plan) -> Iterator[Lying]:
    """Yield the cards of a lane, from left to right."""
    spans: list[tuple[Note, tuple[int, int]]] = []
    for note in shown_notes(project, view, lane):
        span = plan.columns.span_of(note)
        if span is not None:
            spans.append((note, span))
    for note, (first, last) in sorted(spans, key=lambda pair: pair[1][0]):
        yield note.key, lane.key, first, last


def metrics(project: Project, view: View, lane: Lane, plan: Plan) -> Iterator[Lying]:
    """Yield the metrics of a lane, from left to right."""
    for metric, (first, last) in sorted(
        metric_spans(project, view, plan.columns), key=lambda pair: pair[1][0]
    ):
        yield metric.key, lane.key, first, last
