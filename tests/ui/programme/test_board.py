"""The programme as a page of the Roadmap board, in the whole window."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.model.edits.programme import said_of, say
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Action, Maturity, ProgrammeKey, ProgrammeStep, Strategy
from journey_editor.session.document import Document
from journey_editor.ui.programme.levels import LevelInput
from journey_editor.ui.programme.strategies import StrategyRow
from journey_editor.ui.programme.strip import StepCell, StepDetail
from journey_editor.ui.roadmap.board import RoadmapBoard
from tests.sample_maps.samples import build
from tests.ui.driver import Hand
from tests.ui.panel import OFFSCREEN

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def hand(open_window: Callable[[Document], Hand]) -> Hand:
    """A hand at the programme of the lending map, on a small screen."""
    document = Document(build("uitlenen"))
    action = document.kept.all(Action).sorted()[0]
    document.apply("rests on", say(document.kept, Maturity, Strategy.PERSONALISE, note="Two letters"))
    document.apply("serve", set_values(document.kept, action.key, strategy=Strategy.SEARCH))
    hand = open_window(document)
    hand.window.resize(1280, 720)
    hand.do("board-roadmap")
    QTest.mouseClick(board(hand)._switch.buttons[-1], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    return hand


def board(hand: Hand) -> RoadmapBoard:
    (found,) = hand.window.findChildren(RoadmapBoard)
    return found


def row(hand: Hand, strategy: Strategy) -> StrategyRow:
    return next(one for one in board(hand).findChildren(StrategyRow) if one.about is strategy)


def test_the_strip_is_seen_whole_on_a_small_screen(hand: Hand) -> None:
    page = board(hand).programme
    room = page.viewport().rect()

    cells = page.findChildren(StepCell)
    assert len(cells) == 7
    for cell in cells:
        assert room.contains(cell.rect().translated(cell.mapTo(page.viewport(), cell.rect().topLeft())))


def test_maturity_is_set_by_key_and_undone_by_key(hand: Hand) -> None:
    made = row(hand, Strategy.PERSONALISE).blanks["level"].input
    assert isinstance(made, LevelInput)
    made.buttons[0].setFocus()
    hand.type("3")
    assert said_of(hand.document.kept, Maturity, Strategy.PERSONALISE).level == 3
    hand.key(Qt.Key.Key_Delete)
    left = said_of(hand.document.kept, Maturity, Strategy.PERSONALISE)
    assert (left.level, left.note) == (None, "Two letters")
    hand.key(Qt.Key.Key_Z, CTRL)
    hand.key(Qt.Key.Key_Z, CTRL)
    assert said_of(hand.document.kept, Maturity, Strategy.PERSONALISE).level == 0


def test_the_way_to_actions_leads_to_the_roadmap(hand: Hand) -> None:
    served = row(hand, Strategy.SEARCH)
    QTest.mouseClick(served.actions_, Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    assert board(hand).roadmap.isVisible()
    assert not board(hand).programme.isVisible()
    (chosen,) = hand.window.canvas.selection.keys
    assert hand.document.kept.one(Action, chosen.id).strategy is Strategy.SEARCH


def test_what_is_being_typed_is_kept_when_another_page_is_turned_to(hand: Hand) -> None:
    detail = next(one for one in board(hand).findChildren(StepDetail) if one.isVisible())
    assert detail.about is ProgrammeKey.TOOLS
    (note,) = detail.blanks["note"].input.watched
    note.setFocus()
    hand.type("Joined by their interfaces")
    QTest.mouseClick(board(hand)._switch.buttons[0], Qt.MouseButton.LeftButton)
    QApplication.processEvents()

    assert said_of(hand.document.kept, ProgrammeStep, ProgrammeKey.TOOLS).note == "Joined by their interfaces"
