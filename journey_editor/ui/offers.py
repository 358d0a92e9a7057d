"""Offers: everything the finder can do or go to, ready to be searched."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

from PySide6.QtGui import QAction, QIcon, QKeySequence

from journey_editor.insight.contents import contents, rows_in
from journey_editor.insight.search import Entries, Query, Texts, folded
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.project import Project, Table
from journey_editor.model.records import (
    Card,
    Channel,
    Experience,
    Lane,
    Record,
    RowKey,
    Stage,
    Step,
    Transition,
    Variant,
)
from journey_editor.ui.actions import ACTIONS
from journey_editor.ui.inspector.heading import place_of, title_of

MOST: Final = 50  # shown at once
ONLY_ACTIONS, ONLY_ROWS = ">", "@"
_ITSELF: Final = "find-anything"
_PLACES: Final = (Variant, Stage, Step, Channel, Lane)  # what the place of a row is named after


@dataclass(frozen=True)
class Offer:
    """One line of the finder: an action to carry out, or a row to go to."""

    title: str
    about: str
    does: QAction | RowKey
    icon: QIcon
    keys: str = ""


class Offers:
    """The actions that can be done now, those of `used` first from its end on, and every row of a map."""

    def __init__(self, actions: Mapping[str, QAction], used: Collection[str], words: Words) -> None:
        self._actions = actions
        self._used = used
        self._words = words
        self._texts = Texts()
        self._acts: list[Offer] = []
        self._act_entries = Entries()
        self._map: tuple[Project, View] | None = None
        self._project: Project | None = None  # of which the rows were read
        self._rows: list[Record] = []
        self._row_entries = Entries()
        self._places: dict[str, tuple[Record, str]] = {}
        self._folded: dict[str, str] = {}  # many rows share a place
        self._setting: list[Table[Any] | None] = []

    def gather(self, project: Project, view: View) -> None:
        """Offer from now on what there is now."""
        declared = {one.id: one for one in ACTIONS if one.id != _ITSELF and self._actions[one.id].isEnabled()}
        used = [id_ for id_ in reversed([*self._used]) if id_ in declared]
        self._acts = [self._act(id_, declared[id_].menu) for id_ in dict.fromkeys([*used, *declared])]
        self._act_entries = Entries()
        for one in self._acts:
            self._act_entries.add(folded(one.title), folded(one.about))
        self._map = project, view

    def read_rows(self) -> None:
        """Be ready to find rows; only where the project is another than before there is something to do."""
        if self._map is None or self._map[0] is self._project:
            return
        project, view = self._map
        self._project = project
        self._texts.forget(project)
        tree = contents(project, journey=view.journey, variant=view.variant)
        rows = list(rows_in(tree))
        there = {row.key for row in rows}
        felt = (one for one in project.all(Experience).values() if one.subject in there)
        rows.sort(key=lambda row: isinstance(row, Transition))  # called after touchpoints, which come before
        self._rows = [*rows, *felt]
        self._index(project)

    def find(self, typed: str) -> tuple[list[Offer], int]:
        """Return the best offers for what is typed, and how many more there are.

        A `>` in front asks for actions only, an `@` for rows only; without
        anything typed there are the actions.
        """
        prefix = typed[:1] if typed[:1] in (ONLY_ACTIONS, ONLY_ROWS) else ""
        query = Query(typed[len(prefix) :])
        acts = Entries() if prefix == ONLY_ROWS else self._act_entries
        rows = Entries()
        if prefix != ONLY_ACTIONS and (query or prefix):
            self.read_rows()
            rows = self._row_entries
        found, count = query.best(acts, rows), len(acts.names)
        shown = [self._acts[at] if at < count else self._row(self._rows[at - count]) for at in found[:MOST]]
        return shown, max(len(found) - MOST, 0)

    def _act(self, id_: str, menu: str) -> Offer:
        action = self._actions[id_]
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return Offer(_plain(action.text()), _plain(self._words(menu)), action, action.icon(), keys)

    def _index(self, project: Project) -> None:
        setting = [project.tables.get(kind.table) for kind in _PLACES]
        if any(new is not old for new, old in zip_longest(setting, self._setting)):
            self._setting = setting
            self._places, self._folded = {}, {}
        self._row_entries = Entries()
        for row in self._rows:
            own, where = self._texts.of(row), self._place(project, row)
            if isinstance(row, Transition | Experience):  # called after the rows it joins
                self._row_entries.add(folded(title_of(project, row, self._words)), f"{own} {where}")
            else:
                self._row_entries.add(own, where)

    def _place(self, project: Project, row: Record) -> str:
        known = self._places.get(row.id)
        if known is None or known[0] is not row:
            place = place_of(project, row, self._words)
            where = self._folded.get(place)
            if where is None:
                where = self._folded[place] = folded(place)
            known = self._places[row.id] = row, where
        return known[1]

    def _row(self, row: Record) -> Offer:
        assert self._project is not None
        kind = row.kind.value if isinstance(row, Card) else row.table
        action = self._actions.get(f"insert-{kind}")
        icon = action.icon() if action else QIcon()
        title, about = (say(self._project, row, self._words) for say in (title_of, place_of))
        return Offer(title, about, row.key, icon)


def _plain(text: str) -> str:
    return text.replace("&", "")
