"""The roadmap board, under hands and keys."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton

from journey_editor.app.resources import words_for
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Dependency, Horizon
from journey_editor.session.document import Document
from journey_editor.ui.inspector.page import Page
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.roadmap.moving import move
from tests.sample_maps.samples import build
from tests.ui.driver import Hand
from tests.ui.panel import OFFSCREEN
from tests.ui.roadmap.reaching import RoadmapHand

Opens = Callable[[Document], Hand]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CARPET, RFID, SIGN_ON = (
    "Nieuw tapijt bij de entree",
    "RFID in elke vestiging",
    "Eén inlog voor website en app",
)
ROUTE, PLAN = "Route en openingstijden in de app", "Interactieve plattegrond"

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN)


@pytest.fixture
def hand(open_window: Opens) -> RoadmapHand:
    return RoadmapHand.at(open_window(Document(build("uitlenen"))))


def waiting(hand: RoadmapHand) -> set[tuple[str, str]]:
    """Who waits for whom, by title."""
    actions = hand.document.kept.all(Action)
    return {
        (actions[one.action].title, actions[one.first].title)
        for one in hand.document.kept.all(Dependency).values()
    }


def test_a_card_is_dragged_to_another_horizon_and_owner_and_back_by_one_undo(hand: RoadmapHand) -> None:
    before = hand.action(CARPET)
    assert before.horizon is Horizon.QUICK

    hand.drag(hand.at_card(CARPET), hand.at_cell("ICT", Horizon.MEDIUM))

    after = hand.action(CARPET)
    assert (after.horizon, after.owner) == (Horizon.MEDIUM, hand.party("ICT").id)
    assert hand.said == f"“{CARPET}” is planned for 3–12 months. “{CARPET}” is ICT's now."
    assert hand.view.cell_of(after.key) == (hand.party("ICT"), Horizon.MEDIUM)
    assert hand.chosen == (after.key,)
    hand.undo()
    assert hand.action(CARPET) == before


def test_a_due_date_moves_to_the_nearest_day_of_its_new_horizon(hand: RoadmapHand) -> None:
    document = hand.document
    change = set_values(document.kept, hand.action(CARPET).key, due="2026-12-10", start="2026-12-01")
    document.apply("set", change)

    hand.drag(hand.at_card(CARPET), hand.at_cell("Facilitair", Horizon.MEDIUM))
    assert (hand.action(CARPET).due, hand.action(CARPET).start) == ("2027-02-21", "2027-02-12")
    assert hand.said == f"“{CARPET}” is due on 21 Feb 2027 now, not 10 Dec 2026."

    hand.drag(hand.at_card(CARPET), hand.at_cell("Facilitair", None))
    assert (hand.action(CARPET).due, hand.action(CARPET).horizon) == (None, None)
    assert hand.said == f"“{CARPET}” has no due date now; it was 21 Feb 2027."


def test_a_card_that_is_dropped_where_it_was_or_let_go_by_esc_stays(hand: RoadmapHand) -> None:
    before = hand.document.kept
    place = hand.at_card(CARPET)
    hand.drag(place, place + QPoint(30, 8))
    assert hand.document.kept is before

    hand.drag(hand.at_card(CARPET), hand.at_cell("ICT", Horizon.MEDIUM), let_go=False)
    QTest.keyClick(hand.view, Key.Key_Escape)
    QTest.mouseRelease(
        hand.view.viewport(), Qt.MouseButton.LeftButton, pos=hand.at_cell("ICT", Horizon.MEDIUM)
    )
    assert hand.document.kept is before


def test_by_keys_alone_cards_are_walked_moved_and_opened(hand: RoadmapHand) -> None:
    hand.view.setFocus()
    hand.key(Key.Key_Down)
    assert hand.chosen == (hand.action(CARPET).key,)
    assert CARPET in hand.view.accessibleDescription()

    hand.key(Key.Key_Right, CTRL)
    hand.key(Key.Key_Right, CTRL)
    hand.key(Key.Key_Down, CTRL)
    after = hand.action(CARPET)
    assert (after.horizon, after.owner) == (Horizon.LONG, hand.party("ICT").id)
    for _ in range(9):  # further than there are columns
        hand.key(Key.Key_Right, CTRL)
    assert hand.action(CARPET).horizon is None

    hand.key(Key.Key_Return)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == CARPET
    focus.selectAll()
    hand.type("Carpet")
    hand.key(Key.Key_Escape)
    assert QApplication.focusWidget() is hand.view
    hand.board.commit()
    assert hand.action("Carpet").key == after.key
    hand.key(Key.Key_Left)
    assert hand.chosen != (after.key,)


def test_every_card_is_reached_by_arrows(hand: RoadmapHand) -> None:
    hand.view.setFocus()
    found = set()
    hand.key(Key.Key_Down)
    waits = [hand.chosen[0]]
    while waits:
        key = waits.pop()
        found.add(key)
        for way in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down):
            hand.window.canvas.selection.choose([key])
            hand.key(way)
            if hand.chosen[0] not in found and hand.chosen[0] not in waits:
                waits.append(hand.chosen[0])
    assert found == {one.key for one in hand.document.kept.all(Action).values()}


def test_a_new_action_begins_beside_the_chosen_one_and_is_named(hand: RoadmapHand) -> None:
    hand.press(hand.at_card(SIGN_ON))
    hand.view.setFocus()
    hand.key(Key.Key_N)
    hand.type("New gates")
    hand.board.commit()

    made = hand.action("New gates")
    assert (made.horizon, made.owner) == (Horizon.LONG, hand.party("ICT").id)
    assert hand.chosen == (made.key,)


def test_a_double_click_in_an_empty_cell_begins_an_action_there(hand: RoadmapHand) -> None:
    place = hand.at_cell("Klantenservice", Horizon.LONG)
    for click in (QTest.mouseClick, QTest.mouseDClick):
        click(hand.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()
    hand.type("Callbacks")
    hand.board.commit()
    made = hand.action("Callbacks")
    assert (made.horizon, made.owner) == (Horizon.LONG, hand.party("Klantenservice").id)


def test_after_a_card_is_deleted_the_keys_go_on_from_where_it_was(hand: RoadmapHand) -> None:
    hand.press(hand.at_card(RFID))
    hand.view.setFocus()
    hand.do("edit-delete")
    assert hand.view.current is None
    hand.key(Key.Key_Down)
    assert hand.chosen == (hand.action(SIGN_ON).key,)


def test_an_action_waits_for_another_when_its_handle_is_pulled_there(hand: RoadmapHand) -> None:
    hand.press(hand.at_card(CARPET))
    card = hand.view.current
    assert card is not None
    handle = hand.view.mapFromScene(card.at.x + card.bounds.width, card.at.y + card.bounds.height - 3)
    assert hand.view.on_handle(handle)
    hand.drag(handle, hand.at_card(ROUTE))

    assert (CARPET, ROUTE) in waiting(hand)
    assert hand.said == f"“{CARPET}” waits for “{ROUTE}”."
    hand.undo()
    assert (CARPET, ROUTE) not in waiting(hand)


def test_a_circle_is_refused_in_words(hand: RoadmapHand) -> None:
    before = waiting(hand)
    first, then = next(iter(before))
    hand.page._join(hand.action(then).key, hand.action(first).key)
    assert waiting(hand) == before
    assert hand.said == f"That would be a circle: “{then}” waits for “{first}”, which waits for “{then}”."
    hand.page._join(hand.action(then).key, hand.action(then).key)
    assert hand.said == "An action cannot wait for itself."


def test_what_an_action_waits_for_is_chosen_by_keys_and_taken_away_again(hand: RoadmapHand) -> None:
    hand.press(hand.at_card(CARPET))
    hand.view.setFocus()
    hand.key(Key.Key_W)
    page = hand.panel.page
    assert isinstance(page, Page)
    assert page.waiting is not None
    picker = page.waiting.picker
    assert picker.view().isVisible()
    QTest.keyClick(picker.view(), Key.Key_Down)
    QTest.keyClick(picker.view(), Key.Key_Return)
    QApplication.processEvents()
    (found,) = (first for action, first in waiting(hand) if action == CARPET)
    texts = [one.text() for one in page.waiting.findChildren(PlainLabel)]
    assert found in texts

    # What would be a circle is not offered.
    hand.press(hand.at_card(found))
    other = hand.panel.page
    assert isinstance(other, Page)
    assert other.waiting is not None
    offered = [other.waiting.picker.itemText(at) for at in range(other.waiting.picker.count())]
    assert CARPET not in offered
    assert found not in offered

    hand.press(hand.at_card(CARPET))
    page = hand.panel.page
    assert isinstance(page, Page)
    assert page.waiting is not None
    (remove,) = (one for one in page.waiting.stops() if one.accessibleName().startswith("Wait no longer"))
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert not [one for one in waiting(hand) if one[0] == CARPET]


def test_by_stage_a_card_keeps_its_row(hand: RoadmapHand) -> None:
    (by_stage,) = (one for one in hand.page.head.findChildren(QPushButton) if one.text() == "by stage")
    QTest.mouseClick(by_stage, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    cell = hand.view.cell_of(hand.action(PLAN).key)
    assert cell is not None
    assert cell[0] is not None
    assert cell[0].table == "stage"

    owner = hand.action(PLAN).owner
    hand.press(hand.at_card(PLAN))
    hand.view.setFocus()
    hand.key(Key.Key_Up, CTRL)
    assert "stage of an action follows" in hand.said
    hand.key(Key.Key_Right, CTRL)
    assert (hand.action(PLAN).horizon, hand.action(PLAN).owner) == (Horizon.LONG, owner)
    assert hand.view.cell_of(hand.action(PLAN).key) == (cell[0], Horizon.LONG)


def test_what_is_chosen_on_the_map_is_chosen_here_and_seen_in_the_panel(hand: RoadmapHand) -> None:
    hand.do("board-map")
    hand.window.canvas.selection.choose([hand.action(RFID).key])
    hand.do("board-roadmap")
    current = hand.view.current
    assert current is not None
    assert current.owner == hand.action(RFID).key
    page = hand.panel.page
    assert page is not None
    assert any(one.text() == RFID for one in page.findChildren(PlainLabel))


def test_arrows_are_drawn_for_the_chosen_card_alone(hand: RoadmapHand) -> None:
    action, _ = next(iter(waiting(hand)))
    hand.press(hand.at_card(action))
    assert len(hand.view._arrows._items) >= 1
    lonely = next(
        one.title
        for one in hand.document.kept.all(Action).sorted()
        if all(one.title not in pair for pair in waiting(hand))
    )
    hand.press(hand.at_card(lonely))
    assert not hand.view._arrows._items


def test_the_menu_offers_what_can_be_done(hand: RoadmapHand) -> None:
    said: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        said.extend(one.text() for one in menu.actions())
        menu.close()

    hand.press(hand.at_card(CARPET))
    QTimer.singleShot(0, read)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(hand.view.viewport(), event)
    assert said[:3] == ["Open", "Waits for…", "New action"]


def test_a_map_without_actions_says_how_to_begin(open_window: Opens) -> None:
    project = build("uitlenen")
    bare = Project(
        {name: table for name, table in project.tables.items() if name not in ("action", "dependency")}
    )
    hand = RoadmapHand.at(open_window(Document(bare)))
    assert not hand.view.cards
    assert any(
        "No actions yet" in one.text() for one in hand.page.findChildren(PlainLabel) if one.isVisible()
    )
    hand.view.setFocus()
    hand.key(Key.Key_N)
    hand.type("First")
    hand.board.commit()
    assert len(hand.view.cards) == 1


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1680, 1050)])
def test_nothing_is_cut_off_on_small_screens(hand: RoadmapHand, size: tuple[int, int]) -> None:
    hand.window.resize(*size)
    QApplication.processEvents()
    assert hand.window.width() <= size[0]
    bar = hand.view.horizontalScrollBar()
    assert bar.maximum() == bar.minimum()
    for button in hand.board.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()


def head_shown(hand: RoadmapHand) -> QImage:
    """What is on the screen where the head is: a grab of the widget would paint it anew."""
    whole = hand.window.screen().grabWindow(hand.window.winId()).toImage()
    corner = hand.view.viewport().mapTo(hand.window, QPoint())
    return whole.copy(corner.x(), corner.y(), hand.view.viewport().width(), 30)


def test_the_head_stays_while_the_rest_scrolls(hand: RoadmapHand) -> None:
    hand.window.resize(1280, 720)
    QApplication.processEvents()
    before = head_shown(hand)
    hand.view.verticalScrollBar().setValue(hand.view.verticalScrollBar().maximum())
    QApplication.processEvents()
    assert hand.view.verticalScrollBar().value() > 0
    assert head_shown(hand) == before


def test_the_name_of_a_tall_row_stays_in_sight(hand: RoadmapHand) -> None:
    hand.window.resize(1280, 720)
    QApplication.processEvents()
    card = hand.view.card(hand.action(ROUTE).key)
    assert card is not None
    head = hand.view.mapFromScene(0, 14).y() - hand.view.mapFromScene(0, 0).y()
    for _ in range(400):  # until the card's title has gone below the head
        if hand.view.mapFromScene(0, card.at.y + 3).y() <= head:
            break
        hand.view.verticalScrollBar().setValue(hand.view.verticalScrollBar().value() + 1)
    picture = hand.view.viewport().grab().toImage()
    inked = [
        (x, y)
        for x in range(90)
        for y in range(head + 2, head + 22)
        if picture.pixelColor(x, y).lightness() < 160
    ]
    assert len(inked) > 20


def test_larger_cards_still_fill_the_width_and_no_more(hand: RoadmapHand) -> None:
    hand.do("view-zoom-in")
    assert hand.view.zoom == pytest.approx(1.2)
    assert hand.view.horizontalScrollBar().maximum() == 0
    hand.do("view-fit")
    assert hand.view.zoom == pytest.approx(1.0)


def test_looking_back_nothing_is_moved(hand: RoadmapHand) -> None:
    before = hand.document.kept
    hand.drag(hand.at_card(CARPET), hand.at_cell("ICT", Horizon.MEDIUM))
    hand.document.look_back(before)
    QApplication.processEvents()

    hand.drag(hand.at_card(CARPET), hand.at_cell("ICT", Horizon.LONG))
    assert hand.document.kept == before
    assert "This is how the map was" in hand.said
    hand.document.look_back(None)
    assert hand.action(CARPET).horizon is Horizon.MEDIUM


def test_what_moved_is_said_in_dutch() -> None:
    project = build("uitlenen")
    action = next(one for one in project.all(Action).values() if one.title == CARPET)
    start = dt.date(2026, 11, 21)
    moved = move(
        project, action, (None, Horizon.QUICK), (None, Horizon.LONG), start=start, words=words_for("nl")
    )
    assert "is gepland voor 1–3 jaar." in moved.said
