"""What each name of a log stands for: shown, and chosen by hand and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog

from journey_editor.model.records import Touchpoint
from tests.ui.driver import Hand, touchpoint
from tests.ui.import_log.leading import (
    CHANGES,
    LOG,
    NAMES,
    NEXT,
    Leading,
    cells,
    choose_touchpoint,
    joined,
    names,
    press,
    unfold,
)
from tests.ui.panel import OFFSCREEN

pytestmark = [pytest.mark.usefixtures("own_settings"), pytest.mark.qt_log_ignore(OFFSCREEN)]


def test_the_least_sure_names_come_first_each_with_its_events_and_why(lead: Leading) -> None:
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        seen.extend(cells(names(dialog)))
        press("Cancel")(dialog)

    lead.through((LOG, press("Next")), (NAMES, look))
    assert seen == [
        ["Online catalogis", "1", "Online catalogus", "94 % alike"],
        ["Podcast", "1", "A new touchpoint", "New"],
        ["homepage", "2", "Homepage", "The same name"],
        ["Inleverautomaat", "1", "Inleverautomaat", "The same name"],
    ]


def test_the_routes_are_shown_by_the_names_on_the_map(lead: Leading) -> None:
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        seen.extend(cells(names(dialog)))
        press("Cancel")(dialog)

    lead.through(*NEXT, (CHANGES, look))
    plain = [[cell.replace("\u2068", "").replace("\u2069", "") for cell in row] for row in seen]
    assert plain == [
        ["1 (50 %)", "Homepage → Inleverautomaat"],
        ["1 (50 %)", "Homepage → Online catalogus → Podcast"],
    ]


def test_another_touchpoint_chosen_for_a_name_has_its_figures(hand: Hand, lead: Leading) -> None:
    def choose(dialog: QDialog) -> None:
        choose_touchpoint(dialog, "Podcast", "Kasten")
        choose_touchpoint(dialog, "homepage", "A new touchpoint")
        press("Next")(dialog)

    lead.through(NEXT[0], (NAMES, choose), (CHANGES, press("Finish")))
    titles = [one.title for one in hand.document.kept.all(Touchpoint).values()]
    assert "Podcast" not in titles
    assert touchpoint(hand.document, "homepage").started == 2
    assert touchpoint(hand.document, "Homepage").started == 1000
    assert joined(hand, "Online catalogus", "Kasten").continued == 1


def test_escape_folds_the_list_of_touchpoints_up_and_only_that(lead: Leading) -> None:
    def look(dialog: QDialog) -> None:
        table = names(dialog)
        before = cells(table)
        box = unfold(table, 1)
        QTest.keyClick(box.view(), Qt.Key.Key_Down)
        QTest.keyClick(box.view(), Qt.Key.Key_Escape)
        QTest.qWait(20)
        assert [one for one in table.findChildren(QComboBox) if one.isVisible()] == []
        assert dialog.isVisible()
        assert cells(table) == before
        QTest.keyClick(table, Qt.Key.Key_Escape)

    lead.through(NEXT[0], (NAMES, look))


def test_the_whole_way_goes_by_keys_alone(hand: Hand, lead: Leading) -> None:
    def enter(dialog: QDialog) -> None:
        focused = dialog.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Return)

    def choose(dialog: QDialog) -> None:
        choose_touchpoint(dialog, "Podcast", "Kasten")
        dialog.activateWindow()
        QTest.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)

    lead.through((LOG, enter), (NAMES, choose), (CHANGES, enter))
    assert joined(hand, "Online catalogus", "Kasten").continued == 1


def test_a_click_on_a_touchpoint_unfolds_what_it_can_be(lead: Leading) -> None:
    def look(dialog: QDialog) -> None:
        table = names(dialog)
        place = table.visualRect(table.model().index(2, 2)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.qWait(20)
        (box,) = (one for one in table.findChildren(QComboBox) if one.isVisible())
        assert [box.itemText(number) for number in range(3)] == [
            "A new touchpoint",
            "Homepage",
            "Online catalogus",
        ]
        place = box.view().visualRect(box.model().index(2, 0)).center()
        QTest.mouseClick(box.view().viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.qWait(20)
        assert cells(table)[2] == ["homepage", "2", "Online catalogus", "Chosen"]
        press("Cancel")(dialog)

    lead.through(NEXT[0], (NAMES, look))


def test_back_and_on_again_keeps_what_was_chosen(hand: Hand, lead: Leading) -> None:
    def choose(dialog: QDialog) -> None:
        choose_touchpoint(dialog, "Podcast", "Kasten")
        press("Next")(dialog)

    lead.through(
        NEXT[0],
        (NAMES, choose),
        (CHANGES, press("Back")),
        (NAMES, press("Back")),
        *NEXT,
        (CHANGES, press("Finish")),
    )
    assert joined(hand, "Online catalogus", "Kasten").continued == 1
