"""Access: the canvas says what is chosen to those who do not see it, and opens its menu from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card, Experience, Persona, Record, Stage, Touchpoint, Transition
from tests.canvas.driver import RIGHT, Hand


def described(hand: Hand) -> str:
    found = QAccessible.queryAccessibleInterface(hand.canvas)
    assert found.text(QAccessible.Text.Name) == "Map"
    return found.text(QAccessible.Text.Description)


def test_what_is_chosen_is_said_with_its_place(hand: Hand) -> None:
    hand.click(hand.row(Touchpoint, "Online catalogus"))
    assert described(hand) == (
        "Touchpoint, Online catalogus, Zoekt in de catalogus, Website, moment of truth"
    )

    hand.click(hand.row(Card, "Het zelf vinden"))
    assert described(hand) == "Card, Het zelf vinden, zonder te vragen, Vindt de kast"


def test_nothing_chosen_is_nothing_said(hand: Hand) -> None:
    hand.click(hand.row(Stage, "Gebruik"))
    assert described(hand) == "Stage, Gebruik"

    hand.click(hand.nowhere())
    assert described(hand) == ""


def test_what_is_said_follows_a_change_and_a_drag(hand: Hand) -> None:
    felt = hand.document.kept.one(
        Experience,
        Experience.known_by(
            persona=hand.row(Persona, "Student").id, subject=hand.row(Touchpoint, "Kasten").key
        ).id,
    )
    hand.click(felt)
    assert described(hand) == "Experience, Student: Kasten, Emotion -1.7"

    hand.press(felt)
    hand.drag_by(0, -600)
    assert described(hand) == "Experience, Student: Kasten, Emotion 2.0"
    hand.release()

    hand.apply(set_values(hand.document.kept, felt.key, emotion=0.5))
    assert described(hand) == "Experience, Student: Kasten, Emotion 1.0"


@pytest.mark.parametrize("kind", [Touchpoint, Card, Experience, Transition, Stage, Persona])
def test_every_kind_of_row_has_something_to_say(hand: Hand, kind: type[Record]) -> None:
    for row in hand.document.kept.all(kind).values():
        hand.selection.choose([row.key])
        assert described(hand).startswith(f"{kind.noun}, ")


def test_the_menu_opens_where_the_mouse_is(hand: Hand) -> None:
    places: list[QPoint] = []
    hand.canvas.customContextMenuRequested.connect(places.append)
    shelf = hand.row(Touchpoint, "Kasten")

    hand.click(shelf, button=RIGHT)

    assert places == [hand.canvas.viewport().mapFrom(hand.window, hand.middle(shelf))]


@pytest.mark.parametrize("zoom", [1.0, 4.0])
def test_the_menu_key_opens_it_at_what_is_chosen_as_far_as_that_is_in_sight(hand: Hand, zoom: float) -> None:
    hand.canvas.zoom_by(zoom)
    places: list[QPoint] = []
    hand.canvas.customContextMenuRequested.connect(places.append)
    shelf = hand.row(Touchpoint, "Kasten")
    hand.selection.choose([shelf.key])

    hand.menu_key()

    assert len(places) == 1
    assert hand.canvas.viewport().rect().contains(places[0])
    if zoom == 1.0:
        middle = hand.canvas.viewport().mapFrom(hand.window, hand.middle(shelf))
        assert (places[0] - middle).manhattanLength() <= 3


def test_an_open_text_is_named_after_its_field(hand: Hand) -> None:
    hand.double_click(hand.row(Card, "Het zelf vinden"))

    assert hand.editor is not None
    found = QAccessible.queryAccessibleInterface(hand.editor)
    assert found.text(QAccessible.Text.Name) == "Text"


def test_the_canvas_is_reached_with_tab(hand: Hand) -> None:
    assert hand.canvas.focusPolicy() & Qt.FocusPolicy.TabFocus
    hand.elsewhere.setFocus()
    hand.key("Tab")

    assert hand.canvas.hasFocus()
