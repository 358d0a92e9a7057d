"""Leading: somebody who goes through the pages of an import of answers, one thing done on each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from tests.ui.driver import Hand
from tests.ui.import_log.leading import CHANGES, LOG, cells, press, shown, where

Act = tuple[str, Callable[[Any], object]]  # where, and what is done there
FORM = LOG
NEXT: Act = FORM, press("Next")
FINISH: Act = CHANGES, press("Finish")


class Leading:
    """Imports answers into what a hand holds: `texts` are what was read on the way."""

    def __init__(self, hand: Hand, path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
        self._hand, self._qtbot = hand, qtbot
        self.texts: list[str] = []
        self.asked: list[str] = []  # by the file dialog

        def choose(*asked: object) -> tuple[str, str]:
            self.asked.extend(str(one) for one in asked[1:])
            return str(path), ""

        monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)

    def through(self, *acts: Act) -> None:
        """Choose the menu entry, and do each thing when its place is reached, until all is closed."""
        left = list(acts)
        wrong: list[Exception] = []

        def act() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QDialog) or not left or where(dialog) != left[0][0]:
                return
            self.texts.extend(shown(dialog))
            try:
                left.pop(0)[1](dialog)
            except Exception as error:  # noqa: BLE001 - it is raised when all dialogs are closed
                wrong.append(error)
                left.clear()
                dialog.reject()

        timer = QTimer()
        timer.timeout.connect(act)
        timer.start(20)
        self._hand.do("file-import-feedback")
        self._qtbot.waitUntil(lambda: not left and QApplication.activeModalWidget() is None, timeout=20_000)
        timer.stop()
        for error in wrong:
            raise error


def table(dialog: QDialog, called: str) -> QTableView:
    """The table that is called so for those who do not see it."""
    return next(
        one for one in dialog.findChildren(QTableView) if one.isVisible() and one.accessibleName() == called
    )


def choose(dialog: QDialog, called: str, *, row: str, column: int, said: str) -> None:
    """Choose what a cell holds, by keys alone."""
    rows = table(dialog, called)
    number = [line[0] for line in cells(rows)].index(row)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(number):
        QTest.keyClick(rows, Qt.Key.Key_Down)
    for _ in range(column):
        QTest.keyClick(rows, Qt.Key.Key_Right)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    QApplication.processEvents()
    (box,) = (one for one in rows.findChildren(QComboBox) if one.isVisible())
    assert row in box.accessibleName()
    QTest.keyClick(box.view(), Qt.Key.Key_Home)
    while box.view().currentIndex().data() != said:
        before = box.view().currentIndex()
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
        assert box.view().currentIndex() != before, f"{said} is not in the list"
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert cells(rows)[number][column] == said


def pick(dialog: QDialog, called: str, said: str) -> None:
    """Choose in a list beside a label, by typing."""
    box = next(one for one in dialog.findChildren(QComboBox) if one.accessibleName() == called)
    assert box.isVisible()
    box.setFocus()
    QTest.keyClicks(box, said)
    assert box.currentText() == said
