"""Quotes: what people wrote freely waits in the inbox, private."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from journey_editor.importers.feedback.answers import Said, Tally
from journey_editor.importers.feedback.places import Places
from journey_editor.kernel.ids import Mint, natural_id
from journey_editor.model.edits.ranking import all_placed
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    CardKind,
    Evidence,
    Opportunity,
    Pain,
    Persona,
    Record,
    Source,
    Touchpoint,
)
from journey_editor.model.structure import inbox_of

_SIGNED: Final = "\n— "


@dataclass(frozen=True)
class Quotes:
    """The rows that texts make, how many texts come, and how many came before."""

    rows: tuple[Record, ...]
    come: int
    known: int


def quotes(project: Project, tally: Tally, places: Places, source: Source, *, mint: Mint) -> Quotes:
    """Return a private quote of each text, with the source as its evidence.

    What came with the same file before does not come again, whatever became of
    its card.
    """
    became = _became(project, source)
    made: list[Card] = []
    for said in tally.texts:
        id_ = natural_id(Card.table, source.id, str(said.row), str(said.column))
        if project.get(Card, id_) is None and said.text not in became:
            text = _signed(project, places, said)
            made.append(Card(id=id_, kind=CardKind.QUOTE, text=text, private=True))
    rows: list[Record] = [*all_placed(made, inbox_of(project), None, mint=mint)] if made else []
    rows += [Evidence.known_by(subject=card.key, source=source.id) for card in made]
    return Quotes(tuple(rows), len(made), len(tally.texts) - len(made))


def _became(project: Project, source: Source) -> set[str]:
    """Return the texts of a source whose cards became pains or opportunities, which have ids of their own."""
    subjects = (one.subject for one in project.all(Evidence).where("source", source.id))
    rows = (project.row(key) for key in subjects)
    return {
        row.text.rpartition(_SIGNED)[0] or row.text for row in rows if isinstance(row, Pain | Opportunity)
    }


def _signed(project: Project, places: Places, said: Said) -> str:
    """Return a text with whose it is and what it is about below it, as far as that is known."""
    whose = project.get(Persona, places.persona(said.at))
    where = project.get(Touchpoint, places.touchpoint(said.at))
    names = [row.title for row in (whose, where) if row is not None and row.title]
    return f"{said.text}{_SIGNED}{', '.join(names)}" if names else said.text
