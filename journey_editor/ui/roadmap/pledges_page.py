"""Pledges page: what people pledged to do within 90 days, and the report on day 90 (R-44)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.selection import Selection
from journey_editor.insight.pledges import asked
from journey_editor.kernel.times import today
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.edits.pledges import pledge, report
from journey_editor.model.records import Action, Party, Pledge
from journey_editor.session.document import Document
from journey_editor.ui.board import Apply
from journey_editor.ui.labels import PlainLabel, set_tip
from journey_editor.ui.roadmap.pledges_model import ACTION, PARTY, TITLE, PledgesModel

_ROW: Final = 32  # px
_SHARES: Final = {PARTY: 0.15, ACTION: 0.25}  # of the width; the pledge takes what is left


class PledgesPage(QWidget):
    """Lists the pledges of a map; its `head` is set above them.

    `opened` asks for the chosen one, to be worked on.
    """

    opened = Signal()
    advised = Signal(str)

    def __init__(self, selection: Selection, words: Words, apply: Apply, parent: QWidget) -> None:
        super().__init__(parent)
        self._selection = selection
        self._words = words
        self._apply = apply
        self._document: Document | None = None
        self._model = PledgesModel(words, self)
        self.table = _Table(self._model, words, self)
        self.table.opened.connect(self.opened)
        self.table.added.connect(self._add)
        self.table.selectionModel().currentRowChanged.connect(self._choose)
        selection.changed.connect(self._follow)
        self._said = PlainLabel("", self, role="note", wraps=True)
        self._new = QPushButton(words("New pledge"), self)
        set_tip(self._new, words("New pledge (N)"))
        self._new.clicked.connect(self._add)
        self.answers = {
            kept: QPushButton(words(said), self)
            for kept, said in ((True, "It was kept"), (False, "It was not kept"), (None, "Not known yet"))
        }
        for kept, button in self.answers.items():
            button.clicked.connect(lambda _=False, answer=kept: self._report(kept=answer))
        self.setFocusProxy(self.table)
        self.head = QWidget(self)
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addStretch(1)
        for button in (*self.answers.values(), self._new):
            head.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 4, 4)
        self._said.setContentsMargins(9, 2, 9, 0)
        column.addWidget(self._said)
        column.addWidget(self.table, 1)

    def show_project(self, document: Document, _view: View) -> None:
        """Show what the document has now."""
        self._document = document
        project, now = document.kept, today()
        self._model.show_pledges(project, now)
        waiting = len(asked(project, now))
        words = self._words
        if waiting:
            said = words.count(
                waiting,
                "Day 90 has come for {n} pledge: was it kept?",
                "Day 90 has come for {n} pledges: were they kept?",
            )
        elif self._model.rowCount():
            said = words("A pledge runs for 90 days; then the report is asked for here.")
        else:
            said = words("No pledges yet: who will do what within 90 days?")
        self._said.setText(said)
        self._follow()

    def begin(self) -> None:
        """Choose the first pledge that is to be asked about, where there is one."""
        waiting = asked(self._document.kept, today()) if self._document is not None else ()
        if waiting and self._pledge() not in waiting:
            self._selection.choose([waiting[0].key])

    def _pledge(self) -> Pledge | None:
        key = self._selection.current
        if self._document is None or key is None or key.table != Pledge.table:
            return None
        return self._document.kept.get(Pledge, key.id)

    def _choose(self) -> None:
        at = self.table.currentIndex()
        if at.isValid() and self.table.hasFocus():
            self._selection.choose([self._model.key_at(at.row())])

    def _follow(self) -> None:
        """Show which pledge is chosen, and what may be said of it."""
        chosen = self._pledge()
        row = self._model.row_of(chosen.key if chosen is not None else None)
        if row is not None:
            flags = QItemSelectionModel.SelectionFlag
            at = self._model.index(row, 0)
            self.table.selectionModel().setCurrentIndex(at, flags.ClearAndSelect | flags.Rows)
        else:
            self.table.clearSelection()
        for kept, button in self.answers.items():
            button.setEnabled(chosen is not None and chosen.kept is not kept)

    def _report(self, *, kept: bool | None) -> None:
        chosen = self._pledge()
        if chosen is not None and self._document is not None:
            change = report(self._document.kept, chosen.key, kept=kept)
            self._apply(self._words("Report on a pledge"), change)
            self.begin()

    def _add(self) -> None:
        """Add a pledge of today, for the chosen action where one is, and open it."""
        document, key = self._document, self._selection.current
        if document is None:
            return
        project = document.kept
        action = project.get(Action, key.id) if key is not None and key.table == Action.table else None
        change = pledge(
            project,
            date=today().isoformat(),
            mint=document.mint,
            action=action,
            party=project.get(Party, action.owner) if action is not None else None,
        )
        self._apply(self._words("Add a pledge"), change)
        for one in change.added(Pledge):
            if document.kept.row(one.key) is not None:
                self._selection.choose([one.key])
                self.opened.emit()


class _Table(QTableView):
    """Goes from pledge to pledge; Enter opens one, N begins a new one."""

    opened = Signal()
    added = Signal()

    def __init__(self, model: PledgesModel, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "rows")
        self.setModel(model)
        self.setAccessibleName(words("Pledges"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        for column in _SHARES:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room out among the columns anew."""
        super().resizeEvent(event)
        for column, share in _SHARES.items():
            self.horizontalHeader().resizeSection(column, round(self.viewport().width() * share))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear Enter and N; all else is the list's."""
        match Qt.Key(event.key()):
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.currentIndex().isValid():
                self.opened.emit()
            case Qt.Key.Key_Insert | Qt.Key.Key_N:
                self.added.emit()
            case _:
                super().keyPressEvent(event)
