"""Standing: what a row is and where on the map it stands, as in "Card “Signs” in Quotes at Find"."""

from __future__ import annotations

from typing import Final

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.model.edits.cards import PLACE
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Journey,
    Lane,
    Note,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Variant,
)
from journey_editor.model.structure import variant_of

LONGEST: Final = 80  # characters of a name or a text in a sentence
_PLACES: Final[dict[type[Record], tuple[str, ...]]] = {
    Stage: ("variant",),
    Step: ("stage",),
    Touchpoint: ("step", "channel"),
    Lane: ("journey",),
}


def place_fields(kind: type[Record]) -> tuple[str, ...]:
    """Return the fields that say where on the map rows of a kind stand, beside their order there."""
    return PLACE if issubclass(kind, Note) else _PLACES.get(kind, ())


def place_names(project: Project, row: Record, words: Words) -> tuple[str, ...]:
    """Return where a row stands: lane and steps, step and channel, or what else it lies in.

    Each name is isolated.  What stands nowhere on the map has none.
    """

    def called(kind: type[Record], id_: str | None) -> str:
        name = name_of(project, RowKey(kind.table, id_ or ""), words)
        return isolated(shortened(name, longest=LONGEST)) if name else words("something unknown")

    match row:
        case Note(lane=None):
            return (words("Inbox"),)
        case Note(lane=lane, stage=str(stage)):
            return called(Lane, lane), called(Stage, stage)
        case Note(lane=lane, first_step=first, last_step=last):
            return called(Lane, lane), " – ".join(called(Step, end) for end in dict.fromkeys((first, last)))
        case Touchpoint(step=step, channel=channel):
            return called(Step, step), called(Channel, channel)
        case Step(stage=stage):
            return (called(Stage, stage),)
        case Stage(variant=variant):
            return (called(Variant, variant),)
        case Lane(journey=journey):
            return (called(Journey, journey),)
        case _:
            return ()


def standing(project: Project, row: Record, words: Words, *, named: bool = True, placed: bool = True) -> str:
    """Return what a row is, what it is called and where it stands; `named` and `placed` leave parts out.

    Which variant it belongs to is said where the map has several.
    """
    said = words(row.noun)
    name = name_of(project, row.key, words).strip()
    if named and name and name != said:
        said = f"{said} {quoted(name)}"
    if placed:
        said = _placed(said, row, place_names(project, row, words), words)
    variants = project.all(Variant)
    variant = project.get(Variant, variant_of(project, row)) if len(variants) > 1 else None
    if variant is None:
        return said
    journeys = project.all(Journey)
    journey = journeys.get(variant.journey) if len(journeys) > 1 else None
    parts = (journey.title if journey else "", variant.title or words(variant.kind.value))
    return f"{said} ({' · '.join(isolated(shortened(part, longest=LONGEST)) for part in parts if part)})"


def quoted(text: str) -> str:
    """Return what people wrote, cut to one short line, for a sentence of ours."""
    return f"“{isolated(shortened(text, longest=LONGEST))}”"


def _placed(said: str, row: Record, names: tuple[str, ...], words: Words) -> str:
    match row:
        case Note(lane=None):
            return words("{what} in the inbox", what=said)
        case Note():
            lane, place = names
            return words("{what} in {lane} at {place}", what=said, lane=lane, place=place)
        case Touchpoint():
            place, channel = names
            return words("{what} at {place} on {channel}", what=said, place=place, channel=channel)
        case Step():
            return words("{what} in {place}", what=said, place=names[0])
        case _:
            return said
