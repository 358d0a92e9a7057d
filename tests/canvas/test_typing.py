"""Typing: texts are written where they are drawn, and nothing typed is lost or changed on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card, Channel, Experience, Lane, Stage, Step, Touchpoint, Transition
from journey_editor.session.document import Document
from tests.canvas.driver import CTRL, OFFSCREEN_MENUS, Hand, a_menu, another_window


@pytest.mark.parametrize("key", ["Enter", "F2"])
def test_a_key_opens_the_text_that_is_chosen(hand: Hand, need: Card, key: str) -> None:
    hand.click(need)

    hand.key(key)

    assert hand.typed == need.text
    assert hand.editor is not None
    assert hand.editor.hasFocus()
    assert hand.editor.textCursor().selectedText() == need.text


@pytest.mark.parametrize("kind", [Stage, Step, Channel, Lane, Touchpoint, Card])
def test_a_double_click_opens_any_text_of_the_map(
    hand: Hand, kind: type[Stage | Step | Channel | Lane | Touchpoint | Card]
) -> None:
    row = next(row for row in hand.document.kept.all(kind).sorted() if hand.on_the_map(row))

    hand.double_click(row)
    assert hand.editor is not None
    hand.type("Anders")
    hand.key("Enter")

    now = hand.now(row)
    assert (now.text if isinstance(now, Card) else now.title) == "Anders"


@pytest.mark.parametrize("kind", [Experience, Transition])
def test_what_has_no_text_opens_none(hand: Hand, kind: type[Experience | Transition]) -> None:
    row = next(row for row in hand.document.kept.all(kind).values() if hand.on_the_map(row))
    hand.selection.choose([row.key])

    hand.key("Enter")

    assert hand.editor is None


def test_enter_keeps_what_was_typed_as_one_entry_of_undo(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    hand.type("Zelf vinden")
    hand.key("Enter")

    assert hand.editor is None
    assert hand.canvas.hasFocus()
    assert hand.now(need).text == "Zelf vinden"
    assert [revision.label for revision in hand.document.log] == ["Type"]
    hand.document.undo()
    assert hand.now(need) == need


def test_escape_drops_what_was_typed(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    hand.type("Zelf vinden")
    hand.key("Escape")

    assert hand.editor is None
    assert hand.canvas.hasFocus()
    assert hand.now(need) == need
    assert hand.document.log == ()
    assert hand.chosen == [need.key]


def test_going_elsewhere_keeps_it_and_leaves_the_focus_there(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    hand.type("Zelf vinden")
    hand.click(hand.elsewhere.geometry().center())

    assert hand.now(need).text == "Zelf vinden"
    assert hand.editor is None
    assert hand.elsewhere.hasFocus()


def test_a_click_on_the_map_keeps_it_and_chooses_what_was_clicked(
    hand: Hand, need: Card, shelf: Touchpoint
) -> None:
    hand.double_click(need)
    hand.type("Zelf vinden")
    hand.click(shelf)

    assert hand.now(need).text == "Zelf vinden"
    assert hand.chosen == [shelf.key]
    assert hand.canvas.hasFocus()


def test_opening_and_leaving_a_text_changes_nothing_of_it(hand: Hand, need: Card) -> None:
    odd = "€\N{NO-BREAK SPACE}2,50 \n\n twee\tdrie \n"
    hand.apply(set_values(hand.document.kept, need.key, text=odd))
    before = hand.document.kept

    hand.double_click(need)
    hand.key("Enter")

    assert hand.document.kept is before


def test_a_no_break_space_outlives_typing_beside_it(hand: Hand, need: Card) -> None:
    hand.apply(set_values(hand.document.kept, need.key, text="€\N{NO-BREAK SPACE}2,50"))

    hand.double_click(need)
    hand.key("End")
    hand.type(" per dag")
    hand.key("Enter")

    assert hand.now(need).text == "€\N{NO-BREAK SPACE}2,50 per dag"


def test_a_card_has_several_lines_and_a_title_one(hand: Hand, need: Card, shelf: Touchpoint) -> None:
    hand.double_click(need)
    hand.type("een")
    hand.key("Alt+Enter")
    hand.type("twee")
    hand.key("Enter")
    assert hand.now(need).text == "een\ntwee"

    hand.double_click(shelf)
    hand.type("een")
    hand.key("Alt+Enter")
    assert hand.editor is None
    assert hand.now(shelf).title == "een"


def test_empty_lines_at_the_end_are_not_kept(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    hand.type("een")
    hand.key("Shift+Enter")
    hand.key("Shift+Enter")
    hand.key("Enter")

    assert hand.now(need).text == "een"


@OFFSCREEN_MENUS
@pytest.mark.parametrize("comes", [another_window, a_menu])
def test_a_text_stays_open_behind_a_menu_or_another_window(
    hand: Hand, need: Card, qtbot: QtBot, comes: Callable[[], QWidget]
) -> None:
    hand.double_click(need)
    hand.type("Zelf vinden")

    other = comes()
    qtbot.addWidget(other)
    hand.settle()
    assert hand.now(need) == need
    assert hand.typed == "Zelf vinden"

    other.close()
    with qtbot.waitActive(hand.window):
        hand.window.activateWindow()
    hand.key("Enter")
    assert hand.now(need).text == "Zelf vinden"


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_row_that_goes_takes_its_open_text_along(hand: Hand, need: Card, zoom: float) -> None:
    hand.canvas.zoom_by(zoom)
    hand.double_click(need)
    hand.type("Zelf vinden")

    hand.apply(remove(hand.document.kept, [need.key]))

    assert hand.editor is None
    assert not hand.canvas.typing
    assert hand.gone(need)
    hand.key("Enter")
    assert hand.gone(need)


def test_another_change_meanwhile_loses_nothing_typed(hand: Hand, need: Card, shelf: Touchpoint) -> None:
    hand.double_click(need)
    hand.type("Zelf vinden")

    hand.apply(set_values(hand.document.kept, shelf.key, title="Boekenkasten"))
    assert hand.typed == "Zelf vinden"
    hand.key("Enter")

    assert hand.now(need).text == "Zelf vinden"
    assert hand.now(shelf).title == "Boekenkasten"


def test_what_undo_takes_back_after_typing_is_shown(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    hand.type("Zelf vinden")
    hand.key("Enter")
    hand.document.undo()
    hand.selection.choose([need.key])

    hand.key("F2")
    assert hand.typed == need.text


def test_undo_in_an_open_text_is_the_text_s_own(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    hand.type("x")
    hand.key("Ctrl+Z")
    assert hand.typed == need.text

    hand.key("Enter")
    assert hand.document.log == ()


def test_another_text_opens_only_when_the_first_can_be_kept(
    hand: Hand, need: Card, shelf: Touchpoint
) -> None:
    hand.double_click(shelf)
    hand.type("Boekenkasten")
    hand.canvas.type_in(need.key)
    assert hand.now(shelf).title == "Boekenkasten"
    assert hand.typed == need.text

    hand.canvas.type_in(shelf.key)
    assert hand.typed == "Boekenkasten"
    hand.type("x" * 501)
    hand.canvas.type_in(need.key)
    assert hand.typed == "x" * 501


def test_ctrl_is_no_letter(hand: Hand, need: Card) -> None:
    hand.click(need, keys=CTRL)
    hand.key("Ctrl+B")

    assert hand.editor is None


def test_another_map_gets_nothing_of_what_was_typed_over_the_first(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    hand.type("Zelf vinden")
    again = Document(hand.document.kept)

    hand.canvas.show_document(again, hand.view, hand.desk)

    assert hand.editor is None
    assert again.log == ()
