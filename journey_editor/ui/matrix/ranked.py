"""Ranked: the list of actions beside the matrix."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.model.records import RowKey
from journey_editor.ui.matrix.ranked_cells import ROW, RankedCells
from journey_editor.ui.matrix.ranked_model import ACTION, RANK, TITLES, VOTES, WHEN, WHEN_SAID, RankedModel
from journey_editor.ui.matrix.scoring import Scoring
from journey_editor.ui.matrix.typed_scores import TypedScores

_NARROWEST: Final = 40  # px of a figure
_RANK: Final = 36
_VOTES: Final = 50
_SPARE: Final = 8  # px around a heading


class RankedList(QTableView):
    """Shows the actions in order; what is chosen in it is chosen everywhere, digits score it."""

    asked = Signal(RowKey)

    def __init__(
        self, model: RankedModel, selection: Selection, scoring: Scoring, words: Words, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._chosen = selection
        self._words = words
        self._typed = TypedScores(scoring, words)
        self.setModel(model)
        self.setItemDelegate(RankedCells(self))
        self.setObjectName("ranked")
        self.setProperty("look", "rows")
        self.setAccessibleName(words("Actions in order"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(_RANK)
        for column in range(len(TITLES)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(ACTION, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.asked.emit(model.at(index.row()).action.key))
        selection.changed.connect(self.show_chosen)
        model.modelReset.connect(self.show_chosen)
        model.modelReset.connect(self._hide_votes)
        model.dataChanged.connect(self._hide_votes)

    def showEvent(self, event: QShowEvent) -> None:
        """Make every column as wide as its heading and figures; actions take what is left."""
        super().showEvent(event)
        head = self.horizontalHeader()
        metrics = head.fontMetrics()
        widest = max(metrics.horizontalAdvance(self._words(one)) for one in WHEN_SAID.values())
        least = {RANK: _RANK, WHEN: widest + _SPARE, VOTES: _VOTES}
        for column in range(len(TITLES)):
            if column != ACTION:
                wide = max(head.sectionSizeHint(column), least.get(column, _NARROWEST))
                self.setColumnWidth(column, wide)

    def _hide_votes(self) -> None:
        """Leave the votes out where nobody gave any."""
        self.setColumnHidden(VOTES, not self._model.voted)

    def show_chosen(self) -> None:
        """Choose here what is chosen everywhere."""
        rows = [row for key in self._chosen.keys if (row := self._model.row_of(key)) is not None]
        self._typed.forget_other(self._chosen.current)
        now = self.selectionModel()
        if {index.row() for index in now.selectedRows()} == set(rows):
            return
        wanted = QItemSelection()
        for row in rows:
            wanted.select(self._model.index(row, 0), self._model.index(row, len(TITLES) - 1))
        with QSignalBlocker(self):
            now.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if rows and self.currentIndex().row() not in rows:
                now.setCurrentIndex(
                    self._model.index(rows[-1], ACTION), QItemSelectionModel.SelectionFlag.NoUpdate
                )
        if rows:
            self.scrollTo(self._model.index(rows[-1], ACTION))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Choose everywhere what is chosen here."""
        super().selectionChanged(selected, deselected)
        if self.signalsBlocked():
            return
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        current = self.currentIndex().row()
        keys = [self._model.at(row).action.key for row in rows if row != current]
        if current in rows:
            keys.append(self._model.at(current).action.key)
        if keys:
            self._chosen.choose(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Score with digits; Enter shows everything of an action."""
        row = self.currentIndex().row()
        one = self._model.at(row) if row >= 0 else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and one is not None:
            self.asked.emit(one.action.key)
        elif not self._typed.take(event, one):
            super().keyPressEvent(event)
