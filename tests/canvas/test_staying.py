"""Staying: where the keys go on when what was chosen is gone."""

from __future__ import annotations

import pytest

from journey_editor.canvas.cells import STAGES, STEPS, Cell
from journey_editor.kernel.ids import Mint
from journey_editor.layout.view import View
from journey_editor.model.edits.cards import to_inbox
from journey_editor.model.edits.grid import add_touchpoint
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.transitions import connect
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import (
    Card,
    Channel,
    Experience,
    Lane,
    Persona,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
)
from journey_editor.session.document import Document
from tests.canvas.driver import Hand
from tests.sample_maps.samples import build


def delete(hand: Hand, *rows: Record) -> None:
    hand.apply(remove(hand.document.kept, [row.key for row in rows]))


def alone(hand: Hand, row: Record) -> Cell:
    """Choose a row that has its cell for itself; return that."""
    hand.selection.choose([row.key])
    cell = hand.canvas.cells.at(row.key)
    assert cell is not None
    assert hand.canvas.cells.inside(cell) == (row.key,)
    return cell


def test_after_a_card_is_deleted_the_keys_go_on_in_its_cell(hand: Hand, need: Card) -> None:
    cell = alone(hand, need)

    delete(hand, need)
    assert (hand.chosen, hand.selection.cell) == ([], cell)
    hand.key("Left")
    hand.key("Right")
    assert hand.selection.cell == cell
    hand.type("Iets")
    hand.key("Enter")
    assert hand.row(Card, "Iets").first_step == cell.step


def test_after_a_touchpoint_is_deleted_the_keys_go_on_in_its_cell(hand: Hand, shelf: Touchpoint) -> None:
    cell = alone(hand, shelf)

    delete(hand, shelf)

    assert hand.selection.cell == cell == Cell(RowKey(Channel.table, shelf.channel), shelf.step)


def test_of_several_in_one_cell_the_next_is_chosen_and_after_the_last_the_one_before(hand: Hand) -> None:
    shelf = hand.row(Touchpoint, "Kasten")
    for title in ("Twee", "Drie"):
        kept = hand.document.kept
        hand.apply(
            add_touchpoint(kept, step=shelf.step, channel=shelf.channel, mint=hand.document.mint, title=title)
        )
    two, three = hand.row(Touchpoint, "Twee"), hand.row(Touchpoint, "Drie")

    hand.selection.choose([two.key])
    delete(hand, two)
    assert hand.chosen == [three.key]
    delete(hand, three)
    assert hand.chosen == [shelf.key]


def test_after_undo_of_what_was_added_the_keys_go_on_in_its_cell(hand: Hand) -> None:
    shelf = hand.row(Touchpoint, "Kasten")
    step, channel = hand.row(Step, "Leent het boek"), hand.row(Channel, "Website")
    kept = hand.document.kept
    hand.apply(add_touchpoint(kept, step=step.id, channel=channel.id, mint=hand.document.mint, title="Nieuw"))
    alone(hand, hand.row(Touchpoint, "Nieuw"))

    hand.document.undo()

    assert hand.selection.cell == Cell(channel.key, step.id)
    assert hand.now(shelf) == shelf


def test_a_card_that_goes_to_the_inbox_leaves_the_keys_in_its_cell(hand: Hand, need: Card) -> None:
    cell = alone(hand, need)

    hand.apply(to_inbox(hand.document.kept, [need], mint=hand.document.mint))

    assert (hand.chosen, hand.selection.cell) == ([], cell)


def test_a_card_that_was_chosen_in_the_inbox_stays_chosen(hand: Hand, need: Card) -> None:
    hand.apply(to_inbox(hand.document.kept, [need], mint=hand.document.mint))
    hand.selection.choose([need.key])

    hand.apply(set_values(hand.document.kept, need.key, text="Anders"))

    assert hand.chosen == [need.key]


def test_what_is_only_previewed_as_gone_leaves_what_is_chosen(hand: Hand, need: Card) -> None:
    hand.selection.choose([need.key])

    hand.document.preview(to_inbox(hand.document.kept, [need], mint=hand.document.mint))
    assert hand.chosen == [need.key]
    hand.document.preview(None)
    assert hand.chosen == [need.key]


@pytest.mark.parametrize(
    ("gone", "to"),
    [
        ("Vindt de kast", "Vraagt om hulp"),
        ("Levert het in", "Leest en verlengt"),
        ("Wil iets lezen", "Zoekt in de catalogus"),
    ],
)
def test_after_a_step_is_deleted_the_one_that_took_its_place_is_chosen(
    hand: Hand, gone: str, to: str
) -> None:
    step = hand.row(Step, gone)
    alone(hand, step)

    delete(hand, step)

    assert hand.chosen == [hand.row(Step, to).key]


def test_after_a_stage_is_deleted_the_one_that_took_its_place_is_chosen(hand: Hand) -> None:
    stage = hand.row(Stage, "Gebruik")
    hand.selection.choose([stage.key])

    delete(hand, stage)

    assert hand.chosen == [hand.row(Stage, "Loyaliteit").key]


@pytest.mark.parametrize(
    ("kind", "gone", "to"), [(Channel, "App", "Infobalie"), (Lane, "Behoeften", "Uitspraken")]
)
def test_after_a_row_is_deleted_the_label_that_took_its_place_is_chosen(
    hand: Hand, kind: type[Channel | Lane], gone: str, to: str
) -> None:
    row = hand.row(kind, gone)
    hand.selection.choose([row.key])

    delete(hand, row)

    assert hand.chosen == [hand.row(kind, to).key]


def test_after_an_emotion_is_deleted_the_keys_go_on_along_its_curve(hand: Hand) -> None:
    senior, shelf = hand.row(Persona, "Senior"), hand.row(Touchpoint, "Kasten")
    felt = hand.document.kept.one(Experience, Experience.known_by(persona=senior.id, subject=shelf.key).id)
    cell = alone(hand, felt)

    delete(hand, felt)

    assert hand.selection.cell == cell == Cell(senior.key, shelf.step)
    hand.key("4")
    assert hand.now(felt).emotion == 0.5


def test_after_a_transition_is_deleted_the_keys_go_on_where_it_began(hand: Hand) -> None:
    start, end = hand.row(Touchpoint, "Kasten"), hand.row(Touchpoint, "Homepage")
    made = connect(hand.document.kept, source=start.id, target=end.id, mint=hand.document.mint)
    hand.apply(made)
    hand.selection.choose(made.edits)

    hand.document.undo()

    assert hand.selection.cell == hand.canvas.cells.at(start.key)


def test_a_cell_whose_step_goes_becomes_the_one_that_took_its_place(hand: Hand) -> None:
    lane, step = hand.row(Lane, "Uitspraken"), hand.row(Step, "Leent het boek")
    hand.selection.choose_cell(Cell(lane.key, step.id))

    delete(hand, step)

    chosen = hand.selection.cell or hand.canvas.cells.at(hand.chosen[0])
    assert chosen == Cell(lane.key, hand.row(Step, "Leest en verlengt").id)


def test_where_something_else_is_chosen_that_stays_chosen(hand: Hand, need: Card, shelf: Touchpoint) -> None:
    hand.selection.choose([shelf.key, need.key])

    delete(hand, need)

    assert hand.chosen == [shelf.key]


def test_where_nothing_is_left_the_map_is_begun_again(hand: Hand) -> None:
    stages = [*hand.document.kept.all(Stage).values()]
    hand.selection.choose([stages[0].key])

    delete(hand, *stages)

    assert hand.chosen == []
    assert hand.selection.cell in {Cell(STAGES, ""), Cell(STEPS, "")}
    assert hand.canvas.cells.holds(hand.selection.cell)


def test_another_document_is_not_entered_in_the_middle(hand: Hand, need: Card) -> None:
    hand.selection.choose([need.key])
    project = build("story_time")
    view = View.first(project)
    assert view is not None

    hand.canvas.show_document(Document(project, mint=Mint.seeded("other")), view, hand.desk)

    assert (hand.chosen, hand.selection.cell) == ([], None)
