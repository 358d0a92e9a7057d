"""Roadmap board: when who does what, what was pledged, how far all has come; beside it the chosen row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from journey_editor.insight.pledges import asked
from journey_editor.kernel.times import today
from journey_editor.layout.view import View
from journey_editor.session.document import Document
from journey_editor.ui.beside import Beside
from journey_editor.ui.board import Board, Surroundings
from journey_editor.ui.inspector.page import Page
from journey_editor.ui.panes import card
from journey_editor.ui.programme.page import ProgrammePage
from journey_editor.ui.roadmap.page import RoadmapPage
from journey_editor.ui.roadmap.pledges_page import PledgesPage
from journey_editor.ui.segments import Segments

_PAGES: Final = ("Roadmap", "Pledges", "Programme")


class RoadmapBoard(Board):
    """Shows one page at a time; Enter goes to the panel beside it, Esc back."""

    def __init__(self, around: Surroundings, parent: QWidget) -> None:
        super().__init__(around, parent)
        program, selection, words = around.program, around.selection, self._words
        self.roadmap = RoadmapPage(around, self)
        self.pledges = PledgesPage(selection, words, around.apply, self)
        self.programme = ProgrammePage(program, selection, self)
        self._pages = (self.roadmap, self.pledges, self.programme)
        self._heads, self._stack = QStackedWidget(self), QStackedWidget(self)
        self._heads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for page in self._pages:
            self._heads.addWidget(page.head)
            self._stack.addWidget(page)
        for page in (self.roadmap, self.pledges):
            page.opened.connect(self._open)
            page.advised.connect(self.advised)
        self.programme.asked.connect(lambda: self._turn_to(0))
        self.roadmap.wait_asked.connect(self._offer_what_first)
        self._switch = Segments(words("Roadmap"), [words(said) for said in _PAGES], self)
        self._switch.chosen.connect(self._turn_to)
        self._beside = Beside(self._compose(), selection, words, self)

    def _compose(self) -> QVBoxLayout:
        """Put the parts in their places; return the column of the pages."""
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 0)
        head.setSpacing(12)
        head.addWidget(self._switch)
        head.addWidget(self._heads, 1)
        pages = card(self)
        pages.addLayout(head)
        pages.addWidget(self._stack, 1)
        self.setFocusProxy(self._stack)
        self._turn_to(0)
        return pages

    def forget(self) -> None:
        """Drop what belongs to the document that was shown."""
        self.roadmap.forget()

    def show_project(self, document: Document, view: View) -> None:
        """Show what the document has now, on the page that is shown."""
        self._beside.show_document(document, view)
        page = self._pages[self._stack.currentIndex()]
        page.show_project(document, view)
        waiting = len(asked(document.kept, today()))
        said = self._words(_PAGES[1])
        self._switch.buttons[1].setText(f"{said} ({waiting})" if waiting else said)

    def commit(self) -> None:
        """Keep what is being typed."""
        self.programme.commit()
        self._beside.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Come back from the panel by Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._stack.setFocus()
        else:
            super().keyPressEvent(event)

    # Actions, as they are meant here

    def view_zoom_in(self) -> None:
        """Show the cards larger."""
        self.roadmap.view.zoom_in()

    def view_zoom_out(self) -> None:
        """Show the cards smaller."""
        self.roadmap.view.zoom_out()

    def view_fit(self) -> None:
        """Show the cards at their natural size."""
        self.roadmap.view.fit()

    def _turn_to(self, place: int) -> None:
        self._heads.setCurrentIndex(place)
        self._stack.setCurrentIndex(place)
        self._stack.setFocusProxy(self._pages[place])
        self._switch.choose(place)
        self.refresh()
        if self._pages[place] is self.pledges:
            self.pledges.begin()

    def _page(self) -> Page | None:
        inspector = self._beside.inspector
        shown = inspector.page if inspector is not None else None
        return shown if isinstance(shown, Page) else None

    def _open(self) -> None:
        """Go to the name of the chosen row in the panel."""
        page = self._page()
        if page is not None:
            page.go_to_name(Qt.FocusReason.OtherFocusReason)

    def _offer_what_first(self) -> None:
        inspector, page = self._beside.inspector, self._page()
        if inspector is not None and page is not None and page.waiting is not None:
            inspector.ensureWidgetVisible(page.waiting)
            page.waiting.offer()
