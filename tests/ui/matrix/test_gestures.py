"""Gestures on the matrix: what is dragged is scored, and what is typed too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Party, Scheme, Score
from tests.sample_maps.samples import build
from tests.ui.matrix.hands import MatrixHand, planned

Opens = Callable[[Project], MatrixHand]
_NOTHING = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def test_a_dot_goes_where_its_only_scorer_drops_it_in_one_undo(opens: Opens) -> None:
    hand = opens(planned([(2, 2), (4, 4)]))
    hand.score_as("Team 0")
    hand.drag(hand.at("a0"), hand.spot(4.5, 3))

    assert hand.given("a0", "Team 0") == (4.5, 3)
    assert hand.group("a0").at == hand.view.plot.place(4.5, 3)
    assert hand.chosen == (Action(id="a0").key,)
    assert not hand.view._ghost._circle.isVisible()
    hand.do("edit-undo")
    assert hand.given("a0", "Team 0") == (2, 2)
    assert hand.document.undo_label is None
    hand.do("edit-redo")
    assert hand.given("a0", "Team 0") == (4.5, 3)


def test_with_several_scorers_the_mean_follows_and_a_ghost_shows_the_own_place(opens: Opens) -> None:
    hand = opens(planned([(2, 2)], [(4, 4)]))
    hand.score_as("Team 1")
    start, end = hand.at("a0"), hand.spot(5, 1)
    hand.press(start)
    hand.drag_to(end)

    assert hand.group("a0").at == hand.view.plot.place(3.5, 1.5)
    ghost, own = hand.view._ghost._circle, hand.view.plot.place(5, 1)
    assert ghost.isVisible()
    assert (ghost.x(), ghost.y()) == pytest.approx((own.x, own.y), abs=0.01)
    assert hand.given("a0", "Team 1") == (4, 4), "nothing is kept before the hand lets go"
    assert hand.document.undo_label is None
    hand.release(end)
    assert hand.given("a0", "Team 1") == (5, 1)
    assert hand.given("a0", "Team 0") == (2, 2)


def test_what_waits_is_dragged_in_and_its_scorer_is_added_with_it(opens: Opens) -> None:
    hand = opens(planned([(2, 2), None]))
    hand.score_as("Anna Berg")
    hand.drag(hand.at("a1", "chip"), hand.spot(5, 4.5))

    assert hand.given("a1", "Anna Berg") == (5, 4.5)
    assert hand.view.plot.tray is None
    hand.do("edit-undo")
    assert [one.name for one in hand.document.kept.all(Party).values()] == ["Team 0"]
    assert hand.group("a1", "chip").owner == Action(id="a1").key


def test_while_something_is_dragged_numbers_and_list_stay(opens: Opens) -> None:
    hand = opens(planned([(5, 5), (4, 4), (1, 1)]))
    hand.score_as("Team 0")
    before = hand.rows()
    hand.press(hand.at("a0"))
    hand.drag_to(hand.spot(1, 1.5))
    hand.drag_to(hand.spot(2, 1))

    assert hand.rows() == before
    hand.release(hand.spot(2, 1))
    assert [row[1] for row in hand.rows()] == ["Action 1", "Action 0", "Action 2"]


@pytest.mark.parametrize("way", ["escape", "board", "undo", "close", "other window"])
def test_a_drag_that_is_broken_off_leaves_no_trace(opens: Opens, way: str) -> None:
    hand = opens(planned([(2, 2)]))
    hand.score_as("Team 0")
    document = hand.document
    if way == "undo":  # there is something to undo
        document.apply("Cut", set_values(document.kept, document.kept.setting.key, impact_cut=3.0))
    hand.press(hand.at("a0"))
    hand.drag_to(hand.spot(5, 5))
    assert hand.group("a0").at == hand.view.plot.place(5, 5)

    if way == "escape":
        hand.press_key(Qt.Key.Key_Escape)
    elif way == "other window":
        event = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
        QApplication.sendEvent(hand.view, event)
    elif way == "close":
        hand.window.close()
    else:
        hand.do("board-map" if way == "board" else "edit-undo")
    assert hand.document.project is hand.document.kept
    assert hand.given("a0", "Team 0") == (2, 2)
    if way != "close":
        hand.do("board-matrix")
        hand.release(hand.spot(5, 5))
        assert hand.given("a0", "Team 0") == (2, 2)
        assert hand.group("a0").at == hand.view.plot.place(2, 2)


def test_a_click_that_trembles_scores_nothing(opens: Opens) -> None:
    hand = opens(planned([(2.5, 2.5)]))
    hand.score_as("Team 0")
    start = hand.at("a0")
    hand.press(start)
    hand.drag_to(start + QPoint(3, 2))
    hand.release(start + QPoint(3, 2))

    assert hand.document.undo_label is None


def test_a_matrix_that_is_all_in_sight_stays_where_it_is(opens: Opens) -> None:
    hand = opens(planned([(2, 2)]))
    place = hand.at("a0")
    hand.drag(hand.spot(4.5, 4.5), hand.spot(1.5, 3))
    assert hand.at("a0") == place
    turn = QWheelEvent(
        QPointF(place),
        QPointF(),
        QPoint(0, 240),
        QPoint(0, 240),
        *_NOTHING,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(hand.view.viewport(), turn)
    assert hand.at("a0") == place

    hand.press_key(Qt.Key.Key_Plus)
    place = hand.at("a0")
    hand.drag(hand.spot(4, 4), hand.spot(3, 3))
    assert hand.at("a0") != place, "a part of it is taken along"


def test_a_chosen_dot_has_a_ring_of_its_own(opens: Opens) -> None:
    hand = opens(planned([(5, 5), (2, 2)]))
    hand.pick("a0")
    (ring,), dot = hand.view._outlines, hand.group("a0").bounds
    assert ring.path().boundingRect().width() > dot.width + 1


def test_nobody_scores_without_a_name(opens: Opens) -> None:
    hand = opens(planned([(2, 2)]))
    hand.drag(hand.at("a0"), hand.spot(5, 5))

    assert hand.advice == "Say first who scores."
    assert hand.document.undo_label is None
    assert hand.board._box.hasFocus()


def test_a_dot_of_weighted_criteria_cannot_be_dragged_and_says_why(opens: Opens) -> None:
    project = planned([(2, 2)])
    project = set_values(project, project.setting.key, scheme=Scheme.WEIGHTED).applied_to(project)
    hand = opens(project)
    hand.score_as("Team 0")
    hand.drag(hand.at("a0", "chip"), hand.spot(5, 5))

    assert "type them beside the matrix" in hand.advice
    assert hand.document.undo_label is None


def test_arrows_move_the_own_place_by_halves_and_with_shift_by_ones(opens: Opens) -> None:
    hand = opens(planned([(2, 2)]))
    hand.score_as("Team 0")
    hand.pick("a0")
    hand.press_key(Qt.Key.Key_Up)
    hand.press_key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert hand.given("a0", "Team 0") == (2.5, 3)
    for _ in range(6):
        hand.press_key(Qt.Key.Key_Left)
    assert hand.given("a0", "Team 0") == (2.5, 1)
    hand.do("edit-undo")
    assert hand.given("a0", "Team 0") == (2.5, 1.5)


def test_an_action_that_nobody_scored_begins_in_the_middle(opens: Opens) -> None:
    hand = opens(planned(titles=["New"]))
    hand.score_as("Anna")
    hand.pick("a0", "chip")
    hand.press_key(Qt.Key.Key_Up)

    assert hand.given("a0", "Anna") == (3.5, 3)


def test_two_digits_score_an_action_and_backspace_takes_them_back(opens: Opens) -> None:
    hand = opens(planned([None, None]))
    hand.score_as("Team 0")
    hand.press_key(Qt.Key.Key_PageDown)
    hand.press_key(Qt.Key.Key_4)
    assert hand.advice == "Impact 4; the next digit is feasibility."
    hand.press_key(Qt.Key.Key_2)
    assert hand.given("a0", "Team 0") == (4, 2)
    hand.press_key(Qt.Key.Key_7)
    assert hand.given("a0", "Team 0") == (4, 2)
    hand.press_key(Qt.Key.Key_5)
    hand.press_key(Qt.Key.Key_PageDown)
    hand.press_key(Qt.Key.Key_1)
    assert hand.given("a0", "Team 0") == (5, 2)
    assert hand.given("a1", "Team 0") == (1, None)
    hand.press_key(Qt.Key.Key_PageUp)
    hand.press_key(Qt.Key.Key_Backspace)
    assert hand.given("a0", "Team 0") == (None, None)


def test_a_cut_is_dragged_and_set_in_the_form(opens: Opens) -> None:
    hand = opens(planned([(3, 3)]))
    start = hand.spot(3.5, 1.5)
    hand.drag(start, hand.spot(2.5, 1.5))
    assert hand.document.kept.setting.impact_cut == 2.5
    assert hand.document.kept.setting.feasibility_cut == 3.5
    assert hand.cut("High impact from").value() == 2.5

    box = hand.cut("High feasibility from")
    box.setFocus()
    hand.key(Qt.Key.Key_Down)
    assert hand.document.kept.setting.feasibility_cut == 3.4
    hand.do("edit-undo")
    hand.do("edit-undo")
    assert hand.document.kept.setting.impact_cut == 3.5
    assert hand.document.undo_label is None


def test_another_moment_than_now_cannot_be_scored(opens: Opens) -> None:
    hand = opens(planned([(2, 2)]))
    hand.score_as("Team 0")
    hand.document.look_back(hand.document.kept)
    hand.drag(hand.at("a0"), hand.spot(5, 5))

    assert hand.advice.startswith("This is how the map was.")
    hand.drag(hand.spot(3.5, 1.5), hand.spot(2.5, 1.5))
    hand.document.look_back(None)
    assert hand.document.undo_label is None


def test_three_hundred_actions_are_dragged_all_the_same(opens: Opens) -> None:
    hand = opens(planned([((n % 9) / 2 + 1, (n // 9 % 9) / 2 + 1) for n in range(300)]))
    hand.score_as("Team 0")
    hand.drag(hand.at("a5"), hand.spot(4.5, 4.5))

    assert hand.given("a5", "Team 0") == (4.5, 4.5)
    middles = {group.at for group in hand.view.sheet_scene.groups() if group.part == "dot"}
    assert len(middles) == 300


def test_a_sample_is_scored_in_its_own_map(opens: Opens) -> None:
    hand = opens(build("uitlenen"))
    before = len(hand.document.kept.all(Score))
    hand.score_as("Marketing")
    hand.press_key(Qt.Key.Key_PageDown)
    hand.press_key(Qt.Key.Key_Down)

    assert len(hand.document.kept.all(Score)) == before + 2
