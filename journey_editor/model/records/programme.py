"""The programme: the omnichannel strategies, the checklist and the seven steps (R-43, R-44, R-47)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from journey_editor.model.fields import Choice, Prose, Refers, Whole
from journey_editor.model.records.base import Record


class Strategy(StrEnum):
    """The eight omnichannel strategies."""

    CENTRALISE = "centralise user data"
    SEAMLESS = "seamless channel transitions"
    PERSONALISE = "personalise communication"
    SEARCH = "unified search"
    SELF_SERVICE = "self-service"
    BRANDING = "consistent branding"
    TRAIN = "train staff for all channels"
    FEEDBACK = "collect and act on feedback"


class ChecklistKey(StrEnum):
    """The ten items of the omnichannel checklist."""

    PROFILES = "unified profiles are live and tested"
    INTERFACES = "interfaces join catalogue, app and branches"
    COMMUNICATION = "there is a plan for personal communication"
    SEARCH = "one search covers everything"
    KIOSKS = "kiosks are joined to the digital side"
    BRAND = "brand rules are up to date"
    TRAINING = "staff training has run"
    FEEDBACK = "every touchpoint has a feedback channel"
    DASHBOARD = "a dashboard shows the metrics"
    PILOT = "there is a pilot with a plan to widen it"


class ProgrammeKey(StrEnum):
    """The seven steps from a first look to all journeys."""

    AUDIT = "audit touchpoints and data"
    ENGAGE = "engage front line and patrons"
    PILOT = "choose a pilot journey"
    TOOLS = "choose tools that fit together"
    TRAIN = "train staff and tell patrons"
    LAUNCH = "launch, watch the figures, adjust"
    WIDEN = "widen to other journeys"


class State(StrEnum):
    """How far something has come."""

    OPEN = "open"
    UNDER_WAY = "under way"
    DONE = "done"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Maturity(Record):
    """How far the organisation has come with a strategy: 0 not begun to 4 part of the daily work."""

    table: ClassVar[str] = "maturity"
    noun: ClassVar[str] = "Maturity"
    natural: ClassVar[tuple[str, ...]] = ("strategy",)
    since: ClassVar[int] = 2

    strategy: Annotated[Strategy, Choice("Strategy")]
    level: Annotated[int | None, Whole("Maturity", most=4, hint="0 not begun … 4 daily work")] = None
    note: Annotated[str, Prose("Note", hint="what it rests on")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistItem(Record):
    """One item of the checklist, who sees to it and what shows that it is done."""

    table: ClassVar[str] = "checklist_item"
    noun: ClassVar[str] = "Checklist item"
    natural: ClassVar[tuple[str, ...]] = ("item",)
    since: ClassVar[int] = 2

    item: Annotated[ChecklistKey, Choice("Item")]
    state: Annotated[State, Choice("State")] = State.OPEN
    owner: Annotated[str | None, Refers("Owner", to=("party",))] = None
    evidence: Annotated[str, Prose("Evidence", hint="what shows it")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeStep(Record):
    """One of the seven steps, and how far it has come; the choice of a pilot names its journey."""

    table: ClassVar[str] = "programme_step"
    noun: ClassVar[str] = "Programme step"
    natural: ClassVar[tuple[str, ...]] = ("step",)
    since: ClassVar[int] = 2

    step: Annotated[ProgrammeKey, Choice("Step")]
    state: Annotated[State, Choice("State")] = State.OPEN
    journey: Annotated[str | None, Refers("Pilot journey", to=("journey",))] = None
    note: Annotated[str, Prose("Note", hint="what was agreed")] = ""
