"""Choosing: a click tells the inspector and the menus what they speak of."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Card, Persona, Stage, Touchpoint, Transition
from tests.canvas.driver import CTRL, MIDDLE, RIGHT, Hand


def test_a_click_chooses_what_is_clicked(hand: Hand) -> None:
    shelf, need = hand.row(Touchpoint, "Kasten"), hand.row(Card, "Het zelf vinden")

    hand.click(shelf)
    assert hand.chosen == [shelf.key]

    hand.click(need)
    assert hand.chosen == [need.key]


def test_ctrl_click_adds_and_takes_away(hand: Hand) -> None:
    shelf, desk = hand.row(Touchpoint, "Kasten"), hand.row(Touchpoint, "Vraag aan de balie")

    hand.click(shelf)
    hand.click(desk, keys=CTRL)
    assert hand.chosen == [shelf.key, desk.key]
    assert hand.selection.current == desk.key

    hand.click(shelf, keys=CTRL)
    assert hand.chosen == [desk.key]


def test_a_click_on_nothing_chooses_nothing(hand: Hand) -> None:
    hand.click(hand.row(Touchpoint, "Kasten"))

    hand.click(hand.nowhere())

    assert hand.chosen == []
    assert hand.document.log == ()


def test_the_right_button_chooses_for_its_menu_but_leaves_what_is_chosen(hand: Hand) -> None:
    shelf, desk = hand.row(Touchpoint, "Kasten"), hand.row(Touchpoint, "Vraag aan de balie")
    hand.click(shelf)
    hand.click(desk, keys=CTRL)

    hand.click(shelf, button=RIGHT)
    assert hand.chosen == [shelf.key, desk.key]

    need = hand.row(Card, "Het zelf vinden")
    hand.click(need, button=RIGHT)
    assert hand.chosen == [need.key]


def test_the_middle_button_chooses_nothing(hand: Hand) -> None:
    hand.click(hand.row(Touchpoint, "Kasten"), button=MIDDLE)

    assert hand.chosen == []


@pytest.mark.parametrize("share", [0.3, 0.5])
def test_a_transition_is_chosen_by_its_thin_line(hand: Hand, share: float) -> None:
    transition = next(row for row in hand.document.kept.all(Transition).values() if hand.has(row, "line"))

    hand.click(hand.along(transition, share))

    assert hand.chosen == [transition.key]


def test_beside_a_line_is_not_on_it(hand: Hand) -> None:
    """A line's bounds are as large as what it spans; only the line itself is picked up."""
    curve = hand.row(Persona, "Student")

    hand.click(hand.along(curve, 0.41) + QPoint(0, 40))

    assert hand.chosen == []


def test_what_is_deleted_is_not_chosen_any_more(hand: Hand) -> None:
    shelf, desk = hand.row(Touchpoint, "Kasten"), hand.row(Touchpoint, "Vraag aan de balie")
    hand.click(shelf)
    hand.click(desk, keys=CTRL)

    hand.apply(remove(hand.document.kept, [desk.key]))

    assert hand.chosen == [shelf.key]


def frames(hand: Hand) -> int:
    """Return how many outlines can be seen."""
    items = hand.canvas.sheet_scene.items()
    return sum(item.isVisible() for item in items)


def test_what_is_chosen_is_outlined_once(hand: Hand) -> None:
    badge = next(row for row in hand.document.kept.all(Transition).values() if hand.has(row, "badge"))
    curve = hand.row(Persona, "Student")
    for row in (hand.row(Stage, "Gebruik"), badge, curve):
        hand.selection.choose([row.key])
        assert frames(hand) == 1

    hand.selection.choose([badge.key, curve.key])
    assert frames(hand) == 2
    hand.selection.choose([])
    assert frames(hand) == 0


def test_what_the_mouse_is_over_is_outlined_until_it_leaves(hand: Hand) -> None:
    hand.hover(hand.middle(hand.row(Stage, "Gebruik")))
    assert frames(hand) == 1

    hand.hover(hand.nowhere())
    assert frames(hand) == 0

    hand.hover(hand.middle(hand.row(Stage, "Gebruik")))
    hand.hover(hand.elsewhere.geometry().center())
    assert frames(hand) == 0
