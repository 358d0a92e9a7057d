"""The page of pledges, under hands and keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from journey_editor.kernel.times import today
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Pledge
from journey_editor.session.document import Document
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.roadmap.pledges_model import KEPT, LEFT, TITLE
from journey_editor.ui.roadmap.pledges_page import PledgesPage
from tests.sample_maps.samples import build
from tests.ui.driver import Hand
from tests.ui.panel import OFFSCREEN
from tests.ui.roadmap.reaching import RoadmapHand

Opens = Callable[[Document], Hand]
Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)


class PledgesHand(RoadmapHand):
    """Works on the pledges."""

    @property
    def pledges(self) -> PledgesPage:
        return self.board.pledges

    def turn(self) -> None:
        (button,) = (one for one in self.board.findChildren(QPushButton) if one.text().startswith("Pledges"))
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def cell(self, row: int, column: int) -> str:
        return str(self.pledges.table.model().index(row, column).data())

    def answer(self, kept: bool | None) -> None:  # noqa: FBT001 - the answer itself
        QTest.mouseClick(self.pledges.answers[kept], Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def made(self, days: int) -> Pledge:
        """Let the first pledge be so many days old, and return it."""
        one = self.document.kept.all(Pledge).sorted()[0]
        date = (today() - dt.timedelta(days)).isoformat()
        self.document.apply("set", set_values(self.document.kept, one.key, date=date))
        QApplication.processEvents()
        return one


@pytest.fixture
def hand(open_window: Opens) -> PledgesHand:
    made = PledgesHand.at(open_window(Document(build("uitlenen"))))
    assert isinstance(made, PledgesHand)
    return made


def test_a_pledge_says_how_many_days_are_left(hand: PledgesHand) -> None:
    one = hand.made(80)
    hand.turn()
    rows = [hand.cell(row, TITLE) for row in range(hand.pledges.table.model().rowCount())]
    assert hand.cell(rows.index(one.title), LEFT) == "10 days"
    assert hand.cell(rows.index(one.title), KEPT) == ""


def test_on_day_90_it_is_asked_whether_a_pledge_was_kept_and_the_answer_is_one_undo(
    hand: PledgesHand,
) -> None:
    one = hand.made(90)
    hand.turn()
    assert any(
        button.text() == "Pledges (1)" and button.isVisible()
        for button in hand.board.findChildren(QPushButton)
    )
    texts = [label.text() for label in hand.pledges.findChildren(PlainLabel)]
    assert "Day 90 has come for 1 pledge: was it kept?" in texts
    assert (hand.cell(0, TITLE), hand.cell(0, LEFT), hand.cell(0, KEPT)) == (
        one.title,
        "today",
        "Was it kept?",
    )
    assert hand.chosen == (one.key,)  # it is chosen, to be answered at once

    hand.answer(True)
    assert hand.document.kept.one(Pledge, one.id).kept is True
    last = hand.pledges.table.model().rowCount() - 1
    assert (hand.cell(last, TITLE), hand.cell(last, KEPT)) == (one.title, "✓ kept")
    assert not hand.pledges.answers[True].isEnabled()
    hand.answer(False)
    assert hand.cell(last, KEPT) == "✗ not kept"
    hand.undo()
    hand.undo()
    assert hand.document.kept.one(Pledge, one.id).kept is None


def test_a_pledge_is_added_named_and_deleted_by_keys(hand: PledgesHand) -> None:
    before = set(hand.document.kept.all(Pledge))
    hand.turn()
    hand.pledges.table.setFocus()
    hand.key(Key.Key_N)
    hand.type("I call every branch")
    hand.board.commit()
    (made,) = (one for one in hand.document.kept.all(Pledge).values() if one.id not in before)
    assert (made.title, made.date) == ("I call every branch", today().isoformat())

    hand.key(Key.Key_Escape)
    assert QApplication.focusWidget() is hand.pledges.table
    assert hand.chosen == (made.key,)
    hand.key(Key.Key_Up)
    assert hand.chosen != (made.key,)
    hand.key(Key.Key_Down)
    assert hand.chosen == (made.key,)
    hand.do("edit-delete")
    assert set(hand.document.kept.all(Pledge)) == before


def test_a_pledge_for_the_chosen_action_is_its_owners(hand: PledgesHand) -> None:
    action = hand.action("RFID in elke vestiging")
    before = set(hand.document.kept.all(Pledge))
    hand.press(hand.at_card(action.title))
    hand.turn()
    hand.pledges.table.setFocus()
    hand.key(Key.Key_N)
    (made,) = (one for one in hand.document.kept.all(Pledge).values() if one.id not in before)
    assert (made.action, made.party) == (action.id, action.owner)
