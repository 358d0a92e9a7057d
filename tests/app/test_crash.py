"""A bug says that it is one, and the window stays."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.app.crash import watch
from journey_editor.kernel.words import Words


def test_an_exception_nobody_caught_is_shown_once_and_told_to_the_shell(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # given back afterwards
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)
    watch(Words())
    seen = []

    def close() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        error = RuntimeError("again")
        sys.excepthook(RuntimeError, error, None)  # while the first is shown
        seen.append((box.text(), box.detailedText()))
        box.done(0)

    QTimer.singleShot(100, close)
    sys.excepthook(RuntimeError, RuntimeError("a bug"), None)
    assert len(seen) == 1
    assert "save it now" in seen[0][0]
    assert "a bug" in seen[0][1]
    assert "again" in capsys.readouterr().err
