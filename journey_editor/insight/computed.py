"""Computed: what the transitions of the map say now of a figure that is measured there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.gains import shown_variant
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Direction,
    Journey,
    Metric,
    Touchpoint,
    Transition,
    VariantKind,
)
from journey_editor.model.structure import variant_of


class Figure(StrEnum):
    """What is computed."""

    LOST = "lost on this transition"
    CONTINUED = "go on along this transition"
    LEFT = "leave at this touchpoint"
    COMPLETED = "complete the journey"
    NOT_COMPLETED = "do not complete the journey"
    MINUTES = "for those who complete the journey"


@dataclass(frozen=True)
class Computed:
    """A figure, from `hits` of `n` where these were counted."""

    figure: Figure
    value: float
    hits: int | None = None
    n: int | None = None


def computed_now(project: Project, metric: Metric) -> Computed | None:
    """Return what the map says of a metric where it is measured; None where it says nothing.

    Of a transition that is who is lost, or goes on; of a touchpoint who leaves;
    of a journey, as it is, completion and minutes.  Nothing is computed of what
    is counted in answers.
    """
    row = project.row(metric.subject) if metric.subject is not None else None
    if metric.formula is not None:
        return None
    match row, metric.unit:
        case Transition(), "%":
            return _of_transition(row, metric.direction)
        case Touchpoint(), "%" if metric.direction == Direction.DOWN:
            return _of_touchpoint(project, row)
        case Journey(), "%" | "min":
            return _of_journey(project, row, metric)
        case _:
            return None


def _of_transition(row: Transition, direction: Direction) -> Computed | None:
    n, went_on = row.entered, row.continued
    if not n or went_on is None or went_on > n:
        return None
    if direction == Direction.UP:
        return Computed(Figure.CONTINUED, went_on / n, went_on, n)
    return Computed(Figure.LOST, 1 - went_on / n, n - went_on, n)


def _of_touchpoint(project: Project, row: Touchpoint) -> Computed | None:
    variant = variant_of(project, row)
    if variant is None:
        return None
    fate = next(one for one in Analysis(project, variant).fates if one.touchpoint.id == row.id)
    if fate.left is None:
        return None
    hits = None if fate.came is None else round(fate.left * fate.came)
    return Computed(Figure.LEFT, fate.left, hits, fate.came)


def _of_journey(project: Project, row: Journey, metric: Metric) -> Computed | None:
    variant = shown_variant(project, row.id, VariantKind.AS_IS)
    if variant is None:
        return None
    analysis = Analysis(project, variant.id)
    if metric.unit == "min":
        found = analysis.minutes
        return None if found is None or found.value is None else Computed(Figure.MINUTES, found.value)
    if analysis.completion is None:
        return None
    if metric.direction == Direction.UP:
        return Computed(Figure.COMPLETED, analysis.completion)
    return Computed(Figure.NOT_COMPLETED, 1 - analysis.completion)
