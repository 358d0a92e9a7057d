"""Assistant: leads through pages to what an import would change; nothing changes before the last is done.

Not a QWizard: that goes on at once when asked to, and counting takes its time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.questions import say
from journey_editor.ui.work import Work

_SIZE: Final = QSize(940, 640)  # px, where the screen has room for it
_FRAME: Final = QSize(40, 70)  # px that a window manager and its bars may take


class Assistant(QDialog):
    """A dialog of pages, each under one of `headings`; what a subclass puts into it makes it an import."""

    def __init__(self, title: str, headings: Sequence[str], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._headings = headings
        self._said = words
        self._work: Work | None = None
        self._leaving = False
        self.setWindowTitle(title)
        self._place = PlainLabel("", self, role="place")
        self._heading = PlainLabel("", self, role="title")
        self.pages = QStackedWidget(self)
        self._back = QPushButton(words("&Back"), self)
        self._next = QPushButton(self)
        self._next.setProperty("primary", True)
        cancel = QPushButton(words("Cancel"), self)
        self._back.clicked.connect(lambda: self.turn_to(self.pages.currentIndex() - 1))
        self._next.clicked.connect(lambda: self.go_on(self.pages.currentIndex()))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(cancel)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._place)
        column.addWidget(self._heading)
        column.addWidget(self.pages, 1)
        column.addLayout(buttons)
        self._next.setDefault(True)
        self.resize(_SIZE.boundedTo(self.screen().availableGeometry().size() - _FRAME))

    # What a subclass says

    def ready(self, number: int) -> bool:
        """Whether it can go on from a page."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def go_on(self, number: int) -> None:
        """Go on from a page."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def begin(self, number: int) -> None:
        """Give a page the focus."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    # What it is led by

    def done(self, result: int) -> None:
        """Close, after the work that is still going on has stopped."""
        if self._work is None:
            super().done(result)
        else:
            self._leaving = True
            self._work.cancel()

    def refresh(self) -> None:
        """Say where this is, and where it can go."""
        words, number = self._said, self.pages.currentIndex()
        last, busy = len(self._headings) - 1, self._work is not None
        self._place.setText(words("Step {n} of {all}", n=number + 1, all=last + 1))
        self._heading.setText(self._headings[number])
        self.pages.setEnabled(not busy)
        self._back.setEnabled(number > 0 and not busy)
        self._next.setText(words("&Finish") if number == last else words("&Next"))
        self._next.setEnabled(self.ready(number) and not busy)

    def turn_to(self, number: int) -> None:
        """Show a page."""
        self.pages.setCurrentIndex(number)
        self.refresh()
        self.begin(number)

    def focus_next(self) -> None:
        """Give the way on the focus."""
        self._next.setFocus()

    def put(self, number: int, page: QWidget) -> None:
        """Put a page in its place, and forget it and those after it as they were."""
        while (gone := self.pages.widget(number)) is not None:
            self.pages.removeWidget(gone)
            gone.deleteLater()
        self.pages.addWidget(page)

    def work_aside(self, job: Callable[[Progress], None], said: str, then: Callable[[], None]) -> None:
        """Do work aside, and `then` what follows from it; show the page that is there in the end."""
        self._work = Work(job, said, self._said, self)
        self._work.done.connect(then)
        self._work.failed.connect(self.complain)
        self._work.ended.connect(self._end_work)
        self.refresh()
        self._work.start()

    def complain(self, sentence: str) -> None:
        """Say what cannot be done."""
        if not self._leaving:
            say(sentence, self._said, self)

    def _end_work(self) -> None:
        self._work = None
        if self._leaving:
            return self.reject()
        return self.turn_to(self.pages.currentIndex())
