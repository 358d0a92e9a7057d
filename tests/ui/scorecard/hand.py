"""A hand at the scorecard of a map."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from journey_editor.model.records import Metric, Reading
from journey_editor.ui.inspector.inspector import Inspector
from journey_editor.ui.inspector.page import Page
from journey_editor.ui.scorecard.board import ScorecardBoard
from journey_editor.ui.scorecard.metrics_model import ABOUT, Column
from journey_editor.ui.scorecard.metrics_table import MetricsTable
from journey_editor.ui.scorecard.readings_table import ReadingsTable
from journey_editor.ui.scorecard.taking import Taking
from tests.ui.driver import Hand


class BoardHand(Hand):
    """Sees and does what somebody at the scorecard can."""

    @classmethod
    def at(cls, hand: Hand) -> BoardHand:
        """Take the hand of a window to its scorecard."""
        made = cls.__new__(cls)
        made.window = hand.window
        made.do("board-scorecard")
        return made

    @property
    def board(self) -> ScorecardBoard:
        (found,) = self.window.findChildren(ScorecardBoard)
        return found

    @property
    def table(self) -> MetricsTable:
        (found,) = self.board.findChildren(MetricsTable)
        return found

    @property
    def readings(self) -> ReadingsTable:
        (found,) = self.board.findChildren(ReadingsTable)
        return found

    @property
    def page(self) -> Page:
        """What the panel beside the scorecard shows."""
        (panel,) = self.board.findChildren(Inspector)
        assert isinstance(panel.page, Page)
        return panel.page

    @property
    def titles(self) -> list[str]:
        """The metrics, from top to bottom."""
        model = self.table.model()
        return [model.index(row, Column.TITLE).data() for row in range(model.rowCount())]

    def metric(self, title: str) -> Metric:
        """The metric with a title, as it is now."""
        return next(one for one in self.document.kept.all(Metric).values() if one.title == title)

    def read(self, title: str) -> list[Reading]:
        """What was read of a metric, oldest first."""
        found = self.document.kept.all(Reading).where("metric", self.metric(title).id)
        return sorted(found, key=lambda one: one.date or "")

    def cell(self, title: str, column: Column) -> QModelIndex:
        return self.table.model().index(self.titles.index(title), column)

    def said(self, title: str, column: Column) -> tuple[str, str]:
        """What a cell says, and what below it."""
        index = self.cell(title, column)
        return index.data(), index.data(ABOUT)

    def choose(self, title: str, column: Column = Column.TITLE) -> None:
        """Click on a metric."""
        index = self.cell(title, column)
        self.table.scrollTo(index)
        place = self.table.visualRect(index).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.table.setFocus()
        QApplication.processEvents()

    def write(self, title: str, column: Column, text: str) -> None:
        """Type over a cell by keys: F2, text, Enter."""
        self.choose(title, column)
        self.key(Qt.Key.Key_F2)
        self.over(text)

    def over(self, text: str) -> None:
        """Type over what stands in the open cell, and Enter."""
        line = QApplication.focusWidget()
        assert isinstance(line, QLineEdit)
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)
        QApplication.processEvents()

    def lines(self) -> tuple[QLineEdit, QLineEdit]:
        """The lines in which a day and a figure are typed."""
        day, figure = self.board.findChildren(Taking)[0].findChildren(QLineEdit)
        return day, figure

    def take(self, *typed: str) -> None:
        """Type a day and a figure, again and again, by keys alone."""
        day, _ = self.lines()
        day.setFocus()
        day.selectAll()
        for text in typed:
            self.type(text)
            self.key(Qt.Key.Key_Return)

    def press(self, text: str) -> None:
        """Press a button of the board."""
        buttons: Iterable[QPushButton] = self.board.findChildren(QPushButton)
        next(one for one in buttons if one.text() == text and one.isVisible()).click()
        QApplication.processEvents()
