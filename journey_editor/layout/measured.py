"""Measured: what a metric says in words: its value, how sure that is, and what is aimed at."""

from __future__ import annotations

from typing import Final

from journey_editor.insight.metrics import Measurement, in_percent, target_of
from journey_editor.kernel.numbers import written
from journey_editor.kernel.words import Words
from journey_editor.layout.figures import figure
from journey_editor.model.records import Direction, Metric, Rule

_PERCENT: Final = " %"


def value_said(found: Measurement, metric: Metric, words: Words) -> str:
    """Return a value with how sure it is: `71 % (64–77 %, n = 180)`."""
    said, sure = figure(found.value, metric.unit, words), sureness_said(found, words)
    return f"{said} ({sure})" if sure else said


def sureness_said(found: Measurement, words: Words) -> str:
    """Return the interval and the number asked, as far as they are known: `64–77 %, n = 180`."""
    asked = f"n = {words.number(found.n)}" if found.n is not None else ""
    return ", ".join(one for one in (interval_said(found, words), asked) if one)


def interval_said(found: Measurement, words: Words) -> str:
    """Return between which shares a measured one lies: `64–77 %`; nothing where that is not known."""
    if found.interval is None:
        return ""
    low, high = (figure(end, "%", words) for end in found.interval)
    return f"{low.removesuffix(_PERCENT)}–{high}"


def aim_said(metric: Metric, words: Words) -> str:
    """Return a target as its rule has it: at least 85 %, or 10 % more than 71 %; nothing without one."""
    if metric.target is None:
        return ""
    if metric.rule == Rule.ABSOLUTE:
        said = figure(metric.target, metric.unit, words)
        return words("at least {n}" if metric.direction == Direction.UP else "at most {n}", n=said)
    amount, less = _amount(metric, abs(metric.target), words), metric.target < 0
    if metric.baseline is None:
        told = "{amount} less than a baseline that is not known" if less else _MORE_THAN_UNKNOWN
        return words(told, amount=amount)
    before = figure(metric.baseline, metric.unit, words)
    if metric.rule == Rule.POINTS or metric.years == 1:
        told = "{amount} less than {baseline}" if less else "{amount} more than {baseline}"
        said = words(told, amount=amount, baseline=before)
    else:
        told = _LESS_EACH_YEAR if less else _MORE_EACH_YEAR
        years = written(metric.years, words)
        said = words(told, amount=amount, baseline=before, years=years)
    capped = metric.rule == Rule.RELATIVE and metric.unit == "%" and target_of(metric) == 1.0
    return f"{said}, {words('at most 100 %')}" if capped else said


_MORE_THAN_UNKNOWN: Final = "{amount} more than a baseline that is not known"
_MORE_EACH_YEAR: Final = "{amount} more each year than {baseline}, for {years} years"
_LESS_EACH_YEAR: Final = "{amount} less each year than {baseline}, for {years} years"


def _amount(metric: Metric, size: float, words: Words) -> str:
    """Return the size of a target that is no figure itself: a percentage, points, or so many of the unit."""
    if metric.rule == Rule.POINTS and in_percent(metric, "target"):
        return words("{n} points", n=written(size, words, percent=True).removesuffix(_PERCENT))
    if metric.rule == Rule.RELATIVE:
        return written(size, words, percent=True)
    return f"{written(size, words)} {metric.unit}".strip()
