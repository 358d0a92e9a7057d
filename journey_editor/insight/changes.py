"""Changes: what differs between two projects, row by row, in words for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from journey_editor.insight.belonging import going_with
from journey_editor.insight.contents import reading_order
from journey_editor.insight.naming import calling_field
from journey_editor.insight.standing import place_fields, place_names, quoted, standing
from journey_editor.insight.values import label_words, value_words
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change, RowEdit
from journey_editor.model.edits.removal import rows_of
from journey_editor.model.fields import Column, Id, Line, Prose, Rank, Refers, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Record, RowKey, order


class Fared(StrEnum):
    """What became of a row; one that moved stands elsewhere and says what it said."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class FieldTold:
    """One field of a row: its name and label, and what it said before and says after, in full."""

    name: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one row.

    `said` is a sentence without its full stop, in which texts are cut and names
    isolated.  `fields` has those that differ, of a row that is in both projects;
    its order among its neighbours is none of them.
    """

    key: RowKey
    kind: Fared
    said: str
    fields: tuple[FieldTold, ...] = ()


def changes_between(old: Project, new: Project, words: Words) -> tuple[Told, ...]:
    """Return what became of each row that differs, each once, in the order in which the map is read.

    A row that is gone is told where it stood.  What no map shows comes last, by
    the order of `TABLES`.
    """
    change = Change.between(old, new)
    if not change:
        return ()
    teller = _Teller(old, new, change, words)
    places = _order(old, new, change)
    return tuple(teller.told(key, change.edits[key]) for key in sorted(change.edits, key=places.__getitem__))


def changes_of(keys: Iterable[RowKey], old: Project, new: Project, words: Words) -> tuple[Told, ...]:
    """Return what became of each of these rows that differs, in their order."""
    change = Change.between(old, new)
    teller = _Teller(old, new, change, words)
    return tuple(teller.told(key, change.edits[key]) for key in keys if key in change.edits)


def sentences_of(changes: Sequence[Told], words: Words, *, most: int) -> list[str]:
    """Return what the first `most` changes say, and then in a line how many more there are."""
    said = [one.said for one in changes[:most]]
    more = len(changes) - len(said)
    return [*said, words("and {n} more", n=words.number(more))] if more else said


class _Teller:
    """Tells of the rows of one change."""

    def __init__(self, old: Project, new: Project, change: Change, words: Words) -> None:
        self._old, self._new, self._words = old, new, words
        self._gone = going_with(rows_of(change))
        self._come = going_with(change.added(Record))

    def told(self, key: RowKey, edit: RowEdit) -> Told:
        words = self._words
        if edit.after is None:
            assert edit.before is not None
            said = words("{what} removed", what=standing(self._old, edit.before, words))
            return Told(key, Fared.REMOVED, said + self._with(self._gone[key]))
        if edit.before is None:
            said = words("{what} added", what=standing(self._new, edit.after, words))
            return Told(key, Fared.ADDED, said + self._with(self._come[key]))
        return self._differing(edit.before, edit.after)

    def _with(self, number: int) -> str:
        if not number:
            return ""
        return f", {self._words.count(number, 'and {n} row with it', 'and {n} rows with it')}"

    def _differing(self, before: Record, after: Record) -> Told:
        words, old = self._words, self._old
        columns = [
            column
            for column in columns_of(type(after))
            if getattr(before, column.name) != getattr(after, column.name)
        ]
        fields = tuple(self._field(column, before, after) for column in columns if _is_told(column))
        where = place_fields(type(after))
        moved = any(column.name in where for column in columns)
        others = [column for column in columns if column.name not in where and _is_told(column)]
        clauses = [self._clause(column, before, after) for column in others]
        what = standing(
            old,
            before,
            words,
            named=calling_field(before) not in {one.name for one in others},
            placed=not moved,
        )
        if moved:
            what = self._moved(what, before, after)
        elif not clauses:
            what = words("{what} moved among its neighbours", what=what)
        said = ": ".join(part for part in (what, "; ".join(clauses)) if part)
        return Told(after.key, Fared.CHANGED if clauses else Fared.MOVED, said, fields)

    def _moved(self, what: str, before: Record, after: Record) -> str:
        """Say from where to where a row moved, as far as these differ."""
        words = self._words
        here, there = place_names(self._old, before, words), place_names(self._new, after, words)
        if len(here) == len(there) and here != there:
            pairs = [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]]
            here, there = tuple(one for one, _ in pairs), tuple(one for _, one in pairs)
        return words(
            "{what} moved from {one} to {other}", what=what, one=" · ".join(here), other=" · ".join(there)
        )

    def _field(self, column: Column, before: Record, after: Record) -> FieldTold:
        words = self._words
        return FieldTold(
            column.name,
            label_words(type(after), column.name, words),
            value_words(self._old, before, column.name, words),
            value_words(self._new, after, column.name, words),
        )

    def _clause(self, column: Column, before: Record, after: Record) -> str:
        told = self._field(column, before, after)
        label = told.label[:1].lower() + told.label[1:]
        one, other = (
            quoted(said)
            if getattr(row, column.name) and isinstance(column.field, Line | Prose | Refers)
            else said
            for row, said in ((before, told.before), (after, told.after))
        )
        return self._words("{field} was {one}, is {other}", field=label, one=one, other=other)


def _is_told(column: Column) -> bool:
    return not isinstance(column.field, Id | Rank)


def _order(old: Project, new: Project, change: Change) -> dict[RowKey, tuple[object, ...]]:
    """Return what the rows of a change are sorted by; one that is gone follows what stood before it."""
    now = {key: place for place, key in enumerate(reading_order(new))}
    found: dict[RowKey, tuple[object, ...]] = {}
    last = -1
    for place, key in enumerate(reading_order(old)):
        last = now.get(key, last)
        found[key] = (0, last, place + 1) if key not in now else (0, last, 0)
    found |= {key: (0, place, 0) for key, place in now.items()}
    tables = {table: place for place, table in enumerate(TABLES)}
    for key, edit in change:
        if key not in found:
            row = edit.after or edit.before
            assert row is not None
            found[key] = (1, tables[key.table], order(row))
    return found
