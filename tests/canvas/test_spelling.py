"""Spelling while typing in place: marked when the word is left, mended from a menu by mouse or key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.app.paths import DICTIONARY_FOLDERS
from journey_editor.canvas.spelling import Spelling
from journey_editor.kernel.words import Words
from journey_editor.model.records import Card
from journey_editor.text.own_words import OwnWords
from journey_editor.text.spelling import Speller
from tests.canvas.driver import OFFSCREEN_MENUS, Hand

WAIT = 20_000  # ms
SpellerFor = Callable[[str], Speller]


@pytest.fixture(scope="module")
def speller_for() -> SpellerFor:
    """Spellers that cannot write words down."""
    own = OwnWords(lambda: Path(__file__) / "words.txt")
    return cache(lambda language: Speller(language, DICTIONARY_FOLDERS, own))


class Page:
    """A window with a text that is typed in."""

    def __init__(
        self, qtbot: QtBot, speller: Speller | None, text: str = "", *, entered: bool = True
    ) -> None:
        self.bot = qtbot
        self.window = QWidget()
        self.spelling = Spelling(self.window, Words())
        self.edit = QPlainTextEdit(self.window)
        self.elsewhere = QLineEdit(self.window)
        self.elsewhere.move(0, 300)
        self.edit.setPlainText(text)
        self.changes = 0
        self.spelling.use(speller)
        qtbot.addWidget(self.window)
        self.window.resize(400, 400)
        (self.edit if entered else self.elsewhere).setFocus()
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.edit.textChanged.connect(self._count)

    def _count(self) -> None:
        self.changes += 1

    def type(self, text: str) -> None:
        QTest.keyClicks(self.edit, text)

    def marked(self) -> list[str]:
        """The words under which a wavy line is drawn, when all answers are in."""
        speller = self.spelling.speller
        self.bot.waitUntil(lambda: speller is None or not speller.busy, timeout=WAIT)
        self.bot.wait(60)
        wavy = QTextCharFormat.UnderlineStyle.SpellCheckUnderline
        shown = self.edit.extraSelections()
        return [one.cursor.selectedText() for one in shown if one.format.underlineStyle() == wavy]

    def menu(self, at: int, *, by_key: bool = True) -> QMenu:
        """Open the menu of a place in the text, with the key for menus or by mouse."""
        cursor = self.edit.textCursor()
        cursor.setPosition(at)
        if by_key:
            self.edit.setTextCursor(cursor)
        spot = self.edit.cursorRect(cursor).center()
        reason = QContextMenuEvent.Reason.Keyboard if by_key else QContextMenuEvent.Reason.Mouse
        target = self.edit if by_key else self.edit.viewport()
        QApplication.sendEvent(target, QContextMenuEvent(reason, spot, target.mapToGlobal(spot)))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return menu

    def offered(self, at: int) -> str:
        """What the menu of a place in the text says."""
        menu = self.menu(at)
        said = "; ".join(texts(menu))
        menu.close()
        return said


def texts(menu: QMenu) -> list[str]:
    """The words of the menu."""
    return [one.text() for one in menu.actions() if one.isVisible()]


def choose(menu: QMenu, text: str) -> None:
    """Press a key until an entry is reached, then Enter."""
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        active: QAction | None = menu.activeAction()  # the stubs forget the None
        if active is not None and active.text() == text:
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
    pytest.fail(f"{text} is not in the menu: {texts(menu)}")


@pytest.fixture
def dutch(qtbot: QtBot, speller_for: SpellerFor) -> Iterator[Page]:
    """A text in a Dutch map."""
    page = Page(qtbot, speller_for("nl"))
    yield page
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()


def test_a_word_is_marked_when_it_is_left_and_not_before(dutch: Page) -> None:
    dutch.type("De bibliotheeek")
    assert dutch.marked() == []

    dutch.type(" ")
    assert dutch.marked() == ["bibliotheeek"]

    dutch.type("leendt")
    assert dutch.marked() == ["bibliotheeek"]
    QTest.keyClick(dutch.edit, Qt.Key.Key_Home)
    assert dutch.marked() == ["bibliotheeek", "leendt"]


def test_a_word_is_marked_when_the_text_is_left(dutch: Page) -> None:
    dutch.type("bibliotheeek")
    dutch.elsewhere.setFocus()
    assert dutch.marked() == ["bibliotheeek"]


def test_a_word_that_is_mended_by_hand_loses_its_mark_at_once(dutch: Page) -> None:
    dutch.type("bibliotheeek ")
    assert dutch.marked() == ["bibliotheeek"]

    for _ in range(2):
        QTest.keyClick(dutch.edit, Qt.Key.Key_Backspace)
    assert dutch.marked() == []


def test_what_stands_there_already_is_marked_when_the_text_is_entered(
    qtbot: QtBot, speller_for: SpellerFor
) -> None:
    page = Page(qtbot, speller_for("nl"), "😀 bibliotheeek\nfijn 👨‍👩‍👧 leendt")
    assert page.marked() == ["bibliotheeek", "leendt"]


def test_marking_is_no_typing(qtbot: QtBot, speller_for: SpellerFor) -> None:
    page = Page(qtbot, speller_for("nl"), "bibliotheeek")
    assert page.marked() == ["bibliotheeek"]
    assert page.changes == 0
    assert not page.edit.document().isModified()
    assert not page.edit.document().isUndoAvailable()


def test_the_language_of_the_map_decides(qtbot: QtBot, speller_for: SpellerFor) -> None:
    page = Page(qtbot, speller_for("nl"), "bibliotheek borrowing")
    assert page.marked() == ["borrowing"]

    page.spelling.use(speller_for("en"))
    assert page.marked() == ["bibliotheek"]


@OFFSCREEN_MENUS
@pytest.mark.parametrize("by_key", [True, False])
def test_a_suggestion_takes_the_place_of_the_word_and_one_undo_brings_it_back(
    dutch: Page, *, by_key: bool
) -> None:
    dutch.edit.insertPlainText("😀 De bibliotheeek leent")
    assert dutch.marked() == ["bibliotheeek"]

    menu = dutch.menu(9, by_key=by_key)
    dutch.bot.waitUntil(lambda: texts(menu)[0] == "bibliotheek", timeout=WAIT)
    choose(menu, "bibliotheek")

    assert dutch.edit.toPlainText() == "😀 De bibliotheek leent"
    assert dutch.marked() == []
    dutch.edit.undo()
    assert dutch.edit.toPlainText() == "😀 De bibliotheeek leent"


@OFFSCREEN_MENUS
def test_the_menu_keeps_what_can_be_done_with_any_text(dutch: Page) -> None:
    dutch.type("bibliotheeek ")
    dutch.marked()

    menu = dutch.menu(3)

    dutch.bot.waitUntil(lambda: "bibliotheek" in texts(menu), timeout=WAIT)
    said = texts(menu)
    assert said[1:4] == ["", "Add “bibliotheeek” to my dictionary", ""]
    assert any("Paste" in one for one in said)


@OFFSCREEN_MENUS
def test_shift_f10_opens_the_menu_as_well(dutch: Page) -> None:
    dutch.type("bibliotheeek leent")
    for place, first in ((3, "bibliotheek"), (16, "&Undo")):
        cursor = dutch.edit.textCursor()
        cursor.setPosition(place)
        dutch.edit.setTextCursor(cursor)
        dutch.marked()

        QTest.keyClick(dutch.edit, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)

        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        dutch.bot.wait(500)
        assert texts(menu)[0].startswith(first)
        menu.close()


@OFFSCREEN_MENUS
def test_a_word_without_suggestions_says_so(dutch: Page) -> None:
    dutch.type("xqzvbnhgtrwplkjmnbv ")

    menu = dutch.menu(3)

    dutch.bot.waitUntil(lambda: texts(menu)[0] == "No suggestions", timeout=WAIT)
    assert not menu.actions()[0].isEnabled()


@OFFSCREEN_MENUS
def test_a_word_that_is_right_has_the_common_menu(dutch: Page) -> None:
    dutch.type("bibliotheek ")
    assert dutch.marked() == []
    assert "Add" not in dutch.offered(3)


@OFFSCREEN_MENUS
def test_a_word_that_was_added_is_right_everywhere_and_at_the_next_start(
    qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "words.txt"
    page = Page(qtbot, Speller("nl", DICTIONARY_FOLDERS, OwnWords(lambda: file)), "bibliotheeek bibliotheeek")
    assert page.marked() == ["bibliotheeek", "bibliotheeek"]

    menu = page.menu(3)
    choose(menu, "Add “bibliotheeek” to my dictionary")

    assert page.marked() == []
    page.spelling.use(Speller("nl", DICTIONARY_FOLDERS, OwnWords(lambda: file)))
    assert page.marked() == []


@OFFSCREEN_MENUS
def test_a_word_that_cannot_be_written_down_is_said(dutch: Page) -> None:
    said: list[str] = []
    dutch.spelling.failed.connect(said.append)
    dutch.spelling.add("zxqwzx")
    assert len(said) == 1
    assert "could not be written" in said[0]


@OFFSCREEN_MENUS
def test_off_marks_nothing_and_on_marks_again(dutch: Page) -> None:
    speller = dutch.spelling.speller
    dutch.type("bibliotheeek leendt")
    dutch.spelling.use(None)
    assert dutch.marked() == []
    assert "Add" not in dutch.offered(3)

    dutch.spelling.use(speller)
    assert dutch.marked()[:1] == ["bibliotheeek"]


@OFFSCREEN_MENUS
def test_without_a_dictionary_nothing_is_marked(qtbot: QtBot, tmp_path: Path) -> None:
    page = Page(qtbot, Speller("nl", [tmp_path], OwnWords(lambda: tmp_path / "words.txt")), "bibliotheeek")
    page.type("bibliotheeek leendt ")
    assert page.marked() == []
    assert "Add" not in page.offered(3)


def test_no_dictionary_is_loaded_until_a_text_is_entered(qtbot: QtBot, tmp_path: Path) -> None:
    speller = Speller("nl", DICTIONARY_FOLDERS, OwnWords(lambda: tmp_path / "words.txt"))
    page = Page(qtbot, speller, "bibliotheeek", entered=False)
    assert not speller.busy
    assert page.marked() == []

    page.edit.setFocus()
    assert speller.busy
    assert page.marked() == ["bibliotheeek"]


def test_the_text_of_a_card_is_marked_where_it_is_drawn(
    hand: Hand, need: Card, qtbot: QtBot, speller_for: SpellerFor
) -> None:
    spelling = Spelling(hand.window, Words())
    spelling.use(speller_for("nl"))
    hand.double_click(need)
    hand.type("Het zellf vinden")
    editor = hand.editor
    assert editor is not None

    qtbot.waitUntil(lambda: bool(editor.extraSelections()), timeout=WAIT)

    assert [one.cursor.selectedText() for one in editor.extraSelections()] == ["zellf"]
    hand.key("Enter")
    assert hand.now(need).text == "Het zellf vinden"
