"""Drops: what is dragged onto the map from the palette and the inbox, and from the map into the inbox."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QToolButton
from pytestqt.qtbot import QtBot

from journey_editor.canvas.carried import carrying_action
from journey_editor.model.edits.grid import add_lane
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import (
    Card,
    Channel,
    Lane,
    LaneKind,
    Moment,
    Pain,
    Step,
    Touchpoint,
)
from journey_editor.model.structure import inbox_of, stages_of, steps_of
from journey_editor.session.document import Document
from tests.sample_maps.samples import build
from tests.ui.carrying import Carrier
from tests.ui.driver import step, touchpoint


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path) -> Iterator[None]:
    """Settings of the test's own."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    QApplication.setOrganizationName("Journey Editor tests")
    QApplication.setApplicationName("Journey Editor tests")
    yield
    QSettings().clear()


@pytest.fixture
def hand(qtbot: QtBot) -> Carrier:
    hand = Carrier(Document(build("uitlenen")))
    qtbot.addWidget(hand.window, before_close_func=hand.leave)
    return hand


def lane(hand: Carrier, title: str) -> Lane:
    return next(one for one in hand.document.kept.all(Lane).values() if one.title == title)


def channel(hand: Carrier, title: str) -> Channel:
    return next(one for one in hand.document.kept.all(Channel).values() if one.title == title)


# From the palette


@pytest.mark.parametrize(("share", "at"), [(0.2, 3), (0.8, 4)])
def test_a_step_comes_where_it_is_dropped_and_opens_for_typing(hand: Carrier, share: float, at: int) -> None:
    there, before = step(hand.document, "Gaat naar de vestiging"), hand.document.kept
    place = hand.spot(there, hand.plan.steps.top + 1, share)

    hand.carry(carrying_action("insert-step"), place)
    assert hand.accepted
    assert hand.document.project is before
    hand.drop(place)
    hand.type("Nieuw")
    hand.key(Qt.Key.Key_Return)

    titles = [one.title for one in steps_of(hand.document.kept, hand.window.canvas.view.variant)]
    assert titles.index("Nieuw") == at
    assert step(hand.document, "Nieuw").stage == there.stage
    assert hand.document.undo_label == "Add step"
    hand.document.undo()
    assert hand.document.kept == before


def test_a_stage_comes_where_it_is_dropped(hand: Carrier) -> None:
    place = hand.spot(step(hand.document, "Wil iets lezen"), hand.plan.stages.top + 2, 0.3)

    hand.carry(carrying_action("insert-stage"), place)
    hand.drop(place)
    hand.type("Eerst")
    hand.key(Qt.Key.Key_Return)

    stages = stages_of(hand.document.kept, hand.window.canvas.view.variant)
    assert [one.title for one in stages] == ["Eerst", "Oriëntatie", "Gebruik", "Loyaliteit"]
    assert len(hand.document.kept.all(Step).where("stage", stages[0].id)) == 1


def test_a_touchpoint_comes_into_the_channel_and_step_under_the_pointer(hand: Carrier) -> None:
    there, desk = step(hand.document, "Leent het boek"), channel(hand, "Infobalie")
    place = hand.cell(there, desk)

    hand.carry(carrying_action("insert-touchpoint"), place)
    hand.drop(place)
    hand.type("Gesprek")
    hand.key(Qt.Key.Key_Return)

    new = touchpoint(hand.document, "Gesprek")
    assert (new.step, new.channel) == (there.id, desk.id)


@pytest.mark.parametrize("over", ["Pijnpunten", "Uitspraken"])
def test_a_card_comes_at_the_step_under_the_pointer_in_a_lane_of_its_kind(hand: Carrier, over: str) -> None:
    there = step(hand.document, "Leent het boek")
    place = hand.cell(there, lane(hand, over))

    hand.carry(carrying_action("insert-pain"), place)
    hand.drop(place)
    hand.type("Te druk")
    hand.key(Qt.Key.Key_Return)

    new = next(one for one in hand.document.kept.all(Pain).values() if one.text == "Te druk")
    assert (new.lane, new.first_step) == (lane(hand, "Pijnpunten").id, there.id)


def test_a_card_of_a_kind_without_a_lane_brings_its_lane(hand: Carrier) -> None:
    there = step(hand.document, "Leent het boek")
    place = hand.cell(there, lane(hand, "Uitspraken"))
    before = hand.document.kept

    hand.carry(carrying_action("insert-doing"), place)
    hand.drop(place)
    hand.type("Scant")
    hand.key(Qt.Key.Key_Return)

    new = next(one for one in hand.document.kept.all(Card).values() if one.text == "Scant")
    assert hand.document.kept.one(Lane, str(new.lane)).id not in before.all(Lane)
    hand.document.undo()
    assert hand.document.kept == before


@pytest.mark.parametrize("kind", ["doing", "highlight", "system"])
@pytest.mark.parametrize("over", ["Uitspraken", "Pijnpunten"])
def test_the_mark_shows_where_the_lane_comes_that_a_card_brings(hand: Carrier, kind: str, over: str) -> None:
    place = hand.cell(step(hand.document, "Leent het boek"), lane(hand, over))

    hand.carry(carrying_action(f"insert-{kind}"), place)
    marked = hand.mark
    before = {one.id for one in hand.document.kept.all(Lane).values()}
    hand.drop(place)

    tops = {row.id: row.top for row in hand.plan.lanes if row.id not in before}
    assert len(tops) == 1
    assert marked is not None
    assert marked == pytest.approx(next(iter(tops.values())), abs=6)  # less than half the lowest lane


def test_a_lane_that_is_shown_again_is_marked_below_the_line_of_its_side(hand: Carrier) -> None:
    document, behind = hand.document, lane(hand, "Achter de schermen")
    journey, mint = behind.journey, document.mint
    added = add_lane(
        document.kept, journey=journey, mint=mint, kind=LaneKind.TEXT, title="Slot", role=behind.role
    )
    document.apply("Add lane", added)
    document.apply("Hide", set_values(document.kept, behind.key, shown=False))
    last = next(row for row in hand.plan.lanes if row.id == lane(hand, "Slot").id)

    hand.carry(carrying_action("insert-backstage"), hand.spot(step(document, "Leent het boek"), last.top + 2))

    assert hand.mark == pytest.approx(last.top)


def test_a_moment_of_truth_falls_on_a_touchpoint_and_nowhere_else(hand: Carrier) -> None:
    shelf, before = touchpoint(hand.document, "Kasten"), hand.document.kept

    hand.carry(carrying_action("insert-moment"), hand.middle(shelf))
    hand.drop(hand.middle(shelf))
    assert hand.document.kept.one(Touchpoint, shelf.id).moment == Moment.OTHER
    after = hand.document.kept

    for place in (
        hand.middle(shelf),
        hand.cell(step(hand.document, "Leent het boek"), lane(hand, "Uitspraken")),
    ):
        hand.carry(carrying_action("insert-moment"), place)
        hand.drop(place)
        assert hand.document.kept is after
        assert hand.said.endswith(".")
    hand.document.undo()
    assert hand.document.kept == before


def test_a_lane_is_asked_for_and_comes_below_the_one_under_the_pointer(hand: Carrier, qtbot: QtBot) -> None:
    place = hand.cell(step(hand.document, "Leent het boek"), lane(hand, "Behoeften"))
    before = {one.id for one in hand.document.kept.all(Lane).values()}

    def answer() -> None:
        dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QInputDialog))
        dialog.accept()

    hand.carry(carrying_action("insert-lane"), place)
    QTimer.singleShot(300, answer)
    hand.drop(place)
    qtbot.waitUntil(lambda: hand.window.canvas.typing)
    hand.key(Qt.Key.Key_Return)

    new = next(row for row in hand.plan.lanes if row.id not in before)
    above = hand.plan.lanes[hand.plan.lanes.index(new) - 1]
    assert above.id == lane(hand, "Behoeften").id


def test_buttons_of_the_palette_carry_their_action(hand: Carrier, qtbot: QtBot) -> None:
    """A real drag; it ends with Esc, because offscreen there is nothing to drop on."""
    button = next(one for one in hand.window._palette.findChildren(QToolButton) if one.text() == "Pain")
    clicked: list[bool] = []
    hand.window.menus.actions["insert-pain"].triggered.connect(clicked.append)
    QTimer.singleShot(100, lambda: QTest.keyClick(hand.window.windowHandle(), Qt.Key.Key_Escape))

    QTest.mousePress(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
    QTest.mouseMove(button, button.rect().center() * 3)
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=button.rect().center())

    assert not button.isDown()
    assert hand.document.project is hand.document.kept
    qtbot.wait(20)


# From the inbox


def test_notes_of_the_inbox_land_in_the_lane_and_step_under_the_pointer(hand: Carrier) -> None:
    first, second = inbox_of(hand.document.kept)[:2]
    there, home, before = step(hand.document, "Leent het boek"), lane(hand, "Pijnpunten"), hand.document.kept
    place = hand.cell(there, home)
    mime = hand.waiting.mimeData([hand.waiting.item(0), hand.waiting.item(1)])

    hand.carry(mime, place)
    shown = hand.document.project
    assert len([one for one in shown.all(Pain).values() if one.text in (first.text, second.text)]) == 2
    hand.drop(place)

    came = [one for one in hand.document.kept.all(Pain).values() if one.text in (first.text, second.text)]
    assert {(one.lane, one.first_step) for one in came} == {(home.id, there.id)}
    assert set(hand.window.canvas.selection.keys) == {one.key for one in came}
    assert hand.document.undo_label == "Place card"
    hand.document.undo()
    assert hand.document.kept == before


def test_what_leaves_the_map_again_leaves_no_trace(hand: Carrier) -> None:
    before = hand.document.kept
    items = len(hand.window.canvas.sheet_scene.items())
    hand.carry(
        hand.waiting.mimeData([hand.waiting.item(0)]),
        hand.cell(step(hand.document, "Leent het boek"), lane(hand, "Pijnpunten")),
    )
    assert hand.document.project is not before

    hand.carry_away()

    assert hand.document.project is before
    assert len(hand.window.canvas.sheet_scene.items()) == items


@pytest.mark.parametrize("onto", ["inbox", "button"])
def test_a_card_is_dragged_from_the_map_into_the_inbox(hand: Carrier, onto: str) -> None:
    need = next(one for one in hand.document.kept.all(Card).values() if one.text.startswith("Het zelf"))
    before, count = hand.document.kept, len(inbox_of(hand.document.kept))
    hand.do("view-inbox")
    target = hand.inbox if onto == "inbox" else hand.window._palette.inbox

    hand.press(need)
    hand.drag_onto(target)
    assert not hand.window.canvas.sheet_scene.groups_of(need.key)
    hand.release(target)

    assert len(inbox_of(hand.document.kept)) == hand.waiting.count() == count + 1
    assert hand.document.undo_label == "Move to the inbox"
    hand.document.undo()
    assert hand.document.kept == before


def test_a_card_that_comes_back_from_over_the_inbox_stays_on_the_map(hand: Carrier) -> None:
    need = next(one for one in hand.document.kept.all(Card).values() if one.text.startswith("Het zelf"))
    before, home = hand.document.kept, hand.middle(need)
    hand.do("view-inbox")
    home = hand.middle(need)

    hand.press(need)
    hand.drag_onto(hand.inbox)
    hand.drag_to(home)
    hand.release()

    assert hand.document.kept is before


def test_a_touchpoint_has_no_place_in_the_inbox(hand: Carrier) -> None:
    hand.do("view-inbox")
    count = len(inbox_of(hand.document.kept))

    hand.press(touchpoint(hand.document, "Kasten"))
    hand.drag_onto(hand.inbox)
    hand.release(hand.inbox)

    assert len(inbox_of(hand.document.kept)) == count
