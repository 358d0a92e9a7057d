"""The presenter: the map for the whole room, by keys alone, following what is done to it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from journey_editor.layout.marks import Group
from journey_editor.model.edits.agenda import Slot, agenda_of, set_agenda
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Persona, RowKey, Stage, Step, Transition
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.presenter.agenda import AgendaDialog
from journey_editor.ui.presenter.key_card import KeyCard
from journey_editor.ui.presenter.presenter import Presenter
from journey_editor.ui.presenter.stage_view import StageView
from journey_editor.ui.window import Window
from tests.ui.driver import Hand, program, touchpoint
from tests.ui.panel import OFFSCREEN

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)


def present(hand: Hand, width: int = 1680, height: int = 1050) -> Presenter:
    hand.do("view-present")
    (presenter,) = hand.window.findChildren(Presenter)
    presenter.resize(width, height)
    settle()
    return presenter


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()
        QTest.qWait(1)


def press(
    presenter: Presenter, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    for key in keys:
        QTest.keyClick(presenter, key, held)
    settle()


def view(presenter: Presenter) -> StageView:
    return presenter.findChildren(StageView)[0]


def groups(presenter: Presenter) -> tuple[Group, ...]:
    return view(presenter).sheet_scene.sheet.groups


def steps(presenter: Presenter) -> list[RowKey]:
    return [one.owner for one in groups(presenter) if one.owner is not None and one.owner.table == Step.table]


def texts(presenter: Presenter) -> list[str]:
    found = [label.accessibleName() or label.text() for label in presenter.foot.findChildren(PlainLabel)]
    return [text.replace("\u2068", "").replace("\u2069", "") for text in found if text]


def stage_titles(hand: Hand) -> list[str]:
    variant = hand.window.canvas.view.variant
    return [stage.title for stage in hand.document.kept.all(Stage).where("variant", variant)]


def test_each_stage_comes_with_its_steps_and_the_next_and_all_keys_go_there(hand: Hand) -> None:
    presenter = present(hand)
    first, second, third = stage_titles(hand)
    assert f"Stage 1 of 3 · {first}" in texts(presenter)
    assert len(steps(presenter)) == 3 + 1
    for there, back in (
        (Qt.Key.Key_Right, Qt.Key.Key_Left),
        (Qt.Key.Key_Space, Qt.Key.Key_PageUp),
        (Qt.Key.Key_PageDown, Qt.Key.Key_Backspace),
    ):
        press(presenter, there)
        assert f"Stage 2 of 3 · {second}" in texts(presenter)
        press(presenter, back)
        assert f"Stage 1 of 3 · {first}" in texts(presenter)
    press(presenter, Qt.Key.Key_End)
    assert f"Stage 3 of 3 · {third}" in texts(presenter)
    assert len(steps(presenter)) == 2
    press(presenter, Qt.Key.Key_Right)
    assert "Stage 3 of 3" in presenter.accessibleName()
    press(presenter, Qt.Key.Key_Home)
    assert "Stage 1 of 3" in presenter.accessibleName()


@pytest.mark.parametrize(("width", "height"), [(1680, 1050), (1024, 768), (3840, 2160), (800, 1280)])
def test_a_stage_is_as_wide_as_the_screen_and_nothing_of_it_is_cut_off(
    hand: Hand, width: int, height: int
) -> None:
    presenter = present(hand, width, height)
    for _ in range(4):
        shown = view(presenter)
        sheet = shown.sheet_scene.sheet
        left, right = shown.mapFromScene(0, 0).x(), shown.mapFromScene(sheet.width, 0).x()
        assert left >= -1
        assert right <= shown.viewport().width() + 1
        assert right - left > 0.6 * width
        press(presenter, Qt.Key.Key_Right)


def test_the_transition_into_the_next_stage_is_shown_whole(hand: Hand) -> None:
    presenter = present(hand)
    project = hand.document.kept
    crossing = next(
        one
        for one in project.all(Transition).values()
        if one.source == touchpoint(hand.document, "App: mijn reserveringen").id
    )

    assert [one for one in groups(presenter) if one.owner == crossing.key]


def test_what_is_lowest_on_a_page_is_called_low_only_where_the_map_calls_it_so(hand: Hand) -> None:
    """A curve that comes from lower down in the stage before has no low point where the page begins."""
    persona = hand.document.kept.all(Persona).sorted()[0].id
    for title, emotion in (("App: mijn reserveringen", -0.9), ("Entree en borden", -0.7), ("Kasten", 0.5)):
        subject = touchpoint(hand.document, title).key
        change = set_experience(hand.document.kept, persona=persona, subject=subject, emotion=emotion)
        hand.document.apply("Set emotion", change)
    board = hand.window.canvas.board
    assert board is not None
    low = {one.part for one in board.sheet.groups if one.part.startswith("low ")}
    presenter, found = present(hand), set[str]()
    for _ in range(3):
        found |= {one.part for one in groups(presenter) if one.part.startswith("low ")}
        press(presenter, Qt.Key.Key_Right)

    assert found == low


def test_a_stage_that_is_taller_than_the_screen_is_scrolled_and_says_so(hand: Hand) -> None:
    presenter = present(hand)
    bar = view(presenter).verticalScrollBar()
    assert "↓ more" in texts(presenter)
    press(presenter, Qt.Key.Key_Down)
    assert bar.value() > 0
    assert "↑ more   ↓ more" in texts(presenter)
    press(presenter, *[Qt.Key.Key_Down] * 40)
    assert bar.value() == bar.maximum()
    assert "↑ more" in texts(presenter)
    press(presenter, Qt.Key.Key_Up)
    assert bar.value() < bar.maximum()
    press(presenter, Qt.Key.Key_Right)
    assert bar.value() == 0


def test_larger_type_cuts_a_stage_into_parts_at_the_same_place(hand: Hand) -> None:
    presenter = present(hand)
    press(presenter, Qt.Key.Key_Right)
    before, shown = view(presenter).transform().m11(), steps(presenter)
    press(presenter, Qt.Key.Key_Plus, Qt.Key.Key_Plus)

    assert view(presenter).transform().m11() > before
    assert "part 1 of" in presenter.accessibleName()
    assert steps(presenter)[0] == shown[0]
    press(presenter, *[Qt.Key.Key_Minus] * 4)
    assert view(presenter).transform().m11() < before
    assert steps(presenter) == shown


def test_the_whole_map_and_a_blank_screen_come_and_go(hand: Hand) -> None:
    presenter = present(hand)
    press(presenter, Qt.Key.Key_O)
    board = hand.window.canvas.board
    assert board is not None
    assert view(presenter).sheet_scene.sheet == board.sheet
    assert presenter.accessibleName() == "The whole map"
    press(presenter, Qt.Key.Key_B)
    assert presenter.accessibleName() == "The screen is blank"
    black = presenter.grab().toImage()
    assert {black.pixelColor(x, y).name() for x in range(0, 1680, 97) for y in range(0, 1050, 97)} == {
        "#000000"
    }
    press(presenter, Qt.Key.Key_B)
    assert presenter.accessibleName() == "The whole map"
    press(presenter, Qt.Key.Key_B, Qt.Key.Key_Right)
    assert "Stage 2" in presenter.accessibleName()


def test_it_follows_what_is_typed_added_and_taken_away_in_the_window(hand: Hand) -> None:
    presenter = present(hand)
    press(presenter, Qt.Key.Key_Right)
    key = touchpoint(hand.document, "Kasten").key
    before = next(one for one in groups(presenter) if one.owner == key)
    hand.document.apply("Type", set_values(hand.document.kept, key, title="Shelf"))
    settle()
    assert next(one for one in groups(presenter) if one.owner == key) != before

    first = hand.document.kept.all(Stage).where("variant", hand.window.canvas.view.variant)[0]
    hand.document.apply("Delete", remove(hand.document.kept, [first.key]))
    settle()
    assert f"Stage 1 of 2 · {stage_titles(hand)[0]}" in texts(presenter)
    assert key in [one.owner for one in groups(presenter)]
    hand.do("edit-undo")
    settle()
    assert "Stage 2 of 3" in presenter.accessibleName()


def test_a_map_without_steps_can_be_presented(hand: Hand) -> None:
    document = hand.document
    document.apply("Delete", remove(document.kept, [one.key for one in document.kept.all(Stage).values()]))
    presenter = present(hand)
    press(presenter, Qt.Key.Key_Right, Qt.Key.Key_Plus, Qt.Key.Key_End, Qt.Key.Key_O, Qt.Key.Key_Down)

    assert presenter.accessibleName() == "The whole map"


def test_it_begins_where_the_cursor_is_and_ends_on_the_map(hand: Hand) -> None:
    hand.click(touchpoint(hand.document, "Inleverautomaat"))
    presenter = present(hand)
    assert "Stage 3 of 3" in presenter.accessibleName()
    press(presenter, Qt.Key.Key_Escape)

    assert not presenter.isVisible()
    hand.document.apply("Type", set_values(hand.document.kept, hand.document.kept.setting.key, title="On"))
    assert hand.window.isVisible()


def test_the_keys_are_listed_on_the_screen(hand: Hand) -> None:
    presenter = present(hand)
    card = presenter.findChild(QWidget, "key-card")
    assert card is not None
    press(presenter, Qt.Key.Key_H)
    assert card.isVisible()
    assert presenter.rect().contains(card.geometry())
    assert "Esc: end" in card.accessibleName()
    press(presenter, Qt.Key.Key_H)
    assert not card.isVisible()


# Agenda and timer


def with_agenda(hand: Hand, *slots: Slot) -> None:
    document, journey = hand.document, hand.window.canvas.view.journey
    document.apply("Agenda", set_agenda(document.kept, journey=journey, slots=slots, mint=document.mint))


def test_the_foot_names_the_item_of_the_agenda_and_its_minutes(hand: Hand) -> None:
    with_agenda(hand, Slot(20, "Steps"), Slot(0, "Coffee"))
    presenter = present(hand)
    press(presenter, Qt.Key.Key_N)
    assert "2 of 2 · Coffee" in texts(presenter)
    press(presenter, Qt.Key.Key_N, held=Qt.KeyboardModifier.ShiftModifier)
    assert "1 of 2 · Steps" in texts(presenter)
    assert "20 min" in texts(presenter)


def test_the_timer_starts_pauses_and_says_in_words_that_time_is_over(hand: Hand) -> None:
    now = [0.0]
    with_agenda(hand, Slot(1, "Votes"))
    presenter = present(hand)
    presenter.foot.timer._clock = lambda: now[0]  # the only thing a test cannot wait for
    press(presenter, Qt.Key.Key_T)
    assert "1:00" in texts(presenter)
    now[0] = 20
    press(presenter, Qt.Key.Key_T)
    assert "0:40 · paused" in texts(presenter)
    press(presenter, Qt.Key.Key_T)
    now[0] = 95
    QTest.qWait(450)
    assert "0:35 over time" in texts(presenter)
    press(presenter, Qt.Key.Key_T)


def test_the_item_stays_the_one_it_was_when_the_agenda_changes(hand: Hand) -> None:
    with_agenda(hand, Slot(20, "Steps"), Slot(5, "Votes"))
    presenter = present(hand)
    press(presenter, Qt.Key.Key_N)
    with_agenda(hand, Slot(20, "Steps"), Slot(10, "Lanes"), Slot(7, "Votes"))
    settle()

    assert "3 of 3 · Votes" in texts(presenter)
    assert presenter.foot.timer.minutes == 7


def test_the_agenda_is_typed_as_lines_and_begins_with_the_order_of_work(hand: Hand, qtbot: QtBot) -> None:
    dialog = AgendaDialog([Slot(20, "Steps")], program().words, hand.window)
    qtbot.addWidget(dialog)
    lines = dialog.findChildren(QPlainTextEdit)[0]
    assert lines.toPlainText() == "20 Steps"
    start = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Order of work")
    start.click()
    assert [slot.title for slot in dialog.slots][:2] == ["Steps", "Stages"]
    lines.undo()
    assert dialog.slots == (Slot(20, "Steps"),)
    lines.selectAll()
    QTest.keyClicks(lines, "70 Votes")
    assert dialog.slots == (Slot(70, "Votes"),)
    assert "1 h 10 min in all" in [one.text() for one in dialog.findChildren(PlainLabel)]


def test_an_agenda_that_is_kept_is_in_the_map_and_can_be_undone(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: AgendaDialog) -> int:
        dialog.findChildren(QPlainTextEdit)[0].setPlainText("15 Lanes\nCoffee")
        return int(AgendaDialog.DialogCode.Accepted)

    monkeypatch.setattr(AgendaDialog, "exec", fill)
    hand.do("view-agenda")
    journey = hand.window.canvas.view.journey
    items = agenda_of(hand.document.kept, journey)
    assert [(one.minutes, one.title) for one in items] == [(15, "Lanes"), (0, "Coffee")]
    hand.do("edit-undo")
    assert not agenda_of(hand.document.kept, journey)


# Votes


def test_the_audience_sees_dots_only_when_they_are_revealed(hand: Hand) -> None:
    hand.do("view-votes")
    hand.type("Anna")
    hand.key(Qt.Key.Key_Return)
    hand.key(Qt.Key.Key_2)
    presenter = present(hand)

    def badges() -> int:
        return sum(isinstance(one, QGraphicsPathItem) for one in view(presenter).sheet_scene.items())

    press(presenter, Qt.Key.Key_O)
    assert badges() == 0
    next(one for one in hand.window.findChildren(QPushButton) if one.text() == "Reveal").click()
    settle()
    assert badges() == 2  # the ground, and dot and number on it
    press(presenter, Qt.Key.Key_Home)
    assert badges() == 2


def test_the_header_has_a_button_that_presents_on_the_full_screen(hand: Hand) -> None:
    window: Window = hand.window
    button = next(one for one in window.findChildren(QPushButton) if one.text() == "Present")
    button.click()
    settle()

    assert window.findChildren(Presenter)[0].isFullScreen()


def test_presented_again_it_shows_what_the_map_became_meanwhile(hand: Hand) -> None:
    hand.do("view-present")
    settle()
    (presenter,) = hand.window.findChildren(Presenter)
    press(presenter, Qt.Key.Key_Escape)
    first = next(one for one in hand.document.kept.all(Stage).values() if one.title == stage_titles(hand)[0])
    hand.document.apply("Delete", remove(hand.document.kept, [first.key]))
    hand.do("view-present")
    settle()

    assert presenter.accessibleName().startswith("Stage 1 of 2")
    press(presenter, Qt.Key.Key_End)
    assert presenter.accessibleName().startswith("Stage 2 of 2")


def test_it_goes_with_the_window_that_it_belongs_to(hand: Hand) -> None:
    presenter = present(hand)
    hand.leave()
    hand.window.close()
    settle()

    assert not presenter.isVisible()


def test_esc_takes_the_list_of_keys_away_before_it_ends(hand: Hand) -> None:
    presenter = present(hand)
    card = presenter.findChildren(KeyCard)[0]
    press(presenter, Qt.Key.Key_H, Qt.Key.Key_Escape)
    assert (card.isVisible(), presenter.isVisible()) == (False, True)
    press(presenter, Qt.Key.Key_Escape)
    assert not presenter.isVisible()
