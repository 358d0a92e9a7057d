"""Dock: the history beside the map, in which whatever line is chosen shows the map as it was then."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDockWidget,
    QHeaderView,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.canvas import Canvas
from journey_editor.insight.changes import changes_between, sentences_of
from journey_editor.kernel.words import Words
from journey_editor.model.revision import Revision
from journey_editor.ui.history.line_look import HEIGHT, LineLook
from journey_editor.ui.history.lines import Lines
from journey_editor.ui.history.looking import Looking
from journey_editor.ui.labels import PlainLabel

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAUSE: Final = 150  # ms in which no other line is chosen
_MOST: Final = 20  # sentences of what a line changed


class HistoryDock(QDockWidget):
    """Enter, or a double click, makes the map as it was then; Esc leads to now, and then to the map."""

    def __init__(self, looking: Looking, canvas: Canvas, words: Words, parent: QWidget) -> None:
        super().__init__(words("History"), parent)
        self.setObjectName("history")
        self._looking = looking
        self._canvas = canvas
        self._words = words
        self._leading = False
        body = QWidget(self)
        hint = words("A chosen moment is shown on the map. Enter restores it; nothing is lost by that.")
        self.only = QCheckBox(words("Only named and saved moments"), body)
        self.only.toggled.connect(self._show_only)
        self._lines = Lines(words, self)
        self.list = _View(self)
        self.list.setModel(self._lines)
        self.list.setAccessibleName(words("History"))
        self.list.doubleClicked.connect(lambda _: self.go())
        self.said = QPlainTextEdit(body)
        self.said.setReadOnly(True)
        self.said.setTabChangesFocus(True)
        self.said.setAccessibleName(words("What it changed"))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self._look)
        self.list.selectionModel().currentChanged.connect(lambda _: self._soon.start())
        looking.changed.connect(self._follow)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(PlainLabel(hint, body, role="note", wraps=True))
        column.addWidget(self.only)
        column.addWidget(self.list, 3)
        column.addWidget(PlainLabel(words("What it changed"), body, role="label"))
        column.addWidget(self.said, 1)
        self.setWidget(body)
        self.setFocusProxy(self.list)
        self.hide()

    def refresh(self) -> None:
        """Show what was done by now."""
        if self.isHidden():
            return
        if self._lines.show_past(self._looking.past):
            self._follow()
            self._soon.start()

    def show_line(self, id_: str) -> None:
        """Choose the line of a revision, and show the map as it was then."""
        if self._lines.row_of(id_) is None:
            self.only.setChecked(False)
        self._choose(self._lines.row_of(id_))
        self._look()

    def go(self) -> None:
        """Make the map as it was after the chosen line."""
        one = self._lines.revision(self.list.currentIndex().row())
        if one is not None:
            self._looking.go(one)

    def leave(self) -> None:
        """Go back to now; from there to the map."""
        if self._looking.moment is not None:
            self._looking.back()
        else:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look at nothing that is not said to be earlier."""
        super().hideEvent(event)
        if not event.spontaneous() and self.isHidden():
            self._soon.stop()
            self._looking.back()

    def _look(self) -> None:
        """Show the chosen moment, and what it changed."""
        one = self._lines.revision(self.list.currentIndex().row())
        if one is None or self.isHidden():
            return
        self._leading = True
        known = self._looking.look(one)
        self._leading = False
        said = self._told(one) if known else self._words("What the map was then is not known.")
        if said != self.said.toPlainText():
            self.said.setPlainText(said)

    def _told(self, one: Revision) -> str:
        before, after = self._looking.past.around(one.id)
        words = self._words
        if before is None or after is None:
            return words("What this changed is not known.")
        told = sentences_of(changes_between(before, after, words), words, most=_MOST)
        return "\n".join(told) or words("Nothing on the map.")

    def _follow(self) -> None:
        """Choose the line of the moment that is shown; one that cannot be shown stays chosen."""
        if self._leading:
            return
        moment = self._looking.moment
        row = 0 if moment is None else self._lines.row_of(moment.id)
        if row is not None and row != self.list.currentIndex().row():
            self._choose(row)

    def _choose(self, row: int | None) -> None:
        index = self._lines.index(row) if row is not None else QModelIndex()
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _show_only(self, only: bool) -> None:  # noqa: FBT001 - a slot
        self._lines.show_marked(only=only)
        self._follow()


class _View(QTableView):
    """A table of one column, which lays out ten thousand lines as quickly as ten; a list asks for each."""

    def __init__(self, dock: HistoryDock) -> None:
        super().__init__(dock)
        self._dock = dock
        self.setItemDelegate(LineLook(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Enter, leave with Esc, go to the ends with Home and End."""
        if event.key() in _ENTER:
            self._dock.go()
        elif event.key() == Qt.Key.Key_Escape:
            self._dock.leave()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self.model().rowCount() - 1
            self.setCurrentIndex(self.model().index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        else:
            super().keyPressEvent(event)
