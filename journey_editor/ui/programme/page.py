"""Programme page: the seven steps, how far the eight strategies have come, and the ten-item checklist."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.insight.programme import Progress, checklist, maturities, next_step, progress, steps
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.panes import GAP
from journey_editor.ui.program import Program
from journey_editor.ui.programme.checklist import Checklist
from journey_editor.ui.programme.radar_view import RadarView
from journey_editor.ui.programme.saying import Saying
from journey_editor.ui.programme.strategies import Strategies
from journey_editor.ui.programme.strip import StepCell, Strip

_BETWEEN: Final = 18  # px between the parts of the page
_SHARES: Final = 62, 38  # of the width, of what stands side by side


class ProgrammePage(QScrollArea):
    """Shows what is said of the programme; its `head` is set above it.

    `asked` says that chosen actions are to be seen in the plan.
    What is worked on here is chosen everywhere, as far as it has a row.
    """

    asked = Signal()

    def __init__(self, program: Program, selection: Selection, parent: QWidget) -> None:
        super().__init__(parent)
        self._program = program
        self._words = program.words
        self._selection = selection
        self._document: Document | None = None
        self._seen: Project | None = None
        self._strip: Strip | None = None
        self._parts: list[Saying] = []
        self._next = PlainLabel("", self, role="note", elides=True)
        self.head = QWidget(self)
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self._next, 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self._words("Programme"))
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def show_project(self, document: Document, _view: View) -> None:
        """Show what the document has now, where anything differs."""
        if document is not self._document:
            self.commit()
            self._document, self._seen = document, None
            self._compose(document)
        if (page := self.widget()) is not None:
            page.setEnabled(document.may_change)
        if document.kept is self._seen:
            return
        self._seen = document.kept
        for part in self._every():
            part.refresh()
        self._say(document.kept)
        self._choose(QApplication.focusWidget())

    def commit(self) -> None:
        """Keep what is still being typed."""
        for part in self._every():
            part.commit()

    def _every(self) -> list[Saying]:
        return [*(self._strip.parts() if self._strip is not None else ()), *self._parts]

    def _compose(self, document: Document) -> None:
        words = self._words
        page = QWidget()
        page.setObjectName("programme")
        self._strip = Strip(document, words, page)
        strategies = Strategies(document, words, page)
        strategies.asked.connect(self._ask)
        self._radar = RadarView(self._program.fonts, self._program.desk_for(words.language), page)
        items = Checklist(document, words, page)
        self._parts = [*strategies.rows, *items.rows]
        self._steps_done = PlainLabel("", page, role="note")
        self._known = PlainLabel("", page, role="note")
        self._items_done = PlainLabel("", page, role="note")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 6, 16, 16)
        column.setSpacing(_BETWEEN)
        column.addLayout(_section(words("Seven steps"), self._steps_done, self._strip))
        column.addLayout(_section(words("Eight strategies"), self._known, strategies, self._radar))
        column.addLayout(_section(words("Ten-item checklist"), self._items_done, items))
        column.addStretch(1)
        if (old := self.takeWidget()) is not None:
            old.hide()
            old.deleteLater()  # one of its inputs may have the focus
        self.setWidget(page)

    def _say(self, project: Project) -> None:
        words = self._words
        following = next_step(project)
        if following is None:
            self._next.setText(words("All seven steps are behind you."))
        else:
            self._next.setText(words("Next step: {step}", step=words(following.step.value)))
        self._steps_done.setText(self._share(progress(steps(project))))
        rows = maturities(project)
        known = sum(one.level is not None for one in rows)
        self._known.setText(words("{n} of {all} known", n=known, all=len(rows)))
        self._items_done.setText(self._share(progress(checklist(project))))
        self._radar.show_maturities(rows)

    def _share(self, found: Progress) -> str:
        words = self._words
        said = [words("{n} of {all} done", n=found.done, all=found.needed)]
        if found.under_way:
            said.append(words("{n} under way", n=found.under_way))
        return " · ".join(said)

    # What is worked on

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._choose(now)

    def _choose(self, focused: QWidget | None) -> None:
        """Choose everywhere the row in which the focus is; what has no row is nothing to choose."""
        part = focused
        while part is not None and not isinstance(part, Saying):
            part = part.parentWidget()
        if part is None or self._document is None or not self.isAncestorOf(part):
            return
        if isinstance(part, StepCell) and self._strip is not None:
            self._strip.choose(part)
        wanted = (part.key,) if self._document.kept.row(part.key) is not None else ()
        if self._selection.keys != wanted:
            self._selection.choose(wanted)

    def _ask(self, actions: tuple[RowKey, ...]) -> None:
        self._selection.choose(actions)
        self.asked.emit()


def _section(title: str, said: PlainLabel, *shown: QWidget) -> QVBoxLayout:
    """Return a part of the page under its title, beside which stands how far things have come."""
    head = QHBoxLayout()
    head.addWidget(PlainLabel(title, said.parentWidget(), role="section"), 1)
    head.addWidget(said)
    row = QHBoxLayout()
    row.setSpacing(GAP)
    for widget, share in zip(shown, _SHARES, strict=False):
        row.addWidget(widget, share)
    made = QVBoxLayout()
    made.setSpacing(6)
    made.addLayout(head)
    made.addLayout(row)
    return made
