"""Typing in sight: in the real window, with its style, a text that has room needs no bar to be seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.canvas.text_editor import TextEditor
from journey_editor.model.records import Touchpoint
from journey_editor.session.document import Document
from journey_editor.text.faces import FaceSet
from tests.ui.driver import Hand
from tests.ui.panel import OFFSCREEN, dress

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)


@pytest.fixture(autouse=True)
def style(qapp: QApplication, faces: FaceSet) -> None:
    """The style of the real program."""
    dress(qapp, faces)


@pytest.fixture
def hand(qtbot: QtBot, open_window: Callable[[Document], Hand], lending_file: Path) -> Hand:
    """A hand at a window with the lending map."""
    made = open_window(Document.open(lending_file))
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    return made


@pytest.mark.parametrize("words", [3, 12])
def test_all_of_a_text_that_has_room_is_in_sight_without_a_bar(hand: Hand, words: int) -> None:
    hand.click(hand.document.kept.all(Touchpoint).sorted()[0])
    hand.key(Qt.Key.Key_Return)

    for _ in range(words):
        hand.type("langer ")
        editor = QApplication.focusWidget()
        assert isinstance(editor, TextEditor)
        assert not editor.verticalScrollBar().isVisible()
        assert editor.verticalScrollBar().value() == 0
