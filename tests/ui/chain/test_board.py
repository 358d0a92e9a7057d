"""The chain board, under hands and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from journey_editor.app.resources import words_for
from journey_editor.insight.follow_up import NOBODY, UNPLANNED, Gap, horizon_key
from journey_editor.insight.roadmap import horizon_of, span
from journey_editor.kernel.times import days_later, today
from journey_editor.kernel.words import unisolated
from journey_editor.model.edits.linking import tie
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Horizon, Metric, Opportunity, Pain, Party, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.chain.board import ChainBoard
from journey_editor.ui.chain.link_picker import LinkPicker
from journey_editor.ui.chain.trace_view import TraceView
from journey_editor.ui.inspector.inspector import Inspector
from journey_editor.ui.labels import PlainLabel
from tests.insight.chains import (
    action,
    answers,
    carries,
    chain_map,
    complete,
    idea,
    metric,
    moves,
    pain,
    party,
)
from tests.layout.looking import texts
from tests.sample_maps.samples import build
from tests.ui.answering import answering, escape
from tests.ui.driver import Hand, program
from tests.ui.panel import OFFSCREEN

Opens = Callable[[Document], Hand]
LEFT = Qt.MouseButton.LeftButton


class ChainHand(Hand):
    """A hand at the chain of a map."""

    @classmethod
    def at(cls, hand: Hand) -> ChainHand:
        """Take the hand of a window to its chain."""
        made = cls.__new__(cls)
        made.window = hand.window
        made.do("board-chain")
        made.said = []
        made.board.advised.connect(made.said.append)
        return made

    said: list[str]

    @property
    def board(self) -> ChainBoard:
        (found,) = self.window.findChildren(ChainBoard)
        return found

    @property
    def view(self) -> TraceView:
        (found,) = self.board.findChildren(TraceView)
        return found

    @property
    def project(self) -> Project:
        return self.document.kept

    @property
    def chosen(self) -> tuple[RowKey, ...]:
        return self.window.canvas.selection.keys

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key on the chain, which has the focus; after a dialog a screen has to give it back."""
        QTest.keyClick(QApplication.focusWidget() or self.view, key, modifier)
        QApplication.processEvents()

    def spot(self, key: RowKey, part: str) -> QPoint:
        """Where a card, pill or line is drawn, in sight."""
        self.view.show_row(key)
        return self.place_of(key, part)

    def place_of(self, key: RowKey, part: str) -> QPoint:
        """Where a card, pill or line is drawn."""
        group = next(one for one in self.view.sheet_scene.groups_of(key) if one.part == part)
        middle = group.bounds.moved(group.at.x, group.at.y).centre
        down = 1.4 if part == "card" else middle.y - group.bounds.y - group.at.y
        return self.view.mapFromScene(QPointF(middle.x, group.at.y + group.bounds.y + down))

    def press(self, key: RowKey, part: str = "card") -> None:
        """Click on something of the chain."""
        QTest.mouseClick(self.view.viewport(), LEFT, pos=self.spot(key, part))
        QApplication.processEvents()

    def double(self, key: RowKey, part: str = "card") -> None:
        """Double-click on something of the chain."""
        spot = self.spot(key, part)
        QTest.mouseClick(self.view.viewport(), LEFT, pos=spot)
        QTest.mouseDClick(self.view.viewport(), LEFT, pos=spot)
        QApplication.processEvents()

    def take(self, key: RowKey, towards: RowKey) -> None:
        """Draw a line from one card to another, and hold it there."""
        self.view.show_row(key)
        end, start = self.spot(towards, "card"), self.place_of(key, "card")
        QTest.mousePress(self.view.viewport(), LEFT, pos=start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(self.view.viewport(), start + (end - start) * share)
        QApplication.processEvents()

    def drag(self, key: RowKey, to: RowKey) -> None:
        """Draw a line from one card to another."""
        self.take(key, to)
        QTest.mouseRelease(self.view.viewport(), LEFT, pos=self.spot(to, "card"))
        QApplication.processEvents()

    def linked(self, one: RowKey, other: RowKey) -> bool:
        return tie(self.project, one, other) is not None


def picking(typed: str, *keys: Qt.Key) -> Callable[[QDialog], None]:
    """Type in the list of what to link with, then press keys, then Enter."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, LinkPicker)
        (line,) = dialog.findChildren(QLineEdit)
        QTest.keyClicks(line, typed)
        for key in keys:
            QTest.keyClick(line, key)
        QTest.keyClick(line, Qt.Key.Key_Return)

    return answer


def naming(name: str) -> Callable[[QDialog], None]:
    """Type a name and Enter."""

    def answer(dialog: QDialog) -> None:
        (line,) = dialog.findChildren(QLineEdit)
        QTest.keyClicks(line, name)
        QTest.keyClick(line, Qt.Key.Key_Return)

    return answer


@pytest.fixture
def opened(open_window: Opens) -> Callable[[Project], ChainHand]:
    return lambda project: ChainHand.at(open_window(Document(project)))


@pytest.fixture
def loose(opened: Callable[[Project], ChainHand]) -> ChainHand:
    """A map with two of everything, nothing linked."""
    return opened(chain_map(pains=2, ideas=2, actions=2, metrics=2, parties=2))


def test_the_chain_stands_between_transitions_and_what_comes_after(loose: ChainHand) -> None:
    assert loose.board.isVisible()
    assert loose.window.menus.actions["board-chain"].shortcut().toString() == "Alt+3"
    loose.do("board-map")
    assert not loose.board.isVisible()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (pain(0), idea(1)),
        (idea(1), pain(0)),
        (idea(0), action(1)),
        (action(1), metric(0)),
        (metric(0), action(1)),
        (action(0), party(1)),
        (party(1), action(0)),
    ],
)
def test_a_line_drawn_between_two_cards_links_them_as_one_change(
    loose: ChainHand, one: RowKey, other: RowKey
) -> None:
    before = loose.project
    loose.drag(one, other)
    assert loose.linked(one, other)
    loose.do("edit-undo")
    assert loose.project == before


def test_a_line_drawn_to_a_horizon_or_to_nobody_sets_that(loose: ChainHand) -> None:
    loose.drag(action(0), horizon_key(Horizon.MEDIUM))
    assert loose.project.one(Action, action(0).id).horizon == Horizon.MEDIUM
    loose.drag(horizon_key(Horizon.QUICK), action(0))
    assert loose.project.one(Action, action(0).id).horizon == Horizon.QUICK
    loose.drag(action(0), UNPLANNED)
    assert loose.project.one(Action, action(0).id).horizon is None
    loose.drag(action(0), party(0))
    loose.drag(action(0), NOBODY)
    assert loose.project.one(Action, action(0).id).owner is None


def test_an_action_that_is_due_is_due_in_the_horizon_to_which_a_line_was_drawn(
    opened: Callable[[Project], ChainHand],
) -> None:
    due = days_later(today(), 10)
    hand = opened(chain_map(action_values={0: {"due": due.isoformat()}}))
    hand.drag(action(0), horizon_key(Horizon.MEDIUM))
    row = hand.project.one(Action, action(0).id)
    assert horizon_of(row, today()) == Horizon.MEDIUM
    assert row.due == span(Horizon.MEDIUM, today()).first.isoformat()
    hand.drag(action(0), horizon_key(Horizon.MEDIUM))
    assert hand.said == ["These two are linked already."]


def test_what_cannot_be_linked_is_said_and_nothing_changes(loose: ChainHand) -> None:
    before = loose.project
    loose.drag(pain(0), action(0))
    assert loose.project is before
    assert "Pain points are linked with opportunities" in loose.said[-1]
    loose.drag(pain(0), idea(0))
    loose.drag(pain(0), idea(0))
    assert loose.said[-1] == "These two are linked already."


def test_while_a_line_is_drawn_what_it_may_link_stands_out_and_escape_drops_it(loose: ChainHand) -> None:
    before = loose.project
    loose.take(idea(0), action(0))
    strong = loose.view.sheet_scene.strength
    assert strong(action(1)) == 1
    assert strong(pain(1)) == 1
    assert strong(metric(0)) < 1
    loose.key(Qt.Key.Key_Escape)
    QTest.mouseRelease(loose.view.viewport(), LEFT, pos=loose.spot(action(0), "card"))
    assert loose.project is before
    assert not loose.view.drawing


def test_a_chosen_card_lets_its_whole_chain_stand_out(opened: Callable[[Project], ChainHand]) -> None:
    hand = opened(complete(pains=2, actions=2))
    hand.press(idea(0))
    strong = hand.view.sheet_scene.strength
    whole = (pain(0), idea(0), action(0), party(0), horizon_key(Horizon.QUICK), metric(0))
    assert all(strong(key) == 1 for key in whole)
    assert all(strong(key) < 1 for key in (pain(1), action(1), NOBODY, UNPLANNED))
    assert hand.chosen == (idea(0),)
    hand.key(Qt.Key.Key_Escape)
    assert strong(pain(1)) == 1
    assert not hand.chosen


def test_what_is_chosen_is_shown_and_named_in_the_panel_beside_the_chain(loose: ChainHand) -> None:
    loose.press(action(1))
    (inspector,) = loose.board.findChildren(Inspector)
    assert inspector.isVisible()
    field = next(one for one in inspector.findChildren(QLineEdit) if one.text() == "Action 1")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Better signs")
    loose.board.commit()
    assert loose.project.one(Action, action(1).id).title == "Better signs"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is loose.view


def test_a_chosen_link_is_deleted_and_comes_back(opened: Callable[[Project], ChainHand]) -> None:
    hand = opened(complete())
    before = hand.project
    (link,) = (one for one in hand.board._whole.ties if one.right == idea(0))
    hand.press(link.key, "line")
    assert hand.view.current == link.key
    hand.do("edit-delete")
    assert not hand.linked(pain(0), idea(0))
    assert hand.view.current == pain(0)
    hand.do("edit-undo")
    assert hand.project == before


@pytest.mark.parametrize(
    ("right", "values"), [(party(0), ("owner",)), (horizon_key(Horizon.QUICK), ("horizon", "due"))]
)
def test_a_deleted_line_to_an_owner_or_a_horizon_empties_the_field(
    opened: Callable[[Project], ChainHand], right: RowKey, values: tuple[str, ...]
) -> None:
    hand = opened(complete())
    (line,) = (one for one in hand.board._whole.ties if one.right == right)
    hand.press(line.key, "line")
    hand.do("edit-delete")
    row = hand.project.one(Action, action(0).id)
    assert all(getattr(row, name) is None for name in values)


def test_a_card_is_deleted_but_a_team_stays(opened: Callable[[Project], ChainHand]) -> None:
    hand = opened(complete())
    hand.press(party(0))
    hand.do("edit-delete")
    assert hand.project.get(Party, party(0).id) is not None
    assert hand.said == ["Choose a link or a card to delete first."]
    hand.press(metric(0))
    hand.do("edit-delete")
    assert not hand.project.all(Metric)


@pytest.mark.qt_log_ignore(OFFSCREEN)
@pytest.mark.parametrize(
    ("gap", "row", "kind", "field"),
    [
        (Gap.UNANSWERED, pain(0), Opportunity, "text"),
        (Gap.UNTAKEN, idea(0), Action, "title"),
        (Gap.UNMEASURED, action(0), Metric, "title"),
        (Gap.UNMOVED, metric(0), Action, "title"),
        (Gap.UNOWNED, action(0), Party, "name"),
    ],
)
def test_what_is_lacking_is_added_by_a_double_click_and_a_title(
    opened: Callable[[Project], ChainHand],
    gap: Gap,
    row: RowKey,
    kind: type[Opportunity | Action | Metric | Party],
    field: str,
) -> None:
    hand = opened(chain_map())
    before = hand.project
    with answering(picking("Something new")):
        hand.double(RowKey(gap.value, row.id), "gap")
    (made,) = (one for one in hand.project.all(kind).values() if getattr(one, field) == "Something new")
    assert hand.linked(row, made.key)
    assert hand.view.current == made.key
    hand.do("edit-undo")
    assert hand.project == before


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_without_a_title_the_offer_asks_for_one(opened: Callable[[Project], ChainHand]) -> None:
    hand = opened(chain_map(ideas=0))
    with answering(picking(""), naming("One login")):
        hand.double(RowKey(Gap.UNANSWERED, pain(0).id), "gap")
    assert [one.text for one in hand.project.all(Opportunity).values()] == ["One login"]


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_by_keys_alone_a_pain_is_led_to_a_metric(opened: Callable[[Project], ChainHand]) -> None:
    """From the first card: L and the start of a title, or Enter on what is lacking."""
    hand = opened(chain_map(pains=2, ideas=3, actions=2, metrics=2, parties=2))
    assert QApplication.focusWidget() is hand.view
    hand.key(Qt.Key.Key_Home)
    assert hand.view.current == pain(0)
    with answering(picking("idea 2")):
        hand.key(Qt.Key.Key_L)
    assert hand.linked(pain(0), idea(2))
    hand.key(Qt.Key.Key_Right)
    assert hand.view.current == idea(2)
    hand.key(Qt.Key.Key_Down)  # what it lacks
    assert hand.view.current == RowKey(Gap.UNTAKEN, idea(2).id)
    with answering(picking("", Qt.Key.Key_Down)):  # after the offer of a new one
        hand.key(Qt.Key.Key_Return)
    assert hand.linked(idea(2), action(0))
    hand.key(Qt.Key.Key_Right)
    assert hand.view.current == action(0)
    with answering(picking("team 1")):
        hand.key(Qt.Key.Key_L)
    with answering(picking("12")):
        hand.key(Qt.Key.Key_L)
    with answering(picking("metric 1")):
        hand.key(Qt.Key.Key_L)
    row = hand.project.one(Action, action(0).id)
    assert (row.owner, row.horizon) == (party(1).id, Horizon.MEDIUM)
    assert hand.linked(action(0), metric(1))
    for stop in (party(1), horizon_key(Horizon.MEDIUM), metric(1)):
        hand.key(Qt.Key.Key_Right)
        assert hand.view.current == stop
    hand.key(Qt.Key.Key_Home)
    assert hand.view.current in (metric(0), metric(1))


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_nothing_happens_where_the_list_is_left(loose: ChainHand) -> None:
    before = loose.project
    loose.press(pain(0))
    with answering(escape):
        loose.key(Qt.Key.Key_L)
    assert loose.project is before


def test_without_a_card_there_is_nothing_to_link(loose: ChainHand) -> None:
    loose.view.setFocus()
    loose.key(Qt.Key.Key_L)
    assert loose.said == ["Choose a card first."]


def test_counts_lead_from_one_broken_link_to_the_next(loose: ChainHand) -> None:
    said = "Go to the next: 2 pain points without an opportunity"
    (button,) = (one for one in loose.board.findChildren(QToolButton) if one.accessibleName() == said)
    places = []
    for _ in range(3):
        QTest.mouseClick(button, LEFT)
        places.append(loose.view.current)
    keys = [RowKey(Gap.UNANSWERED, pain(number).id) for number in (0, 1)]
    assert places == [*keys, keys[0]]
    assert loose.chosen == (pain(0),)
    loose.key(Qt.Key.Key_N)
    assert loose.view.current == keys[1]
    loose.key(Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    loose.key(Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert loose.view.current == RowKey(Gap.UNMOVED, metric(1).id)


def test_only_what_is_broken_is_shown_when_asked_for(opened: Callable[[Project], ChainHand]) -> None:
    hand = opened(complete(pains=2))
    (box,) = hand.board.findChildren(QCheckBox)
    box.click()
    shown = {one.owner for one in hand.view.sheet_scene.groups() if one.part == "card"}
    assert pain(1) in shown
    assert not {pain(0), idea(0), action(0), metric(0)} & shown
    box.click()
    assert hand.view.sheet_scene.groups_of(pain(0))


def test_a_map_that_lacks_nothing_says_so_where_only_gaps_are_shown(
    opened: Callable[[Project], ChainHand],
) -> None:
    hand = opened(complete())
    (box,) = hand.board.findChildren(QCheckBox)
    box.click()
    said = [one.text() for one in hand.board.findChildren(PlainLabel) if one.isVisible()]
    assert any(one.startswith("Nothing is broken") for one in said)
    assert not hand.view.isVisible()


def test_an_empty_map_says_what_to_do_first(opened: Callable[[Project], ChainHand]) -> None:
    hand = opened(chain_map(pains=0, ideas=0, actions=0, metrics=0))
    said = [one.text() for one in hand.board.findChildren(PlainLabel) if one.isVisible()]
    assert any("as pain points" in one for one in said)
    assert not hand.view.isVisible()


def test_enter_and_a_double_click_show_a_card_on_the_map(loose: ChainHand) -> None:
    loose.double(pain(1))
    assert loose.window.canvas.isVisible()
    assert loose.chosen == (pain(1),)
    loose.do("board-chain")
    loose.press(idea(1))
    loose.key(Qt.Key.Key_Return)
    assert loose.window.canvas.isVisible()
    assert loose.chosen == (idea(1),)


def test_what_is_chosen_on_the_map_is_chosen_in_the_chain(loose: ChainHand) -> None:
    loose.do("board-map")
    loose.window.canvas.selection.choose([pain(1)])
    loose.do("board-chain")
    assert loose.view.current == pain(1)


@pytest.mark.qt_log_ignore(OFFSCREEN)
def test_the_menu_links_adds_and_parts(opened: Callable[[Project], ChainHand]) -> None:
    hand = opened(complete(actions=2))
    hand.press(action(0))
    said: list[str] = []

    def answer() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        said.extend(one.text() for one in menu.actions() if one.text())
        (parts,) = (one.menu() for one in menu.actions() if one.text() == "&Remove the link to")
        assert isinstance(parts, QMenu)
        named = {unisolated(one.text()): one for one in parts.actions()}
        assert set(named) == {"Idea 0", "Team 0", "0–3 months", "Metric 0"}
        named["Metric 0"].trigger()
        menu.close()

    QTimer.singleShot(50, answer)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(hand.view, event)
    assert "New metric for this action…" in said
    assert not hand.linked(action(0), metric(0))


def test_titles_in_arabic_are_linked_like_any(opened: Callable[[Project], ChainHand]) -> None:
    project = chain_map()
    for key, field in ((pain(0), "text"), (idea(0), "text")):
        project = set_values(project, key, **{field: "لا أجد مكتب الاستقبال"}).applied_to(project)
    hand = opened(project)
    hand.drag(pain(0), idea(0))
    assert hand.linked(pain(0), idea(0))
    assert "لا أجد مكتب الاستقبال" in hand.view.accessibleDescription()


def test_another_moment_of_the_map_is_not_changed(opened: Callable[[Project], ChainHand]) -> None:
    hand = opened(chain_map(pains=2, ideas=2))
    hand.drag(pain(0), idea(0))
    hand.document.look_back(chain_map(pains=2, ideas=2))
    hand.drag(pain(1), idea(1))
    hand.document.look_back(None)
    assert hand.linked(pain(0), idea(0))
    assert not hand.linked(pain(1), idea(1))
    assert hand.said[-1].startswith("This is how the map was.")


def test_a_long_chain_keeps_its_place_while_it_is_worked_on(opened: Callable[[Project], ChainHand]) -> None:
    rows = [answers(idea(number), pain(number)) for number in range(1, 40)]
    rows += [carries(action(number), idea(number)) for number in range(40)]
    hand = opened(chain_map(*rows, moves(action(0), metric(0)), pains=40, ideas=40, actions=40))
    hand.view.bring(pain(30))
    hand.take(pain(30), idea(29))
    before = hand.place_of(pain(30), "card")
    assert hand.view.viewport().rect().contains(before)
    QTest.mouseRelease(hand.view.viewport(), LEFT, pos=hand.place_of(idea(29), "card"))
    assert hand.linked(pain(30), idea(29))
    assert (hand.place_of(pain(30), "card") - before).manhattanLength() < 40


def test_a_broken_link_of_a_sample_is_said_with_the_pain_at_which_it_is(
    opened: Callable[[Project], ChainHand],
) -> None:
    hand = opened(build("uitlenen"))
    hand.key(Qt.Key.Key_N)
    assert hand.view.accessibleDescription().startswith("no opportunity yet: ")
    assert hand.project.one(Pain, hand.chosen[0].id).text in hand.view.accessibleDescription()


def test_all_of_it_is_said_in_dutch_too(qtbot: QtBot) -> None:
    dutch = Hand(Document(chain_map()), replace(program(), words=words_for("nl")))
    qtbot.addWidget(dutch.window, before_close_func=dutch.leave)
    hand = ChainHand.at(dutch)
    said = {one.text() for one in hand.board.findChildren(QToolButton) if one.isVisible()}
    assert {"! 1 zonder verbeterpunt", "! 1 zonder eigenaar", "! 1 niet gepland"} <= said
    hand.press(action(0))
    assert "Actie" in hand.view.accessibleDescription()
    assert "beantwoordt niets" in hand.view.accessibleDescription()
    drawn = [text for one in hand.view.sheet_scene.groups() if one.part == "card" for text in texts(one)]
    assert {"Nog niemand", "Niet gepland"} <= set(drawn)
