"""Showing: for whom something on the map is, and the ways of looking at it that were saved."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from journey_editor.model.fields import Flag, Line, Rank, Refers, Subject
from journey_editor.model.records.base import Record, RowKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience(Record):
    """One persona that something is for; what has no such row is for everyone."""

    table: ClassVar[str] = "audience"
    noun: ClassVar[str] = "For"
    natural: ClassVar[tuple[str, ...]] = ("subject", "persona")

    subject: Annotated[
        RowKey, Subject("What", to=("touchpoint", "transition", "card", "pain", "opportunity"), owned=True)
    ]
    persona: Annotated[str, Refers("Persona", to=("persona",), owned=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """A way of looking at a variant, under a name; without a `ViewPersona` it shows everyone."""

    table: ClassVar[str] = "view"
    noun: ClassVar[str] = "Saved view"

    variant: Annotated[str, Refers("Variant", to=("variant",), owned=True)]
    title: Annotated[str, Line("Title", hint="what this view is for")] = ""
    expectation: Annotated[bool, Flag("Shows what was expected")] = True
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewPersona(Record):
    """One of the personas that a saved view shows."""

    table: ClassVar[str] = "view_persona"
    noun: ClassVar[str] = "Shown persona"
    natural: ClassVar[tuple[str, ...]] = ("view", "persona")

    view: Annotated[str, Refers("Saved view", to=("view",), owned=True)]
    persona: Annotated[str, Refers("Persona", to=("persona",), owned=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewLane(Record):
    """One of the lanes that a saved view leaves out."""

    table: ClassVar[str] = "view_lane"
    noun: ClassVar[str] = "Hidden lane"
    natural: ClassVar[tuple[str, ...]] = ("view", "lane")

    view: Annotated[str, Refers("Saved view", to=("view",), owned=True)]
    lane: Annotated[str, Refers("Lane", to=("lane",), owned=True)]
