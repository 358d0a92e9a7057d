"""The plan: actions with scores, the links that trace them, codes, evidence and measures."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from journey_editor.model.fields import Choice, Day, Flag, Line, Prose, Rank, Real, Refers, Subject, Whole
from journey_editor.model.records.base import Record, RowKey


class ActionKind(StrEnum):
    """What an action changes (R-43)."""

    WEBSITE = "website"
    SIGNAGE = "signage"
    TRAINING = "staff training"
    INTEGRATION = "integration"
    SERVICE = "new service"
    OTHER = "other"


class Size(StrEnum):
    """How much work an action is."""

    SMALL = "S"
    MEDIUM = "M"
    LARGE = "L"


class Status(StrEnum):
    """How far an action has come."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    IN_TEST = "in test"
    DONE = "done"
    DROPPED = "dropped"


class Horizon(StrEnum):
    """When an action bears fruit (R-43): [0, 3) months, [3, 12) months, [12, 36] months."""

    QUICK = "0–3 months"
    MEDIUM = "3–12 months"
    LONG = "1–3 years"


class Criterion(StrEnum):
    """What a score judges, 1 to 5; both are high when good (R-42)."""

    IMPACT = "impact"
    FEASIBILITY = "feasibility"


class LinkKind(StrEnum):
    """How one row follows from another (R-40)."""

    ANSWERS = "answers"
    CARRIES_OUT = "carries out"
    MENDS = "mends"


class Direction(StrEnum):
    """Which way a metric should move."""

    UP = "up"
    DOWN = "down"


class Rule(StrEnum):
    """How a target is written (R-50)."""

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    POINTS = "points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Record):
    """A decided intervention."""

    table: ClassVar[str] = "action"
    noun: ClassVar[str] = "Action"

    title: Annotated[str, Line("Title", hint="what will be done")] = ""
    kind: Annotated[ActionKind | None, Choice("Kind")] = None
    size: Annotated[Size | None, Choice("Size")] = None
    status: Annotated[Status, Choice("Status")] = Status.PROPOSED
    owner: Annotated[str | None, Refers("Owner", to=("party",))] = None
    start: Annotated[str | None, Day("Start")] = None
    due: Annotated[str | None, Day("Due")] = None
    horizon: Annotated[Horizon | None, Choice("Horizon")] = None
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Record):
    """What one scorer gave an action on one criterion."""

    table: ClassVar[str] = "score"
    noun: ClassVar[str] = "Score"
    natural: ClassVar[tuple[str, ...]] = ("action", "scorer", "criterion")

    action: Annotated[str, Refers("Action", to=("action",), owned=True)]
    scorer: Annotated[str, Refers("Scorer", to=("party",), owned=True)]
    criterion: Annotated[Criterion, Choice("Criterion")]
    value: Annotated[float, Real("Value", hint="1 to 5", least=1, most=5)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Record):
    """An opportunity answers a pain; an action carries out an opportunity or mends a transition.

    `share` is for what mends: the part of those now lost on the transition that it keeps.
    """

    table: ClassVar[str] = "link"
    noun: ClassVar[str] = "Link"
    natural: ClassVar[tuple[str, ...]] = ("kind", "source", "target")

    kind: Annotated[LinkKind, Choice("Kind")]
    source: Annotated[RowKey, Subject("From", to=("opportunity", "action"), owned=True)]
    target: Annotated[RowKey, Subject("To", to=("pain", "opportunity", "transition"), owned=True)]
    share: Annotated[float | None, Real("Part of the loss removed", hint="0 to 1", most=1)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Record):
    """A friction code (R-41), such as DT03; `own` says that this organisation made it."""

    table: ClassVar[str] = "code"
    noun: ClassVar[str] = "Friction code"
    natural: ClassVar[tuple[str, ...]] = ("code",)

    code: Annotated[str, Line("Code", longest=12)]
    attribute: Annotated[str, Line("Attribute", hint="what kind of friction it is")] = ""
    own: Annotated[bool, Flag("Own code")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Record):
    """A friction code on something."""

    table: ClassVar[str] = "tag"
    noun: ClassVar[str] = "Tag"
    natural: ClassVar[tuple[str, ...]] = ("subject", "code")

    subject: Annotated[RowKey, Subject("On", to=("pain", "transition", "action"), owned=True)]
    code: Annotated[str, Refers("Code", to=("code",), owned=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Record):
    """What a source is evidence for."""

    table: ClassVar[str] = "evidence"
    noun: ClassVar[str] = "Evidence"
    natural: ClassVar[tuple[str, ...]] = ("subject", "source")

    subject: Annotated[
        RowKey, Subject("For", to=("card", "pain", "opportunity", "touchpoint", "transition"), owned=True)
    ]
    source: Annotated[str, Refers("Source", to=("source",), owned=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Record):
    """A measured figure with a target; shares are 0 to 1 with the unit `%`.

    `target` reads by `rule`: the figure itself, a share of the baseline a year
    (−0.2 is 20 % less), or points on it.
    """

    table: ClassVar[str] = "metric"
    noun: ClassVar[str] = "Metric"

    title: Annotated[str, Line("Title", hint="what is measured")] = ""
    definition: Annotated[str, Prose("Definition", hint="how it is counted")] = ""
    unit: Annotated[str, Line("Unit", hint="such as % or min", longest=20)] = "%"
    direction: Annotated[Direction, Choice("Better when")] = Direction.UP
    baseline: Annotated[float | None, Real("Baseline", hint="the figure before", least=-1e12)] = None
    rule: Annotated[Rule, Choice("Target is")] = Rule.ABSOLUTE
    target: Annotated[float | None, Real("Target", hint="what is aimed at", least=-1e12)] = None
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
