"""Looking back: the map as it was, to read and to restore, in which nothing can be changed."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QPushButton

from journey_editor.model.edits.grid import add_touchpoint
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.records import Channel, Step, Variant
from journey_editor.session.document import Document
from journey_editor.ui.actions import ACTIONS
from tests.sample_maps.samples import build
from tests.ui.driver import Hand, touchpoint
from tests.ui.looking import banner, choose, dock, labels, rest, shown_title, type_titles

# They open another map or a window of their own, and wait there.
ELSEWHERE: Final = {
    "file-new",
    "file-open",
    "file-quit",
    "file-merge",
    "view-present",
    "history-mark",
    "history-row",
    "history-author",
} | {one.id for one in ACTIONS if one.menu == "&Help"}
SAVING: Final = {"file-save", "file-save-as"}
HELD: Final = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
KEYS: Final = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End),
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_Delete),
    *(Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_Minus, Qt.Key.Key_Plus, Qt.Key.Key_A, Qt.Key.Key_Backspace),
)


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    """A hand at a map that looks back at the title before the last."""
    hand = open_window(Document(build("uitlenen")))
    type_titles(hand, "One", "Two")
    hand.do("view-history")
    choose(hand, 1)
    assert shown_title(hand) == "One"
    return hand


def said(hand: Hand) -> str:
    return hand.window.statusBar().currentMessage()


def press(hand: Hand, text: str) -> None:
    button = next(one for one in banner(hand).findChildren(QPushButton) if one.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_the_map_shows_the_moment_and_a_banner_says_which(hand: Hand) -> None:
    assert banner(hand).isVisible()
    assert "As it was" in banner(hand).said
    assert "Type One" in banner(hand).said
    hand.click(touchpoint(hand.document, "One"))
    assert "One" in hand.window.canvas.accessibleDescription()


def test_walking_through_the_lines_shows_only_the_one_where_the_hand_rests(hand: Hand) -> None:
    shown: list[str] = []
    hand.document.listen(lambda: shown.append(shown_title(hand)))
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_Down):
        QTest.keyClick(dock(hand).list, key)
    rest(hand)
    assert shown == []
    assert shown_title(hand) == "One"


@pytest.mark.parametrize("leave", ["map", "dock", "button", "close", "top line"])
def test_every_way_back_leads_to_the_map_as_it_is(hand: Hand, leave: str) -> None:
    logged = hand.document.log
    if leave == "map":
        hand.window.canvas.setFocus()
        hand.key(Qt.Key.Key_Escape)
    elif leave == "dock":
        hand.key(Qt.Key.Key_Escape)
    elif leave == "button":
        press(hand, "Back to now")
    elif leave == "close":
        hand.do("view-history")
    else:
        choose(hand, 0)
    assert shown_title(hand) == "Two"
    assert not hand.document.looks_back
    assert not banner(hand).isVisible()
    assert hand.document.log == logged
    hand.document.apply("Delete", remove(hand.document.kept, [touchpoint(hand.document, "Two").key]))


def test_restoring_by_its_button_is_one_entry_of_undo(hand: Hand) -> None:
    press(hand, "Restore this")
    assert shown_title(hand) == "One"
    assert not hand.document.looks_back
    hand.do("edit-redo")
    assert shown_title(hand) == "Two"


@pytest.mark.parametrize("id_", sorted({one.id for one in ACTIONS} - ELSEWHERE - SAVING))
def test_no_action_changes_anything_meanwhile(hand: Hand, id_: str) -> None:
    document, logged, then = hand.document, hand.document.log, hand.document.kept
    hand.window.canvas.setFocus()
    hand.click(touchpoint(document, "One"))
    hand.do(id_)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    assert document.log == logged
    assert document.kept is then or id_ == "view-history"
    document.look_back(None)
    assert shown_title(hand) == "Two"


def test_an_action_that_would_change_something_says_what_to_do_instead(hand: Hand) -> None:
    hand.do("insert-step")
    assert "Go back to now" in said(hand)


def test_saving_writes_the_map_as_it_is_and_shows_it(
    hand: Hand, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("saved") / "map.journey"
    document = hand.document
    document.look_back(None)
    document.save(path)
    choose(hand, 0)
    choose(hand, 1)
    assert shown_title(hand) == "One"
    hand.do("file-save")
    assert shown_title(hand) == "Two"
    assert Document.open(path).kept == document.kept


def test_no_key_on_the_map_changes_anything(hand: Hand) -> None:
    document, logged, canvas = hand.document, hand.document.log, hand.window.canvas
    canvas.setFocus()
    steps = document.kept.all(Step).values()
    for row in (touchpoint(document, "One"), *list(steps)[:1]):
        for held in HELD:
            for key in KEYS:
                hand.window.canvas.selection.choose([row.key])
                QTest.keyClick(canvas, key, held)
                assert not canvas.typing
    QTest.keyClicks(canvas, string.ascii_letters)
    assert document.log == logged
    assert shown_title(hand) == "One"
    assert "Go back to now" in said(hand)


def test_no_drag_and_no_double_click_changes_anything_but_panning_and_choosing_work(hand: Hand) -> None:
    document, logged, canvas = hand.document, hand.document.log, hand.window.canvas
    row = touchpoint(document, "One")
    viewport, place = canvas.viewport(), hand.place(row.key)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=place)
    for far in (20, 60, 120):
        QTest.mouseMove(viewport, place + QPoint(far, 0))
        QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=place + QPoint(120, 0))
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=hand.place(row.key))
    QApplication.processEvents()
    assert document.log == logged
    assert not canvas.typing
    assert canvas.selection.current == row.key
    before = canvas.transform().m11()
    hand.do("view-zoom-in")
    assert canvas.transform().m11() > before


def test_what_stands_beside_the_map_can_be_read_and_not_changed(hand: Hand) -> None:
    for action in ("view-inbox", "view-outline", "view-lanes"):
        hand.do(action)
    hand.click(touchpoint(hand.document, "One"))
    page = hand.window._inspector.page
    assert page is not None
    assert not page.isEnabled()
    others = [one for one in hand.window.findChildren(QDockWidget) if one is not dock(hand)]
    assert len(others) == 3
    for beside in others:
        focus = beside.focusProxy() or beside.widget()
        assert not focus.isEnabled(), beside.windowTitle()
    hand.window.canvas.setFocus()
    hand.key(Qt.Key.Key_Escape)
    assert hand.window._inspector.page is not None
    assert hand.window._inspector.page.isEnabled()
    for beside in others:
        assert (beside.focusProxy() or beside.widget()).isEnabled(), beside.windowTitle()


def test_a_variant_that_was_not_there_yet_is_shown_again_afterwards(
    open_window: Callable[[Document], Hand],
) -> None:
    hand = open_window(Document(build("uitlenen")))
    document = hand.document
    type_titles(hand, "One")
    as_is = hand.window.canvas.view.variant
    made = make_to_be(document.kept, as_is, mint=document.mint, title="To be")
    document.apply("Make the to-be", made)
    hand.window._journeys.show_variant(made.added(Variant)[0].id)
    to_be = hand.window.canvas.view
    hand.do("view-history")
    choose(hand, 1)
    assert hand.window.canvas.view.variant != to_be.variant
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.canvas.view == to_be


def test_what_was_chosen_is_chosen_again_afterwards(open_window: Callable[[Document], Hand]) -> None:
    hand = open_window(Document(build("uitlenen")))
    document = hand.document
    type_titles(hand, "One")
    step, channel = (
        next(iter(document.kept.all(Step).values())),
        next(iter(document.kept.all(Channel).values())),
    )
    change = add_touchpoint(document.kept, step=step.id, channel=channel.id, mint=document.mint, title="New")
    document.apply("Add touchpoint", change)
    row = touchpoint(document, "New")
    hand.click(row)
    hand.do("view-history")
    choose(hand, 1)
    assert row.key not in hand.window.canvas.selection.keys
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.canvas.selection.keys == (row.key,)


def test_another_document_is_shown_as_it_is(hand: Hand) -> None:
    hand.document.look_back(None)
    choose(hand, 0)
    choose(hand, 1)
    before = hand.document
    other = Document(build("uitlenen"))
    hand.window.show_document(other)
    assert not banner(hand).isVisible()
    assert shown_title(hand) == "Kasten"
    assert labels(hand) == []
    type_titles(hand, "Other")
    assert labels(hand) == ["Type Other"]
    assert before.undo_label == "Type Two"
