"""The author: a name asked for once and quietly, and what is done stands under it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.session.document import Document
from journey_editor.ui.history.author import Author
from journey_editor.ui.history.author_bar import AuthorBar
from journey_editor.ui.window import Window
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, program, touchpoint
from tests.ui.looking import type_titles

pytestmark = pytest.mark.usefixtures("own_settings")
Opens = Callable[[Author], Hand]


@pytest.fixture
def start(qtbot: QtBot) -> Opens:
    """Opens a window of a program with an author."""

    def made(author: Author) -> Hand:
        hand = Hand(Document(build("uitlenen")), replace(program(), author=author))
        qtbot.addWidget(hand.window, before_close_func=hand.leave)
        hand.window.activateWindow()
        return hand

    return made


def bars(hand: Hand) -> list[AuthorBar]:
    return [one for one in hand.window.findChildren(AuthorBar) if one.isVisible()]


def press(hand: Hand, text: str) -> None:
    button = next(one for one in bars(hand)[0].findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_nobody_is_asked_before_the_first_change(start: Opens) -> None:
    hand = start(Author(asks=True))
    assert not bars(hand)
    type_titles(hand, "One")
    assert len(bars(hand)) == 1


def test_the_question_takes_no_key_from_what_is_typed(start: Opens) -> None:
    hand = start(Author(asks=True))
    hand.click(touchpoint(hand.document, "Kasten"))
    hand.key(Qt.Key.Key_Return)
    hand.type("Planken")
    hand.key(Qt.Key.Key_Return)
    hand.type("Balie")
    assert bars(hand)
    assert hand.window.canvas.isAncestorOf(QApplication.focusWidget() or hand.window)
    assert bars(hand)[0].line.text() == ""


def test_a_name_stands_under_what_is_done_from_then_on_in_every_window(start: Opens) -> None:
    author = Author(asks=True)
    hand, other = start(author), start(author)
    type_titles(hand, "One")
    type_titles(other, "One")
    hand.window.activateWindow()
    assert QTest.qWaitForWindowActive(hand.window)
    bars(hand)[0].line.setFocus()
    hand.type("  Ada ")
    hand.key(Qt.Key.Key_Return)
    assert not bars(hand)
    assert not bars(other)
    type_titles(hand, "Two")
    type_titles(other, "Two")
    assert [one.author for one in hand.document.log] == ["", "Ada"]
    assert [one.author for one in other.document.log] == ["", "Ada"]
    again = start(Author(asks=True))
    type_titles(again, "One")
    assert not bars(again)
    assert again.document.log[-1].author == "Ada"


@pytest.mark.parametrize("how", ["button", "esc"])
def test_not_now_asks_again_at_the_next_start_only(start: Opens, how: str) -> None:
    author = Author(asks=True)
    hand = start(author)
    type_titles(hand, "One")
    if how == "button":
        press(hand, "Not now")
    else:
        bars(hand)[0].line.setFocus()
        hand.key(Qt.Key.Key_Escape)
        assert hand.window.canvas.hasFocus()
    type_titles(hand, "Two")
    assert not bars(hand)
    other = start(author)
    type_titles(other, "One")
    assert not bars(other)
    next_time = start(Author(asks=True))
    type_titles(next_time, "One")
    assert bars(next_time)


def test_another_name_can_be_given_later_and_reached_by_keys_alone(start: Opens) -> None:
    QSettings().setValue("author", "Ada")
    hand = start(Author(asks=True))
    hand.do("history-author")
    assert bars(hand)[0].line.hasFocus()
    hand.type("Bea")
    hand.key(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QPushButton)
    hand.key(Qt.Key.Key_Space)
    type_titles(hand, "One")
    assert hand.document.log[-1].author == "Bea"
    assert hand.window.canvas.hasFocus()


def test_another_document_in_the_window_has_the_name_too(start: Opens) -> None:
    QSettings().setValue("author", "Ada")
    hand = start(Author())
    other = Document(build("uitlenen"))
    window: Window = hand.window
    window.show_document(other)
    type_titles(hand, "One")
    assert other.log[-1].author == "Ada"


def test_the_name_on_the_computer_is_never_taken(start: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "login")
    monkeypatch.setenv("LOGNAME", "login")
    hand = start(Author(asks=True))
    type_titles(hand, "One")
    assert hand.document.log[-1].author == ""
    assert bars(hand)[0].line.text() == ""
