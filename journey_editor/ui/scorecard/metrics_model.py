"""Metrics model: every metric as a row: what it was, is and should be, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from journey_editor.insight.metrics import Measured, in_percent, judged, points_of, series_of
from journey_editor.kernel.numbers import written
from journey_editor.kernel.words import Words
from journey_editor.layout.figures import figure
from journey_editor.layout.measured import aim_said, sureness_said
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import text_field
from journey_editor.model.project import Project
from journey_editor.model.records import Metric, Reading, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.board import Apply
from journey_editor.ui.headed import Index
from journey_editor.ui.inspector.reasons import CannotKeepError
from journey_editor.ui.labels import sentence, tip
from journey_editor.ui.rows_table import RowsModel
from journey_editor.ui.scorecard.typed import number_typed

NONE: Final = "—"
ABOUT: Final = Qt.ItemDataRole.UserRole  # what a cell says below, smaller
LINE: Final = Qt.ItemDataRole.UserRole + 1  # the `Line` of a row


class Column(IntEnum):
    """What is said of each metric, from left to right."""

    TITLE = 0
    NOW = 1
    OVER_TIME = 2
    BEFORE = 3
    TARGET = 4
    STANDING = 5


_HEADINGS: Final = ("Metric", "Now", "Over time", "Baseline", "Target", "Standing")
_FIELDS: Final = {Column.TITLE: "title", Column.BEFORE: "baseline", Column.TARGET: "target"}


@dataclass(frozen=True)
class Line:
    """One metric, with the points of a line through its readings, and two texts for each column."""

    found: Measured
    points: tuple[tuple[str, float], ...]
    said: tuple[tuple[str, str], ...]

    @property
    def metric(self) -> Metric:
        """The metric."""
        return self.found.metric


_MadeOf = tuple[Metric, tuple[Reading, ...]]


class MetricsModel(RowsModel):
    """The metrics in their order; title, baseline and target can be typed over."""

    def __init__(self, words: Words, apply: Apply, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._apply = apply
        self.headings = [words(one) for one in _HEADINGS]
        self._document: Document | None = None
        self._known: dict[
            str, tuple[tuple[Metric, tuple[Reading, ...]], Line]
        ] = {}  # with what it is made of
        self._lines: tuple[Line, ...] = ()
        self._places: dict[RowKey, int] = {}

    def show(self, document: Document) -> None:
        """Show the metrics that the document has now."""
        self._document = document
        project, known = document.kept, self._known
        self._known = {}
        for metric in project.all(Metric).sorted():
            made_of = metric, project.all(Reading).where("metric", metric.id)
            held = known.get(metric.id)
            if held is None or held[0] != made_of:
                held = made_of, self._line(project, metric)
            self._known[metric.id] = held
        lines = tuple(line for _, line in self._known.values())
        if [one.metric.key for one in lines] == [one.metric.key for one in self._lines]:
            self._lines = lines
            if lines:
                self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._lines = lines
        self._places = {one.metric.key: place for place, one in enumerate(lines)}
        self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown."""
        return self._lines

    def _line(self, project: Project, metric: Metric) -> Line:
        words, series = self._words, series_of(project, metric)
        found, points = judged(metric, series), points_of(series)
        definition = " ".join(metric.definition.split())
        now, about = NONE, ""
        if found.newest is not None:
            now = figure(found.newest.value, metric.unit, words)
            about = sureness_said(found.newest, words)
            if found.newest.too_few:
                about = f"{words('too few')} · {about}"
        before = NONE if metric.baseline is None else figure(metric.baseline, metric.unit, words)
        target = NONE if found.target is None else figure(found.target, metric.unit, words)
        said = (
            (metric.title or words("Untitled"), definition),
            (now, about),
            ("", words.day(points[-1][0]) if points else ""),
            (before, ""),
            (target, aim_said(metric, words) or words("no target yet")),
            (sentence(words(found.standing.value)), ""),
        )
        return Line(found, points, said)

    # What a view asks

    def count(self) -> int:
        """Return how many metrics there are."""
        return len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, or what is typed there."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], Column(index.column())
        said, about = line.said[column]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return said
            case Qt.ItemDataRole.EditRole if column in _FIELDS:
                return self._typed_over(line.metric, _FIELDS[column])
            case Qt.ItemDataRole.ToolTipRole:
                return tip(about)
            case Qt.ItemDataRole.AccessibleTextRole:
                spoken = ", ".join(one for one in (said, about) if one)
                return f"{self.headings[column]}: {spoken or NONE}"
        if role == ABOUT:
            return about
        return line if role == LINE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say which cells can be typed in."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        free = self._document is not None and self._document.may_change
        typed = free and index.isValid() and index.column() in _FIELDS
        return found | Qt.ItemFlag.ItemIsEditable if typed else found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep what was typed, as one change; say why where it cannot be kept."""
        if role != Qt.ItemDataRole.EditRole or self._document is None:
            return False
        column, metric = Column(index.column()), self._lines[index.row()].metric
        field = _FIELDS[column]
        try:
            kept = value if field == "title" else number_typed(value, metric, field, self._words)
        except CannotKeepError as error:
            self.refuse(index, value, str(error))
            return False
        change = set_values(self._document.kept, metric.key, **{field: kept})
        if change:
            self._apply(self._words("Set {field}", field=self.headings[column]), change)
        return True

    def _typed_over(self, metric: Metric, field: str) -> str:
        value = getattr(metric, field)
        if isinstance(value, str):
            return value
        return "" if value is None else written(value, self._words, percent=in_percent(metric, field))

    # Rows

    def row_of(self, key: RowKey) -> int | None:
        """Return where a metric stands; that of a reading where the reading is chosen."""
        if key.table == Reading.table and self._document is not None:
            reading = self._document.kept.get(Reading, key.id)
            key = RowKey(Metric.table, reading.metric) if reading is not None else key
        return self._places.get(key)

    def key_at(self, row: int) -> RowKey:
        """Return the metric of a row."""
        return self._lines[row].metric.key

    def longest_at(self, index: Index) -> int | None:
        """Return how many characters a title keeps."""
        return text_field(Metric, "title").longest if index.column() == Column.TITLE else None
