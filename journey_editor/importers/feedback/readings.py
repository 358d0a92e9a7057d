"""Readings: answers become one reading of each metric that they measure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Final

from journey_editor.importers.feedback.answers import FIGURES, At, Form, Tally
from journey_editor.importers.feedback.figures import Figure, figure, together
from journey_editor.importers.feedback.places import Places
from journey_editor.kernel.ids import Mint, natural_id
from journey_editor.kernel.words import Words
from journey_editor.model.edits.placing import placed
from journey_editor.model.metric_presets import PRESETS
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Formula,
    Metric,
    Reading,
    Record,
    Source,
    Stage,
    Step,
    Touchpoint,
)

_RECOMMENDED: Final = next(one for one in PRESETS if one.formula is Formula.NPS)


@dataclass(frozen=True)
class Readings:
    """The rows that answers make, the titles of the metrics that are read, and of those that are new."""

    rows: tuple[Record, ...]
    titles: tuple[str, ...]
    added: tuple[str, ...]


def readings(
    project: Project,
    tally: Tally,
    form: Form,
    places: Places,
    source: Source,
    *,
    words: Words,
    mint: Mint,
) -> Readings:
    """Return a reading of each metric, on the day of the source.

    A metric that is measured at a touchpoint, step or stage counts what was
    answered there, and what does not say where.
    """
    figures: dict[Metric, list[Figure]] = {}
    for number, column in enumerate(form.columns):
        if column.holds not in FIGURES:
            continue
        metric = _metric(project, column.metric, words)
        inside = _measured_at(project, metric)
        numbers: Counter[float] = Counter()
        for (at, where), values in tally.figures.items():
            if where == number and (inside is None or _is_inside(places, at, inside)):
                numbers.update(values)
        if numbers:
            figures.setdefault(metric, []).append(figure(metric, column.scale, numbers))
    rows: list[Record] = []
    added = [metric for metric in figures if project.get(Metric, metric.id) is None]
    for metric in added:
        rows += placed(metric, project.all(Metric).sorted(), None, mint=mint)
    rows += [_reading(metric, together(found), source) for metric, found in figures.items()]
    return Readings(tuple(rows), tuple(one.title for one in figures), tuple(one.title for one in added))


def _reading(metric: Metric, found: Figure, source: Source) -> Reading:
    return Reading(
        id=natural_id(Reading.table, source.id, metric.id),
        metric=metric.id,
        date=source.date,
        value=found.value,
        hits=found.hits,
        n=found.n,
        source=source.id,
    )


def _metric(project: Project, id_: str | None, words: Words) -> Metric:
    """Return a metric; None is the one that counts who would recommend, new where there is none."""
    for one in project.all(Metric).sorted():
        if one.id == id_ or (id_ is None and one.formula is Formula.NPS):
            return one
    return Metric(
        id=natural_id(Metric.table, "recommended"),  # two copies of a map get the same one
        title=words(_RECOMMENDED.title),
        definition=words(_RECOMMENDED.definition),
        unit=_RECOMMENDED.unit,
        formula=_RECOMMENDED.formula,
    )


def _measured_at(project: Project, metric: Metric) -> frozenset[str] | None:
    """Return the touchpoints at which a metric is measured; None where it is of no such place."""
    subject = metric.subject
    if subject is None or subject.table not in (Touchpoint.table, Step.table, Stage.table):
        return None
    if subject.table == Touchpoint.table:
        return frozenset((subject.id,))
    whole = project.all(Step).where("stage", subject.id)
    steps = [subject.id] if subject.table == Step.table else [step.id for step in whole]
    return frozenset(one.id for step in steps for one in project.all(Touchpoint).where("step", step))


def _is_inside(places: Places, at: At, inside: frozenset[str]) -> bool:
    there = places.touchpoint(at)
    return there in inside or (there is None and not at.name)
