"""Ctrl+K: anything can be done and gone to from one line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Channel, Touchpoint
from journey_editor.session.document import Document
from journey_editor.ui.actions import ACTIONS
from journey_editor.ui.inspector.inspector import Inspector
from journey_editor.ui.labels import PlainLabel
from tests.bench.maps import large_map
from tests.ui.driver import Hand, step, touchpoint
from tests.ui.finding import CTRL, FindingHand


@pytest.fixture
def hand(qtbot: QtBot) -> FindingHand:
    return FindingHand(qtbot)


def test_typed_words_lead_to_a_row_and_the_keys_go_on_from_there(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type("kast")
    assert hand.line().startswith("Go to Kasten, Touchpoint")
    hand.press(Qt.Key.Key_Return)

    row = touchpoint(hand.document, "Kasten")
    assert hand.chosen == (row.key,)
    assert not hand.finder.isVisible()
    assert hand.window.canvas.hasFocus()


def test_a_touchpoint_comes_before_the_transitions_that_are_called_after_it(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type("balie")

    assert hand.line().startswith("Go to Vraag aan de balie, Touchpoint")
    assert any("→" in line for line in hand.lines()[1:])


def test_kind_and_place_are_searched_too_in_any_order(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type("vestiging kasten touch")

    assert [line.split(",")[0] for line in hand.lines()] == ["Go to Kasten"]


def test_an_action_is_carried_out_by_its_words(hand: FindingHand) -> None:
    before = len(hand.document.kept.all(Channel))
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type(">channel")
    hand.press(Qt.Key.Key_Return)
    hand.type("Telefoon")
    hand.press(Qt.Key.Key_Return)

    assert len(hand.document.kept.all(Channel)) == before + 1


def test_an_action_shows_its_menu_and_its_keys(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type("fit the")

    assert hand.line() == "Fit the map, View, Ctrl+0"


def test_what_was_used_last_comes_first_and_what_cannot_be_done_is_left_out(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_0, CTRL)
    hand.do("view-zoom-in")
    hand.press(Qt.Key.Key_K, CTRL)

    assert [line.split(",")[0] for line in hand.lines()[:2]] == ["Zoom in", "Fit the map"]
    can = [one for one in ACTIONS if hand.window.menus.actions[one.id].isEnabled()]
    assert len(hand.lines()) == min(len(can) - 1, 50)  # but itself
    assert not any(line.startswith("Undo") for line in hand.lines())


@pytest.mark.parametrize(("first", "rows"), [(">", False), ("@", True)])
def test_a_first_letter_asks_for_actions_or_for_rows_only(
    hand: FindingHand, first: str, *, rows: bool
) -> None:
    hand.press(Qt.Key.Key_K, CTRL)
    for typed in (first, "in"):
        hand.type(typed)
        assert hand.lines()
        assert {line.startswith("Go to ") for line in hand.lines()} == {rows}


def test_the_keys_walk_through_the_list_and_round_its_ends(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_K, CTRL)
    lines = hand.lines()
    walked = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
        hand.press(key)
        walked.append(hand.line())
    assert walked == [lines[1], lines[0], lines[-1], lines[0], lines[11]]
    hand.press(Qt.Key.Key_PageUp)
    assert hand.line() == lines[0]
    for _ in lines:
        hand.press(Qt.Key.Key_PageDown)
    assert hand.line() == lines[-1]


def test_esc_gives_the_focus_back_to_where_it_was(hand: FindingHand) -> None:
    field = hand.window.findChildren(Inspector)[0].findChildren(QLineEdit)[0]
    field.setFocus()
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type("x")
    assert field.text() == "Uitlenen materialen"
    hand.press(Qt.Key.Key_Escape)

    assert not hand.finder.isVisible()
    assert QApplication.focusWidget() is field


def test_it_closes_when_the_hand_goes_elsewhere_and_by_its_own_key(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Homepage")
    hand.press(Qt.Key.Key_K, CTRL)
    hand.click(row)
    assert not hand.finder.isVisible()
    assert hand.chosen == (row.key,)

    hand.press(Qt.Key.Key_K, CTRL)
    hand.press(Qt.Key.Key_K, CTRL)
    assert not hand.finder.isVisible()
    assert hand.window.canvas.hasFocus()


def test_tab_does_not_lead_out_of_it(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_K, CTRL)
    hand.press(Qt.Key.Key_Tab)

    assert hand.finder.line.hasFocus()


def test_delete_in_the_line_deletes_a_letter_and_no_row(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.click(row)
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type("rij")
    hand.press(Qt.Key.Key_Home)
    hand.press(Qt.Key.Key_Delete)

    assert hand.finder.line.text() == "ij"
    assert touchpoint(hand.document, "Kasten") == row


def test_what_has_just_been_typed_on_the_map_is_found(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.press(Qt.Key.Key_K, CTRL)
    hand.press(Qt.Key.Key_Escape)
    change = set_values(hand.document.kept, row.key, title="<Schappen> & co")
    hand.document.apply("Type", change)
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type("schappen")

    assert hand.line().startswith("Go to <Schappen> & co, Touchpoint")
    assert any("Schappen" in line and "→" in line for line in hand.lines())  # its transitions


def test_a_row_is_found_by_where_it_lies_now(hand: FindingHand) -> None:
    row, there = touchpoint(hand.document, "Kasten"), step(hand.document, "Levert het in")
    here = step(hand.document, "Vindt de kast")

    def found(typed: str) -> bool:
        hand.press(Qt.Key.Key_K, CTRL)
        hand.type(typed)
        lines = hand.lines()
        hand.press(Qt.Key.Key_Escape)
        return any(line.startswith("Go to Kasten, Touchpoint") for line in lines)

    assert found("kasten vindt")
    hand.document.apply("Type", set_values(hand.document.kept, here.key, title="Zoekt rond"))
    assert (found("kasten vindt"), found("kasten rond")) == (False, True)
    hand.document.apply("Move", set_values(hand.document.kept, row.key, step=there.id))
    assert (found("kasten rond"), found("kasten levert")) == (False, True)


def test_nothing_found_is_said(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_K, CTRL)
    hand.type("xyzzy")
    assert hand.lines() == []
    assert "Nothing found" in [one.text() for one in hand.finder.findChildren(PlainLabel)]
    hand.press(Qt.Key.Key_Return)
    assert hand.finder.isVisible()


def test_of_many_answers_fifty_are_shown_and_the_rest_is_counted(qtbot: QtBot) -> None:
    made = Hand(Document(large_map(300)))
    qtbot.addWidget(made.window, before_close_func=made.leave)
    made.do("find-anything")
    made.type("@")
    finder = made.window._later.find().finder
    rows = made.window._later.find()._open
    assert rows is not None
    total = len(finder._offers._rows)

    assert finder.list.model().rowCount() == 50
    assert f"… {total - 50} more" in [one.text() for one in finder.findChildren(PlainLabel)]
    assert total > len(made.document.kept.all(Touchpoint)) + 200


def test_what_is_being_typed_on_the_map_is_kept_before_it_opens(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.click(row)
    hand.press(Qt.Key.Key_F2)
    hand.type("Schappen")
    hand.press(Qt.Key.Key_K, CTRL)

    assert hand.finder.line.hasFocus()
    assert hand.document.kept.one(Touchpoint, row.id).title == "Schappen"


def test_it_stays_inside_a_window_that_becomes_small(hand: FindingHand) -> None:
    hand.press(Qt.Key.Key_K, CTRL)
    hand.window.resize(620, 320)
    QApplication.processEvents()

    assert hand.window.rect().contains(hand.finder.geometry())
