"""The plan: actions, the links that trace them, pledges, codes and evidence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from journey_editor.model.fields import Choice, Day, Flag, Line, Prose, Rank, Real, Refers, Subject
from journey_editor.model.records.base import Record, RowKey
from journey_editor.model.records.programme import Strategy


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


class Level(StrEnum):
    """How much an action matters, as people say it beside its scores (R-43)."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class LinkKind(StrEnum):
    """How one row follows from another (R-40)."""

    ANSWERS = "answers"
    CARRIES_OUT = "carries out"
    MENDS = "mends"


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
    priority: Annotated[Level | None, Choice("Priority level", since=2)] = None
    strategy: Annotated[Strategy | None, Choice("Strategy", since=2)] = None
    told: Annotated[str, Prose("What users were told", hint="you said, we did", since=2)] = ""
    rank: Annotated[str, Rank()] = ""


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
class Effect(Record):
    """An action is meant to move a metric."""

    table: ClassVar[str] = "effect"
    noun: ClassVar[str] = "Effect"
    natural: ClassVar[tuple[str, ...]] = ("action", "metric")
    since: ClassVar[int] = 2

    action: Annotated[str, Refers("Action", to=("action",), owned=True)]
    metric: Annotated[str, Refers("Metric", to=("metric",), owned=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Record):
    """An action waits for another, which has to be done first."""

    table: ClassVar[str] = "dependency"
    noun: ClassVar[str] = "Dependency"
    natural: ClassVar[tuple[str, ...]] = ("action", "first")
    since: ClassVar[int] = 2

    action: Annotated[str, Refers("Action", to=("action",), owned=True)]
    first: Annotated[str, Refers("Waits for", to=("action",), owned=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge(Record):
    """What somebody will do within 90 days of `date` (R-44); `kept` is said when they are over."""

    table: ClassVar[str] = "pledge"
    noun: ClassVar[str] = "Pledge"
    since: ClassVar[int] = 2

    title: Annotated[str, Line("Pledge", hint="what I will do")] = ""
    party: Annotated[str | None, Refers("Pledged by", to=("party",))] = None
    action: Annotated[str | None, Refers("Action", to=("action",))] = None
    date: Annotated[str | None, Day("Pledged on")] = None
    kept: Annotated[bool | None, Flag("Kept")] = None
    rank: Annotated[str, Rank()] = ""


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
