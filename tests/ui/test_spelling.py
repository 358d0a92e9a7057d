"""The spelling of a window: by the language of its map, on or off as it was left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from journey_editor.app.paths import DICTIONARY_FOLDERS
from journey_editor.canvas.spelling import Spelling
from journey_editor.canvas.text_editor import TextEditor
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card
from journey_editor.session.document import Document
from journey_editor.text.own_words import OwnWords
from journey_editor.text.spelling import Speller
from journey_editor.ui.inspector.prose import ProseInput
from journey_editor.ui.spelling import SpellingSwitch
from tests.ui.driver import Hand, program

WAIT = 20_000  # ms


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Settings of the test's own."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    QApplication.setOrganizationName("Journey Editor tests")
    QApplication.setApplicationName("Journey Editor tests")
    yield
    QSettings().clear()


@pytest.fixture
def hand(qtbot: QtBot, open_window: Callable[[Document], Hand], lending_file: Path) -> Hand:
    """A hand at a window with the lending map, which is Dutch."""
    made = open_window(Document.open(lending_file))
    with qtbot.waitActive(made.window):
        made.window.activateWindow()
    return made


def type_on_a_card(hand: Hand) -> QPlainTextEdit:
    """Type two wrong words and one that is English on a card, and leave it open."""
    card = next(one for one in hand.document.kept.all(Card).values() if one.text.startswith("Het zelf"))
    hand.window.canvas.type_in(card.key)
    (editor,) = hand.window.canvas.viewport().findChildren(TextEditor)
    hand.type("bibliotheeek leendt borrowing boek ")
    return editor


def marked(text: QPlainTextEdit) -> list[str]:
    """The words that are marked."""
    return [one.cursor.selectedText() for one in text.extraSelections()]


def test_the_language_of_the_map_is_checked_on_the_canvas(hand: Hand, qtbot: QtBot) -> None:
    editor = type_on_a_card(hand)
    qtbot.waitUntil(lambda: marked(editor) == ["bibliotheeek", "leendt", "borrowing"], timeout=WAIT)

    document = hand.document
    document.apply("Language", set_values(document.kept, document.kept.setting.key, language="en"))
    qtbot.waitUntil(lambda: marked(editor) == ["bibliotheeek", "leendt", "boek"], timeout=WAIT)


def test_prose_in_the_panel_is_checked(hand: Hand, qtbot: QtBot) -> None:
    prose = hand.window.findChildren(ProseInput)[0].text
    prose.setPlainText("")
    prose.setFocus()
    hand.type("De bibliotheeek ")

    qtbot.waitUntil(lambda: marked(prose) == ["bibliotheeek"], timeout=WAIT)
    hand.do("view-fit")  # keeps what was typed, so that closing asks nothing


def test_f7_turns_it_off_while_typing_and_the_next_window_remembers(hand: Hand, qtbot: QtBot) -> None:
    editor = type_on_a_card(hand)
    qtbot.waitUntil(lambda: bool(marked(editor)), timeout=WAIT)

    hand.key(Qt.Key.Key_F7)
    assert marked(editor) == []
    assert editor.isVisible()
    hand.key(Qt.Key.Key_F7)
    assert marked(editor) == ["bibliotheeek", "leendt", "borrowing"]
    hand.key(Qt.Key.Key_F7)

    again = Hand(Document.open(hand.document.path or Path()))
    qtbot.addWidget(again.window, before_close_func=again.leave)
    assert not again.window.menus.actions["spelling"].isChecked()


def test_the_tip_says_what_is_missing_and_where_to_get_it(hand: Hand, tmp_path: Path) -> None:
    action = QAction(hand.window)
    action.setCheckable(True)

    def speller(language: str) -> Speller:
        return Speller(language, [tmp_path, *DICTIONARY_FOLDERS], OwnWords(lambda: tmp_path / "words.txt"))

    switch = SpellingSwitch(action, Spelling(hand.window, program().words), speller, program().words)
    switch.follow("nl")
    assert "cannot be checked" not in action.statusTip()

    switch.follow("fr")

    for said in ("“fr”", "hunspell-fr", "fr.dic", "fr.aff", str(tmp_path)):
        assert said in action.statusTip()
        assert said in action.toolTip()
