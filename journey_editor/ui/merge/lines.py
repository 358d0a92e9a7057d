"""Lines: all that a merge has to say, as a list; what a line says is worked out when it is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from journey_editor.insight.clashes import clash_words, place_of_clash
from journey_editor.insight.standing import standing
from journey_editor.insight.values import label_words
from journey_editor.kernel.words import Words
from journey_editor.model.merge import Clash, Join, Recoded, Side
from journey_editor.model.records import TABLES, RowKey
from journey_editor.session.exchange import Arrival, Exchange
from journey_editor.ui.history.line_look import ABOUT
from journey_editor.ui.labels import sentence, tip
from journey_editor.ui.merge.signs import badge

_Index = QModelIndex | QPersistentModelIndex


class Kind(StrEnum):
    """What a line is about."""

    CLASH = "clash"
    JOIN = "same name"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    RECODED = "code"
    MENDED = "mended"


@dataclass(frozen=True)
class Line:
    """One thing that the copy at `place` brought, the row that it is about, and what it is of."""

    place: int
    kind: Kind
    key: RowKey
    of: Clash | Join | Recoded | str = ""

    @property
    def name(self) -> tuple[object, ...]:
        """What the line is known by, whatever is decided meanwhile."""
        what = self.of.fields if isinstance(self.of, Clash) else self.of if isinstance(self.of, Join) else ()
        return self.place, self.kind, self.key, what


def lines_of(exchange: Exchange) -> Iterator[Line]:
    """Yield what wants deciding first, then what came, copy by copy."""
    arrivals = exchange.arrivals
    for place, arrival in enumerate(arrivals):
        for clash in arrival.merged.clashes:
            yield Line(place, Kind.CLASH, clash.key, clash)
    for place, arrival in enumerate(arrivals):
        for join in sorted((*arrival.merged.joins, *arrival.joined)):
            yield Line(place, Kind.JOIN, join.ours, join)
    tables = list(TABLES)
    for place, arrival in enumerate(arrivals):
        news = arrival.merged.news
        for kind, keys in (
            (Kind.ADDED, news.added),
            (Kind.CHANGED, news.changed),
            (Kind.REMOVED, news.removed),
        ):
            for key in sorted(keys, key=lambda key: (tables.index(key.table), key.id)):
                yield Line(place, kind, key)
        for code in arrival.merged.recoded:
            yield Line(place, Kind.RECODED, code.key, code)
        for one in arrival.merged.mended:
            yield Line(place, Kind.MENDED, one.key, one.done)


class Lines(QAbstractListModel):
    """Two short lines of text for each: the row where it stands, and what there is to say of it."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._exchange: Exchange | None = None
        self._lines: list[Line] = []

    def show_exchange(self, exchange: Exchange) -> None:
        """Show what an exchange has to say now."""
        self.beginResetModel()
        self._exchange, self._lines = exchange, list(lines_of(exchange))
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return a line, or None where there is no such."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, line: Line) -> int | None:
        """Return where a line stands now, or None where there is nothing more to say of that."""
        return next((row for row, one in enumerate(self._lines) if one.name == line.name), None)

    def undecided_after(self, row: int) -> int | None:
        """Return the next row of a clash that nobody decided, from the first again after the last."""
        rows = [*range(row + 1, len(self._lines)), *range(row + 1)]
        return next((one for one in rows if self._is_open(self._lines[one])), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a line says, and how it looks."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return sentence(self.what(line))
        if role == ABOUT:
            return self.about(line)
        if role == Qt.ItemDataRole.DecorationRole:
            return badge(line.place)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            copy = self._words("copy {n}", n=line.place + 1)
            return f"{self.what(line)}, {self.about(line)}, {copy}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(sentence(self._whole(line)))
        if role == Qt.ItemDataRole.FontRole and self._is_open(line):
            font = QFont()
            font.setBold(True)
            return font
        return None

    def what(self, line: Line) -> str:
        """Say which row a line is about, and where it stands."""
        arrival = self._arrival(line)
        if isinstance(line.of, Clash):
            return place_of_clash(line.of, arrival.ours, arrival.theirs, self._words)
        for project in (arrival.after, arrival.ours, arrival.theirs):
            row = project.row(line.key)
            if row is not None:
                return standing(project, row, self._words)
        return self._words(TABLES[line.key.table].noun)

    def about(self, line: Line) -> str:
        """Say what a line has to say of its row."""
        words, of = self._words, line.of
        if isinstance(of, Clash):
            return f"{self._clash(of)} · {self._decided(line)}"
        if isinstance(of, Join):
            said = words("added twice under one name")
            return f"{said} · {words('one') if of in self._arrival(line).joined else words('two')}"
        if isinstance(of, Recoded):
            return words("code {old} was taken: now {new}", old=of.old, new=of.new)
        return f"{words(line.kind.value)}: {of}" if of else words(line.kind.value)

    def _clash(self, clash: Clash) -> str:
        words = self._words
        if clash.deleted_by is Side.OURS:
            return words("removed here, worked on there")
        if clash.deleted_by is Side.THEIRS:
            return words("worked on here, removed there")
        assert clash.ours is not None
        labels = [
            label_words(type(clash.ours), name, words)
            for name in clash.fields
            if getattr(clash.ours, name) != getattr(clash.theirs, name)
        ]
        return words("clash in {fields}", fields=", ".join(labels))

    def _decided(self, line: Line) -> str:
        assert isinstance(line.of, Clash)
        side = self._side(line)
        if side is None:
            return self._words("undecided")
        if line.of.fields:
            return self._words(side.value)
        return self._words("is removed") if side is line.of.deleted_by else self._words("stays")

    def _whole(self, line: Line) -> str:
        arrival = self._arrival(line)
        if isinstance(line.of, Clash):
            return clash_words(line.of, arrival.ours, arrival.theirs, self._words)
        return f"{self.what(line)}: {self.about(line)}"

    def _is_open(self, line: Line) -> bool:
        return line.kind is Kind.CLASH and self._side(line) is None

    def _side(self, line: Line) -> Side | None:
        assert self._exchange is not None
        assert isinstance(line.of, Clash)
        return self._exchange.side(line.place, line.of.id)

    def _arrival(self, line: Line) -> Arrival:
        assert self._exchange is not None
        return self._exchange.arrivals[line.place]
