"""File: what the rows of one workbook bring, taken in one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from journey_editor.importers.returned.coming import Coming
from journey_editor.importers.returned.fields import Fields
from journey_editor.importers.returned.list import ReturnedRow, text_of
from journey_editor.importers.returned.notes import shown
from journey_editor.importers.returned.returned import FromFile
from journey_editor.importers.returned.rows import Placed, placed
from journey_editor.importers.returned.values import score_of
from journey_editor.model.edits.values import clean
from journey_editor.model.records import Action, Comment, Criterion, Party, Score
from journey_editor.model.workbook import COMMENT, SCORES, scored

_CRITERIA: Final = {column: criterion for criterion, column in SCORES.items()}


class ReturnedFile:
    """Takes in one list; `scorer` says who scored where the workbook is not to be believed."""

    def __init__(self, coming: Coming, fields: Fields, *, scorer: str = "") -> None:
        self._coming, self._fields = coming, fields
        self._read, self._words, self._notes = fields.read, fields.words, fields.notes
        name: str = clean(Party, {"name": scorer or self._read.scorer or self._read.path.stem})["name"]
        self._name = name.strip() or self._read.path.name
        self._party: Party | None = None
        self._of = self._scored = self._comments = self._changed = 0
        self._empty = self._differ = 0
        self._criteria: set[Criterion] = set()
        self._new: list[str] = []

    def brought(self) -> FromFile:
        """Take in every row; return what came."""
        for one in placed(self._read, self._fields.base):
            self._take(one)
        self._note()
        return FromFile(
            path=self._read.path,
            scorer=self._party.name if self._party else "",
            scored=self._scored,
            of=self._of,
            comments=self._comments,
            fields=self._changed,
            new=tuple(self._new),
            notes=self._notes.said,
        )

    def _take(self, one: Placed) -> None:
        action = self._known(one) if one.id else self._added(one)
        if action is None:
            return
        self._of += 1
        self._scored += self._score(one.row, action)
        self._comment(one.row, action)

    def _known(self, one: Placed) -> Action | None:
        """Return the action of a row with an id, with its fields changed; None where it stays out."""
        base, there = self._fields.base.get(Action, one.id), self._coming.get(Action, one.id)
        if there is None:
            scored_ = any(text_of(one.row.cells.get(column)).strip() for column in _CRITERIA)
            was = base or Action(id=one.id, title=one.title)
            there = self._coming.missing(was, scored=scored_)
        if there is not None:
            self._set(one.row, there, base or there)
        return there

    def _added(self, one: Placed) -> Action | None:
        """Return the action of a row that somebody added; None where it has no title."""
        words = self._words
        if not one.title:
            self._notes.add(words("row {row} has no action, and was left out", row=one.row.number))
            return None
        there = None if one.copy else self._coming.titled(one.title)
        if there is not None:
            title = shown(one.title)
            self._notes.add(
                words(
                    "row {row}: there is an action “{title}”; scores and comment were taken as its own",
                    row=one.row.number,
                    title=title,
                )
            )
            return there
        made = self._coming.add_action(one.title)
        self._new.append(one.title)
        self._coming.put(replace(made, **self._fields.changed(one.row, made)))
        return made

    def _set(self, row: ReturnedRow, there: Action, was: Action) -> None:
        """Change the fields of an action that somebody changed in a row where `was` was written."""
        words, path = self._words, self._read.path
        values = self._fields.changed(row, was)
        for name, value in values.items():
            now, key = getattr(there, name), (there.id, name)
            if now not in (value, getattr(was, name)):
                place = self._notes.field(row, name)
                other = self._coming.said_by.get(key)
                self._notes.add(
                    words(
                        "{place}: {file} says otherwise; what this workbook says counts",
                        place=place,
                        file=other.name,
                    )
                    if other is not None
                    else words(
                        "{place} was changed on the map meanwhile; what the workbook says counts", place=place
                    )
                )
            self._changed += now != value
            self._coming.said_by[key] = path
        self._coming.put(replace(there, **values))

    def _score(self, row: ReturnedRow, action: Action) -> bool:
        """Take in the scores of a row; return whether there was one."""
        words, found = self._words, False
        for column, criterion in _CRITERIA.items():
            value = row.cells.get(column)
            if not text_of(value).strip() and column not in row.formulas:
                self._empty += self._has(Score, action=action.id, criterion=criterion, value=1)
                continue
            if not self._notes.of_formula(row, column):
                continue
            try:
                given = score_of(value)
            except ValueError:
                place, said = self._notes.place(row, column), shown(text_of(value))
                self._notes.add(
                    words(
                        "{place}: “{value}” is no score from 1 to 5, and was left out",
                        place=place,
                        value=said,
                    )
                )
                continue
            found = True
            self._criteria.add(criterion)
            self._say(Score, action=action.id, criterion=criterion, value=given)
        return found

    def _comment(self, row: ReturnedRow, action: Action) -> None:
        text: str = clean(Comment, {"text": text_of(row.cells.get(COMMENT))})["text"].strip()
        if not text and COMMENT not in row.formulas:
            self._empty += self._has(Comment, action=action.id)
        elif self._notes.of_formula(row, COMMENT) and text:
            self._comments += 1
            self._say(Comment, action=action.id, text=text)

    def _say(self, kind: type[Score | Comment], **values: Any) -> None:
        """Let the scorer have said something of an action."""
        self._party = self._party or self._coming.scorer(self._name)
        row = kind.known_by(scorer=self._party.id, **values)
        key = row.key.table, row.id
        before = self._coming.get(kind, row.id)
        self._differ += key in self._coming.said_by and before != row
        self._coming.said_by[key] = self._read.path
        self._coming.put(row)

    def _has(self, kind: type[Score | Comment], **values: Any) -> bool:
        """Whether the scorer said something of an action before."""
        party = self._party or self._coming.party(self._name)
        return (
            party is not None
            and self._coming.get(kind, kind.known_by(scorer=party.id, **values).id) is not None
        )

    def _note(self) -> None:
        words, project = self._words, self._coming.project
        if self._criteria - set(scored(project.setting.scheme)):
            self._notes.add(
                words(
                    "The map judges otherwise by now ({scheme}); these scores wait until it does so again",
                    scheme=words(project.setting.scheme),
                )
            )
        if self._empty:
            self._notes.add(
                words.count(
                    self._empty,
                    "{n} earlier score or comment of this scorer has an empty cell here, and stays",
                    "{n} earlier scores and comments of this scorer have empty cells here, and stay",
                )
            )
        if self._differ:
            self._notes.add(
                words.count(
                    self._differ,
                    "{n} score or comment differs from an earlier workbook of this scorer; it counts",
                    "{n} scores and comments differ from an earlier workbook of this scorer; they count",
                )
            )
