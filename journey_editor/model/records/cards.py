"""Cards: notes in a lane at one step or across several, pains and opportunities among them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from journey_editor.model.fields import (
    Choice,
    Line,
    Origin,
    Private,
    Prose,
    Rank,
    Real,
    Refers,
    Subject,
    Whole,
)
from journey_editor.model.records.base import Record, RowKey


class CardKind(StrEnum):
    """What a plain card holds."""

    NEED = "need"
    DOING = "doing"
    THOUGHT = "thought"
    QUOTE = "quote"
    HIGHLIGHT = "highlight"
    BACKSTAGE = "backstage"
    SYSTEM = "system"
    POLICY = "policy"
    IMAGE = "image"
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Record):
    """What cards, pains and opportunities share: a text and a place.

    A note lies in `lane` from `first_step` to `last_step`, or across a whole
    `stage`; without a lane it waits in the inbox.
    """

    lane: Annotated[str | None, Refers("Lane", to=("lane",))] = None
    first_step: Annotated[str | None, Refers("From step", to=("step",))] = None
    last_step: Annotated[str | None, Refers("To step", to=("step",))] = None
    stage: Annotated[str | None, Refers("Stage", to=("stage",))] = None
    text: Annotated[str, Prose("Text", hint="in a few words")] = ""
    private: Annotated[bool, Private("Private")] = False
    code: Annotated[str, Line("Code", hint="such as K12", longest=12)] = ""
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Note):
    """A plain note; a backstage card names the team that does the work, and any may show a picture."""

    table: ClassVar[str] = "card"
    noun: ClassVar[str] = "Card"

    kind: Annotated[CardKind, Choice("Kind")] = CardKind.TEXT
    owner: Annotated[str | None, Refers("Owner", to=("party",))] = None
    picture: Annotated[str | None, Refers("Picture", to=("picture",))] = None
    origin: Annotated[str | None, Origin("Origin", to=("card",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pain(Note):
    """Something that goes wrong, at a place."""

    table: ClassVar[str] = "pain"
    noun: ClassVar[str] = "Pain"

    severity: Annotated[int | None, Whole("Severity", least=1, most=4, hint="1 mild … 4 blocks")] = None
    seen_by: Annotated[float | None, Real("Seen by", most=1, hint="share of those asked, 0 to 1")] = None
    subject: Annotated[RowKey | None, Subject("Goes wrong at", to=("touchpoint", "transition"))] = None
    origin: Annotated[str | None, Origin("Origin", to=("pain",))] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opportunity(Note):
    """An idea; its badge shows the best action that carries it out."""

    table: ClassVar[str] = "opportunity"
    noun: ClassVar[str] = "Opportunity"

    origin: Annotated[str | None, Origin("Origin", to=("opportunity",))] = None
