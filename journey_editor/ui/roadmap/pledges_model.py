"""Pledges model: who pledged what, for which action, and how long there is still time."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from PySide6.QtCore import QObject, Qt

from journey_editor.insight.naming import name_of
from journey_editor.insight.pledges import days_left, due_on, is_asked
from journey_editor.kernel.words import Words, shortened
from journey_editor.layout.style import LOST, ROUGH, SOFT
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Party, Pledge, RowKey
from journey_editor.ui.headed import HeadedModel, Index
from journey_editor.ui.labels import tip
from journey_editor.ui.theme import font, qcolour

TITLE, PARTY, ACTION, MADE, DUE, LEFT, KEPT = range(7)
_HEADS: Final = ("Pledge", "Pledged by", "Action", "Pledged on", "Day 90", "Left", "Kept")
_LONGEST: Final = 200  # characters of a name
_SOON: Final = 14  # days


class PledgesModel(HeadedModel):
    """The pledges of one map: first those to be asked about, then those that run, then those reported on."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self.headings = [words(one) for one in _HEADS]
        self._words = words
        self._rows: tuple[Pledge, ...] = ()
        self._said: tuple[tuple[str, ...], ...] = ()
        self._today = dt.date.min

    def show_pledges(self, project: Project, today: dt.date) -> None:
        """Show the pledges of a project, on a day."""
        rows = tuple(sorted(project.all(Pledge).sorted(), key=lambda one: _order(one, today)))
        said = tuple(self._texts(project, one, today) for one in rows)
        if (rows, said) == (self._rows, self._said):
            return
        self.beginResetModel()
        self._rows, self._said, self._today = rows, said, today
        self.endResetModel()

    def key_at(self, row: int) -> RowKey:
        """Return the pledge in a row."""
        return self._rows[row].key

    def row_of(self, key: RowKey | None) -> int | None:
        """Return the row of a pledge, None where it has none."""
        return next((row for row, one in enumerate(self._rows) if one.key == key), None)

    def count(self) -> int:
        """Return how many pledges there are."""
        return len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, and how: what is to be asked stands out by weight as well as colour."""
        pledge, said = self._rows[index.row()], self._said[index.row()][index.column()]
        left, asks = days_left(pledge, self._today), is_asked(pledge, self._today)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return said
            case Qt.ItemDataRole.ToolTipRole if index.column() in (TITLE, PARTY, ACTION):
                return tip(said)
            case Qt.ItemDataRole.FontRole if index.column() == TITLE or (asks and index.column() >= LEFT):
                return font(bold=True)
            case Qt.ItemDataRole.ForegroundRole if index.column() == LEFT and pledge.kept is None:
                soon = left is not None and left <= _SOON
                return qcolour(LOST if asks else ROUGH if soon else SOFT)
            case Qt.ItemDataRole.ForegroundRole if index.column() in (MADE, DUE):
                return qcolour(SOFT)
            case _:
                return None

    def _texts(self, project: Project, one: Pledge, today: dt.date) -> tuple[str, ...]:
        words, due = self._words, due_on(one)
        names = [
            shortened(name_of(project, RowKey(kind.table, id_ or ""), words), longest=_LONGEST)
            for kind, id_ in ((Party, one.party), (Action, one.action))
        ]
        days = [words.day(day) if day else "" for day in (one.date, due.isoformat() if due else None)]
        title = shortened(one.title, longest=_LONGEST) or words("Untitled")
        return (title, *names, *days, self._left(one, today), self._kept(one, today))

    def _left(self, one: Pledge, today: dt.date) -> str:
        left, words = days_left(one, today), self._words
        if left is None or one.kept is not None:
            return ""
        if left == 0:
            return words("today")
        if left > 0:
            return words.count(left, "{n} day", "{n} days")
        return words.count(-left, "over for {n} day", "over for {n} days")

    def _kept(self, one: Pledge, today: dt.date) -> str:
        if one.kept is not None:
            return self._words("✓ kept" if one.kept else "✗ not kept")
        return self._words("Was it kept?") if is_asked(one, today) else ""


def _order(one: Pledge, today: dt.date) -> tuple[int, str]:
    return 0 if is_asked(one, today) else 1 if one.kept is None else 2, one.date or "~"
