"""Feeling: a press among the curves sets an emotion where there is none yet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from journey_editor.kernel.geometry import Point
from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Experience, Persona, Step, Touchpoint
from tests.canvas.driver import Hand


def felt(hand: Hand, persona: str, touchpoint: str) -> float | None:
    who, where = hand.row(Persona, persona), hand.row(Touchpoint, touchpoint)
    found = hand.document.project.get(Experience, Experience.known_by(persona=who.id, subject=where.key).id)
    return found.emotion if found is not None else None


def height(hand: Hand, step: str, emotion: float) -> QPoint:
    scale, columns = hand.plan.scale, hand.plan.columns
    assert scale is not None
    return hand.spot(Point(columns.x(columns.place[hand.row(Step, step).id]) + 16, scale.y(emotion)))


@pytest.fixture
def open_place(hand: Hand) -> Touchpoint:
    """A touchpoint of which nobody has said what was felt there."""
    shelf = hand.row(Touchpoint, "Kasten")
    gone = [one.key for one in hand.document.kept.all(Experience).where("subject", shelf.key)]
    hand.apply(remove(hand.document.kept, gone))
    return shelf


def test_a_click_sets_the_emotion_of_the_first_persona(hand: Hand, open_place: Touchpoint) -> None:
    before = hand.document.kept

    hand.click(height(hand, "Vindt de kast", 0.6))

    assert felt(hand, "Student", "Kasten") == pytest.approx(0.6, abs=0.051)
    assert felt(hand, "Senior", "Kasten") is None
    assert hand.document.undo_label == "Set emotion"
    who = hand.row(Persona, "Student")
    assert hand.chosen == [Experience.known_by(persona=who.id, subject=open_place.key).key]
    hand.document.undo()
    assert hand.document.kept == before


@pytest.mark.usefixtures("open_place")
def test_a_click_sets_the_emotion_of_the_persona_that_is_chosen(hand: Hand) -> None:
    hand.selection.choose([hand.row(Persona, "Senior").key])
    hand.click(height(hand, "Vindt de kast", -0.4))
    assert felt(hand, "Senior", "Kasten") == pytest.approx(-0.4, abs=0.051)

    hand.click(height(hand, "Vindt de kast", 0.9))  # a point of hers is there already
    assert felt(hand, "Student", "Kasten") is None


@pytest.mark.usefixtures("open_place")
def test_the_point_is_dragged_on_in_the_same_gesture(hand: Hand) -> None:
    log = len(hand.document.log)

    hand.press(height(hand, "Vindt de kast", 0.6))
    hand.move_to(height(hand, "Vindt de kast", -0.7))
    assert felt(hand, "Student", "Kasten") == pytest.approx(-0.7, abs=0.051)
    hand.release()

    assert felt(hand, "Student", "Kasten") == pytest.approx(-0.7, abs=0.051)
    assert len(hand.document.log) == log + 1


@pytest.mark.usefixtures("open_place")
def test_escape_leaves_no_point(hand: Hand) -> None:
    before = hand.document.kept

    hand.press(height(hand, "Vindt de kast", 0.6))
    hand.move_to(height(hand, "Vindt de kast", -0.7))
    hand.key("Escape")
    hand.release()

    assert hand.document.project is before


def test_where_everybody_has_a_point_a_drag_pans(hand: Hand) -> None:
    before, corner = hand.document.kept, hand.spot_at(0)
    hand.selection.choose([hand.row(Persona, "Student").key])

    hand.press(height(hand, "Vindt de kast", 0.95))
    hand.drag_by(30, 20)
    hand.release()

    assert hand.document.kept is before
    assert hand.spot_at(0) == corner + QPoint(30, 20)
