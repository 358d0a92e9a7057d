"""Metrics: what was measured over time, what was aimed at, and whether it is met (R-50, R-51)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf, isclose, isfinite

from journey_editor.insight.intervals import TOO_FEW, wilson
from journey_editor.model.project import Project
from journey_editor.model.records import Direction, Formula, Metric, Reading, Rule


class Standing(StrEnum):
    """How a metric stands against its target."""

    MET = "met"
    ON_THE_WAY = "on the way"
    MISSED = "missed"
    NO_DATA = "no data"


@dataclass(frozen=True)
class Measurement:
    """What one reading says; `interval` is that of a share whose `n` is known (95 %)."""

    reading: Reading
    value: float
    n: int | None
    interval: tuple[float, float] | None

    @property
    def too_few(self) -> bool:
        """Whether so few were asked that it says little."""
        return self.n is not None and self.n < TOO_FEW


@dataclass(frozen=True)
class Measured:
    """One metric with its newest measurement and its target as an absolute figure."""

    metric: Metric
    newest: Measurement | None
    target: float | None
    standing: Standing

    @property
    def value(self) -> float | None:
        """What was measured last."""
        return self.newest.value if self.newest is not None else None


def reading_value(reading: Reading) -> float | None:
    """Return what was read: the value itself, or hits of n."""
    if reading.value is not None:
        return reading.value
    return reading.hits / reading.n if reading.hits is not None and reading.n else None


def in_percent(metric: Metric, field: str) -> bool:
    """Whether a figure of a metric, 0 to 1 as it is kept, is written as a percentage."""
    return metric.unit == "%" or (field == "target" and metric.rule == Rule.RELATIVE)


def target_of(metric: Metric) -> float | None:
    """Return the target as a figure: itself, baseline × (1 + r)^years, or baseline + points.

    A relative target on a share is at most 100 %; one that grows beyond all numbers is no figure.
    """
    if metric.target is None or metric.rule == Rule.ABSOLUTE:
        return metric.target
    if metric.baseline is None:
        return None
    if metric.rule == Rule.POINTS:
        return metric.baseline + metric.target
    if metric.target < -1:
        return None  # less than nothing is left: no figure
    try:
        figure = metric.baseline * (1.0 + metric.target) ** metric.years
    except OverflowError:
        figure = inf if metric.baseline > 0 else -inf if metric.baseline else 0.0
    if metric.unit == "%":
        figure = min(figure, 1.0)
    return figure if isfinite(figure) else None


def series_of(project: Project, metric: Metric) -> tuple[Measurement, ...]:
    """Return what the readings of a metric say, oldest first; those without a date are the oldest."""
    readings = sorted(
        project.all(Reading).where("metric", metric.id), key=lambda one: (one.date or "", one.id)
    )
    return tuple(
        Measurement(one, value, one.n, _interval(metric, one, value))
        for one in readings
        if (value := reading_value(one)) is not None
    )


def points_of(series: Iterable[Measurement]) -> tuple[tuple[str, float], ...]:
    """Return date and value of what was measured on a known day, as a line through them needs it."""
    return tuple((one.reading.date, one.value) for one in series if one.reading.date is not None)


def measured(project: Project, metric: Metric) -> Measured:
    """Judge one metric by its newest reading that says something."""
    return judged(metric, series_of(project, metric))


def judged(metric: Metric, series: Sequence[Measurement]) -> Measured:
    """Judge one metric by the last of what was measured, oldest first."""
    newest = series[-1] if series else None
    target = target_of(metric)
    return Measured(metric, newest, target, _standing(metric, newest.value if newest else None, target))


def _interval(metric: Metric, reading: Reading, value: float) -> tuple[float, float] | None:
    share = metric.unit == "%" and metric.formula not in (Formula.MEAN, Formula.NPS)
    return wilson(value * reading.n, reading.n) if share and reading.n and 0 <= value <= 1 else None


def _standing(metric: Metric, value: float | None, target: float | None) -> Standing:
    if value is None or target is None:
        return Standing.NO_DATA
    sign = 1 if metric.direction == Direction.UP else -1
    # 0.1 + 0.2 points is met by 0.3.
    if sign * (value - target) >= 0 or isclose(value, target, abs_tol=1e-12):
        return Standing.MET
    if metric.baseline is not None and sign * (value - metric.baseline) > 0:
        return Standing.ON_THE_WAY
    return Standing.MISSED
