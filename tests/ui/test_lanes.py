"""Lanes by mouse and keys: shown, hidden, renamed, moved, folded and coloured, in a real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.kernel.ids import Mint
from journey_editor.layout.folded import FOLD
from journey_editor.layout.style import COLUMN
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Lane, LaneKind, LaneLevel, LaneRole, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.lane_panel import LanePanel
from tests.layout.looking import told
from tests.ui.driver import Hand
from tests.ui.panel import small_map

LANE = RowKey("lane", "need")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def handed(open_window: Callable[[Document], Hand]) -> Callable[[Project], Hand]:
    return lambda project: open_window(Document(project, mint=Mint.seeded("lanes")))


@pytest.fixture
def hand(handed: Callable[[Project], Hand]) -> Hand:
    return handed(small_map())


def lane(hand: Hand, id_: str = "need") -> Lane:
    return hand.document.kept.one(Lane, id_)


def panel(hand: Hand) -> LanePanel:
    hand.do("view-lanes")
    (found,) = hand.window.findChildren(LanePanel)
    found.list.setFocus()
    return found


def at(hand: Hand, found: LanePanel, id_: str) -> None:
    """Put the cursor of the list on a lane, with the keys."""
    ids = [one for one, *_ in found._said]
    hand.key(Qt.Key.Key_Home)
    for _ in range(ids.index(id_)):
        hand.key(Qt.Key.Key_Down)


def write(hand: Hand, text: str) -> None:
    """Type over what is chosen: the first letter opens the text."""
    hand.type(text[0])
    hand.type(text[1:])


def drawn(hand: Hand) -> list[str]:
    board = hand.window.canvas.board
    assert board is not None
    return [row.id for row in board.plan.lanes]


def test_a_hidden_lane_is_found_again_in_the_list_and_shown_with_one_key(hand: Hand) -> None:
    found = panel(hand)
    at(hand, found, "need")
    hand.key(Qt.Key.Key_Space)
    assert not lane(hand).shown
    assert "need" not in drawn(hand)
    assert hand.document.undo_label == "Hide lane"
    hand.key(Qt.Key.Key_Space)
    assert lane(hand).shown
    assert "need" in drawn(hand)
    hand.document.undo()
    assert not lane(hand).shown
    hand.document.undo()
    assert hand.document.undo_label is None


def test_a_lane_that_only_this_view_leaves_out_is_shown_again_in_the_list(hand: Hand) -> None:
    hand.window._journeys.show_lane(lane(hand), shown=False)
    assert "need" not in drawn(hand)
    found = panel(hand)
    at(hand, found, "need")
    hand.key(Qt.Key.Key_Space)
    assert "need" in drawn(hand)


def test_a_lane_is_renamed_in_the_list_and_over_its_label(hand: Hand) -> None:
    found = panel(hand)
    at(hand, found, "need")
    hand.key(Qt.Key.Key_F2)
    hand.type("Wishes")
    hand.key(Qt.Key.Key_Return)
    assert lane(hand).title == "Wishes"
    hand.click(lane(hand))
    write(hand, "Hopes")
    hand.key(Qt.Key.Key_Return)
    assert lane(hand).title == "Hopes"


def test_a_title_that_is_being_typed_is_kept_before_anything_else_happens(hand: Hand) -> None:
    found = panel(hand)
    at(hand, found, "need")
    hand.key(Qt.Key.Key_F2)
    hand.type("Wishes")
    hand.do("insert-persona")
    assert lane(hand).title == "Wishes"


def test_a_lane_moves_by_keys_in_the_list_and_at_its_label(hand: Hand) -> None:
    before = drawn(hand)
    place = before.index("need")
    found = panel(hand)
    at(hand, found, "need")
    hand.key(Qt.Key.Key_Down, CTRL)
    assert drawn(hand).index("need") == place + 1
    assert found.list.currentItem().text() == "Need"
    hand.click(lane(hand))
    hand.key(Qt.Key.Key_Up, CTRL)
    assert drawn(hand) == before


def test_a_lane_crosses_a_line_before_it_goes_past_the_lane_there(handed: Callable[[Project], Hand]) -> None:
    backstage = Lane(id="back", journey="borrow", kind=LaneKind.BACKSTAGE, role=LaneRole.BACKSTAGE, rank="9")
    front = replace(small_map().one(Lane, "touchpoint"), role=LaneRole.FRONTSTAGE)
    hand = handed(small_map(front, backstage))
    order = drawn(hand)
    hand.click(lane(hand, order[-2]))
    hand.key(Qt.Key.Key_Down, CTRL)
    assert drawn(hand) == order
    assert lane(hand, order[-2]).role == LaneRole.BACKSTAGE
    hand.key(Qt.Key.Key_Down, CTRL)
    assert drawn(hand) == [*order[:-2], order[-1], order[-2]]


def test_enter_in_the_list_chooses_the_lane_and_esc_goes_back_to_the_map(hand: Hand) -> None:
    found = panel(hand)
    at(hand, found, "pain")
    hand.key(Qt.Key.Key_Return)
    assert hand.window.canvas.selection.current == RowKey("lane", "pain")
    hand.key(Qt.Key.Key_Escape)
    assert hand.window.canvas.hasFocus()


def test_a_lane_folds_by_key_and_unfolds_by_key_or_by_a_double_click(hand: Hand) -> None:
    canvas = hand.window.canvas
    hand.click(lane(hand))
    hand.key(Qt.Key.Key_Minus)
    groups = {group.part: group for group in canvas.sheet_scene.groups_of(LANE)}
    assert FOLD in groups
    assert not canvas.sheet_scene.groups_of(RowKey("card", "need"))
    assert hand.document.undo_label is None, "folding is nobody else's business"
    hand.key(Qt.Key.Key_Plus)
    assert canvas.sheet_scene.groups_of(RowKey("card", "need"))
    hand.key(Qt.Key.Key_Minus)
    fold = next(one for one in canvas.sheet_scene.groups_of(LANE) if one.part == FOLD)
    box = fold.bounds.moved(fold.at.x, fold.at.y)
    place = canvas.mapFromScene(box.x + 10, box.y + box.height / 2)
    QTest.mouseDClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    QApplication.processEvents()
    assert canvas.sheet_scene.groups_of(RowKey("card", "need"))
    assert not canvas.typing


def test_the_lane_of_a_chosen_card_folds_from_the_menu(hand: Hand) -> None:
    hand.click(hand.document.kept.one(Card, "need"))
    hand.do("view-fold")
    assert hand.window._journeys.view.folded == {"need"}
    assert hand.window.canvas.selection.keys == (LANE,)
    hand.do("view-fold")
    assert hand.window._journeys.view.folded == frozenset()


def test_without_a_lane_folding_says_what_it_needs(hand: Hand) -> None:
    hand.do("view-fold")
    assert hand.window.statusBar().currentMessage() == "Choose a lane first."


def test_the_arrows_go_past_a_folded_lane_without_falling_into_it(hand: Hand) -> None:
    hand.click(lane(hand))
    hand.key(Qt.Key.Key_Minus)
    seen: list[Any] = []
    hand.window.canvas.selection.choose_cell(hand.window.canvas.cells.first)
    for _ in range(12):
        hand.key(Qt.Key.Key_Down)
        chosen = hand.window.canvas.selection
        seen.append(chosen.cell.row if chosen.cell else chosen.current)
    assert LANE not in seen
    assert RowKey("card", "need") not in seen


def test_every_kind_of_lane_folds_and_unfolds_to_the_same_map(hand: Hand) -> None:
    board = hand.window.canvas.board
    assert board is not None
    for id_ in drawn(hand):
        hand.window._lanes.fold(id_, True)
    assert len(drawn(hand)) == 5
    hand.key(Qt.Key.Key_Down)
    hand.key(Qt.Key.Key_Right)
    for id_ in drawn(hand):
        hand.window._lanes.fold(id_, False)
    after = hand.window.canvas.board
    assert after is not None
    assert (told(after.sheet), after.plan) == (told(board.sheet), board.plan)


def test_typing_in_a_lane_of_stages_adds_a_card_across_the_stage(handed: Callable[[Project], Hand]) -> None:
    whole = Lane(
        id="needs", journey="borrow", kind=LaneKind.NEED, title="Wishes", level=LaneLevel.STAGE, rank="9"
    )
    hand = handed(small_map(whole))
    canvas = hand.window.canvas
    hand.click(whole)
    hand.key(Qt.Key.Key_Right)
    cell = canvas.selection.cell
    assert cell is not None
    assert canvas.cells.box(cell).width == 3 * COLUMN
    write(hand, "Quiet")
    hand.key(Qt.Key.Key_Return)
    (card,) = hand.document.kept.all(Card).where("lane", "needs")
    assert (card.text, card.stage, card.first_step, card.last_step) == ("Quiet", "use", None, None)
    write(hand, "More")  # beyond the last stage comes another one
    hand.key(Qt.Key.Key_Return)
    more = next(one for one in hand.document.kept.all(Card).where("lane", "needs") if one.text == "More")
    assert more.stage not in (None, "use")


def test_a_card_of_a_stage_goes_to_the_next_stage_by_keys_and_does_not_stretch(
    handed: Callable[[Project], Hand],
) -> None:
    whole = Lane(
        id="needs", journey="borrow", kind=LaneKind.NEED, title="Wishes", level=LaneLevel.STAGE, rank="9"
    )
    card = Card(id="wish", lane="needs", stage="use", text="Quiet")
    hand = handed(small_map(whole, card))
    hand.click(card)
    hand.key(Qt.Key.Key_Right, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert hand.document.kept.row(card.key) == card
    hand.key(Qt.Key.Key_Right, CTRL)
    assert hand.document.kept.row(card.key) == card, "there is no stage to go to"
