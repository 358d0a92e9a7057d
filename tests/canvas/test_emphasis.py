"""Emphasis: what is looked for stays as it is, everything else steps back, whatever is laid out next."""

from __future__ import annotations

from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Card, RowKey, Stage, Touchpoint
from tests.canvas.driver import Hand


def dim(hand: Hand) -> set[RowKey]:
    """The rows that are not at full strength."""
    scene = hand.canvas.sheet_scene
    owners = {group.owner for group in scene.groups() if group.owner is not None}
    return {key for key in owners if scene.strength(key) < 1}


def drawn(hand: Hand) -> set[RowKey]:
    return {group.owner for group in hand.canvas.sheet_scene.groups() if group.owner is not None}


def test_every_other_row_steps_back_and_comes_forward_again(hand: Hand, shelf: Touchpoint) -> None:
    scene = hand.canvas.sheet_scene
    scene.emphasise({shelf.key})
    assert dim(hand) == drawn(hand) - {shelf.key}

    stage = hand.row(Stage, "Gebruik")
    scene.emphasise({stage.key})
    assert dim(hand) == drawn(hand) - {stage.key}

    scene.emphasise(set())
    assert dim(hand) == drawn(hand)

    scene.emphasise(None)
    assert dim(hand) == set()


def test_it_outlives_a_new_layout_and_holds_for_new_rows(hand: Hand, shelf: Touchpoint, need: Card) -> None:
    hand.canvas.sheet_scene.emphasise({shelf.key})
    hand.apply(set_values(hand.document.kept, shelf.key, title="Schappen"))
    hand.apply(remove(hand.document.kept, [need.key]))
    assert need.key not in drawn(hand)
    hand.document.undo()

    assert need.key in drawn(hand)
    assert dim(hand) == drawn(hand) - {shelf.key}
