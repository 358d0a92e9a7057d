"""Measures: figures with targets, and what was read of them over time (R-50 to R-53)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from journey_editor.model.fields import Choice, Day, Line, Prose, Rank, Real, Refers, Subject, Whole
from journey_editor.model.records.base import Record, RowKey


class Direction(StrEnum):
    """Which way a metric should move."""

    UP = "up"
    DOWN = "down"


class Rule(StrEnum):
    """How a target is written (R-50)."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    POINTS = "points"


class Formula(StrEnum):
    """How answers become a reading."""

    TOP_TWO = "share of 4 and 5"
    YES = "share of yes"
    MEAN = "mean"
    NPS = "promoters less detractors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Record):
    """A measured figure with a target; shares are 0 to 1 with the unit `%`.

    `target` reads by `rule`: the figure itself, a share of the baseline a year
    (−0.2 is 20 % less), or points on it.  `formula` says how answers become a reading.
    """

    table: ClassVar[str] = "metric"
    noun: ClassVar[str] = "Metric"

    title: Annotated[str, Line("Title", hint="what is measured")] = ""
    definition: Annotated[str, Prose("Definition", hint="how it is counted")] = ""
    unit: Annotated[str, Line("Unit", hint="such as % or min", longest=20)] = "%"
    direction: Annotated[Direction, Choice("Better when")] = Direction.UP
    baseline: Annotated[float | None, Real("Baseline", hint="at the start", least=-1e12)] = None
    rule: Annotated[Rule, Choice("Target is")] = Rule.ABSOLUTE
    target: Annotated[float | None, Real("Target", hint="what is aimed at", least=-1e12)] = None
    subject: Annotated[
        RowKey | None,
        Subject("Measured at", to=("touchpoint", "transition", "step", "stage", "journey"), since=2),
    ] = None
    formula: Annotated[Formula | None, Choice("Counts", since=2)] = None
    years: Annotated[float, Real("Years", hint="over how many years", most=100)] = 1.0
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """One measured value of a metric: the value itself, or hits of n."""

    table: ClassVar[str] = "reading"
    noun: ClassVar[str] = "Reading"

    metric: Annotated[str, Refers("Metric", to=("metric",), owned=True)]
    date: Annotated[str | None, Day("Date")] = None
    value: Annotated[float | None, Real("Value", hint="the figure itself", least=-1e12)] = None
    hits: Annotated[int | None, Whole("Hits", hint="how many of them")] = None
    n: Annotated[int | None, Whole("Of", hint="how many in all")] = None
    source: Annotated[str | None, Refers("Source", to=("source",))] = None
