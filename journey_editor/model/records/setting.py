"""The setting: the organisation, its people, channels, personas and evidence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from journey_editor.model.fields import Choice, Day, Hue, Id, Line, Private, Prose, Rank, Real, Whole
from journey_editor.model.records.base import Record
from journey_editor.model.records.scores import Scheme


class PartyKind(StrEnum):
    """Who a party is."""

    PERSON = "person"
    TEAM = "team"
    ROLE = "role"


class Modality(StrEnum):
    """How people meet the organisation on a channel."""

    DIGITAL = "digital"
    HUMAN = "human"
    PHYSICAL = "physical"
    HYBRID = "hybrid"


class PersonaKind(StrEnum):
    """Whose experience a persona stands for."""

    PATRON = "patron"
    STAFF = "staff"


class Dash(StrEnum):
    """How a persona's curve is broken."""

    SOLID = "solid"
    DASHED = "dashed"
    DASH_DOT = "dash-dot"
    DOTTED = "dotted"


class Marker(StrEnum):
    """The shape of the points on a persona's curve."""

    CIRCLE = "circle"
    SQUARE = "square"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"


class CurveStyle(StrEnum):
    """How a curve runs from one point to the next; none goes beyond its points."""

    SMOOTH = "smooth"
    STRAIGHT = "straight"
    STEPPED = "stepped"


class PictureKind(StrEnum):
    """How the bytes of a picture are written."""

    PNG = "image/png"
    JPEG = "image/jpeg"


class SourceKind(StrEnum):
    """Where something we know comes from (R-08)."""

    PATRON = "patron"
    FRONT_LINE = "front line"
    MANAGEMENT = "management"
    STUDENT = "student"
    SURVEY = "survey"
    LOG = "log"
    ASSUMPTION = "assumption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Record):
    """The one row that says whose project this is; its id is the project's."""

    table: ClassVar[str] = "project"
    noun: ClassVar[str] = "Project"

    title: Annotated[str, Line("Title", hint="the name of this map")] = ""
    organisation: Annotated[str, Line("Organisation", hint="whose service it is")] = ""
    language: Annotated[str, Line("Language", hint="en or nl: the words around the map", longest=35)] = "en"
    levels: Annotated[int, Whole("Levels of emotion", least=3, most=7, hint="3, 5 or 7")] = 5
    impact_cut: Annotated[float, Real("High impact from", hint="1 to 5", least=1, most=5)] = 3.5
    feasibility_cut: Annotated[float, Real("High feasibility from", hint="1 to 5", least=1, most=5)] = 3.5
    low_point: Annotated[
        float, Real("Low point below", hint="−1 very poor … 1 very good", least=-1, most=1)
    ] = -0.5
    curves: Annotated[CurveStyle, Choice("Curves")] = CurveStyle.SMOOTH
    scheme: Annotated[Scheme, Choice("Priority is", since=2)] = Scheme.TWO_AXES


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Record):
    """Somebody who owns, scores or pledges."""

    table: ClassVar[str] = "party"
    noun: ClassVar[str] = "Owner"

    name: Annotated[str, Line("Name", hint="a team, a role or a person", personal=True)] = ""
    kind: Annotated[PartyKind, Choice("Kind")] = PartyKind.TEAM
    private: Annotated[bool, Private("Private")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Record):
    """A medium, such as the website, the desk or a kiosk."""

    table: ClassVar[str] = "channel"
    noun: ClassVar[str] = "Channel"

    title: Annotated[str, Line("Title", hint="such as website or information desk")] = ""
    modality: Annotated[Modality, Choice("Modality")] = Modality.DIGITAL
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona(Record):
    """A patron type, drawn with a colour, a dash and a marker of its own."""

    table: ClassVar[str] = "persona"
    noun: ClassVar[str] = "Persona"

    title: Annotated[str, Line("Title", hint="such as student or parent")] = ""
    kind: Annotated[PersonaKind, Choice("Kind")] = PersonaKind.PATRON
    generation: Annotated[str, Line("Generation", hint="such as born 1990–2005")] = ""
    goals: Annotated[str, Prose("Goals", hint="what they come for")] = ""
    quote: Annotated[str, Prose("In their words", hint="what they would say")] = ""
    colour: Annotated[str, Hue("Colour")] = "#0072b2"
    dash: Annotated[Dash, Choice("Line")] = Dash.SOLID
    marker: Annotated[Marker, Choice("Marker")] = Marker.CIRCLE
    rank: Annotated[str, Rank()] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A piece of research that evidence comes from."""

    table: ClassVar[str] = "source"
    noun: ClassVar[str] = "Source"

    title: Annotated[str, Line("Title", hint="such as interviews, autumn")] = ""
    kind: Annotated[SourceKind, Choice("Kind")] = SourceKind.ASSUMPTION
    date: Annotated[str | None, Day("Date")] = None
    n: Annotated[int | None, Whole("Number asked", unit="people")] = None
    private: Annotated[bool, Private("Private")] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture(Record):
    """A picture; its bytes lie beside the records, known by their SHA-256.  Its size is in pixels."""

    table: ClassVar[str] = "picture"
    noun: ClassVar[str] = "Picture"
    natural: ClassVar[tuple[str, ...]] = ("hash",)

    hash: Annotated[str, Id("Hash")]
    mime: Annotated[PictureKind, Choice("Kind")]
    width: Annotated[int, Whole("Width", unit="px", least=1, most=100_000)]
    height: Annotated[int, Whole("Height", unit="px", least=1, most=100_000)]
