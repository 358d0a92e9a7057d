"""Computing: what the map itself says of a metric now, in the panel, to be taken as a reading."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from journey_editor.kernel.times import today
from journey_editor.kernel.words import Words
from journey_editor.layout.figures import figure
from journey_editor.model.edits.measuring import Taken, take_readings
from journey_editor.model.records import Metric, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel

_SOON: Final = 150  # ms after a change


class ComputingSection(Section):
    """Says what is computed where a metric is measured; hidden where nothing is."""

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(document, key, words, parent)
        self._found: Taken | None = None
        self._said = PlainLabel("", self, wraps=True)
        self.take = QPushButton(words("Take as a reading of today"), self)
        self.take.clicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel(words("Computed from the map"), self, role="section"))
        column.addWidget(self._said)
        column.addWidget(self.take)
        self._timer = QTimer(self, singleShot=True, interval=_SOON)
        self._timer.timeout.connect(self._compute)
        self.hide()

    def refresh(self) -> None:
        """Show what the document has now, soon."""
        self._timer.start()

    def stops(self) -> list[QWidget]:
        """Return what Tab goes to."""
        return [self.take]

    def _compute(self) -> None:
        from journey_editor.insight.computed import computed_now  # computes: not before somebody looks

        project, words = self.document.kept, self.words
        metric = project.get(Metric, self.key.id)
        found = computed_now(project, metric) if metric is not None else None
        self._found = None
        if metric is not None and found is not None:
            said = f"{figure(found.value, metric.unit, words)} {words(found.figure.value)}"
            if found.hits is None or found.n is None:
                self._found = Taken(value=found.value)
            else:
                self._found = Taken(hits=found.hits, n=found.n)
                counts = words.number(found.hits), words.number(found.n)
                said = f"{said} ({words('{n} of {total}', n=counts[0], total=counts[1])})"
            self._said.setText(said)
        self.setVisible(found is not None)

    def _take(self) -> None:
        project = self.document.kept
        metric = project.get(Metric, self.key.id)
        if metric is not None and self._found is not None:
            taken = Taken(today().isoformat(), self._found.value, self._found.hits, self._found.n)
            change = take_readings(project, metric, [taken], mint=self.document.mint)
            self.document.apply(self.words("Add a reading"), change)
