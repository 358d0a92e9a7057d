"""Lines: every revision as a list, the newest first; what a line says is worked out when it is seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from journey_editor.kernel.words import Words, isolated
from journey_editor.model.revision import Revision
from journey_editor.session.past import Past, taken_back
from journey_editor.ui.history.line_look import ABOUT, PALE
from journey_editor.ui.history.said import called, when
from journey_editor.ui.labels import tip

_Index = QModelIndex | QPersistentModelIndex


class Lines(QAbstractListModel):
    """Two short lines of text for each revision: what was done, and when, by whom, and how it stands."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._log: tuple[Revision, ...] = ()
        self._own: set[str] = set()
        self._undone: frozenset[str] = frozenset()
        self._places: list[int] | None = None  # in the log, of the lines that are shown; None: all are

    def show_past(self, past: Past) -> bool:
        """Show a log; return whether it differs from the one that was shown."""
        before, log = self._log, past.log
        if log == before:
            return False
        old, new = len(before), len(log)
        grows = 0 < old <= new and log[: old - 1] == before[:-1] and log[old - 1].id == before[-1].id
        self._learn(past, since=old if grows else 0)
        if grows and self._places is None:
            if new > old:
                self.beginInsertRows(QModelIndex(), 0, new - old - 1)
            self._log = log
            if new > old:
                self.endInsertRows()
            self.dataChanged.emit(self.index(0), self.index(new - 1))  # what was here may be undone
        else:
            self.beginResetModel()
            self._log = log
            self._places = self._marked() if self._places is not None else None
            self.endResetModel()
        return True

    def show_marked(self, *, only: bool) -> None:
        """Show only moments that have a name or were saved, or all again."""
        self.beginResetModel()
        self._places = self._marked() if only else None
        self.endResetModel()

    def revision(self, row: int) -> Revision | None:
        """Return what a line tells of, or None where there is no such line."""
        if not 0 <= row < self.rowCount():
            return None
        return self._log[len(self._log) - 1 - row if self._places is None else self._places[row]]

    def row_of(self, id_: str) -> int | None:
        """Return which line tells of a revision, or None where none that is shown does."""
        rows = range(self.rowCount())
        return next((row for row in rows if (one := self.revision(row)) is not None and one.id == id_), None)

    def is_now(self, one: Revision) -> bool:
        """Whether the map is as it was after a revision because that is the last."""
        return one is self._log[-1]

    def _learn(self, past: Past, *, since: int) -> None:
        """Find out which revisions are the map's own, and which of them are undone."""
        log, added = past.log, past.log[since:]
        in_line = since and all(
            one.parents[:1] == (before.id,) for before, one in zip(log[since - 1 :], added, strict=False)
        )
        if in_line:
            self._own.update(one.id for one in added)
        else:
            self._own = {one.id for one in past.own()}
        if not since or any(one.undoes for one in added):
            self._undone = taken_back(log)

    def _marked(self) -> list[int]:
        last = len(self._log) - 1
        return [
            at for at in range(last, -1, -1) if at == last or self._log[at].checkpoint or self._log[at].saved
        ]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines there are."""
        shown = self._log if self._places is None else self._places
        return 0 if parent.isValid() else len(shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a line says, and how it looks."""
        one = self.revision(index.row())
        assert one is not None
        if role == Qt.ItemDataRole.DisplayRole:
            sign = "⚑ " if one.checkpoint else "" if one.id in self._own else "↳ "
            return sign + called(one)
        if role == ABOUT:
            return " · ".join(self._about(one))
        if role == PALE:
            return one.id in self._undone or one.id not in self._own
        if role == Qt.ItemDataRole.AccessibleTextRole:
            named = [self._words("named moment")] if one.checkpoint else []
            return ", ".join([called(one), *named, *self._about(one)])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(" · ".join([called(one), *self._about(one)]))
        if role == Qt.ItemDataRole.FontRole and one.checkpoint:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _about(self, one: Revision) -> list[str]:
        words = self._words
        found = [words("now")] if self.is_now(one) else []
        found.append(when(one, words))
        if one.id not in self._own:
            found.append(words("came with a merge"))
        if one.saved:
            found.append(f"✓ {words('saved')}")
        if one.id in self._undone:
            found.append(words("undone"))
        if one.author:
            found.append(isolated(one.author))
        return found
