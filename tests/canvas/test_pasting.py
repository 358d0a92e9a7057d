"""Pasting and composing: whatever comes in becomes plain text that can be kept, or is refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from journey_editor.model.records import Card, Stage, Touchpoint
from tests.canvas.driver import Hand

ARABIC = "أين أجد الكتاب؟"


@pytest.fixture
def clipboard() -> Iterator[None]:
    """The clipboard, cleared again: Qt's offscreen platform crashes at the end with anything in it."""
    yield
    QGuiApplication.clipboard().clear()


def copied(*, text: str | None = None, html: str | None = None) -> None:
    """Put something on the clipboard."""
    found = QMimeData()
    if html is not None:
        found.setHtml(html)
    if text is not None:
        found.setText(text)
    QGuiApplication.clipboard().setMimeData(found)


@pytest.mark.usefixtures("clipboard")
def test_rich_text_is_pasted_as_plain_text(hand: Hand, need: Card) -> None:
    copied(text="vet en schuin", html="<b>vet</b> en <i>schuin</i><img src='file:///etc/passwd'>")
    hand.double_click(need)
    hand.key("Ctrl+V")
    hand.key("Enter")

    assert hand.now(need).text == "vet en schuin"


@pytest.mark.usefixtures("clipboard")
def test_a_web_page_or_a_file_without_text_pastes_no_markup(hand: Hand, need: Card) -> None:
    copied(html="<b>vet</b>")
    hand.double_click(need)
    hand.key("Ctrl+V")

    assert "<" not in hand.typed


@pytest.mark.usefixtures("clipboard")
def test_pasted_lines_become_spaces_in_a_title_and_control_characters_nothing(
    hand: Hand, need: Card, shelf: Touchpoint
) -> None:
    copied(text="een\r\ntwee\u2029drie\x07\x1b[0m\tvier\ud800")
    hand.double_click(shelf)
    hand.key("Ctrl+V")
    hand.key("Enter")
    assert hand.now(shelf).title == "een twee drie[0m vier"

    hand.double_click(need)
    hand.key("Ctrl+V")
    hand.key("Enter")
    assert hand.now(need).text == "een\ntwee\ndrie[0m\tvier"


def test_what_an_input_method_composes_is_kept(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    hand.type("書")
    hand.compose("としょ")
    hand.key("Enter")
    assert hand.now(need).text == "書としょ"

    hand.double_click(need)
    hand.key("Home")
    hand.compose("かん")
    hand.click(hand.elsewhere.geometry().center())
    assert hand.now(need).text == "かん書としょ"


def test_arabic_is_kept_letter_for_letter(hand: Hand, need: Card, shelf: Touchpoint) -> None:
    for row in (need, shelf):
        hand.double_click(row)
        hand.type(ARABIC)
        hand.key("Enter")

    assert hand.now(need).text == hand.now(shelf).title == ARABIC


def test_a_text_that_is_too_long_stays_open_and_says_so(hand: Hand, shelf: Touchpoint) -> None:
    hand.double_click(shelf)
    hand.type("x" * 501)
    hand.key("Enter")

    assert hand.typed == "x" * 501
    assert len(hand.refusals) == 1
    assert "501" in hand.refusals[0]
    assert hand.now(shelf) == shelf

    hand.key("Backspace")
    hand.key("Enter")
    assert hand.editor is None
    assert hand.now(shelf).title == "x" * 500


def test_a_text_that_is_too_long_keeps_the_focus_and_the_click_does_nothing(
    hand: Hand, shelf: Touchpoint
) -> None:
    hand.double_click(shelf)
    hand.type("x" * 501)

    for place in (hand.middle(hand.row(Stage, "Loyaliteit")), hand.elsewhere.geometry().center()):
        hand.click(place)
        hand.settle()
        assert hand.typed == "x" * 501
        assert hand.editor is not None
        assert hand.editor.hasFocus()
    assert hand.chosen == [shelf.key]
    assert hand.refusals

    hand.key("Escape")
    assert hand.editor is None
    assert hand.now(shelf) == shelf


@pytest.mark.usefixtures("clipboard")
def test_two_megabytes_are_not_pasted_but_refused(hand: Hand, need: Card) -> None:
    """Qt would lay them out again on every key, for seconds."""
    copied(text="woord " * 350_000)
    hand.double_click(need)
    hand.key("Ctrl+V")

    assert hand.typed == need.text
    assert len(hand.refusals) == 1
    assert "2,100,000" in hand.refusals[0]
    hand.key("Enter")
    assert hand.now(need) == need


@pytest.mark.usefixtures("clipboard")
def test_the_longest_text_that_a_card_can_keep_is_pasted(hand: Hand, need: Card) -> None:
    copied(text="woord\n" * 3333 + "xx")
    hand.double_click(need)
    hand.key("Ctrl+V")
    hand.key("Enter")

    assert hand.refusals == []
    assert len(hand.now(need).text) == 20_000
