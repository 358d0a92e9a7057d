"""Where typing happens: over the drawn text, as large as its letters, inside the window."""

from __future__ import annotations

import pytest

from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card, Touchpoint
from tests.canvas.driver import Hand


def test_the_drawn_text_is_hidden_while_it_is_typed_over_and_comes_back(
    hand: Hand, need: Card, shelf: Touchpoint
) -> None:
    scene = hand.canvas.sheet_scene

    def drawn() -> bool:
        (group,) = scene.groups_of(need.key)
        return not scene.hides(group)

    for key in ("Enter", "Escape"):
        hand.double_click(need)
        assert not drawn()
        hand.apply(set_values(hand.document.kept, shelf.key, title=f"Kasten {key}"))
        assert not drawn()
        hand.type("Anders")
        hand.key(key)
        assert drawn()


def test_an_open_text_goes_along_with_page_and_zoom(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    assert hand.editor is not None
    letters = hand.editor.font().pixelSize()

    hand.canvas.zoom_by(2.0)
    assert hand.editor.font().pixelSize() == pytest.approx(2 * letters, abs=1)
    hand.wheel(hand.nowhere(), -1)

    middle = hand.canvas.viewport().mapFrom(hand.window, hand.middle(need))
    assert hand.editor.geometry().contains(middle)


def test_an_open_text_is_as_tall_as_its_lines_from_the_start(hand: Hand) -> None:
    hand.canvas.zoom_by(3.0)
    hand.canvas.type_in(hand.row(Card, "Uitleengegevens").key)
    assert hand.editor is not None
    first = hand.editor.geometry()

    hand.canvas.zoom_by(1.0)

    assert hand.editor.geometry() == first


def test_an_open_text_grows_with_its_lines(hand: Hand, need: Card) -> None:
    hand.double_click(need)
    assert hand.editor is not None
    tall = hand.editor.height()
    for _ in range(6):
        hand.key("Alt+Enter")

    assert hand.editor.height() > tall


def test_a_long_text_is_typed_inside_the_window(hand: Hand) -> None:
    low = hand.row(Card, "Ingeleverde boeken")
    hand.canvas.zoom_by(3.0)
    hand.selection.choose([low.key])
    hand.key("F2")
    for _ in range(80):
        hand.type("a")
        hand.key("Alt+Enter")

    assert hand.editor is not None
    assert hand.canvas.viewport().rect().contains(hand.editor.geometry())
