"""Starting the program after it ended before its work was in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.app.windows import offer_lost_work
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Touchpoint
from journey_editor.session.document import Document
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.program import Program
from journey_editor.ui.window import Window
from tests.kept import crash
from tests.sample_maps.samples import build
from tests.ui.driver import touchpoint


def rename(document: Document, title: str) -> None:
    change = set_values(document.kept, touchpoint(document, "Kasten").key, title=title)
    document.apply("Type", change)


def crashed(place: Path, file: Path | None, title: str = "Planken") -> Document:
    """Work on the map whose program was killed."""
    document = Document.open(file) if file is not None else Document(build("uitlenen"))
    document.keep_in(lambda: place)
    rename(document, title)
    crash(document)
    return document


def titles(document: Document) -> set[str]:
    return {one.title for one in document.kept.all(Touchpoint).values()}


class Start:
    """What comes after the first window is shown."""

    def __init__(self, program: Program, shown: Document, qtbot: QtBot) -> None:
        self._program = program
        self._qtbot = qtbot
        self.windows = [Window(program, shown)]
        self.windows[0].show()
        self.seen: list[list[str]] = []

    def look(self, *does: Callable[[QDialog], None]) -> list[Document]:
        """Look for lost work, and do something in each dialog that comes; return what the windows show."""
        self.meet(lambda: offer_lost_work(self._program, self.windows), *does)
        return [one.document for one in self.windows]

    def meet(self, begin: Callable[[], None], *does: Callable[[QDialog], None]) -> None:
        """Begin something, and do something in each dialog that comes."""
        left = list(does)

        looking = True

        def act() -> None:
            if not looking:
                return
            QTimer.singleShot(30, act)  # a timer of its own, since one dialog may open another
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                texts = [label.text() for label in dialog.findChildren(PlainLabel)]
                self.seen.append(texts or [dialog.text() if isinstance(dialog, QMessageBox) else ""])
                left.pop(0)(dialog)

        act()
        begin()
        self._qtbot.wait(50)
        looking = False
        assert left == []

    def end(self) -> None:
        """Close every window, discarding its work."""
        for window in self.windows:
            window.document.leave()
            while window.document.dirty and window.document.undo_label is not None:
                window.document.undo()
            window.hide()
            window.deleteLater()


def press(said: str) -> Callable[[QDialog], None]:
    """Press a button, found by what a screen reader calls it or by its text."""

    def pressed(dialog: QDialog) -> None:
        found = [
            one
            for one in dialog.findChildren(QPushButton)
            if said in (one.accessibleName(), one.text().replace("&", ""))
        ]
        found[0].click()

    return pressed
