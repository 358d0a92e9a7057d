"""Readings pane: one metric's readings, the line in which they are typed, and where it is measured."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.insight.naming import name_of
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words, isolated
from journey_editor.model.records import Metric, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.board import Apply
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.scorecard.readings_model import ReadingsModel
from journey_editor.ui.scorecard.readings_table import ReadingsTable
from journey_editor.ui.scorecard.taking import Taking


class ReadingsPane(QWidget):
    """Shows the readings of one metric; `asked` gives the place where it is measured, to go to."""

    asked = Signal(RowKey)
    advised = Signal(str)

    def __init__(
        self,
        words: Words,
        selection: Selection,
        apply: Apply,
        mint: Callable[[], Mint],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._place: RowKey | None = None
        self._title = PlainLabel("", self, role="section", elides=True)
        self._where = PlainLabel("", self, role="note", elides=True)
        self._show = QPushButton(words("Show on the map"), self)
        self._show.clicked.connect(self._go)
        self.taking = Taking(words, apply, mint, self)
        self.taking.advised.connect(self.advised)
        self._model = ReadingsModel(words, apply, self)
        self._model.refused.connect(self.advised)
        self.table = ReadingsTable(self._model, selection, words, self)
        self.table.pasted.connect(self.taking.take_columns)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self._where)
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(self._show)
        head.setContentsMargins(8, 0, 12, 0)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 12, 0)
        line.addWidget(self.taking)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 4)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(self.table, 1)

    def show_metric(self, document: Document, metric: Metric) -> None:
        """Show a metric as the document has it now."""
        words, project = self._words, document.kept
        self._title.setText(words("Readings of {title}", title=isolated(metric.title or words("Untitled"))))
        place = metric.subject if metric.subject is not None and project.row(metric.subject) else None
        self._place = place
        said = words("Tied to no place of the map; the panel at the right can tie it to one.")
        if place is not None:
            said = words("Measured at {place}", place=isolated(name_of(project, place, words)))
        self._where.setText(said)
        self._show.setVisible(place is not None)
        self.taking.setEnabled(document.may_change)
        self.taking.show_metric(project, metric)
        self._model.show(document, metric)

    def finish(self) -> None:
        """Keep what is being typed in the table."""
        self.table.finish()

    def _go(self) -> None:
        if self._place is not None:
            self.asked.emit(self._place)
