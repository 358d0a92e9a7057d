"""Taking: the line in which a reading is typed and added, one after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.times import today
from journey_editor.kernel.words import Words
from journey_editor.model.edits.measuring import Taken, take_readings
from journey_editor.model.project import Project
from journey_editor.model.records import Metric
from journey_editor.ui.board import Apply
from journey_editor.ui.inspector.reasons import CannotKeepError
from journey_editor.ui.scorecard.typed import day_typed, figure_typed, readings_in

_DAY: Final = 110  # px


class Taking(QWidget):
    """A day and a figure; Enter adds them and begins the next.  `advised` says what was kept and what not.

    Columns that are pasted here are added at once.
    """

    advised = Signal(str)

    def __init__(self, words: Words, apply: Apply, mint: Callable[[], Mint], parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._apply = apply
        self._mint = mint
        self._project = Project({})
        self._metric: Metric | None = None
        self._day = ColumnsLine(self)
        self._day.setFixedWidth(_DAY)
        self._day.setText(today().isoformat())
        self._day.setPlaceholderText(words("yyyy-mm-dd"))
        self._day.setAccessibleName(words("Date"))
        self._figure = ColumnsLine(self)
        self._figure.setAccessibleName(words("Value"))
        self._add = QPushButton(words("Add the reading"), self)
        self._day.returnPressed.connect(self._figure.setFocus)
        self._figure.returnPressed.connect(self._take)
        self._add.clicked.connect(self._take)
        for line in (self._day, self._figure):
            line.pasted.connect(self.take_columns)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._day)
        row.addWidget(self._figure, 1)
        row.addWidget(self._add)

    def show_metric(self, project: Project, metric: Metric | None) -> None:
        """Take readings of this metric from now on; what is being typed stays where it is the same."""
        words = self._words
        if (metric and metric.id) != (self._metric and self._metric.id):
            self._figure.clear()
        self._project, self._metric = project, metric
        share = metric is not None and metric.unit == "%"
        example = words("71 % or 128 of 180") if share else words("a number")
        self._figure.setPlaceholderText(example)
        self._figure.setAccessibleDescription(example)

    def begin(self) -> None:
        """Let a figure be typed."""
        self._figure.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_columns(self, text: str) -> None:
        """Add the readings in pasted columns, and say how many they are."""
        if self._metric is None:
            return
        words = self._words
        found, skipped = readings_in(text, self._metric, words)
        change = take_readings(self._project, self._metric, found, mint=self._mint())
        added = len(change.edits)
        if change:
            self._apply(words("Paste readings"), change)
        said = [words.count(added, "{n} reading was added.", "{n} readings were added.")]
        if added < len(found):
            there = len(found) - added
            said.append(words.count(there, "{n} was there already.", "{n} were there already."))
        if skipped:
            said.append(words.count(skipped, "{n} row is no reading.", "{n} rows are no readings."))
        self.advised.emit(" ".join(said))

    def _take(self) -> None:
        if self._metric is None:
            return
        try:
            day = day_typed(self._day.text(), self._words)
            taken = replace(figure_typed(self._figure.text(), self._metric, self._words), date=day)
        except CannotKeepError as error:
            self.advised.emit(str(error))
            return
        self.take(taken)
        self._figure.clear()
        self._day.setText(taken.date or "")
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._day.selectAll()

    def take(self, taken: Taken) -> None:
        """Add a reading, unless it is there."""
        assert self._metric is not None
        change = take_readings(self._project, self._metric, [taken], mint=self._mint())
        if change:
            self._apply(self._words("Add a reading"), change)
            self.advised.emit(self._words.count(1, "{n} reading was added.", "{n} readings were added."))
        else:
            self.advised.emit(self._words("This reading is there already."))


class ColumnsLine(QLineEdit):
    """A line that gives away pasted text of several lines or cells."""

    pasted = Signal(str)

    def paste(self) -> None:
        """Paste; columns are given away."""
        text = QGuiApplication.clipboard().text()
        if "\n" in text.strip() or "\t" in text:
            self.pasted.emit(text)
        else:
            super().paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste by keys as by menu."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)
