"""Matrix: from which channel to which people go, and which share of them is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.insight.losses import Crossing
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.words import Words
from journey_editor.layout.style import INK, WHITE
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Transition
from journey_editor.ui.transitions.columns import NONE

_DEEPEST: Final = Colour.of("#e8a15f")
_FAINTEST: Final = 0.12  # of the deepest colour, where people go and nobody is lost
_WORST: Final = 0.3  # share lost, that is drawn deepest
_ROW: Final = 25  # px
_LEAST: Final = 84  # px of a column


class Matrix(QTableWidget):
    """A cell for each pair of channels: people and the share lost; to choose it chooses its transitions."""

    def __init__(self, selection: Selection, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen = selection
        self._words = words
        self._behind: dict[tuple[int, int], tuple[Transition, ...]] = {}
        self.setAccessibleName(words("From channel to channel"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(_LEAST)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setCornerButtonEnabled(False)
        self.itemSelectionChanged.connect(self._choose)

    def show_crossings(self, project: Project, crossings: Mapping[tuple[str, str], Crossing]) -> None:
        """Show who goes between the channels of `crossings`."""
        used = {channel for pair in crossings for channel in pair}
        channels = [one for one in project.all(Channel).sorted() if one.id in used]
        at = {one.id: place for place, one in enumerate(channels)}
        titles = [one.title or self._words("Untitled") for one in channels]
        self.blockSignals(True)
        self.clear()
        self._behind = {}
        self.setRowCount(len(channels))
        self.setColumnCount(len(channels))
        self.setHorizontalHeaderLabels(titles)
        self.setVerticalHeaderLabels(titles)
        for (before, after), crossing in crossings.items():
            row, column = at[before], at[after]
            self._behind[row, column] = crossing.transitions
            self.setItem(row, column, self._cell(crossing, titles[row], titles[column]))
        self.blockSignals(False)

    def _cell(self, crossing: Crossing, before: str, after: str) -> QTableWidgetItem:
        words = self._words
        people = NONE if crossing.people is None else words.number(crossing.people)
        lost = NONE if crossing.lost is None else f"{words.number(crossing.lost * 100)} %"
        item = QTableWidgetItem(f"{people} · {lost}")
        item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        depth = min((crossing.lost or 0.0) / _WORST, 1.0)
        ground = WHITE.mixed(_DEEPEST, _FAINTEST + (1 - _FAINTEST) * depth)
        item.setBackground(QBrush(QColor(ground.red, ground.green, ground.blue)))
        item.setForeground(QBrush(QColor(INK.red, INK.green, INK.blue)))
        spoken = words(
            "{before} to {after}: {people} people, {lost} lost",
            before=before,
            after=after,
            people=people,
            lost=lost,
        )
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        return item

    def _choose(self) -> None:
        chosen = self.selectedIndexes()
        if chosen:
            place = chosen[0].row(), chosen[0].column()
            keys = [one.key for one in self._behind.get(place, ())]
            if keys:
                self._chosen.choose(keys)
