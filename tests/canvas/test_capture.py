"""Capture: a map is written by keys alone, as fast as somebody types (R-60)."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from journey_editor.canvas.cells import STEPS, Cell
from journey_editor.model.edits.removal import remove
from journey_editor.model.records import (
    Card,
    Channel,
    Experience,
    Lane,
    LaneKind,
    Note,
    Pain,
    Persona,
    Step,
    Touchpoint,
)
from journey_editor.storage.lost import find_lost
from tests.canvas.driver import Hand
from tests.kept import killed, settled


def last_step(hand: Hand) -> Step:
    return hand.row(Step, "Levert het in")


def lane(hand: Hand, kind: LaneKind) -> Lane:
    return next(one for one in hand.document.kept.all(Lane).sorted() if one.kind == kind)


def empty_cell(hand: Hand, kind: LaneKind) -> Cell:
    """An empty cell of a lane, with room at its right."""
    found = lane(hand, kind)
    steps = hand.plan.columns.steps[:-1]
    return next(cell for step in steps if not hand.canvas.cells.inside(cell := Cell(found.key, step.id)))


def test_steps_are_typed_one_after_the_other(hand: Hand) -> None:
    before = len(hand.plan.columns.steps)
    hand.click(last_step(hand))
    hand.key("Right")
    for title in ("Bewaart", "Deelt", "Vergeet"):
        hand.type(title)
        hand.key("Enter")

    titles = [step.title for step in hand.plan.columns.steps]
    assert titles[before:] == ["Bewaart", "Deelt", "Vergeet"]
    assert len(hand.plan.columns.steps) == before + 3


def test_a_letter_in_an_empty_cell_begins_a_card_and_enter_goes_right(hand: Hand) -> None:
    cell = empty_cell(hand, LaneKind.PAIN)
    hand.selection.choose_cell(cell)
    hand.type("Te druk")
    hand.key("Enter")

    pain = hand.row(Pain, "Te druk")
    assert (pain.lane, pain.first_step) == (cell.row.id, cell.step)
    order = [step.id for step in hand.plan.columns.steps]
    beside = order[order.index(cell.step) + 1]
    assert (hand.selection.cell or hand.canvas.cells.at(hand.chosen[0])) == Cell(cell.row, beside)


def test_a_typed_card_is_one_entry_of_undo_and_leaves_nothing_behind(hand: Hand) -> None:
    before = hand.document.kept
    hand.selection.choose_cell(empty_cell(hand, LaneKind.QUOTE))
    hand.type("Waarom?")
    hand.key("Enter")
    hand.document.undo()

    assert hand.document.kept == before
    assert hand.document.undo_label is None


@pytest.mark.parametrize("typed", ["", "iets"])
def test_escape_leaves_no_trace_of_what_was_begun(hand: Hand, typed: str) -> None:
    before = hand.document.kept
    hand.selection.choose_cell(empty_cell(hand, LaneKind.NEED))
    hand.key("F2")
    hand.type(typed)
    hand.key("Escape")

    assert hand.editor is None
    assert hand.document.kept is before
    assert hand.document.project is before
    assert hand.document.undo_label is None


def test_a_card_that_was_left_empty_is_none(hand: Hand) -> None:
    before = hand.document.kept
    hand.selection.choose_cell(empty_cell(hand, LaneKind.NEED))
    hand.key("Enter")
    hand.key("Enter")

    assert hand.document.project is before


def test_the_map_makes_room_while_a_card_is_typed(hand: Hand) -> None:
    cell = empty_cell(hand, LaneKind.NEED)
    hand.selection.choose_cell(cell)
    hand.key("Enter")

    assert len(hand.canvas.cells.inside(cell)) == 1
    assert hand.editor is not None


def test_shift_enter_begins_another_card_in_the_same_cell(hand: Hand, need: Card) -> None:
    hand.click(need)
    hand.key("Shift+Enter")
    hand.type("Nog een")
    hand.key("Shift+Enter")
    hand.type("En nog een")
    hand.key("Enter")

    added = [hand.row(Card, said) for said in ("Nog een", "En nog een")]
    assert {(one.lane, one.first_step) for one in added} == {(need.lane, need.first_step)}
    tops = [hand.group(one).at.y for one in (need, *added)]
    assert tops == sorted(tops)


def test_tab_goes_to_the_next_lane_and_back(hand: Hand) -> None:
    cell = empty_cell(hand, LaneKind.NEED)
    hand.selection.choose_cell(cell)
    hand.type("Zomaar")
    hand.key("Tab")
    chosen = hand.selection.cell or hand.canvas.cells.at(hand.chosen[0])
    assert chosen is not None
    rows = [one.id for one in hand.plan.lanes]
    assert rows.index(chosen.row.id) == rows.index(cell.row.id) + 1
    assert chosen.step == cell.step

    hand.key("F2")
    hand.key("Shift+Tab")
    assert hand.chosen == [hand.row(Card, "Zomaar").key]


def test_tab_below_the_last_lane_goes_to_the_next_step_and_replaces_nothing(hand: Hand) -> None:
    steps = hand.plan.columns.steps
    lowest = hand.document.kept.one(Lane, hand.plan.lanes[-1].id)
    hand.selection.choose_cell(Cell(lowest.key, steps[-1].id))
    hand.type("Onderaan")
    hand.key("Tab")
    assert hand.selection.cell == Cell(STEPS, "")
    hand.type("Daarna")
    hand.key("Enter")

    assert hand.row(Step, "Daarna").id == hand.plan.columns.steps[-1].id
    below = hand.canvas.cells.inside(Cell(lowest.key, steps[-1].id))
    assert hand.row(Card, "Onderaan").key in below


def test_a_letter_replaces_what_is_chosen_and_f2_goes_on_with_it(hand: Hand, need: Card) -> None:
    hand.click(need)
    hand.type("Nieuw")
    hand.key("Enter")
    assert hand.now(need).text == "Nieuw"

    hand.click(hand.now(need))
    hand.key("F2")
    assert hand.typed == "Nieuw"


def test_what_is_composed_begins_a_text_too(hand: Hand) -> None:
    hand.selection.choose_cell(empty_cell(hand, LaneKind.NEED))
    hand.canvas.setFocus()
    hand.compose("よ")
    assert hand.editor is not None
    hand.key("Enter")

    assert hand.row(Card, "よ").text == "よ"


def test_touchpoints_are_typed_along_a_channel(hand: Hand) -> None:
    app = hand.row(Channel, "App")
    step = next(s for s in hand.plan.columns.steps if not hand.canvas.cells.inside(Cell(app.key, s.id)))
    hand.selection.choose_cell(Cell(app.key, step.id))
    hand.type("Melding")
    hand.key("Enter")

    added = hand.row(Touchpoint, "Melding")
    assert (added.step, added.channel) == (step.id, app.id)


def test_typing_beyond_the_last_step_brings_the_step_along_in_one_entry(hand: Hand) -> None:
    before = hand.document.kept
    hand.selection.choose_cell(Cell(lane(hand, LaneKind.PAIN).key, ""))
    hand.type("Boete")
    hand.key("Enter")

    pain = hand.row(Pain, "Boete")
    assert pain.first_step == hand.plan.columns.steps[-1].id
    assert len(hand.document.kept.all(Step)) == len(before.all(Step)) + 1
    hand.document.undo()
    assert hand.document.kept == before


def test_digits_set_the_emotion_along_a_curve(hand: Hand) -> None:
    persona = hand.document.kept.all(Persona).sorted()[0]
    points = hand.document.kept.all(Experience).where("persona", persona.id)
    hand.apply(remove(hand.document.kept, [one.key for one in points]))
    hand.selection.choose_cell(Cell(persona.key, hand.plan.columns.steps[0].id))
    hand.type("531")

    said = [
        hand.document.kept.row(key)
        for step in hand.plan.columns.steps[:3]
        for key in hand.canvas.cells.inside(Cell(persona.key, step.id))
    ]
    assert [one.emotion for one in said if isinstance(one, Experience)] == [1, 0, -1]


def test_digits_stay_on_the_last_point_of_a_curve(hand: Hand) -> None:
    persona = hand.document.kept.all(Persona).sorted()[0]
    last = Cell(persona.key, hand.plan.columns.steps[-1].id)
    point = hand.canvas.cells.inside(last)[-1]
    hand.selection.choose([point])

    hand.type("15")

    felt = hand.document.kept.row(point)
    assert isinstance(felt, Experience)
    assert felt.emotion == 1
    assert hand.chosen == [point]


def test_digits_that_the_scale_has_not_set_nothing(hand: Hand) -> None:
    point = next(one for one in hand.document.kept.all(Experience).sorted() if hand.on_the_map(one))
    before = hand.document.kept
    hand.selection.choose([point.key])
    hand.type("09")

    assert hand.document.kept is before


def test_alt_and_a_digit_set_what_was_expected(hand: Hand) -> None:
    point = next(one for one in hand.document.kept.all(Experience).sorted() if hand.on_the_map(one))
    hand.selection.choose([point.key])
    hand.key("Alt+4")

    assert hand.now(point).expected == 0.5


def test_ctrl_arrows_move_a_card_and_the_moves_are_one_entry(hand: Hand, need: Card) -> None:
    before = hand.document.kept
    order = [step.id for step in hand.plan.columns.steps]
    at = order.index(str(need.first_step))
    hand.click(need)
    hand.key("Ctrl+Right")
    hand.key("Ctrl+Right")

    assert hand.now(need).first_step == order[at + 2]
    assert hand.chosen == [need.key]
    hand.document.undo()
    assert hand.document.kept == before


def test_ctrl_shift_arrows_stretch_a_card_and_take_it_back(hand: Hand, need: Card) -> None:
    order = [step.id for step in hand.plan.columns.steps]
    at = order.index(str(need.first_step))
    hand.click(need)
    hand.key("Ctrl+Shift+Right")
    assert hand.now(need).last_step == order[at + 1]
    hand.key("Ctrl+Shift+Left")
    hand.key("Ctrl+Shift+Left")
    assert hand.now(need).last_step == order[at]


def test_another_change_while_a_card_is_begun_loses_nothing_typed(hand: Hand, need: Card) -> None:
    hand.selection.choose_cell(empty_cell(hand, LaneKind.NEED))
    hand.type("Blijft")
    hand.apply(remove(hand.document.kept, [need.key]))
    hand.key("Enter")

    assert hand.row(Card, "Blijft").lane is not None
    assert hand.gone(need)


def test_a_card_whose_place_goes_while_it_is_typed_waits_in_the_inbox(hand: Hand) -> None:
    cell = empty_cell(hand, LaneKind.NEED)
    hand.selection.choose_cell(cell)
    hand.type("Blijft")
    hand.apply(remove(hand.document.kept, [cell.row]))
    if hand.editor is not None:
        hand.key("Enter")

    kept = [one for one in hand.document.kept.all(Card).values() if one.text == "Blijft"]
    assert len(kept) == 1
    assert isinstance(kept[0], Note)
    assert kept[0].lane is None


def test_a_pause_in_typing_keeps_what_is_typed_so_far(hand: Hand, tmp_path: Path, qtbot: QtBot) -> None:
    hand.document.keep_in(lambda: tmp_path / "sessions")
    hand.selection.choose_cell(empty_cell(hand, LaneKind.NEED))
    hand.type("Nog niet klaar")
    copy = hand.document.working_copy
    assert copy is not None
    qtbot.wait(1500)
    assert settled(copy) is None
    killed(copy)

    (lost,), _ = find_lost(tmp_path / "sessions")
    found = lost.read().project
    lost.release()
    assert "Nog niet klaar" in [one.text for one in found.all(Card).values()]
    assert "Nog niet klaar" not in [one.text for one in hand.document.kept.all(Card).values()]
    hand.key("Escape")
