"""Parties: somebody by their name, whether they are in the project yet or not."""

from __future__ import annotations

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import clean
from journey_editor.model.project import Project
from journey_editor.model.records import Party, PartyKind


def party_named(project: Project, name: str, *, kind: PartyKind | None = None) -> Party | None:
    """Return the party of this name, whatever its capitals, or None; with a `kind`, one of that kind."""
    wanted = _plain(name)
    if not wanted:
        return None
    parties = (one for one in project.all(Party).sorted() if kind in (None, one.kind))
    return next((one for one in parties if _plain(one.name) == wanted), None)


def add_person(project: Project, name: str, *, mint: Mint) -> tuple[Party, Change]:
    """Return a new private person of this name, and the change that adds them."""
    added = add_row(project, Party, mint=mint, name=name, kind=PartyKind.PERSON, private=True)
    (person,) = added.added(Party)
    return person, added


def _plain(name: str) -> str:
    said: str = clean(Party, {"name": name})["name"]
    return " ".join(said.split()).casefold()
