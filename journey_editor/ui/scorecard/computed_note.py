"""Computed note: what the map itself says of a metric now, to be taken as a reading."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journey_editor.kernel.times import today
from journey_editor.kernel.words import Words
from journey_editor.layout.figures import figure
from journey_editor.model.edits.measuring import Taken
from journey_editor.model.project import Project
from journey_editor.model.records import Metric
from journey_editor.ui.labels import PlainLabel

_SOON: Final = 150  # ms after a change


class ComputedNote(QWidget):
    """Says what is computed where a metric is measured; `taken` gives it as a reading of today."""

    taken = Signal(Taken)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._project: Project | None = None
        self._metric: Metric | None = None
        self._reading: Taken | None = None
        self._said = PlainLabel("", self, wraps=True)
        self._take = QPushButton(words("Take as a reading"), self)
        self._take.clicked.connect(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(PlainLabel(words("Computed from the map"), self, role="section"))
        column.addWidget(self._said)
        column.addWidget(self._take)
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._compute)
        self.hide()

    def show_metric(self, project: Project, metric: Metric) -> None:
        """Show what is computed for this metric, soon."""
        if metric.id != (self._metric and self._metric.id):
            self.hide()
        self._project, self._metric = project, metric
        self._timer.start()

    def _compute(self) -> None:
        from journey_editor.insight.computed import computed_now  # computes: not before somebody looks

        project, metric, words = self._project, self._metric, self._words
        if project is None or metric is None:
            return
        found = computed_now(project, metric)
        self._reading = None
        if found is not None:
            counted = found.hits is not None
            self._reading = Taken(
                today(), None if counted else found.value, found.hits, found.n if counted else None
            )
            said = f"{figure(found.value, metric.unit, words)} {words(found.figure.value)}"
            if found.hits is not None and found.n is not None:
                of = words("{n} of {total}", n=words.number(found.hits), total=words.number(found.n))
                said = f"{said} ({of})"
            self._said.setText(said)
        self.setVisible(found is not None)

    def _give(self) -> None:
        if self._reading is not None:
            self.taken.emit(self._reading)
