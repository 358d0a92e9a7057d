"""The room: what happens while people map together: the agenda and the dot votes."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from journey_editor.model.fields import Line, Rank, Refers, Subject, Whole
from journey_editor.model.records.base import Record, RowKey


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Record):
    """One item of a workshop's agenda (R-63); with 0 minutes it takes as long as it takes."""

    table: ClassVar[str] = "agenda_item"
    noun: ClassVar[str] = "Agenda item"

    journey: Annotated[str, Refers("Journey", to=("journey",), owned=True)]
    title: Annotated[str, Line("Title", hint="what is done then")] = ""
    minutes: Annotated[int, Whole("Minutes", hint="how long it may take", most=999)] = 0
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Record):
    """How many dots one voter gave something (R-42)."""

    table: ClassVar[str] = "vote"
    noun: ClassVar[str] = "Dots"
    natural: ClassVar[tuple[str, ...]] = ("subject", "voter")

    subject: Annotated[RowKey, Subject("For", to=("pain", "opportunity", "action", "touchpoint"), owned=True)]
    voter: Annotated[str, Refers("Voter", to=("party",), owned=True)]
    dots: Annotated[int, Whole("Dots", hint="how many dots", most=999)] = 0
