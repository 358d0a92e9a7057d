"""Figures: answers become one reading of a metric, by what the metric counts (R-50)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final

from journey_editor.importers.feedback.scales import Scale, level
from journey_editor.model.records import Formula, Metric

_GOOD: Final = 0.5  # 4 and 5 of 1 to 5, 8 and more of 0 to 10, 1 and 2 of −2 to +2, yes
_PROMOTES, _DETRACTS = 9, 6  # of 0 to 10: promoters from, detractors up to
_PERCENT: Final = "%"


@dataclass(frozen=True)
class Figure:
    """What a reading says: hits of n, or a value that n answers gave."""

    n: int
    hits: int | None = None
    value: float | None = None


def together(figures: Sequence[Figure]) -> Figure:
    """Return what several columns that answer for one metric come to, each by how many answered it."""
    n = sum(one.n for one in figures)
    if all(one.hits is not None for one in figures):
        return Figure(n, hits=sum(one.hits or 0 for one in figures))
    return Figure(n, value=fsum(_value(one) * one.n for one in figures) / n)


def _value(found: Figure) -> float:
    return found.value if found.value is not None else (found.hits or 0) / found.n


def formula_of(metric: Metric, scale: Scale) -> Formula:
    """Return what a metric counts; where it does not say, a share for a unit of %, else the mean."""
    if metric.formula is not None:
        return metric.formula
    if scale is Scale.NUMBER:
        return Formula.MEAN
    if scale is Scale.YES_NO:
        return Formula.YES
    return Formula.TOP_TWO if metric.unit == _PERCENT else Formula.MEAN


def figure(metric: Metric, scale: Scale, numbers: Mapping[float, int]) -> Figure:
    """Return what answers, with how often each was given, come to.

    4 and 5 are the answers worth at least 0.5 of −1 to +1; yes is whatever is
    worth more than 0.  The mean is of the numbers as they were written; for a
    unit of % those of which any is above 1 are percents.  Promoters gave 9 or
    10, detractors 0 to 6; their difference is a share for a unit of %, else of 100.
    """
    counted = Counter(numbers)
    n = counted.total()
    match formula_of(metric, scale):
        case Formula.TOP_TWO:
            return Figure(n, hits=sum(many for one, many in counted.items() if _worth(scale, one) >= _GOOD))
        case Formula.YES:
            return Figure(n, hits=sum(many for one, many in counted.items() if _worth(scale, one) > 0))
        case Formula.NPS:
            promoters = sum(many for one, many in counted.items() if one >= _PROMOTES)
            detractors = sum(many for one, many in counted.items() if one <= _DETRACTS)
            share = (promoters - detractors) / n
            return Figure(n, value=share if metric.unit == _PERCENT else share * 100)
        case Formula.MEAN:
            mean = fsum(one * many for one, many in counted.items()) / n
            percents = metric.unit == _PERCENT and max(counted) > 1
            return Figure(n, value=mean / 100 if percents else mean)


def _worth(scale: Scale, number: float) -> float:
    """Return what an answer is worth; a number beyond −1 to +1 is worth the end that it is beyond."""
    found = level(scale, number)
    return found if found is not None else max(-1.0, min(1.0, number))
