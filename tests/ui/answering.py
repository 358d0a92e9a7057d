"""Answers to the dialogs that come, one after another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QProgressDialog,
    QPushButton,
)

from journey_editor.ui.labels import PlainLabel

Answer = Callable[[QDialog], None]


@contextmanager
def answering(*answers: Answer) -> Iterator[list[str]]:
    """Answer each dialog that comes while the block runs; yield what they said, as they come."""
    left, said = list(answers), list[str]()

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or isinstance(dialog, QProgressDialog):
            return
        if not dialog.isActiveWindow():  # not yet
            return
        texts = [one.text() for one in dialog.findChildren(PlainLabel)]
        if isinstance(dialog, QMessageBox):
            texts = [dialog.text(), dialog.informativeText()]
        said.append("\n".join(text for text in texts if text))
        if not left:
            dialog.reject()
            raise AssertionError(f"nobody expected this: {said[-1]}")
        left.pop(0)(dialog)

    timer = QTimer()
    timer.timeout.connect(act)
    timer.start(20)
    try:
        yield said
    finally:
        timer.stop()
    assert not left, "a dialog was expected that did not come"


def escape(dialog: QDialog) -> None:
    """Press Esc."""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def button(text: str) -> Answer:
    """Press the button with a text."""
    return lambda dialog: next(
        one for one in dialog.findChildren(QPushButton) if one.text().replace("&", "") == text
    ).click()


def file(path: Path) -> Answer:
    """Say where to write; a file that is there already is replaced."""

    def chosen(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.findChildren(QLineEdit)[0].setText(str(path))  # keys would open a list of names over it
        dialog.accept()

    return chosen
