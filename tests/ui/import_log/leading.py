"""Leading: somebody who goes through the pages of an import, one thing done on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QMessageBox,
    QProgressDialog,
    QPushButton,
    QTableView,
)

from journey_editor.model.records import Transition
from journey_editor.ui.labels import PlainLabel
from tests.ui.driver import Hand, touchpoint

LOG, NAMES, CHANGES = (
    "What does each column hold?",
    "Which touchpoint is each name?",
    "What will change",
)
SAID, WAREHOUSE = "said", "warehouse"
PATIENCE = 20  # s
Act = tuple[str, Callable[[Any], object]]  # where, and what is done there


class Leading:
    """Imports a log into what a hand holds: `texts` are what was read on the way, `places` where it led."""

    def __init__(self, hand: Hand, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._hand = hand
        self.texts: list[str] = []
        self.places: set[str] = set()
        self.asked: list[str] = []  # by the file dialog

        def choose(*asked: object) -> tuple[str, str]:
            self.asked.extend(str(one) for one in asked[1:])
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)

    def through(self, *acts: Act, action: str = "file-import-log") -> None:
        """Open the assistant, and do each thing when its place is reached; it must be closed in the end."""
        left = list(acts)
        wrong: list[Exception] = []
        began, looking, acting = monotonic(), True, 0

        def look() -> None:
            nonlocal acting
            if not looking:
                return
            QTimer.singleShot(20, look)  # a timer of its own, since one dialog may open another
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog):
                return
            self.places.add(where(dialog))
            if wrong or not (left or acting) or monotonic() - began > PATIENCE:
                dialog.reject()
            elif left and where(dialog) == left[0][0]:
                self.texts.extend(shown(dialog))
                acting += 1
                try:
                    left.pop(0)[1](dialog)
                except Exception as error:  # noqa: BLE001 - it is raised when all dialogs are closed
                    wrong.append(error)
                acting -= 1

        look()
        self._hand.do(action)
        looking = False
        QTest.qWait(30)
        for error in wrong:
            raise error
        assert left == []


def where(dialog: QDialog) -> str:
    """Which page or dialog this is; nothing while a page is busy."""
    if isinstance(dialog, QMessageBox | QProgressDialog):
        return SAID if isinstance(dialog, QMessageBox) else ""
    titles = [one.text() for one in dialog.findChildren(PlainLabel) if one.property("role") == "title"]
    if not titles:
        return WAREHOUSE
    ready = any(one.isEnabled() for one in dialog.findChildren(QComboBox) + dialog.findChildren(QTableView))
    return titles[0] if ready or titles[0] == CHANGES else ""


def shown(dialog: QDialog) -> Iterator[str]:
    """Everything that can be read."""
    if isinstance(dialog, QMessageBox):
        yield dialog.text()
    for label in dialog.findChildren(PlainLabel):
        if label.isVisible():
            yield label.text()
    for table in dialog.findChildren(QTableView):
        if table.isVisible():
            for row in cells(table):
                yield from row


def cells(table: QTableView) -> list[list[str]]:
    """What a table says, row by row."""
    model = table.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def press(said: str) -> Callable[[QDialog], None]:
    """Press a button."""
    return lambda dialog: button(dialog, said).click()


def button(dialog: QDialog, said: str) -> QPushButton:
    """The button that says this."""
    return next(one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == said)


def names(dialog: QDialog) -> QTableView:
    """The table of the page that is seen."""
    return next(one for one in dialog.findChildren(QTableView) if one.isVisible())


def choose_role(dialog: QDialog, column: int, said: str) -> None:
    """Choose what a column holds, by going through the list with the keys."""
    box = roles(dialog)[column - 1]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != said:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() != before


def roles(dialog: QDialog) -> Sequence[QComboBox]:
    """The choices over the columns."""
    return [one for one in dialog.findChildren(QComboBox) if one.accessibleName().startswith("Column")]


def choose_touchpoint(dialog: QDialog, name: str, said: str) -> None:
    """Choose what a name stands for, by keys alone."""
    table = names(dialog)
    row = [row[0] for row in cells(table)].index(name)
    box = unfold(table, row)
    assert name in box.accessibleName()
    QTest.keyClicks(box.view(), said)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert cells(table)[row][2] == said


def unfold(table: QTableView, row: int) -> QComboBox:
    """Open the list of what the name in a row can stand for, by keys."""
    assert QApplication.focusWidget() is table
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(row):
        QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QApplication.processEvents()
    (box,) = (one for one in table.findChildren(QComboBox) if one.isVisible())
    assert box.view().isVisible()
    return box


def joined(hand: Hand, one: str, other: str) -> Transition:
    """The transition between two touchpoints, by their titles."""
    ends = touchpoint(hand.document, one).id, touchpoint(hand.document, other).id
    return next(
        way for way in hand.document.kept.all(Transition).values() if (way.source, way.target) == ends
    )


NEXT: tuple[Act, Act] = (LOG, press("Next")), (NAMES, press("Next"))
