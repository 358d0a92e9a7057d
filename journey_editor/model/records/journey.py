"""The journey: one customer task, its scope, its variants and its lanes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from journey_editor.model.fields import Choice, Day, Flag, Hue, Line, Origin, Prose, Rank, Refers, Whole
from journey_editor.model.records.base import Record


class ParticipantKind(StrEnum):
    """Who took part in making the map."""

    PATRON = "patron"
    FRONT_LINE = "front line"
    MANAGEMENT = "management"
    OTHER = "other"


class VariantKind(StrEnum):
    """Which version of the journey a variant shows."""

    AS_IS = "as is"
    TO_BE = "to be"
    OTHER = "other"


class LaneKind(StrEnum):
    """What a lane shows."""

    TOUCHPOINT = "touchpoint"
    EXPERIENCE = "experience"
    NEED = "need"
    DOING = "doing"
    THOUGHT = "thought"
    QUOTE = "quote"
    HIGHLIGHT = "highlight"
    PAIN = "pain"
    OPPORTUNITY = "opportunity"
    BACKSTAGE = "backstage"
    SYSTEM = "system"
    POLICY = "policy"
    IMAGE = "image"
    TEXT = "text"
    METRIC = "metric"


class LaneRole(StrEnum):
    """On which side of the lines of interaction and visibility a lane lies."""

    CUSTOMER = "customer"
    FRONTSTAGE = "frontstage"
    BACKSTAGE = "backstage"
    SUPPORT = "support"


class LaneLevel(StrEnum):
    """Where the cards of a lane lie: at steps, or at whole stages (R-04)."""

    STEP = "step"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Record):
    """One customer task from first need to done, with its scope (R-10)."""

    table: ClassVar[str] = "journey"
    noun: ClassVar[str] = "Journey"

    title: Annotated[str, Line("Title", hint="one task, such as borrowing a book")] = ""
    subtitle: Annotated[str, Line("In one line", hint="what it is about")] = ""
    start_trigger: Annotated[str, Line("Starts when", hint="what sets it off")] = ""
    end_state: Annotated[str, Line("Ends when", hint="how it ends well")] = ""
    in_scope: Annotated[str, Prose("In scope", hint="what this map shows")] = ""
    out_of_scope: Annotated[str, Prose("Out of scope", hint="what it leaves out")] = ""
    date: Annotated[str | None, Day("Date")] = None
    review_date: Annotated[str | None, Day("Review on")] = None
    sponsor: Annotated[str, Line("Sponsor", hint="who asks for it", personal=True)] = ""
    budget: Annotated[str, Line("Budget", hint="such as an amount, or none yet")] = ""
    decision_date: Annotated[str | None, Day("Decision on")] = None
    owner: Annotated[str | None, Refers("Owner", to=("party",))] = None
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Record):
    """How many people of one kind took part."""

    table: ClassVar[str] = "participant"
    noun: ClassVar[str] = "Participants"
    natural: ClassVar[tuple[str, ...]] = ("journey", "kind")

    journey: Annotated[str, Refers("Journey", to=("journey",), owned=True)]
    kind: Annotated[ParticipantKind, Choice("Kind")]
    count: Annotated[int, Whole("Number", hint="how many took part", most=1_000_000)] = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Record):
    """The journey as it is, or as it should be."""

    table: ClassVar[str] = "variant"
    noun: ClassVar[str] = "Variant"

    journey: Annotated[str, Refers("Journey", to=("journey",), owned=True)]
    kind: Annotated[VariantKind, Choice("Kind")] = VariantKind.AS_IS
    title: Annotated[str, Line("Title", hint="which version this is")] = ""
    based_on: Annotated[str | None, Origin("Based on", to=("variant",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane(Record):
    """A row of the grid; without a role it belongs beside the lane above it.

    `level` says where new cards of the lane lie; `colour` is what theirs are
    derived from, else from the kind.
    """

    table: ClassVar[str] = "lane"
    noun: ClassVar[str] = "Lane"

    journey: Annotated[str, Refers("Journey", to=("journey",), owned=True)]
    title: Annotated[str, Line("Title", hint="what the row is called")] = ""
    kind: Annotated[LaneKind, Choice("Shows", later=((LaneKind.METRIC, 2),))] = LaneKind.TEXT
    level: Annotated[LaneLevel, Choice("Cards lie at")] = LaneLevel.STEP
    role: Annotated[LaneRole | None, Choice("Side")] = None
    colour: Annotated[str | None, Hue("Colour")] = None
    shown: Annotated[bool, Flag("Shown")] = True
    rank: Annotated[str, Rank()] = ""
