"""Coming: what workbooks bring, one after another, on its way to one change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from journey_editor.importers.returned.returned import Asked
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import plain
from journey_editor.model.change import Change
from journey_editor.model.edits.parties import add_person, party_named
from journey_editor.model.edits.ranking import all_placed
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Party, Record, RowKey
from journey_editor.model.validity import problems, require_valid

R = TypeVar("R", bound=Record)


class Coming:
    """The rows that come to a project; `taken` are ids that it does not have, of actions that shall come."""

    def __init__(self, project: Project, mint: Mint, taken: frozenset[str]) -> None:
        self.project = project
        self._mint, self._taken = mint, taken
        self._people = project  # with the parties that come
        self._rows: dict[RowKey, Record] = {}
        self._asked: dict[str, Asked] = {}
        self._became: dict[str, str] = {}  # actions that were asked about, by the ids in workbooks
        self._titled: dict[str, str] = {}
        self.said_by: dict[tuple[str, str], Path] = {}
        """Which workbook said what a row has in a field."""
        for action in reversed(project.all(Action).sorted()):  # of equal titles the first counts
            self._titled[plain(action.title)] = action.id

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The actions that workbooks have and the map does not."""
        return tuple(self._asked.values())

    def get(self, kind: type[R], id_: str) -> R | None:
        """Return a row as it is by now."""
        came = self._rows.get(RowKey(kind.table, id_))
        return came if isinstance(came, kind) else self.project.get(kind, id_)

    def put(self, row: Record) -> None:
        """Let a row come, or another one in its place; InvalidRecordError where it is not as declared."""
        require_valid(row)
        self._rows[row.key] = row

    def owner(self, name: str) -> str:
        """Return the party of this name, added where there is none."""
        there = self.party(name)
        return there.id if there else self._join(add_row(self._people, Party, mint=self._mint, name=name)).id

    def party(self, name: str) -> Party | None:
        """Return who has this name, on the map or come by now."""
        return party_named(self._people, name)

    def scorer(self, name: str) -> Party:
        """Return who scores under this name, added as a private person where there is none."""
        return self.party(name) or self._join(add_person(self._people, name, mint=self._mint)[1])

    def _join(self, added: Change) -> Party:
        self._people = added.applied_to(self._people)
        (party,) = added.added(Party)
        self.put(party)
        return party

    def titled(self, title: str) -> Action | None:
        """Return the action of this title, on the map or come by now."""
        id_ = self._titled.get(plain(title))
        return self.get(Action, id_) if id_ is not None else None

    def new_action(self, action: Action) -> Action:
        """Let an action come; it has a new id where its own is none or is taken."""
        if problems(action) or self.get(Action, action.id):
            action = replace(action, id=self._mint.id())
        self.put(action)
        self._titled.setdefault(plain(action.title), action.id)
        return action

    def add_action(self, title: str) -> Action:
        """Let an action of this title come."""
        return self.new_action(Action(id=self._mint.id(), title=title))

    def missing(self, action: Action, *, scored: bool) -> Action | None:
        """Ask about an action that the map does not have; return it as it is by now where it shall come."""
        before = self._asked.get(action.id)
        taken = action.id in self._taken
        many = (before.scored if before else 0) + scored
        self._asked[action.id] = Asked(action.id, before.title if before else action.title, many, taken)
        if not taken:
            return None
        if action.id not in self._became:
            owner = action.owner if self._people.get(Party, action.owner) else None
            came = replace(action, rank="", owner=owner)
            self._became[action.id] = self.new_action(came).id
        return self.get(Action, self._became[action.id])

    def change(self) -> Change:
        """Return all that came, new actions at the end of their list."""
        there = self.project.all(Action)
        new = [row for row in self._rows.values() if isinstance(row, Action) and row.id not in there]
        ranked: Iterable[Record] = all_placed(new, there.sorted(), None, mint=self._mint) if new else ()
        for row in ranked:
            now = self._rows.get(row.key, row)
            self._rows[row.key] = _ranked(now, row)
        return Change.putting(self.project, *self._rows.values())


def _ranked(row: Any, other: Any) -> Record:
    ranked: Record = replace(row, rank=other.rank)
    return ranked
