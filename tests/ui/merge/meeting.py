"""Copies that come back to a window, and the panel that shows what they bring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from journey_editor.kernel.words import unisolated
from journey_editor.model.edits.values import set_values
from journey_editor.session.document import Document
from journey_editor.ui.history.line_look import ABOUT
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.merge.panel import MergePanel
from tests.ui.driver import Hand, touchpoint


def worked_on(file: Path, *, author: str = "", **titles: str) -> None:
    """Open a copy, rename touchpoints, and save."""
    document = Document.open(file)
    document.author = author
    rename(document, **titles)
    document.save(file)


def rename(document: Document, **titles: str) -> None:
    """Give touchpoints other titles."""
    for before, after in titles.items():
        change = set_values(document.kept, touchpoint(document, before).key, title=after)
        document.apply(f"Type {after}", change)


def merge(hand: Hand, *files: Path) -> MergePanel:
    """Let copies come back; return the panel."""
    hand.window._later.merge(files)
    return panel(hand)


def panel(hand: Hand) -> MergePanel:
    """The panel, once it is there."""
    wait(lambda: bool(panels(hand)))
    return panels(hand)[0]


def panels(hand: Hand) -> list[MergePanel]:
    return [one for one in hand.window.findChildren(MergePanel) if one.isVisible()]


def pause(milliseconds: int) -> None:
    """Let the program go on for a while, in a loop that lets other threads have the interpreter.

    `QTest.qWait` holds it all that time: a thread that reads a file then gets
    a few milliseconds in between, and takes as long as the machine is idle.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(there: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(500):
        if there():
            return
        pause(20)
    raise AssertionError("it never came")


def lines(shown: MergePanel) -> list[str]:
    """What the list says, both lines of each in one."""
    model = shown.list.model()
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [f"{index.data()} – {index.data(ABOUT)}" for index in indexes]


def said(hand: Hand) -> str:
    return hand.window.statusBar().currentMessage()


def texts(shown: MergePanel) -> str:
    """All that the panel says beside its list."""
    labels = shown.findChildren(PlainLabel)
    said = "\n".join(one.accessibleName() or one.text() for one in labels if one.isVisible())
    return unisolated(said)


def key(shown: MergePanel, pressed: Qt.Key) -> None:
    QTest.keyClick(shown.list, pressed)
    QApplication.processEvents()


def press(shown: MergePanel, text: str) -> None:
    button = next(one for one in shown.findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
