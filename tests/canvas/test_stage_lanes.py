"""Lanes whose cards lie at stages, under hands and keys."""

from __future__ import annotations

from journey_editor.canvas.speech import spoken, spoken_cell
from journey_editor.kernel.words import Words
from journey_editor.model.edits.cards import PLACE
from journey_editor.model.edits.lanes import set_level
from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Card, Lane, LaneKind, LaneLevel, Stage, Step
from tests.canvas.driver import Hand


def at_stages(hand: Hand, kind: LaneKind = LaneKind.NEED) -> Lane:
    """Let the cards of a lane lie at stages."""
    lane = next(one for one in hand.document.kept.all(Lane).values() if one.kind == kind)
    hand.document.apply("level", set_level(hand.document.kept, lane, LaneLevel.STAGE))
    return hand.document.kept.one(Lane, lane.id)


def first_card(hand: Hand, lane: Lane, stage: str) -> Card:
    cards = hand.document.kept.all(Card).where("lane", lane.id)
    return next(card for card in cards if card.stage == hand.row(Stage, stage).id)


def place(card: Card) -> tuple[str | None, ...]:
    return tuple(getattr(card, name) for name in PLACE)


def test_a_card_is_dragged_to_a_narrower_stage_and_back_to_a_wider_one(hand: Hand) -> None:
    lane = at_stages(hand)
    card = first_card(hand, lane, "Oriëntatie")
    for step, stage in (("Levert het in", "Loyaliteit"), ("Vraagt om hulp", "Gebruik")):
        hand.press(hand.now(card))
        hand.drag_to(hand.row(Step, step), lane)
        hand.release()
        assert place(hand.now(card)) == (lane.id, None, None, hand.row(Stage, stage).id)


def test_a_card_that_stays_in_its_stage_changes_nothing(hand: Hand) -> None:
    lane = at_stages(hand)
    card = first_card(hand, lane, "Gebruik")
    before = hand.document.kept
    hand.press(card)
    hand.drag_to(hand.row(Step, "Leent het boek"), lane)
    hand.release()
    assert hand.document.kept == before


def test_a_card_goes_by_keys_from_stage_to_stage(hand: Hand) -> None:
    lane = at_stages(hand)
    card = first_card(hand, lane, "Oriëntatie")
    hand.click(card)
    hand.key("Ctrl+Right")
    assert hand.now(card).stage == hand.row(Stage, "Gebruik").id
    hand.key("Ctrl+Right")
    hand.key("Ctrl+Right")
    assert hand.now(card).stage == hand.row(Stage, "Loyaliteit").id
    hand.key("Ctrl+Left")
    assert hand.now(card).stage == hand.row(Stage, "Gebruik").id


def test_the_arrows_walk_such_a_lane_stage_by_stage(hand: Hand) -> None:
    lane = at_stages(hand)
    hand.click(lane)
    seen: list[str | None] = []
    for _ in range(3):
        hand.key("Right")
        current = hand.selection.current
        assert current is not None
        seen.append(hand.document.kept.one(Card, current.id).stage)
    assert seen == [hand.row(Stage, title).id for title in ("Oriëntatie", "Gebruik", "Loyaliteit")]
    hand.key("Right")
    assert hand.selection.cell is not None
    assert hand.selection.cell.step == ""


def test_a_card_and_a_cell_of_a_stage_are_said_with_the_stage(hand: Hand) -> None:
    lane = at_stages(hand)
    card = first_card(hand, lane, "Gebruik")
    assert spoken(hand.document.kept, card.key, Words()).endswith(", Gebruik")
    hand.selection.choose_cell(hand.canvas.cells.first._replace(row=lane.key))
    assert hand.selection.cell is not None
    assert spoken_cell(hand.document.kept, hand.selection.cell, Words()).endswith(", Oriëntatie")


def test_the_arrows_walk_empty_stages_one_by_one_too(hand: Hand) -> None:
    lane = at_stages(hand)
    cards = hand.document.kept.all(Card).where("lane", lane.id)
    hand.document.apply("empty", remove(hand.document.kept, [card.key for card in cards]))
    hand.click(lane)
    columns = hand.canvas.cells.plan.columns
    firsts = [columns.steps[first].id for first, _ in columns.stretches.values()]

    def walked(key: str, times: int) -> list[str]:
        seen = []
        for _ in range(times):
            hand.key(key)
            assert hand.selection.cell is not None
            seen.append(hand.selection.cell.step)
        return seen

    assert walked("Right", 4) == [*firsts, ""]
    assert walked("Left", 3) == firsts[::-1]
