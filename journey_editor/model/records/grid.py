"""The grid: stages, their steps, the touchpoints in them and the transitions between these."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from journey_editor.model.fields import Choice, Flag, Hue, Line, Origin, Rank, Real, Refers, Whole
from journey_editor.model.records.base import Record


class Moment(StrEnum):
    """The kinds of moment of truth (R-07)."""

    STAFF = "first contact with staff"
    EASE = "ease of finding something"
    TECHNOLOGY = "success of a technology service"
    GUIDANCE = "clarity of guidance"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Record):
    """A phase of the journey."""

    table: ClassVar[str] = "stage"
    noun: ClassVar[str] = "Stage"

    variant: Annotated[str, Refers("Variant", to=("variant",), owned=True)]
    title: Annotated[str, Line("Title", hint="a phase, such as orientation")] = ""
    colour: Annotated[str | None, Hue("Colour")] = None
    owner: Annotated[str | None, Refers("Owner", to=("party",))] = None
    origin: Annotated[str | None, Origin("Origin", to=("stage",))] = None
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Record):
    """One column of the grid."""

    table: ClassVar[str] = "step"
    noun: ClassVar[str] = "Step"

    stage: Annotated[str, Refers("Stage", to=("stage",), owned=True)]
    title: Annotated[str, Line("Title", hint="what they do")] = ""
    owner: Annotated[str | None, Refers("Owner", to=("party",))] = None
    origin: Annotated[str | None, Origin("Origin", to=("step",))] = None
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint(Record):
    """One contact at one step on one channel: a node of the transition graph.

    `started` and `ended` count the people who began and finished here (R-23).
    """

    table: ClassVar[str] = "touchpoint"
    noun: ClassVar[str] = "Touchpoint"

    step: Annotated[str, Refers("Step", to=("step",), owned=True)]
    channel: Annotated[str, Refers("Channel", to=("channel",), owned=True)]
    title: Annotated[str, Line("Title", hint="where they meet us")] = ""
    code: Annotated[str, Line("Code", hint="such as K12", longest=12)] = ""
    critical: Annotated[bool, Flag("Key touchpoint")] = False
    moment: Annotated[Moment | None, Choice("Moment of truth")] = None
    moment_reason: Annotated[str, Line("Because", hint="why opinions are made here")] = ""
    minutes: Annotated[float | None, Real("Takes", unit="min", most=1e6)] = None
    started: Annotated[int | None, Whole("Started here", unit="people")] = None
    ended: Annotated[int | None, Whole("Ended here", unit="people")] = None
    human: Annotated[bool | None, Flag("A person is there", hint="unknown: as its channel says")] = None
    goal: Annotated[bool, Flag("Goal", hint="the journey may end well here")] = False
    owner: Annotated[str | None, Refers("Owner", to=("party",))] = None
    origin: Annotated[str | None, Origin("Origin", to=("touchpoint",))] = None
    rank: Annotated[str, Rank()] = ""

    @property
    def is_moment(self) -> bool:
        """Whether an opinion of the institution is made here."""
        return self.moment is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Record):
    """The passage from one touchpoint to the next (R-20); flags may be unknown."""

    table: ClassVar[str] = "transition"
    noun: ClassVar[str] = "Transition"

    source: Annotated[str, Refers("From", to=("touchpoint",), owned=True)]
    target: Annotated[str, Refers("To", to=("touchpoint",), owned=True)]
    trigger: Annotated[str, Line("Because", hint="why they go on")] = ""
    identity_carried: Annotated[bool | None, Flag("Identity carried over", hint="no: log in again")] = None
    data_carried: Annotated[bool | None, Flag("Data carried over")] = None
    lost: Annotated[str, Line("What is lost", hint="such as what was searched for")] = ""
    resumable: Annotated[bool | None, Flag("Can be resumed")] = None
    wait: Annotated[float | None, Real("Wait", unit="min", most=1e6)] = None
    team: Annotated[str | None, Refers("Handed over to", to=("party",))] = None
    entered: Annotated[int | None, Whole("Entered", unit="people")] = None
    continued: Annotated[int | None, Whole("Continued", unit="people")] = None
    share: Annotated[float | None, Real("Estimated share", hint="0 to 1, where nobody counted", most=1)] = (
        None
    )
    origin: Annotated[str | None, Origin("Origin", to=("transition",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Record):
    """A switch of channel that was proposed and found not to be one (R-21)."""

    table: ClassVar[str] = "dismissal"
    noun: ClassVar[str] = "Dismissed switch"
    natural: ClassVar[tuple[str, ...]] = ("source", "target")

    source: Annotated[str, Refers("From", to=("touchpoint",), owned=True)]
    target: Annotated[str, Refers("To", to=("touchpoint",), owned=True)]
