"""The outline: the map as a tree, in step with the canvas both ways, and typed over in place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card, Experience, RowKey, Stage, Touchpoint
from journey_editor.ui import theme
from tests.ui.driver import step, touchpoint
from tests.ui.finding import CTRL, SHIFT, FindingHand


@pytest.fixture
def hand(qtbot: QtBot) -> FindingHand:
    made = FindingHand(qtbot)
    made.press(Qt.Key.Key_O, CTRL | SHIFT)
    return made


def current(hand: FindingHand) -> RowKey | None:
    return hand.outline.model.key_at(hand.outline.tree.currentIndex())


def chosen(hand: FindingHand) -> set[RowKey | None]:
    return {hand.outline.model.key_at(one) for one in hand.outline.tree.selectedIndexes()}


def go_to(hand: FindingHand, key: RowKey) -> QModelIndex:
    """Click on a row of the tree."""
    tree = hand.outline.tree
    index = hand.outline.model.index_of(key)
    tree.scrollTo(index)
    QTest.mouseClick(
        tree.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        tree.visualRect(index).center(),
    )
    QApplication.processEvents()
    return index


def editor(hand: FindingHand) -> QLineEdit:
    return hand.outline.tree.viewport().findChildren(QLineEdit)[0]


def test_its_key_opens_it_with_the_focus_and_takes_it_away(qtbot: QtBot) -> None:
    hand = FindingHand(qtbot)
    action = hand.window.menus.actions["view-outline"]
    assert (hand.outline.isVisible(), action.isChecked()) == (False, False)
    hand.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert (hand.outline.isVisible(), action.isChecked()) == (True, True)
    assert hand.outline.tree.hasFocus()
    hand.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert (hand.outline.isVisible(), action.isChecked()) == (False, False)
    assert hand.window.canvas.hasFocus()
    hand.press(Qt.Key.Key_O, CTRL | SHIFT)
    hand.outline.close()
    assert not action.isChecked()


def test_choosing_on_the_map_chooses_in_the_tree_without_taking_the_focus(hand: FindingHand) -> None:
    first, second = touchpoint(hand.document, "Kasten"), touchpoint(hand.document, "Homepage")
    hand.click(first)
    assert (current(hand), chosen(hand)) == (first.key, {first.key})
    tree = hand.outline.tree
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()).center())
    hand.click(second, CTRL)
    assert (current(hand), chosen(hand)) == (second.key, {first.key, second.key})
    assert hand.chosen == (first.key, second.key)
    assert hand.window.canvas.hasFocus()


def test_choosing_in_the_tree_chooses_on_the_map_and_scrolls_there(hand: FindingHand) -> None:
    hand.window.canvas.zoom_by(6)
    row = touchpoint(hand.document, "Inleverautomaat")
    go_to(hand, row.key)

    assert hand.chosen == (row.key,)
    assert hand.window.canvas.viewport().rect().contains(hand.place(row.key))


def test_several_can_be_chosen_in_the_tree_the_last_being_the_current_one(hand: FindingHand) -> None:
    tree = hand.outline.tree
    tree.setFocus()
    tree.setCurrentIndex(hand.outline.model.index(0, 0))
    hand.press(Qt.Key.Key_Down, SHIFT)

    assert hand.chosen == tuple(one.key for one in hand.document.kept.all(Stage).sorted()[:2])


def test_a_point_of_a_curve_stands_for_its_touchpoint(hand: FindingHand) -> None:
    felt = next(
        one
        for one in hand.document.kept.all(Experience).values()
        if one.subject == touchpoint(hand.document, "Kasten").key
    )
    hand.window._selection.choose([felt.key])

    assert current(hand) == felt.subject
    assert hand.chosen == (felt.key,)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_a_title_is_typed_over_in_the_tree_as_one_entry_of_undo(hand: FindingHand, key: Qt.Key) -> None:
    row = touchpoint(hand.document, "Kasten")
    index = go_to(hand, row.key)
    hand.press(key)
    assert editor(hand).text() == "Kasten"
    assert not hand.window.canvas.typing
    hand.type("Schappen")
    hand.press(Qt.Key.Key_Return)

    assert hand.document.kept.one(Touchpoint, row.id).title == "Schappen"
    assert index.data() == "Schappen"
    assert hand.outline.tree.hasFocus()
    hand.press(Qt.Key.Key_Z, CTRL)
    assert hand.document.kept.one(Touchpoint, row.id) == row
    assert hand.document.undo_label is None


def test_esc_drops_what_is_typed_and_then_goes_to_the_map(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Kasten")
    go_to(hand, row.key)
    hand.press(Qt.Key.Key_Return)
    hand.type("Schappen")
    hand.press(Qt.Key.Key_Escape)
    assert hand.document.kept.one(Touchpoint, row.id) == row
    assert hand.outline.tree.hasFocus()
    hand.press(Qt.Key.Key_Escape)
    assert hand.window.canvas.hasFocus()


def test_a_text_of_several_lines_keeps_its_breaks_where_they_are_not_touched(hand: FindingHand) -> None:
    card = next(iter(hand.document.kept.all(Card).values()))
    hand.document.apply("Type", set_values(hand.document.kept, card.key, text="een\ntwee"))
    go_to(hand, card.key)
    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_End)
    hand.type(" drie")
    hand.press(Qt.Key.Key_Return)

    assert hand.document.kept.one(Card, card.id).text == "een\ntwee drie"


def test_nothing_longer_than_the_field_can_be_typed(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Kasten")
    go_to(hand, row.key)
    hand.press(Qt.Key.Key_Return)
    editor(hand).insert("x" * 600)
    hand.press(Qt.Key.Key_Return)

    assert hand.document.kept.one(Touchpoint, row.id).title == "x" * 500


def test_what_is_being_typed_is_kept_by_an_action(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Kasten")
    go_to(hand, row.key)
    hand.press(Qt.Key.Key_Return)
    hand.type("Halverwege")
    hand.do("view-fit")

    assert hand.document.kept.one(Touchpoint, row.id).title == "Halverwege"
    assert not hand.outline.tree.viewport().findChildren(QLineEdit) or not editor(hand).isVisible()


def test_delete_takes_the_chosen_row_away_and_undo_brings_it_back(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Kasten")
    go_to(hand, row.key)
    hand.press(Qt.Key.Key_Delete)
    assert row.id not in hand.document.kept.all(Touchpoint)
    assert not hand.outline.model.index_of(row.key).isValid()
    assert hand.chosen == ()
    hand.press(Qt.Key.Key_Z, CTRL)
    assert hand.outline.model.index_of(row.key).isValid()


def test_an_edit_elsewhere_keeps_what_is_unfolded_and_scrolled_to(hand: FindingHand) -> None:
    tree = hand.outline.tree
    tree.expandAll()
    hand.window.resize(1400, 500)
    QApplication.processEvents()
    tree.verticalScrollBar().setValue(20)
    at = tree.indexAt(QPoint(40, 5))
    row = touchpoint(hand.document, "Homepage")
    hand.document.apply("Type", set_values(hand.document.kept, row.key, title="Begin"))

    assert tree.indexAt(QPoint(40, 5)) == at
    assert tree.isExpanded(hand.outline.model.index_of(step(hand.document, "Vindt de kast").key))
    assert hand.outline.model.index_of(row.key).data() == "Begin"


def test_transitions_say_where_they_lead_and_how_badly(hand: FindingHand) -> None:
    place = hand.outline.model.index_of(touchpoint(hand.document, "Online catalogus").key)
    leaving = [place.model().index(row, 0, place).data() for row in range(place.model().rowCount(place))]

    assert leaving == ["→ App: mijn reserveringen · −6 %"]
    target = touchpoint(hand.document, "App: mijn reserveringen")
    hand.document.apply("Type", set_values(hand.document.kept, target.key, title="App"))
    assert place.model().index(0, 0, place).data() == "→ App · −6 %"


def test_a_screen_reader_hears_what_a_row_is_and_where(hand: FindingHand) -> None:
    index = hand.outline.model.index_of(touchpoint(hand.document, "Kasten").key)

    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Touchpoint, Kasten, Vindt de kast, Vestiging")
    assert hand.outline.tree.accessibleName() == "Outline"


def test_nobody_looks_nothing_is_done_and_opened_it_has_caught_up(hand: FindingHand) -> None:
    row = touchpoint(hand.document, "Kasten")
    hand.press(Qt.Key.Key_O, CTRL | SHIFT)
    told, before = list[object](), current(hand)
    hand.outline.model.dataChanged.connect(lambda *_: told.append(1))
    hand.document.apply("Type", set_values(hand.document.kept, row.key, title="Schappen"))
    hand.click(row)
    assert told == []
    assert current(hand) == before != row.key
    hand.press(Qt.Key.Key_O, CTRL | SHIFT)
    assert current(hand) == row.key
    assert hand.outline.tree.currentIndex().data() == "Schappen"


def test_the_cursor_is_seen_on_a_heading_too(qapp: QApplication, hand: FindingHand) -> None:
    theme.apply(qapp)
    tree = hand.outline.tree
    hand.press(Qt.Key.Key_End)
    heading = tree.currentIndex()
    assert hand.outline.model.key_at(heading) is None
    there = tree.viewport().grab(tree.visualRect(heading)).toImage()
    hand.press(Qt.Key.Key_Up)

    assert tree.viewport().grab(tree.visualRect(heading)).toImage() != there


def test_the_cursor_is_at_what_is_chosen_after_what_it_was_at_was_deleted(
    qapp: QApplication, hand: FindingHand
) -> None:
    theme.apply(qapp)
    tree = hand.outline.tree
    hand.press(Qt.Key.Key_Down)
    gone = hand.chosen
    hand.press(Qt.Key.Key_Delete)

    assert gone
    assert hand.chosen != gone
    assert hand.outline.model.key_at(tree.currentIndex()) == hand.chosen[-1]
