"""Columns model: the columns of a file of answers, what each holds, its scale and its touchpoint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QWidget

from journey_editor.importers.feedback.answers import BOUND, ONCE, SCALED, Column, Holds
from journey_editor.importers.feedback.guess import holding
from journey_editor.importers.feedback.scales import Scale
from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.layout.style import SOFT
from journey_editor.model.records import Metric
from journey_editor.ui.choice_table import ChoiceModel
from journey_editor.ui.headed import Index
from journey_editor.ui.labels import tip
from journey_editor.ui.theme import qcolour

TITLE, CELLS, HOLDS, SCALE, ABOUT = range(5)
HELD: Final[Mapping[Holds, str]] = {
    Holds.TOUCHPOINT: "Touchpoint",
    Holds.PERSONA: "Persona",
    Holds.DATE: "Date",
    Holds.EMOTION: "Satisfaction",
    Holds.EXPECTED: "Satisfaction expected",
    Holds.FOUND: "Found it",
    Holds.FOUND_EXPECTED: "Found it, expected",
    Holds.HELPFUL: "Helpful",
    Holds.HELPFUL_EXPECTED: "Helpful, expected",
    Holds.PLEASANT: "Pleasant",
    Holds.PLEASANT_EXPECTED: "Pleasant, expected",
    Holds.RECOMMENDATION: "Would recommend",
    Holds.TEXT: "Free text",
    Holds.IGNORED: "Ignore",
}
_SCALES: Final[Mapping[Scale, str]] = {
    Scale.FIVE: "1 to 5",
    Scale.TEN: "0 to 10",
    Scale.YES_NO: "yes or no",
    Scale.TWO: "−2 to +2",
    Scale.NUMBER: "a number",
}
_EXAMPLES: Final = 4
_LONGEST: Final = 60  # characters of each


class ColumnsModel(ChoiceModel):
    """Each column with some of its cells; what it holds, its scale and what it is about can be changed.

    `titles` are the touchpoints that can be chosen, by id.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[str]],
        *,
        metrics: Sequence[Metric],
        titles: Mapping[str, str],
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._cells = [_examples(rows, number) for number in range(len(columns))]
        self._metrics = {one.id: one for one in metrics}
        self._titles = titles
        self._words = words
        self.headings = (words("Column"), words("Answers"), words("Holds"), words("Scale"), words("About"))

    def show(self, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
        """Show the columns as they are now."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._cells = [_examples(rows, number) for number in range(len(columns))]
        self.endResetModel()

    def choices(self, index: Index) -> Sequence[tuple[Any, str]]:
        """Return what a column can hold, how it can be read, or what it can be about."""
        words = self._words
        match index.column():
            case 2:
                measures = [
                    ((Holds.METRIC, id_), words("Metric: {title}", title=isolated(one.title)))
                    for id_, one in self._metrics.items()
                ]
                *first, last = [((holds, None), words(said)) for holds, said in HELD.items()]
                return [*first, *measures, last]
            case 3:
                return [(scale, words(said)) for scale, said in _SCALES.items()]
            case _:
                return [(None, self._unbound()), *self._titles.items()]

    def called(self, index: Index) -> str:
        """Return what is chosen of a column."""
        title, words = self.columns[index.row()].title, self._words
        match index.column():
            case 2:
                return words("What {column} holds", column=title)
            case 3:
                return words("Scale of {column}", column=title)
            case _:
                return words("What {column} is about", column=title)

    def count(self) -> int:
        """Return how many columns of the file there are."""
        return len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let be changed what such a column has."""
        flags, holds = super().flags(index), self.columns[index.row()].holds
        changes = {
            HOLDS: True,
            SCALE: holds in SCALED and holds is not Holds.RECOMMENDATION,
            ABOUT: holds in BOUND,
        }
        return flags | Qt.ItemFlag.ItemIsEditable if changes.get(index.column(), False) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(index)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._text(index))
            case Qt.ItemDataRole.EditRole:
                return self._held(index)
            case Qt.ItemDataRole.ForegroundRole if self.columns[index.row()].holds is Holds.IGNORED:
                return QBrush(qcolour(SOFT))
        return None

    def setData(self, index: Index, value: Any, _role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Choose; of two columns that say who, where or when, the one said last does."""
        found = list(self.columns)
        column = found[index.row()]
        match index.column():
            case 2:
                holds, metric = value
                if holds in ONCE:
                    found = [holding(one, Holds.IGNORED) if one.holds is holds else one for one in found]
                column = holding(column, holds, self._metrics.get(metric))
            case 3:
                column = replace(column, scale=value)
            case _:
                column = replace(column, touchpoint=value)
        found[index.row()] = replace(column, personal=column.personal and column.holds is Holds.IGNORED)
        self.columns = tuple(found)
        self.dataChanged.emit(self.index(0, 0), self.index(len(found) - 1, ABOUT))
        return True

    def _held(self, index: Index) -> Any:
        column = self.columns[index.row()]
        held = {HOLDS: (column.holds, column.metric), SCALE: column.scale, ABOUT: column.touchpoint}
        return held.get(index.column())

    def _text(self, index: Index) -> str:
        match index.column():
            case 0:
                return self.columns[index.row()].title
            case 1:
                return self._cells[index.row()]
            case column if column == HOLDS or self.flags(index) & Qt.ItemFlag.ItemIsEditable:
                return str(dict(self.choices(index))[self._held(index)])
            case 3 if self.columns[index.row()].holds in SCALED:
                return self._words(_SCALES[self.columns[index.row()].scale])
        return ""

    def _unbound(self) -> str:
        """Return what a column is about that is not bound to a touchpoint."""
        named = any(one.holds is Holds.TOUCHPOINT for one in self.columns)
        return self._words("The touchpoint of the row") if named else self._words("Asked on the next page")


def _examples(rows: Sequence[Sequence[str]], number: int) -> str:
    """Return the first few different cells of a column."""
    found: dict[str, None] = {}
    for row in rows:
        if row[number].strip():
            found.setdefault(shortened(row[number], longest=_LONGEST))
        if len(found) == _EXAMPLES:
            break
    return " · ".join(isolated(cell) for cell in found)
