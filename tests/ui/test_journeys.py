"""Several journeys and variants in one map, seen, made, copied and taken away from a real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from journey_editor.layout.view import View
from journey_editor.model.edits.views import set_audience
from journey_editor.model.records import (
    Journey,
    Lane,
    LaneKind,
    Persona,
    SavedView,
    Stage,
    Step,
    Touchpoint,
    Variant,
    VariantKind,
)
from journey_editor.session.document import Document
from tests.ui.driver import Hand, touchpoint

pytestmark = pytest.mark.usefixtures("own_settings")


@pytest.fixture
def hand(open_window: Callable[[Document], Hand], lending_file: Path) -> Hand:
    """A hand at a window with the lending map, from a file of its own."""
    return open_window(Document.open(lending_file))


def view(hand: Hand) -> View:
    """What the window shows."""
    return hand.window.canvas.view


def press(button: Any) -> None:
    """Click a button of the header."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def entries(menu: QMenu) -> dict[str, Any]:
    """What a menu offers when it opens."""
    menu.aboutToShow.emit()
    return {action.text().replace("&", ""): action for action in menu.actions() if not action.isSeparator()}


def menu_called(hand: Hand, title: str) -> QMenu:
    """A menu of the View menu."""
    found = [one for one in hand.window.menus.menus["&View"].findChildren(QMenu) if one.title() == title]
    return (found or [one for one in hand.window.findChildren(QMenu) if one.title() == title])[0]


def answering(text: str, *, accept: bool = True) -> None:
    """Type into the dialog that comes next, and accept it."""

    def reply() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QInputDialog)
        for line in dialog.findChildren(QLineEdit):
            line.setText(text)
        dialog.setTextValue(text)
        (dialog.accept if accept else dialog.reject)()

    QTimer.singleShot(50, reply)


def drawn(hand: Hand, title: str) -> bool:
    """Whether a touchpoint of that title is on the map."""
    rows = [one for one in hand.document.kept.all(Touchpoint).values() if one.title == title]
    return any(hand.window.canvas.sheet_scene.groups_of(row.key) for row in rows)


# Variants


def test_one_press_makes_the_to_be_and_one_undo_takes_it_away(hand: Hand) -> None:
    before, as_is = hand.document.kept, view(hand).variant
    switch = hand.window.header.variants
    press(switch.to_be)
    made = hand.document.kept.one(Variant, view(hand).variant)
    assert (made.kind, made.based_on) == (VariantKind.TO_BE, as_is)
    assert switch.to_be.isChecked()
    assert not switch.as_is.isChecked()
    assert drawn(hand, "Kasten")
    hand.do("edit-undo")
    assert hand.document.kept == before
    assert view(hand).variant == as_is
    assert switch.as_is.isChecked()
    hand.do("edit-redo")
    assert made.id in hand.document.kept.all(Variant)


def test_the_switch_goes_between_the_two_and_changes_nothing(hand: Hand) -> None:
    switch = hand.window.header.variants
    press(switch.to_be)
    to_be, project = view(hand).variant, hand.document.kept
    press(switch.as_is)
    assert view(hand).variant != to_be
    press(switch.to_be)
    assert view(hand).variant == to_be
    press(switch.to_be)
    assert hand.document.kept is project
    assert not switch.others.isVisible()


def test_what_is_chosen_in_one_variant_is_let_go_in_the_other(hand: Hand) -> None:
    switch = hand.window.header.variants
    hand.click(touchpoint(hand.document, "Kasten"))
    press(switch.to_be)
    assert not hand.window.canvas.selection.keys
    lane = next(iter(hand.document.kept.all(Lane).values()))
    hand.window.canvas.selection.choose([lane.key])
    press(switch.as_is)
    assert hand.window.canvas.selection.keys == (lane.key,)  # lanes are shared


def test_a_zoom_stays_when_another_variant_is_shown(hand: Hand) -> None:
    hand.do("view-zoom-natural")
    zoom = hand.window.canvas.zoom
    press(hand.window.header.variants.to_be)
    assert hand.window.canvas.zoom == pytest.approx(zoom)


def test_a_third_variant_stands_in_a_list(hand: Hand) -> None:
    switch = hand.window.header.variants
    press(switch.to_be)
    hand.do("variant-to-be")
    variants = hand.document.kept.all(Variant)
    assert sorted(one.title for one in variants.values() if one.kind == VariantKind.TO_BE) == [
        "To be",
        "To be 2",
    ]
    assert switch.others.isVisible()
    (action,) = switch.others.menu().actions()
    third = next(one for one in variants.values() if one.title == "To be 2")
    press(switch.as_is)
    action = switch.others.menu().actions()[0]
    assert action.text() == "To be 2"
    action.trigger()
    assert view(hand).variant == third.id
    assert switch.others.isChecked()


def test_the_last_variant_stays_and_the_window_says_so(hand: Hand) -> None:
    hand.do("variant-delete")
    assert len(hand.document.kept.all(Variant)) == 1
    assert "at least one variant" in hand.window.statusBar().currentMessage()
    press(hand.window.header.variants.to_be)
    hand.do("variant-delete")
    (left,) = hand.document.kept.all(Variant).values()
    assert view(hand).variant == left.id
    hand.do("edit-undo")
    assert len(hand.document.kept.all(Variant)) == 2


def test_a_to_be_row_says_what_became_of_it(hand: Hand) -> None:
    press(hand.window.header.variants.to_be)
    row = next(
        one for one in hand.document.kept.all(Touchpoint).values() if one.title == "Kasten" and one.origin
    )
    hand.click(row)
    assert hand.window.canvas.accessibleDescription().endswith(", kept")
    hand.key(Qt.Key.Key_F2)
    hand.type("Kasten en borden")
    hand.key(Qt.Key.Key_Return)
    hand.window.canvas.selection.choose([])
    hand.click(row)
    assert hand.window.canvas.accessibleDescription().endswith(", changed")


# Journeys


def test_a_copy_of_the_journey_is_shown_and_the_list_leads_back(hand: Hand) -> None:
    before = hand.document.kept
    (old,) = before.all(Journey).values()
    hand.do("journey-copy")
    assert len(hand.document.kept.all(Journey)) == 2
    assert view(hand).journey != old.id
    listed = entries(hand.window.header.journey.menu())
    assert listed["Uitlenen materialen (copy)"].isChecked()
    assert not listed["Uitlenen materialen"].isChecked()
    listed["Uitlenen materialen"].trigger()
    assert view(hand).journey == old.id
    hand.do("edit-undo")
    assert hand.document.kept == before


def test_a_deleted_journey_gives_way_to_the_first_and_comes_back_with_undo(hand: Hand) -> None:
    (old,) = hand.document.kept.all(Journey)
    hand.do("journey-copy")
    both, copy = hand.document.kept, view(hand).journey
    hand.do("journey-delete")
    assert copy not in hand.document.kept.all(Journey)
    assert view(hand).journey == old
    assert drawn(hand, "Kasten")
    hand.do("edit-undo")
    assert hand.document.kept == both


def test_the_only_journey_stays_and_the_window_says_so(hand: Hand) -> None:
    hand.do("journey-delete")
    assert len(hand.document.kept.all(Journey)) == 1
    assert "at least one journey" in hand.window.statusBar().currentMessage()
    assert not hand.document.dirty


def test_undoing_the_copy_while_it_is_shown_goes_back_to_the_first(hand: Hand) -> None:
    (old,) = hand.document.kept.all(Journey)
    hand.do("journey-copy")
    hand.click(next(one for one in hand.document.kept.all(Step).values() if in_view(hand, one)))
    hand.do("edit-undo")
    assert view(hand).journey == old
    assert not hand.window.canvas.selection.keys


def in_view(hand: Hand, step: Step) -> bool:
    return hand.document.kept.one(Stage, step.stage).variant == view(hand).variant


def test_a_new_journey_from_nothing_and_from_a_template(hand: Hand) -> None:
    personas = len(hand.document.kept.all(Persona))
    answering("blank")
    hand.do("journey-new")
    assert hand.document.kept.one(Journey, view(hand).journey).title == "New journey"
    assert len(hand.document.kept.all(Persona)) == personas
    answering("story_time")
    hand.do("journey-new")
    assert hand.document.kept.one(Journey, view(hand).journey).title == "A children's story time"
    assert len(hand.document.kept.all(Journey)) == 3
    answering("story_time", accept=False)
    hand.do("journey-new")
    assert len(hand.document.kept.all(Journey)) == 3


def test_a_journey_is_renamed_in_the_list_and_in_the_header(hand: Hand) -> None:
    answering("Boeken lenen")
    hand.do("journey-rename")
    assert hand.window.header.journey.text() == "Boeken lenen"
    hand.do("edit-undo")
    assert hand.window.header.journey.text() == "Uitlenen materialen"


def test_the_panel_shows_the_journey_that_is_seen(hand: Hand, qtbot: QtBot) -> None:
    hand.do("journey-copy")

    def seen() -> None:
        titles = [one.text() for one in hand.window.findChildren(QLineEdit)]
        assert "Uitlenen materialen (copy)" in titles

    qtbot.waitUntil(seen, timeout=2000)


def test_what_is_chosen_from_elsewhere_brings_its_journey_into_view(hand: Hand) -> None:
    row = touchpoint(hand.document, "Kasten")
    (old,) = hand.document.kept.all(Journey)
    hand.do("journey-copy")
    hand.window.canvas.selection.choose([row.key])
    assert view(hand).journey == old
    assert hand.window.canvas.selection.keys == (row.key,)


# For whom


def test_personas_are_shown_and_left_out_from_the_header(hand: Hand) -> None:
    student, senior = hand.document.kept.all(Persona).sorted()
    menu = hand.window.header.personas.menu()
    assert entries(menu)["Everyone"].isChecked()
    entries(menu)[senior.title].trigger()
    assert view(hand).personas == frozenset({student.id})
    assert hand.window.canvas.sheet_scene.groups_of(student.key)
    assert not hand.window.canvas.sheet_scene.groups_of(senior.key)
    assert hand.window.header.personas.text() == "1 of 2 personas"
    entries(menu)[student.title].trigger()  # nobody is everyone
    assert view(hand).personas is None


def test_what_is_for_others_is_left_out_and_let_go(hand: Hand) -> None:
    _, senior = hand.document.kept.all(Persona).sorted()
    row = touchpoint(hand.document, "Kasten")
    change = set_audience(hand.document.kept, row.key, {senior.id})
    hand.document.apply("For", change)
    assert drawn(hand, "Kasten")
    hand.click(row)
    entries(hand.window.header.personas.menu())[senior.title].trigger()
    assert not drawn(hand, "Kasten")
    assert not hand.window.canvas.selection.keys
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Down)
    entries(hand.window.header.personas.menu())["Everyone"].trigger()
    assert drawn(hand, "Kasten")


def test_a_persona_that_goes_leaves_the_view_to_everyone(hand: Hand) -> None:
    student, senior = hand.document.kept.all(Persona).sorted()
    entries(hand.window.header.personas.menu())[senior.title].trigger()
    hand.window.canvas.selection.choose([student.key])
    hand.do("edit-delete")
    assert view(hand).personas is None
    assert hand.window.canvas.sheet_scene.groups_of(senior.key)


def test_a_lane_is_left_out_of_this_view_and_stays_in_the_map(hand: Hand) -> None:
    lane = next(one for one in hand.document.kept.all(Lane).values() if one.kind == LaneKind.PAIN)
    entries(menu_called(hand, "Lanes in this view"))[lane.title].trigger()
    assert not hand.window.canvas.sheet_scene.groups_of(lane.key)
    assert not hand.document.dirty
    entries(menu_called(hand, "Lanes in this view"))[lane.title].trigger()
    assert hand.window.canvas.sheet_scene.groups_of(lane.key)


def test_what_was_expected_goes_out_of_sight_and_comes_back(hand: Hand) -> None:
    def expected() -> bool:
        return any(group.part == "expectation" for group in hand.window.canvas.sheet_scene.sheet.groups)

    action = hand.window.menus.actions["view-expectation"]
    assert (expected(), action.isChecked()) == (True, True)
    hand.do("view-expectation")
    assert (expected(), action.isChecked()) == (False, False)
    assert not hand.document.dirty
    hand.do("view-expectation")
    assert (expected(), action.isChecked()) == (True, True)


# Saved views


def test_a_saved_view_is_shown_again_and_deleted_with_one_undo_each(hand: Hand) -> None:
    senior = hand.document.kept.all(Persona).sorted()[1]
    lane = next(one for one in hand.document.kept.all(Lane).values() if one.kind == LaneKind.PAIN)
    entries(hand.window.header.personas.menu())[senior.title].trigger()
    entries(menu_called(hand, "Lanes in this view"))[lane.title].trigger()
    wanted = view(hand)
    answering("Voor de directie")
    hand.do("view-save")
    assert [one.title for one in hand.document.kept.all(SavedView).values()] == ["Voor de directie"]
    entries(hand.window.header.personas.menu())["Everyone"].trigger()
    assert view(hand) != wanted
    entries(menu_called(hand, "Saved views"))["Voor de directie"].trigger()
    assert view(hand) == wanted
    entries(menu_called(hand, "Delete a saved view"))["Voor de directie"].trigger()
    assert not hand.document.kept.all(SavedView)
    hand.do("edit-undo")
    assert len(hand.document.kept.all(SavedView)) == 1
    hand.do("edit-undo")
    assert not hand.document.dirty
    assert not entries(menu_called(hand, "Saved views"))["No saved views yet"].isEnabled()
