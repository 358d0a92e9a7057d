"""Readings model: what was read of one metric, the newest first, each as a row that can be typed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journey_editor.insight.metrics import Measurement, in_percent, series_of
from journey_editor.kernel.numbers import written
from journey_editor.kernel.words import Words
from journey_editor.layout.figures import figure
from journey_editor.layout.measured import interval_said
from journey_editor.model.change import Change
from journey_editor.model.edits.measuring import Taken
from journey_editor.model.project import Project
from journey_editor.model.records import Metric, Reading, RowKey, Source
from journey_editor.session.document import Document
from journey_editor.ui.board import Apply
from journey_editor.ui.headed import LEFT, RIGHT, Index
from journey_editor.ui.inspector.reasons import CannotKeepError
from journey_editor.ui.labels import sentence
from journey_editor.ui.rows_table import RowsModel
from journey_editor.ui.scorecard.metrics_model import NONE
from journey_editor.ui.scorecard.typed import checked, day_typed, number_typed, whole_typed


class Column(IntEnum):
    """What is said of each reading, from left to right."""

    DATE = 0
    VALUE = 1
    HITS = 2
    OF = 3
    BETWEEN = 4
    SOURCE = 5


_HEADINGS: Final = ("Date", "Value", "Hits", "Of", "95 % between", "Source")
_NUMBERS: Final = (Column.VALUE, Column.HITS, Column.OF, Column.BETWEEN)


class ReadingsModel(RowsModel):
    """The readings of a metric, also those that say nothing yet."""

    def __init__(self, words: Words, apply: Apply, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._apply = apply
        self.headings = [words(one) for one in _HEADINGS]
        self._document: Document | None = None
        self._metric: Metric | None = None
        self._rows: tuple[Reading, ...] = ()
        self._places: dict[RowKey, int] = {}
        self._said: dict[str, Measurement] = {}

    def show(self, document: Document, metric: Metric | None) -> None:
        """Show the readings of a metric as the document has them now."""
        self._document, self._metric = document, metric
        rows: tuple[Reading, ...] = ()
        self._said = {}
        if metric is not None:
            found = document.kept.all(Reading).where("metric", metric.id)
            rows = tuple(sorted(found, key=lambda one: (one.date or "", one.id), reverse=True))
            self._said = {one.reading.id: one for one in series_of(document.kept, metric)}
        same = [one.key for one in rows] == [one.key for one in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        self._places = {one.key: place for place, one in enumerate(rows)}
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(Column) - 1))

    # What a view asks

    def count(self) -> int:
        """Return how many readings there are."""
        return len(self._rows)

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Return where a column is written: figures at the right."""
        return RIGHT if column in _NUMBERS else LEFT

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, or what is typed there."""
        if not index.isValid():
            return None
        reading, column = self._rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._says(reading, column)
            case Qt.ItemDataRole.EditRole:
                return self._typed_over(reading, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.side(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.headings[column]}: {self._says(reading, column)}"
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be typed in."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        free = self._document is not None and self._document.may_change
        typed = free and index.isValid() and index.column() != Column.BETWEEN
        return found | Qt.ItemFlag.ItemIsEditable if typed else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed, as one change; say why where it cannot be kept."""
        if role != Qt.ItemDataRole.EditRole or self._document is None or self._metric is None:
            return False
        reading, column = self._rows[index.row()], Column(index.column())
        try:
            taken = self._taken(reading, column, value, self._metric)
        except CannotKeepError as error:
            self.refuse(index, str(value), str(error))
            return False
        after = replace(
            reading, date=taken.date, value=taken.value, hits=taken.hits, n=taken.n, source=taken.source
        )
        change = Change.putting(self._document.kept, after)
        if change:
            self._apply(self._words("Set {field}", field=self.headings[column]), change)
        return True

    def _taken(self, reading: Reading, column: Column, value: Any, metric: Metric) -> Taken:
        """Return a reading after something was typed in it: a value stands for hits, and hits for a value."""
        words = self._words
        before = Taken(reading.date, reading.value, reading.hits, reading.n, reading.source)
        match column:
            case Column.DATE:
                after = replace(before, date=day_typed(value, words))
            case Column.VALUE:
                after = replace(before, value=number_typed(value, metric, "baseline", words), hits=None)
            case Column.HITS:
                after = replace(before, hits=whole_typed(value, words), value=None)
            case Column.OF:
                after = replace(before, n=whole_typed(value, words))
            case _:
                after = replace(before, source=value)
        return checked(after, words)

    def _says(self, reading: Reading, column: Column) -> str:
        words, found = self._words, self._said.get(reading.id)
        project = self._project
        match column:
            case Column.DATE:
                return words.day(reading.date) if reading.date else NONE
            case Column.VALUE:
                unit = self._metric.unit if self._metric is not None else ""
                return NONE if found is None else figure(found.value, unit, words)
            case Column.HITS | Column.OF:
                number = reading.hits if column is Column.HITS else reading.n
                return NONE if number is None else words.number(number)
            case Column.BETWEEN:
                said = interval_said(found, words) if found is not None else ""
                few = words("too few") if found is not None and found.too_few else ""
                return " · ".join(one for one in (said, few) if one) or NONE
            case _:
                source = project.get(Source, reading.source) if project is not None else None
                return (source.title or words("Untitled")) if source is not None else NONE

    def _typed_over(self, reading: Reading, column: Column) -> Any:
        words = self._words
        match column:
            case Column.DATE:
                return reading.date or ""
            case Column.VALUE if reading.value is not None and self._metric is not None:
                return written(reading.value, words, percent=in_percent(self._metric, "baseline"))
            case Column.HITS if reading.hits is not None:
                return written(reading.hits, words)
            case Column.OF if reading.n is not None:
                return written(reading.n, words)
            case Column.SOURCE:
                return reading.source
            case _:
                return ""

    @property
    def _project(self) -> Project | None:
        return self._document.kept if self._document is not None else None

    # Rows

    def row_of(self, key: RowKey) -> int | None:
        """Return where a reading stands."""
        return self._places.get(key)

    def key_at(self, row: int) -> RowKey:
        """Return the reading of a row."""
        return self._rows[row].key

    def choices_at(self, index: Index) -> Sequence[tuple[Any, str]]:
        """Return the sources of the map."""
        if index.column() != Column.SOURCE or self._project is None:
            return ()
        sources = sorted(self._project.all(Source).values(), key=lambda one: one.title.casefold())
        titles = [(one.id, one.title or self._words("Untitled")) for one in sources]
        return [(None, sentence(self._words("none"))), *titles]
