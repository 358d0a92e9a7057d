"""What tests of the window may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.session import places
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish
from tests.sample_maps.samples import build
from tests.ui.driver import Hand


@pytest.fixture
def own_settings(qapp: QApplication, tmp_path: Path) -> Iterator[None]:
    """Settings of the test's own, and a clipboard that is empty in the end: else Qt crashes there."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    qapp.setOrganizationName("Journey Editor tests")
    qapp.setApplicationName("Journey Editor tests")
    yield
    QGuiApplication.clipboard().clear()
    QSettings().clear()


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files beside those of the test, which are none."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(places, "gettempdir", lambda: str(folder))
    return folder


@pytest.fixture
def open_window(qtbot: QtBot) -> Callable[[Document], Hand]:
    """Opens a window on a document, with a hand at it."""

    def made(document: Document) -> Hand:
        hand = Hand(document)
        qtbot.addWidget(hand.window, before_close_func=hand.leave)
        hand.window.activateWindow()
        return hand

    return made


@pytest.fixture
def lending_file(tmp_path: Path) -> Path:
    """The lending map in a file of its own."""
    path = tmp_path / "uitlenen.journey"
    publish(build("uitlenen"), [], path, overwrite=False)
    return path


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    """A hand at the lending map."""
    return open_window(Document(build("uitlenen")))
