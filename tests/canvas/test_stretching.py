"""Stretching: a card's left or right edge is dragged over more steps, or fewer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt

from journey_editor.model.records import Card, Lane, Opportunity, Step
from tests.canvas.driver import Hand


def span(hand: Hand, card: Card | Opportunity) -> tuple[int, int]:
    place, now = hand.plan.columns.place, hand.shown(card)
    return place[str(now.first_step)], place[str(now.last_step)]


def edge(hand: Hand, card: Card | Opportunity, *, right: bool) -> QPoint:
    return hand.side(card, right=right) + QPoint(-3 if right else 3, 0)


def test_an_edge_stretches_a_card_and_takes_it_in_again(hand: Hand, need: Card) -> None:
    first, _ = span(hand, need)
    lane, before = hand.row(Lane, "Behoeften"), hand.document.kept

    hand.press(edge(hand, need, right=True))
    hand.drag_to(hand.row(Step, "Leent het boek"), lane)
    assert span(hand, need) == (first, first + 2)
    hand.release()
    assert [revision.label for revision in hand.document.log] == ["Stretch"]

    hand.press(edge(hand, need, right=False))
    hand.drag_to(hand.row(Step, "Gaat naar de"), lane)
    hand.release()
    assert span(hand, need) == (first - 1, first + 2)

    hand.document.undo()
    hand.document.undo()
    assert hand.document.kept == before


def test_a_card_never_ends_before_it_begins(hand: Hand) -> None:
    idea, lane = hand.row(Opportunity, "Eén keer"), hand.row(Lane, "Verbeterpunten")
    first, last = span(hand, idea)

    hand.press(edge(hand, idea, right=True))
    hand.drag_to(hand.row(Step, "Wil iets"), lane)
    hand.release()
    assert span(hand, idea) == (first, first)
    hand.document.undo()

    hand.press(edge(hand, idea, right=False))
    hand.drag_to(hand.row(Step, "Levert het in"), lane)
    hand.release()
    assert span(hand, idea) == (last, last)


@pytest.mark.parametrize("right", [False, True])
def test_the_cursor_says_that_an_edge_can_be_dragged(
    hand: Hand,
    need: Card,
    right: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    hand.hover(edge(hand, need, right=right))
    assert hand.canvas.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor

    hand.hover(hand.middle(need))
    assert hand.canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_a_short_drag_of_an_edge_changes_nothing(hand: Hand, need: Card) -> None:
    before = hand.document.kept

    hand.press(edge(hand, need, right=True))
    hand.drag_by(-14, 0)
    hand.release()

    assert hand.document.kept is before


def test_the_edges_of_a_far_away_card_leave_its_middle_to_be_held(hand: Hand, need: Card) -> None:
    for _ in range(9):
        hand.canvas.zoom_out()
    first, last = span(hand, need)

    hand.press(need)
    hand.drag_to(hand.row(Step, "Leent het boek"), hand.row(Lane, "Behoeften"))
    hand.release()

    assert span(hand, need) == (first + 2, last + 2)
