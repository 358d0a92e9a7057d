"""A hand at the programme page of a map, in a window that undoes with keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.edits.programme import Said, said_of
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.programme.page import ProgrammePage
from journey_editor.ui.programme.saying import Saying
from tests.ui.driver import program

S = TypeVar("S", bound=Saying)


class ProgrammeHand:
    """Reaches for what is seen on the page."""

    def __init__(self, qtbot: QtBot, project: Project, words: Words | None = None) -> None:
        self.document = Document(project, mint=Mint.seeded("programme"))
        self.selection = Selection()
        self.window = QMainWindow()
        around = replace(program(), words=words or Words())
        self.page = ProgrammePage(around, self.selection, self.window)
        self.window.setCentralWidget(self.page)
        self.window.setMenuWidget(self.page.head)
        undo = QAction(self.window)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.triggered.connect(self.undo)
        self.window.addAction(undo)
        view = View.first(project)
        assert view is not None
        self.document.listen(lambda: self.page.show_project(self.document, view))
        self.page.show_project(self.document, view)
        self.window.resize(1060, 620)
        qtbot.addWidget(self.window, before_close_func=self.leave)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def leave(self, _window: QWidget) -> None:
        """Take the focus out of what will be gone; a list of names may have had the window's activity."""
        self.window.activateWindow()
        QApplication.processEvents()
        self.page.setFocus()

    def undo(self) -> None:
        """Take back what was done last."""
        self.page.commit()
        self.document.undo()

    def part(self, kind: type[S], about: Any) -> S:
        """Return what is seen of a strategy, item or step."""
        return next(one for one in self.page.findChildren(kind) if one.about == about and one.isVisible())

    def field(self, part: Saying, name: str) -> QWidget:
        """Return what a field is set with."""
        (found, *_) = part.blanks[name].input.watched
        return found

    def said(self, kind: type[Said], about: Any) -> Any:
        """Return what the document has."""
        return said_of(self.document.kept, kind, about)

    def click(self, widget: QWidget) -> None:
        """Click in the middle of something, which is scrolled to first."""
        self.page.ensureWidgetVisible(widget)
        QApplication.processEvents()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        QApplication.processEvents()

    @property
    def chosen(self) -> tuple[RowKey, ...]:
        """What is chosen everywhere."""
        return self.selection.keys

    def names(self) -> list[str]:
        """What screen readers are told of everything that can be reached by key."""
        reached = [
            one
            for one in self.page.findChildren(QWidget)
            if one.isVisible()
            and one.isEnabled()
            and not one.focusProxy()
            and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        return [one.accessibleName() for one in reached]
