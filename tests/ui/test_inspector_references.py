"""References: owners, places and other rows, chosen by their names."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from journey_editor.model.edits.values import set_values
from journey_editor.model.records import (
    Channel,
    LaneKind,
    Modality,
    Opportunity,
    Party,
    RowKey,
)
from journey_editor.text.faces import FaceSet
from tests.ui.panel import (
    ASKS,
    DESK,
    NEED,
    OFFSCREEN,
    PARKED,
    SHELVES,
    SIGNS,
    USE,
    Panel,
    dress,
    small_map,
)

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication, faces: FaceSet) -> None:
    dress(qapp, faces)


def test_a_row_without_an_owner_says_whose_it_is(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)
    control: Any = panel.blank("owner").input.control

    assert control.lineEdit().text() == ""
    assert control.lineEdit().placeholderText() == "inherited: Branches"
    panel.document.apply("", set_values(panel.document.kept, USE, owner="ict"))
    assert control.lineEdit().placeholderText() == "inherited: ICT"
    panel.document.apply("", set_values(panel.document.kept, USE, owner=None))
    assert control.lineEdit().placeholderText() == "nobody"


def test_an_owner_is_chosen_and_given_up(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.choose("owner", "ICT")
    assert panel.value(SHELVES, "owner") == "ict"
    panel.choose("owner", "inherited: Branches")

    assert panel.value(SHELVES, "owner") is None
    assert panel.shown("owner") == ""


def test_a_name_typed_as_owner_is_the_party_of_that_name(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.type("owner", "ict")
    panel.press(Qt.Key.Key_Tab)

    assert panel.value(SHELVES, "owner") == "ict"
    assert panel.shown("owner") == "ICT"
    assert len(panel.document.kept.all(Party)) == 2


def test_a_new_name_typed_as_owner_adds_a_party_and_one_undo_removes_it(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.type("owner", "Front desk")
    qtbot.wait(400)
    assert len(panel.document.kept.all(Party)) == 2, "half a name is nobody"
    panel.press(Qt.Key.Key_Return)

    (party,) = (one for one in panel.document.kept.all(Party).values() if one.name == "Front desk")
    assert panel.value(SHELVES, "owner") == party.id
    panel.undo()
    assert panel.value(SHELVES, "owner") is None
    assert len(panel.document.kept.all(Party)) == 2
    assert panel.shown("owner") == ""


def test_new_owner_asks_for_a_name_and_leaving_without_one_changes_nothing(qtbot: QtBot) -> None:
    panel = Panel(qtbot, USE)

    panel.choose("owner", "New owner…")
    control: Any = panel.blank("owner").input.control
    assert control.lineEdit().placeholderText() == "Name of the new owner"
    QTest.keyClicks(control, "F")
    panel.press(Qt.Key.Key_Backspace)
    panel.press(Qt.Key.Key_Tab)

    assert panel.value(USE, "owner") == "branches"
    assert panel.shown("owner") == "Branches"


def test_a_touchpoint_moves_to_another_step_and_channel(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.choose("step", "Pays")
    panel.choose("channel", "Website (digital)")

    assert (panel.value(SHELVES, "step"), panel.value(SHELVES, "channel")) == ("pay", "web")
    assert panel.document.kept.row(ASKS) is not None


def test_rows_of_one_name_are_told_apart(qtbot: QtBot) -> None:
    twin = Channel(id="twin", title="Website", modality=Modality.DIGITAL, rank="9")
    panel = Panel(qtbot, SHELVES, project=small_map(twin))

    panel.choose("channel", "Website (digital) (2)")

    assert panel.value(SHELVES, "channel") == "twin"


def test_a_new_channel_is_offered_at_once(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SHELVES)

    panel.document.apply("", set_values(panel.document.kept, RowKey("channel", "web"), title="Catalogue"))
    panel.choose("channel", "Catalogue (digital)")

    assert panel.value(SHELVES, "channel") == "web"


def test_a_pain_may_go_wrong_at_a_touchpoint_or_on_a_transition(qtbot: QtBot) -> None:
    panel = Panel(qtbot, SIGNS)

    panel.choose("subject", "Shelves → Ask a librarian")
    assert panel.value(SIGNS, "subject") == ASKS
    panel.choose("subject", "Ask a librarian")
    assert panel.value(SIGNS, "subject") == DESK
    panel.choose("subject", "None")

    assert panel.value(SIGNS, "subject") is None


def test_a_card_moves_to_another_step_with_its_whole_span(qtbot: QtBot) -> None:
    panel = Panel(qtbot, NEED)

    panel.choose("last_step", "Asks for help")
    panel.choose("first_step", "Asks for help")

    assert (panel.value(NEED, "first_step"), panel.value(NEED, "last_step")) == ("help", "pay")


def test_a_card_cannot_end_before_it_begins(qtbot: QtBot) -> None:
    panel = Panel(qtbot, NEED)
    panel.choose("first_step", "Asks for help")
    control: Any = panel.blank("last_step").input.control

    assert [control.itemText(one) for one in range(control.count())] == ["Inbox", "Asks for help", "Pays"]


def test_a_card_goes_to_the_inbox_as_a_whole_and_comes_back_to_a_whole_place(qtbot: QtBot) -> None:
    panel = Panel(qtbot, NEED)

    panel.choose("last_step", "Inbox")
    place = ("lane", "first_step", "last_step")
    assert [panel.value(NEED, name) for name in place] == [None, None, None]
    panel.choose("first_step", "Pays")

    assert [panel.value(NEED, name) for name in place] == ["need", "pay", "pay"]


def test_a_card_that_no_lane_can_hold_stays_in_the_inbox_and_says_so(qtbot: QtBot) -> None:
    quote = Opportunity(id="loose", text="Loose")
    project = small_map(quote).with_rows([(RowKey("lane", "opportunity"), None)])
    panel = Panel(qtbot, quote.key, project=project)

    panel.choose("first_step", "Pays")

    assert panel.value(quote.key, "first_step") is None
    assert panel.shown("first_step") == "Inbox"


def test_the_kind_of_a_card_is_asked_only_in_the_inbox(qtbot: QtBot) -> None:
    """In a lane the lane decides."""
    panel = Panel(qtbot, PARKED)
    assert panel.blank("kind").input.isVisible()

    panel.choose("lane", "Need")

    assert not panel.blank("kind").input.isVisible()
    assert panel.value(PARKED, "kind") == "need"


def test_a_lane_with_cards_can_only_show_what_holds_such_cards(qtbot: QtBot) -> None:
    """Otherwise the cards would be seen nowhere."""
    panel = Panel(qtbot, RowKey("lane", "need"))
    control: Any = panel.blank("kind").input.control

    assert "Pain" not in [control.itemText(one) for one in range(control.count())]
    panel.choose("kind", "Quote")

    assert panel.value(NEED, "kind") == LaneKind.QUOTE.value


def test_the_cards_of_a_lane_lie_where_its_level_says_in_one_entry_of_undo(qtbot: QtBot) -> None:
    panel = Panel(qtbot, RowKey("lane", "need"))
    panel.choose("level", "Stage")
    assert (panel.value(NEED, "stage"), panel.value(NEED, "first_step")) == ("use", None)
    panel.selection.choose([NEED])
    assert panel.blank("stage").input.isVisibleTo(panel.window)
    assert not panel.blank("first_step").input.isVisibleTo(panel.window)
    panel.choose("stage", "Inbox")
    assert panel.value(NEED, "lane") is None
    panel.undo()
    panel.undo()
    assert (panel.value(NEED, "stage"), panel.value(NEED, "first_step")) == (None, "find")
    assert panel.document.undo_label is None


@pytest.mark.parametrize(("lane", "visible"), [("touchpoint", False), ("experience", False), ("pain", True)])
def test_a_lane_without_cards_has_no_colour_and_no_level(qtbot: QtBot, lane: str, *, visible: bool) -> None:
    panel = Panel(qtbot, RowKey("lane", lane))
    for name in ("colour", "level"):
        assert panel.blank(name).input.isVisibleTo(panel.window) == visible
