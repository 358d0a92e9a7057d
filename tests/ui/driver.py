"""A window with a program around it, and hands that reach for what they see."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.app.windows import make_program
from journey_editor.model.records import Record, RowKey, Step, Touchpoint
from journey_editor.session.document import Document
from journey_editor.ui import theme
from journey_editor.ui.program import Program
from journey_editor.ui.window import Window

_PROGRAM: list[Program] = []


def program() -> Program:
    """The program that every window of the tests shares, dressed as its users see it."""
    if not _PROGRAM:
        _PROGRAM.append(make_program())
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application)
    return _PROGRAM[0]


class Hand:
    """Drives a window by mouse and keys alone."""

    def __init__(self, document: Document, around: Program | None = None) -> None:
        self.window = Window(around or program(), document)
        self.window.resize(1400, 900)
        self.window.show()
        QApplication.processEvents()

    @property
    def document(self) -> Document:
        """The document that the window shows now."""
        return self.window.document

    def place(self, key: RowKey) -> QPoint:
        """Where the middle of a row is drawn, in the canvas."""
        canvas = self.window.canvas
        group = canvas.sheet_scene.groups_of(key)[0]
        box = group.bounds.moved(group.at.x, group.at.y).centre
        return canvas.mapFromScene(QPointF(box.x, box.y))

    def click(self, row: Record, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Click on a row on the map."""
        viewport = self.window.canvas.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, modifier, self.place(row.key))
        QApplication.processEvents()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window.canvas, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        """Type where the focus is."""
        QTest.keyClicks(QApplication.focusWidget() or self.window.canvas, text)
        QApplication.processEvents()

    def do(self, action: str) -> None:
        """Choose a menu entry."""
        self.window.menus.actions[action].trigger()
        QApplication.processEvents()

    def leave(self, *_: object) -> None:
        """Save what can be saved and take the rest back, so that closing asks nothing."""
        self.window.canvas.finish_typing()
        self.document.look_back(None)
        path = self.document.path
        if self.document.dirty and path is not None and path.is_file():
            self.document.save(path)
        while self.document.dirty and self.document.undo_label is not None:
            self.document.undo()
        if self.document.dirty:  # a name in the history cannot be undone
            with TemporaryDirectory() as folder:
                self.document.save(Path(folder) / "left.journey")


def touchpoint(document: Document, title: str) -> Touchpoint:
    """The touchpoint with a title."""
    return next(one for one in document.kept.all(Touchpoint).values() if one.title == title)


def step(document: Document, title: str) -> Step:
    """The step with a title."""
    return next(one for one in document.kept.all(Step).values() if one.title == title)
