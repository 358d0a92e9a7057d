"""Scorecard board: what is measured, what it was, is and should be, and its readings (R-50 to R-52)."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from journey_editor.insight.metrics import Standing
from journey_editor.layout.view import View
from journey_editor.model.edits.measuring import add_presets, move_metrics
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import Metric, Reading
from journey_editor.session.document import Document
from journey_editor.ui.beside import Beside
from journey_editor.ui.board import Board, Surroundings
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.panes import card, split
from journey_editor.ui.scorecard.metrics_model import Column, MetricsModel
from journey_editor.ui.scorecard.metrics_table import MetricsTable
from journey_editor.ui.scorecard.presets_dialog import PresetsDialog
from journey_editor.ui.scorecard.readings_pane import ReadingsPane


class ScorecardBoard(Board):
    """Shows the metrics of a map, and all about the one that is chosen."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, parent)
        program, selection, words = around.program, around.selection, self._words
        self._metric: str | None = None
        self._summary = PlainLabel("", self, role="note", elides=True)
        self._model = MetricsModel(words, around.apply, self)
        self._model.refused.connect(self.advised)
        self._table = MetricsTable(self._model, selection, program.fonts, words, self)
        self._table.moved.connect(self._move)
        self._table.wanted.connect(self._add)
        self._none = PlainLabel(
            words("Nothing is measured yet. Add a metric, or take some from the presets."),
            self,
            role="label",
            wraps=True,
        )
        self._readings = ReadingsPane(words, selection, around.apply, self._mint, self)
        self._readings.advised.connect(self.advised)
        self._readings.asked.connect(self.asked)
        for table in (self._table, self._readings.table):
            table.addAction(around.actions["edit-delete"])
        self._beside = Beside(self._compose(), selection, words, self)
        selection.changed.connect(self._follow)

    def _compose(self) -> QSplitter:
        """Put the parts in their places; return what stands at the left."""
        words = self._words
        add, presets = QPushButton(words("Add a metric"), self), QPushButton(words("Add from presets…"), self)
        add.clicked.connect(self._add)
        presets.clicked.connect(self._add_presets)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(PlainLabel(words("Scorecard"), self, role="section"))
        titles.addWidget(self._summary)
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(presets)
        head.addWidget(add)
        head.setContentsMargins(8, 12, 12, 0)
        above = card(self)
        above.addLayout(head)
        above.addWidget(self._none)
        self._none.setContentsMargins(8, 8, 16, 8)
        self._none.setAlignment(Qt.AlignmentFlag.AlignTop)
        above.addWidget(self._table, 1)
        below = card(self)
        self._under = below.parentWidget() or self
        below.addWidget(self._readings)
        left = split(Qt.Orientation.Vertical, (above, 60), (below, 40), parent=self)
        self.setFocusProxy(self._table)
        return left

    def forget(self) -> None:
        """Drop what belongs to the document that was shown."""
        self._metric = None

    def show_project(self, document: Document, view: View) -> None:
        """Show what the document has now."""
        self._beside.show_document(document, view)
        self._model.show(document)
        there = bool(self._model.lines)
        self._none.setVisible(not there)
        self._table.setVisible(there)
        self._under.setVisible(there)
        self._summary.setText(self._summed_up())
        self._follow()

    def commit(self) -> None:
        """Keep what is being typed."""
        self._table.finish()
        self._readings.finish()
        self._beside.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come back from the panel by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._table.setFocus()
        else:
            super().keyPressEvent(event)

    def _summed_up(self) -> str:
        """Say how many metrics stand how."""
        found = Counter(one.found.standing for one in self._model.lines)
        words = self._words
        said = [f"{found[one]} {words(one.value)}" for one in Standing if found[one]]
        number = words.count(found.total(), "{n} metric", "{n} metrics")
        return f"{number}: {' · '.join(said)}" if said else ""

    def _follow(self) -> None:
        """Show all about the metric that is chosen; about the one before where none is."""
        document = self._document
        if document is None or not self.isVisible():
            return
        project = document.kept
        known = project.get(Metric, self._chosen(project) or self._metric)
        metric = known or next(iter(project.all(Metric).sorted()), None)
        if metric is None:
            return
        self._metric = metric.id
        self._readings.show_metric(document, metric)

    def _chosen(self, project: Project) -> str | None:
        current = self._selection.current
        row = project.row(current) if current is not None else None
        if isinstance(row, Reading):
            return row.metric
        return row.id if isinstance(row, Metric) else None

    # What is done here

    def _add(self) -> None:
        """Add a metric, and let its title be typed."""
        if self._document is None:
            return
        words = self._words
        change = add_row(self._document.kept, Metric, mint=self._mint(), title=words("New metric"))
        self._apply(words("Add a metric"), change)
        key = change.added(Metric)[0].key
        self._selection.choose([key])
        row = self._model.row_of(key)
        if row is not None:
            self._table.setFocus()
            index = self._model.index(row, Column.TITLE)
            self._table.setCurrentIndex(index)
            self._table.edit(index)

    def _add_presets(self) -> None:
        """Ask which presets, and add those that are not there."""
        if self._document is None:
            return
        said = self._desks.of(self._document.kept).words
        dialog = PresetsDialog(self._document.kept, said, self._words, self)
        if dialog.exec():
            change = add_presets(self._document.kept, dialog.chosen, said, mint=self._mint())
            self._apply(self._words("Add metrics from presets"), change)
            added = [one.key for one in change.added(Metric)]
            self._selection.choose(added[:1])
            self._table.setFocus()
        dialog.deleteLater()

    def _move(self, by: int) -> None:
        """Let the chosen metrics change places with a neighbour."""
        if self._document is None:
            return
        ids = {key.id for key in self._selection.keys if key.table == Metric.table}
        change = move_metrics(self._document.kept, ids, by, mint=self._mint())
        if change:
            self._apply(self._words("Move metrics"), change)
