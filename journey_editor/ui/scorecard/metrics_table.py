"""Metrics table: the scorecard itself, one row a metric, gone through, typed in and ordered by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHeaderView, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.surfaces.qt import QtFonts
from journey_editor.ui.rows_table import RowsTable
from journey_editor.ui.scorecard.metric_look import HEIGHT, MetricLook
from journey_editor.ui.scorecard.metrics_model import Column, MetricsModel

_WIDTHS: Final = {
    Column.NOW: 150,
    Column.OVER_TIME: 140,
    Column.BEFORE: 72,
    Column.TARGET: 170,
    Column.STANDING: 118,
}  # px


class MetricsTable(RowsTable):
    """Shows the metrics; `moved` asks to let those that are chosen change places with a neighbour."""

    moved = Signal(int)
    wanted = Signal()  # one more

    def __init__(
        self,
        model: MetricsModel,
        selection: Selection,
        fonts: QtFonts,
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(model, selection, parent)
        self.setItemDelegate(MetricLook(model, fonts, self))
        self.setProperty("look", "rows")
        self.setAccessibleName(words("Scorecard"))
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(RowsTable.ScrollMode.ScrollPerPixel)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self._add(words("Add a metric"), "Ins", self.wanted.emit)
        self._add(words("Move up"), "Alt+Up", lambda: self.moved.emit(-1))
        self._add(words("Move down"), "Alt+Down", lambda: self.moved.emit(1))

    def _add(self, text: str, key: str, act: Callable[[], None]) -> None:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(act)
        self.addAction(action)
