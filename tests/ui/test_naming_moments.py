"""Naming moments: a name for now, or for the moment that is looked at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QPushButton

from journey_editor.session.document import Document
from tests.sample_maps.samples import build
from tests.ui.driver import Hand
from tests.ui.looking import banner, choose, labels, shown_title, type_titles


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    hand = open_window(Document(build("uitlenen")))
    type_titles(hand, "One", "Two")
    return hand


def answer(text: str) -> None:
    """Type into the question that comes next, and press Enter."""

    def typed() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        line = dialog.findChildren(QLineEdit)[0]
        QTest.keyClicks(line, text)
        QTest.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(0, typed)


def test_this_moment_gets_a_name_that_stands_in_the_history(hand: Hand) -> None:
    answer("Before dot vote")
    hand.do("history-mark")
    hand.do("view-history")
    assert labels(hand) == ["Before dot vote", "Type Two", "Type One"]
    assert hand.document.dirty
    assert hand.document.undo_label == "Type Two"
    assert "Before dot vote" in hand.window.statusBar().currentMessage()


@pytest.mark.parametrize("text", ["", "   "])
def test_without_a_name_there_is_no_line(hand: Hand, text: str) -> None:
    logged = hand.document.log
    answer(text)
    hand.do("history-mark")
    assert hand.document.log == logged


def test_a_name_takes_no_more_than_a_hundred_characters(hand: Hand) -> None:
    answer("a" * 120)
    hand.do("history-mark")
    assert hand.document.log[-1].checkpoint == "a" * 100


@pytest.mark.parametrize("by", ["action", "banner"])
def test_the_moment_that_is_looked_at_gets_the_name(hand: Hand, by: str) -> None:
    hand.do("view-history")
    choose(hand, 1)
    answer("Good")
    if by == "action":
        hand.do("history-mark")
    else:
        button = next(one for one in banner(hand).findChildren(QPushButton) if "Name" in one.text())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
    assert labels(hand) == ["Type Two", "Good"]
    assert shown_title(hand) == "One"
    assert "Good" in banner(hand).said
    assert hand.document.dirty
