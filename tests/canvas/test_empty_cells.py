"""Empty cells: a click chooses the place where typing begins; nobody needs to know the arrows for it."""

from __future__ import annotations

from journey_editor.canvas.cells import Cell
from journey_editor.kernel.geometry import Point
from journey_editor.model.edits.cards import HOLDS
from journey_editor.model.edits.removal import remove
from journey_editor.model.records import Channel, Lane, LaneLevel, Step, Touchpoint
from tests.canvas.driver import SHIFT, Hand


def an_empty_channel(hand: Hand) -> tuple[Step, Channel]:
    """A step and a channel that do not meet yet."""
    taken = {(one.step, one.channel) for one in hand.document.kept.all(Touchpoint).values()}
    return next(
        (step, channel)
        for step in hand.plan.columns.steps
        for channel in hand.document.kept.all(Channel).sorted()
        if (step.id, channel.id) not in taken
    )


def an_empty_lane(hand: Hand) -> tuple[Step, Lane]:
    """A step and a lane of cards that do not meet yet."""
    cells = hand.canvas.cells
    return next(
        (step, lane)
        for lane in hand.document.kept.all(Lane).sorted()
        if lane.kind in HOLDS and lane.level == LaneLevel.STEP and cells.holds(Cell(lane.key, ""))
        for step in hand.plan.columns.steps
        if not cells.inside(Cell(lane.key, step.id))
    )


def test_a_click_in_an_empty_cell_is_where_typing_begins(hand: Hand) -> None:
    step, channel = an_empty_channel(hand)

    hand.click(hand.cell(step, channel))
    hand.type("Vraagt het")
    hand.key("Enter")

    made = hand.row(Touchpoint, "Vraagt het")
    assert (made.step, made.channel) == (step.id, channel.id)


def test_a_double_click_in_an_empty_cell_opens_a_text_there(hand: Hand) -> None:
    step, channel = an_empty_channel(hand)

    hand.double_click(hand.cell(step, channel))

    assert hand.editor is not None
    hand.type("Vraagt het")
    hand.key("Enter")
    assert hand.row(Touchpoint, "Vraagt het").step == step.id


def test_a_double_click_that_nothing_follows_leaves_no_trace(hand: Hand) -> None:
    before, (step, channel) = hand.document.kept, an_empty_channel(hand)

    hand.double_click(hand.cell(step, channel))
    hand.key("Esc")

    assert hand.document.kept is before
    assert hand.document.project is before


def test_a_click_in_an_empty_lane_lets_a_card_be_typed(hand: Hand) -> None:
    step, lane = an_empty_lane(hand)

    hand.click(hand.cell(step, lane))

    assert hand.selection.cell == Cell(lane.key, step.id)


def test_a_page_that_was_taken_along_from_an_empty_cell_chooses_none(hand: Hand) -> None:
    step, channel = an_empty_channel(hand)

    hand.press(hand.cell(step, channel))
    hand.drag_by(60, 40)
    hand.drag_by(-60, -40)
    hand.release()

    assert hand.selection.cell is None


def test_a_click_beside_the_map_chooses_nothing(hand: Hand) -> None:
    step, channel = an_empty_channel(hand)
    hand.click(hand.cell(step, channel))

    hand.click(hand.nowhere())

    assert hand.selection.cell is None
    assert not hand.chosen


def test_a_band_that_touches_nothing_chooses_no_cell(hand: Hand) -> None:
    step, channel = an_empty_channel(hand)

    hand.press(hand.cell(step, channel), keys=SHIFT)
    hand.release()

    assert hand.selection.cell is None


def test_a_map_whose_last_step_went_is_begun_again_by_typing_alone(hand: Hand) -> None:
    hand.apply(remove(hand.document.kept, [one.key for one in hand.plan.columns.stages]))
    assert not hand.plan.columns.steps
    hand.canvas.setFocus()

    hand.type("Opnieuw")
    hand.key("Enter")

    assert hand.row(Step, "Opnieuw").id == hand.plan.columns.steps[0].id


def test_a_map_without_steps_keeps_a_column_in_which_a_click_chooses_where_to_type(hand: Hand) -> None:
    hand.apply(remove(hand.document.kept, [one.key for one in hand.plan.columns.stages]))
    channel = hand.plan.channels[0]
    place = hand.start_of(0)

    hand.click(hand.spot(Point(place.x + 5, (channel.top + channel.bottom) / 2)))
    hand.type("Opnieuw")
    hand.key("Enter")

    assert hand.row(Touchpoint, "Opnieuw").channel == channel.id
