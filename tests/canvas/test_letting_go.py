"""Letting go: a drag that ends in any other way than on purpose leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Channel, Step, Touchpoint
from journey_editor.session.document import Document
from tests.canvas.driver import MIDDLE, OFFSCREEN_MENUS, RIGHT, Hand, a_menu, another_window


def start_drag(hand: Hand) -> Touchpoint:
    """Take a touchpoint to another cell, and do not let go; nothing is pointed at or outlined yet."""
    shelf = hand.row(Touchpoint, "Kasten")
    hand.press(shelf)
    hand.drag_to(hand.row(Step, "Leent het boek"), hand.row(Channel, "Website"))
    assert hand.shown(shelf).step != shelf.step
    return shelf


def escape(hand: Hand) -> None:
    hand.key("Escape")


def focus_elsewhere(hand: Hand) -> None:
    hand.elsewhere.setFocus()


def tab_away(hand: Hand) -> None:
    hand.key("Tab")


def hide(hand: Hand) -> None:
    hand.canvas.hide()


def close(hand: Hand) -> None:
    hand.window.close()


def press_right(hand: Hand) -> None:
    hand.click(hand.nowhere(), button=RIGHT)


def press_middle(hand: Hand) -> None:
    hand.click(hand.nowhere(), button=MIDDLE)


def come_back_without_a_button(hand: Hand) -> None:
    hand.hover_after_lost_release(hand.nowhere())


def open_another_map(hand: Hand) -> None:
    hand.canvas.show_document(Document(hand.document.kept), hand.view, hand.desk)


@pytest.mark.parametrize(
    "end",
    [
        escape,
        focus_elsewhere,
        tab_away,
        hide,
        close,
        press_right,
        press_middle,
        come_back_without_a_button,
        open_another_map,
    ],
)
def test_a_drag_that_is_broken_off_leaves_no_trace(hand: Hand, end: Callable[[Hand], None]) -> None:
    before, items = hand.document.kept, len(hand.canvas.sheet_scene.items())
    start_drag(hand)

    end(hand)
    assert hand.document.project is before

    if hand.window.isVisible():
        hand.release()
    assert hand.document.kept is before
    assert hand.document.log == ()
    assert hand.document.undo_label is None
    hand.selection.choose([])
    assert len(hand.canvas.sheet_scene.items()) == items


@OFFSCREEN_MENUS
@pytest.mark.parametrize("comes", [another_window, a_menu])
def test_what_comes_to_the_front_ends_a_drag(hand: Hand, qtbot: QtBot, comes: Callable[[], QWidget]) -> None:
    before = hand.document.kept
    start_drag(hand)

    other = comes()
    qtbot.addWidget(other)
    qtbot.waitUntil(lambda: hand.document.project is before)

    assert hand.document.log == ()
    other.close()
    hand.release()
    assert hand.document.kept is before


def test_letting_go_outside_the_window_is_letting_go(hand: Hand) -> None:
    shelf = start_drag(hand)

    hand.release_outside()

    assert hand.now(shelf).step == hand.row(Step, "Wil iets lezen").id
    assert hand.now(shelf).channel == hand.row(Channel, "Website").id
    assert len(hand.document.log) == 1


def test_the_next_drag_after_a_broken_one_works(hand: Hand) -> None:
    shelf = start_drag(hand)
    hand.key("Escape")
    hand.release()

    hand.press(shelf)
    hand.drag_to(hand.row(Step, "Leent het boek"), hand.row(Channel, "App"))
    hand.release()

    assert hand.now(shelf).channel == hand.row(Channel, "App").id
    assert len(hand.document.log) == 1


def test_escape_lets_go_of_what_is_dragged_before_what_is_chosen(hand: Hand) -> None:
    shelf = start_drag(hand)

    hand.key("Escape")
    assert hand.chosen == [shelf.key]

    hand.key("Escape")
    assert hand.chosen == []


def delete_it(hand: Hand, shelf: Touchpoint) -> None:
    hand.apply(remove(hand.document.kept, [shelf.key]))


def rename_it(hand: Hand, shelf: Touchpoint) -> None:
    hand.apply(set_values(hand.document.kept, shelf.key, title="Renamed"))


def rename_another(hand: Hand, _shelf: Touchpoint) -> None:
    hand.apply(set_values(hand.document.kept, hand.row(Touchpoint, "Homepage").key, title="Renamed"))


def undo(hand: Hand, _shelf: Touchpoint) -> None:
    hand.document.undo()


def replace_step(hand: Hand, _shelf: Touchpoint) -> None:
    hand.apply(remove(hand.document.kept, [hand.row(Step, "Leent het boek").key]))


@pytest.mark.parametrize("happens", [delete_it, rename_it, rename_another, undo, replace_step])
@pytest.mark.parametrize("begun", [False, True])
def test_a_map_that_changes_under_the_hand_takes_the_drag_out_of_it(
    hand: Hand,
    happens: Callable[[Hand, Touchpoint], None],
    begun: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    first = set_values(hand.document.kept, hand.row(Step, "Levert het in").key, title="Brengt het terug")
    hand.apply(first)
    shelf = hand.row(Touchpoint, "Kasten")
    hand.press(shelf)
    if begun:
        hand.drag_to(hand.row(Step, "Leent het boek"), hand.row(Channel, "Website"))

    happens(hand, shelf)
    after = hand.document.kept
    assert hand.document.project is after

    hand.drag_by(-250, 5)
    assert hand.document.project is after
    hand.release()
    assert hand.document.kept is after


def test_saving_in_the_middle_of_a_drag_writes_what_is_kept_and_leaves_it_in_the_hand(
    hand: Hand, tmp_path: Path
) -> None:
    shelf = start_drag(hand)
    file = tmp_path / "map.journey"

    hand.document.save(file)
    hand.release()

    assert Document.open(file).kept.row(shelf.key) == shelf
    assert hand.now(shelf).channel == hand.row(Channel, "Website").id
    assert hand.document.dirty


def test_the_page_is_let_go_with_the_focus(hand: Hand) -> None:
    hand.press(hand.nowhere())
    hand.drag_by(30, 30)
    hand.elsewhere.setFocus()
    corner = hand.spot_at(0)

    hand.drag_by(30, 30)
    hand.release()

    assert hand.spot_at(0) == corner
