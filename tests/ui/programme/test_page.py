"""The programme page, under hands and keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from journey_editor.app.resources import words_for
from journey_editor.insight.programme import maturities
from journey_editor.layout.view import View
from journey_editor.model.edits.programme import said_of
from journey_editor.model.records import (
    Action,
    ChecklistItem,
    ChecklistKey,
    Maturity,
    Party,
    ProgrammeKey,
    ProgrammeStep,
    State,
    Strategy,
)
from journey_editor.session.document import Document
from journey_editor.ui.inspector.parties import PartyInput
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.programme.checklist import ItemRow
from journey_editor.ui.programme.levels import LEVELS, LevelInput
from journey_editor.ui.programme.radar_view import RadarView
from journey_editor.ui.programme.strategies import StrategyRow
from journey_editor.ui.programme.strip import StepCell, StepDetail
from tests.sample_maps.samples import build
from tests.ui.panel import OFFSCREEN, small_map
from tests.ui.programme.hand import ProgrammeHand

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)

CTRL = Qt.KeyboardModifier.ControlModifier
Z = Qt.Key.Key_Z


@pytest.fixture
def hand(qtbot: QtBot) -> ProgrammeHand:
    """A hand at the page of a small map of whose programme nobody spoke yet."""
    return ProgrammeHand(
        qtbot,
        small_map(
            Action(id="one", title="Join the catalogues", strategy=Strategy.SEARCH),
            Action(id="two", title="One search box", strategy=Strategy.SEARCH),
        ),
    )


def levels(row: StrategyRow) -> LevelInput:
    made = row.blanks["level"].input
    assert isinstance(made, LevelInput)
    return made


def notes(hand: ProgrammeHand) -> list[str]:
    return [one.text() for one in hand.window.findChildren(PlainLabel) if one.property("role") == "note"]


def test_a_press_goes_on_to_the_next_state_and_in_the_end_back(hand: ProgrammeHand) -> None:
    before = hand.document.kept
    cell = hand.part(StepCell, ProgrammeKey.AUDIT)

    for state in (State.UNDER_WAY, State.DONE, State.NOT_NEEDED):
        hand.click(cell.state)
        assert hand.said(ProgrammeStep, ProgrammeKey.AUDIT).state is state
        assert cell.state.text().casefold() == state.value
    hand.click(cell.state)
    assert hand.document.kept == before


def test_every_press_is_undone_by_itself(hand: ProgrammeHand) -> None:
    hand.part(StepCell, ProgrammeKey.AUDIT).state.setFocus()
    hand.key(Qt.Key.Key_Space)
    hand.key(Qt.Key.Key_Space)

    hand.key(Z, CTRL)
    assert hand.said(ProgrammeStep, ProgrammeKey.AUDIT).state is State.UNDER_WAY
    hand.key(Z, CTRL)
    assert not hand.document.kept.all(ProgrammeStep)


def test_arrows_walk_over_the_steps_and_show_what_was_agreed(hand: ProgrammeHand) -> None:
    hand.click(hand.part(StepCell, ProgrammeKey.AUDIT).state)
    hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Right)
    assert hand.part(StepCell, ProgrammeKey.PILOT).state.hasFocus()
    hand.key(Qt.Key.Key_Left)

    detail = hand.part(StepDetail, ProgrammeKey.ENGAGE)
    hand.field(detail, "note").setFocus()
    hand.type("Six patrons")
    hand.page.commit()
    assert hand.said(ProgrammeStep, ProgrammeKey.ENGAGE).note == "Six patrons"
    hand.key(Z, CTRL)
    assert hand.said(ProgrammeStep, ProgrammeKey.ENGAGE).note == ""


def test_what_is_typed_goes_with_its_step_when_another_is_chosen(hand: ProgrammeHand) -> None:
    hand.click(hand.part(StepCell, ProgrammeKey.TOOLS))
    hand.field(hand.part(StepDetail, ProgrammeKey.TOOLS), "note").setFocus()
    hand.type("Open ones")
    hand.click(hand.part(StepCell, ProgrammeKey.WIDEN))

    assert hand.said(ProgrammeStep, ProgrammeKey.TOOLS).note == "Open ones"
    shown = hand.field(hand.part(StepDetail, ProgrammeKey.WIDEN), "note")
    assert isinstance(shown, QPlainTextEdit)
    assert shown.toPlainText() == ""


def test_a_journey_is_chosen_as_the_pilot_and_named_on_its_step(hand: ProgrammeHand) -> None:
    hand.click(hand.part(StepCell, ProgrammeKey.PILOT))
    picker = hand.field(hand.part(StepDetail, ProgrammeKey.PILOT), "journey")
    assert isinstance(picker, QComboBox)
    picker.setFocus()
    hand.key(Qt.Key.Key_Down)

    assert hand.said(ProgrammeStep, ProgrammeKey.PILOT).journey == "borrow"
    assert "Borrow a book" in notes(hand)
    hand.key(Qt.Key.Key_Up)
    assert not hand.document.kept.all(ProgrammeStep)
    assert "Borrow a book" not in notes(hand)


def test_progress_is_counted_and_what_is_next_is_said(hand: ProgrammeHand) -> None:
    for key in (ProgrammeKey.AUDIT, ProgrammeKey.ENGAGE):
        cell = hand.part(StepCell, key)
        hand.click(cell.state)
        hand.click(cell.state)
    hand.click(hand.part(StepCell, ProgrammeKey.PILOT).state)

    assert "2 of 7 done · 1 under way" in notes(hand)
    assert "Next step: choose a pilot journey" in notes(hand)
    assert "0 of 10 done" in notes(hand)
    assert "0 of 8 known" in notes(hand)


@pytest.mark.parametrize("level", range(5))
def test_a_figure_sets_the_maturity_and_its_word(hand: ProgrammeHand, level: int) -> None:
    row = hand.part(StrategyRow, Strategy.SEARCH)
    levels(row).buttons[0].setFocus()
    hand.type(str(level))

    assert hand.said(Maturity, Strategy.SEARCH).level == level
    assert levels(row).buttons[level].isChecked()
    assert levels(row).buttons[level].hasFocus()
    assert LEVELS[level] in [one.text().casefold() for one in row.findChildren(PlainLabel)]
    assert "1 of 8 known" in notes(hand)


def test_maturity_is_raised_by_arrows_and_unknown_again_by_delete(hand: ProgrammeHand) -> None:
    row = hand.part(StrategyRow, Strategy.TRAIN)
    levels(row).buttons[0].setFocus()
    for _ in range(7):
        hand.key(Qt.Key.Key_Right)
    assert hand.said(Maturity, Strategy.TRAIN).level == 4
    hand.key(Qt.Key.Key_Left)
    assert hand.said(Maturity, Strategy.TRAIN).level == 3
    hand.key(Qt.Key.Key_Delete)

    assert not hand.document.kept.all(Maturity)
    assert not any(one.isChecked() for one in levels(row).buttons)
    hand.key(Z, CTRL)
    assert hand.said(Maturity, Strategy.TRAIN).level == 3


def test_the_level_that_is_set_is_pressed_to_be_unknown(hand: ProgrammeHand) -> None:
    row = hand.part(StrategyRow, Strategy.TRAIN)
    hand.click(levels(row).buttons[2])
    assert hand.said(Maturity, Strategy.TRAIN).level == 2
    hand.click(levels(row).buttons[2])
    assert hand.said(Maturity, Strategy.TRAIN).level is None


def test_actions_that_serve_a_strategy_are_counted_and_gone_to(hand: ProgrammeHand, qtbot: QtBot) -> None:
    row, none = (hand.part(StrategyRow, one) for one in (Strategy.SEARCH, Strategy.BRANDING))
    assert row.actions_.text() == "2 actions"
    assert none.actions_.text() == "no action"
    assert not none.actions_.isEnabled()

    with qtbot.waitSignal(hand.page.asked):
        hand.click(row.actions_)
    assert {key.id for key in hand.chosen} == {"one", "two"}


def test_the_radar_follows_and_is_read_aloud(hand: ProgrammeHand) -> None:
    (radar,) = hand.page.findChildren(RadarView)
    levels(hand.part(StrategyRow, Strategy.SEARCH)).buttons[0].setFocus()
    hand.type("0")

    points = {group.owner for group in radar.sheet().groups if group.part == "point"}
    assert points == {hand.said(Maturity, Strategy.SEARCH).key}
    read = radar.accessibleDescription().split("; ")
    assert "Unified search: 0, not begun" in read
    assert "Self-service: unknown" in read
    assert len(read) == len(maturities(hand.document.kept))


def test_an_item_has_a_state_an_owner_and_evidence(hand: ProgrammeHand) -> None:
    row = hand.part(ItemRow, ChecklistKey.KIOSKS)
    hand.click(hand.field(row, "state"))
    owner = row.blanks["owner"].input
    assert isinstance(owner, PartyInput)
    owner.line.setFocus()
    hand.type("ict")
    hand.key(Qt.Key.Key_Return)
    hand.field(row, "evidence").setFocus()
    hand.type("They show holds")
    hand.page.commit()

    said = hand.said(ChecklistItem, ChecklistKey.KIOSKS)
    assert (said.state, said.owner, said.evidence) == (State.UNDER_WAY, "ict", "They show holds")
    for _ in range(3):
        hand.key(Z, CTRL)
    assert not hand.document.kept.all(ChecklistItem)


def test_an_owner_may_be_somebody_new(hand: ProgrammeHand) -> None:
    row = hand.part(ItemRow, ChecklistKey.BRAND)
    owner = row.blanks["owner"].input
    assert isinstance(owner, PartyInput)
    owner.line.setFocus()
    hand.type("Communication")
    hand.key(Qt.Key.Key_Return)

    party = hand.document.kept.one(Party, hand.said(ChecklistItem, ChecklistKey.BRAND).owner)
    assert party.name == "Communication"
    hand.key(Z, CTRL)
    assert party.id not in hand.document.kept.all(Party)


def test_what_is_worked_on_is_chosen_everywhere_once_it_has_a_row(hand: ProgrammeHand) -> None:
    cell = hand.part(StepCell, ProgrammeKey.LAUNCH)
    QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=QPoint(40, 20))
    assert not hand.chosen
    hand.key(Qt.Key.Key_Space)
    assert list(hand.chosen) == [cell.key]
    hand.click(levels(hand.part(StrategyRow, Strategy.SEARCH)).buttons[1])
    assert list(hand.chosen) == [hand.said(Maturity, Strategy.SEARCH).key]


def test_everything_is_reached_by_tab_and_named(hand: ProgrammeHand) -> None:
    names = hand.names()

    assert all(names), names
    assert len(set(names)) == len(names), "two things are called the same"
    for part in (
        "One search covers everything: Owner",
        "One search covers everything: State: open",
        "Unified search: 2 actions",
        "Audit touchpoints and data: Note",
    ):
        assert part in names
    hand.part(StepCell, ProgrammeKey.AUDIT).state.setFocus()
    seen = set()
    for _ in range(len(names)):
        focused = QApplication.focusWidget()
        assert focused is not None
        seen.add(focused.accessibleName())
        hand.key(Qt.Key.Key_Tab)
    assert seen == set(names)


def test_another_moment_is_looked_at_and_not_changed(hand: ProgrammeHand) -> None:
    hand.click(hand.part(StepCell, ProgrammeKey.AUDIT).state)
    hand.document.look_back(small_map())

    cell = hand.part(StepCell, ProgrammeKey.AUDIT)
    assert cell.state.text() == "Open"
    assert not cell.state.isEnabled()
    hand.document.look_back(None)
    assert cell.state.text() == "Under way"
    assert cell.state.isEnabled()


def test_another_map_is_shown_and_worked_on(hand: ProgrammeHand) -> None:
    before = hand.document.kept
    hand.field(hand.part(StepDetail, ProgrammeKey.AUDIT), "note").setFocus()
    other = Document(build("uitlenen"))
    view = View.first(other.kept)
    assert view is not None
    hand.page.show_project(other, view)
    QApplication.processEvents()

    cell = hand.part(StepCell, ProgrammeKey.AUDIT)
    assert cell.state.text() == "Done"
    hand.click(cell.state)
    assert said_of(other.kept, ProgrammeStep, ProgrammeKey.AUDIT).state is State.NOT_NEEDED
    assert hand.document.kept == before


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("width", [960, 1340])
def test_nothing_is_cut_off_in_either_language(qtbot: QtBot, language: str, width: int) -> None:
    hand = ProgrammeHand(qtbot, build("uitlenen"), words_for(language))
    for strategy, level in zip(Strategy, (4, 3, 2, 1, 0, None, 4, 3), strict=True):
        levels(hand.part(StrategyRow, strategy)).set(level)
    hand.window.resize(width, 600)
    QApplication.processEvents()

    page = hand.page.widget()
    assert page is not None
    assert page.width() <= hand.page.viewport().width()
    assert [one.text() for one in _texts(hand) if _is_cut(one)] == []


def _texts(hand: ProgrammeHand) -> list[Any]:
    labels = [one for one in hand.page.findChildren(PlainLabel) if one.isVisible() and one.text()]
    buttons = [one for one in hand.page.findChildren(QPushButton) if one.isVisible()]
    return [*labels, *buttons]


def _is_cut(shown: Any) -> bool:
    """Whether something is too small for what it says, or reaches out of what it stands in."""
    need = _need(shown)
    small = shown.width() < need.width() or shown.height() < need.height()
    return small or not shown.parentWidget().rect().contains(shown.geometry())


def _need(shown: Any) -> Any:
    if isinstance(shown, PlainLabel) and shown.wordWrap():
        longest = max(shown.fontMetrics().horizontalAdvance(word) for word in shown.text().split())
        return QSize(longest, shown.heightForWidth(shown.width()))
    return shown.minimumSizeHint()
