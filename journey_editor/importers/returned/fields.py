"""Fields: what a row changes of its action beside scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from journey_editor.importers.returned.list import ReturnedList, ReturnedRow, text_of
from journey_editor.importers.returned.notes import Notes, shown
from journey_editor.importers.returned.values import choice_of, day_of
from journey_editor.importers.xlsx import Value
from journey_editor.kernel.words import Words, plain
from journey_editor.model.edits.values import clean
from journey_editor.model.fields import Column, Day, Line, Prose, Refers
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Party
from journey_editor.model.workbook import TITLE, Fact, SheetColumn


@dataclass(frozen=True)
class Fields:
    """Reads the fields of the actions of one list.

    `base` is the project of which it was written, `party` finds or adds an
    owner by name, what cannot be taken is said in `notes`.
    """

    read: ReturnedList
    base: Project
    party: Callable[[str], str]
    tongues: Sequence[Words]
    words: Words
    notes: Notes

    def changed(self, row: ReturnedRow, was: Action) -> dict[str, Any]:
        """Return the fields that somebody changed in a row, of those that `was` had written there."""
        found: dict[str, Any] = {}
        for column in self.read.columns:
            declared = column.declared
            if declared is None or not column.given or not column.key.startswith(f"{Action.table}."):
                continue
            value = row.cells.get(column)
            if self._same(value, column, declared, was) or not self.notes.of_formula(row, column):
                continue
            place, written = self.notes.place(row, column), shown(text_of(value))
            try:
                meant = self._meant(value, column, declared)
            except ValueError:
                self.notes.add(
                    self.words(
                        "{place}: “{value}” cannot be kept there, and was left out",
                        place=place,
                        value=written,
                    )
                )
                continue
            if (meant is None and not declared.optional) or (column is TITLE and not meant):
                if getattr(was, declared.name) == declared.default:
                    continue
                self.notes.add(self.words("{place} is empty; it stays as it was", place=place))
            elif meant != getattr(was, declared.name):
                found[declared.name] = meant
        return found

    def _same(self, value: Value, column: SheetColumn, declared: Column, was: Action) -> bool:
        """Whether a cell says what was written there, but for space."""
        kept = getattr(was, declared.name)
        if isinstance(declared.field, Refers):
            party = self.base.get(Party, kept)
            if party is not None and party.private and column not in self.read.said:
                return True  # nobody can tell any more what it was called
            names = {self.read.said.get(column, {}).get(kept or "", ""), party.name if party else ""}
            return plain(text_of(value)) in map(plain, names)
        if isinstance(declared.field, Line | Prose):
            return self._text(value, declared).split() == str(kept).split()
        return text_of(value) == (kept or "")

    def _meant(self, value: Value, column: SheetColumn, declared: Column) -> Any:
        """Return what a cell says as the field keeps it; ValueError where it cannot be kept."""
        said = self.read.said.get(column, {})
        if isinstance(declared.field, Refers):
            name = text_of(value).strip()
            known = (id_ for id_, one in said.items() if plain(one) == plain(name))
            party = next((id_ for id_ in known if self.base.get(Party, id_)), None)
            return None if not name else party or self.party(name)
        if declared.options:
            return choice_of(value, declared.options, said, self.tongues)
        if isinstance(declared.field, Day):
            language = self.read.fact(Fact.LANGUAGE)
            # Who reads English may write the month first, or the day.
            return day_of(value, day_first=not language.startswith("en"))
        return self._text(value, declared).strip()

    def _text(self, value: Value, declared: Column) -> str:
        text: str = clean(Action, {declared.name: text_of(value)})[declared.name]
        return text
