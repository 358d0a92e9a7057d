"""Moving: another order loses nothing, and undo knows the way back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.moving import (
    move_channel,
    move_lane,
    move_stage,
    move_step,
    stretch_note,
)
from journey_editor.model.edits.variants import make_to_be
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Channel, Lane, Stage, Step
from journey_editor.model.structure import stages_of, steps_of
from tests.sample_maps.samples import build

PROJECT = build("uitlenen")
VARIANT = PROJECT.all(Stage).sorted()[0].variant
STEPS = steps_of(PROJECT, VARIANT)
STAGES = stages_of(PROJECT, VARIANT)
places = st.integers(0, 12)


def titles(project: Project) -> list[str]:
    return [step.title for step in steps_of(project, VARIANT)]


@given(st.sampled_from(STAGES), places)
def test_a_stage_lands_where_it_is_put_with_all_its_steps(stage: Stage, place: int) -> None:
    moved = move_stage(PROJECT, stage, position=place, mint=Mint()).applied_to(PROJECT)

    order = stages_of(moved, VARIANT)
    assert order[min(place, len(order) - 1)].id == stage.id
    assert [one.id for one in order if one.id != stage.id] == [one.id for one in STAGES if one.id != stage.id]
    assert sorted(titles(moved)) == sorted(titles(PROJECT))


@given(st.sampled_from(STEPS), st.sampled_from(STAGES), places)
def test_a_step_lands_where_it_is_put_and_the_others_keep_their_order(
    step: Step, stage: Stage, place: int
) -> None:
    change = move_step(PROJECT, step, stage=stage.id, position=place, mint=Mint())
    moved = change.applied_to(PROJECT)

    inside = [one.id for one in moved.all(Step).where("stage", stage.id)]
    assert inside[min(place, len(inside) - 1)] == step.id
    rest = [one.id for one in steps_of(moved, VARIANT) if one.id != step.id]
    assert rest == [one.id for one in STEPS if one.id != step.id]
    assert change.inverted().applied_to(moved) == PROJECT


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(STAGES), places), max_size=6))
def test_however_steps_move_every_card_keeps_a_span_from_left_to_right(
    moves: list[tuple[Step, Stage, int]],
) -> None:
    project = PROJECT
    for step, stage, place in moves:
        now = project.get(Step, step.id)
        if now is not None and project.get(Stage, stage.id) is not None:
            project = move_step(project, now, stage=stage.id, position=place, mint=Mint()).applied_to(project)

    order = [one.id for one in steps_of(project, VARIANT)]
    for card in project.all(Card).values():
        if card.first_step in order:
            assert order.index(card.first_step) <= order.index(str(card.last_step))
    assert not mend(project)[1]
    assert sorted(titles(project)) == sorted(titles(PROJECT))


@given(st.sampled_from(PROJECT.all(Lane).sorted()), places)
def test_a_lane_lands_where_it_is_put(lane: Lane, place: int) -> None:
    moved = move_lane(PROJECT, lane, position=place, mint=Mint()).applied_to(PROJECT)

    order = moved.all(Lane).where("journey", lane.journey)
    assert order[min(place, len(order) - 1)].id == lane.id


@given(st.sampled_from(PROJECT.all(Channel).sorted()), places)
def test_a_channel_lands_where_it_is_put(channel: Channel, place: int) -> None:
    moved = move_channel(PROJECT, channel, position=place, mint=Mint()).applied_to(PROJECT)

    order = moved.all(Channel).sorted()
    assert order[min(place, len(order) - 1)].id == channel.id


@given(st.sampled_from(STEPS), st.sampled_from(STEPS))
def test_a_card_stretches_between_two_steps_whichever_comes_first(one: Step, other: Step) -> None:
    card = next(card for card in PROJECT.all(Card).sorted() if card.first_step)
    stretched = stretch_note(PROJECT, card, first_step=one.id, last_step=other.id).applied_to(PROJECT)

    now = stretched.one(Card, card.id)
    order = [step.id for step in STEPS]
    ends = sorted((order.index(one.id), order.index(other.id)))
    assert [order.index(str(now.first_step)), order.index(str(now.last_step))] == ends
    assert now.text == card.text


def test_a_stage_that_goes_with_its_last_step_leaves_no_reference_behind() -> None:
    made = make_to_be(PROJECT, VARIANT, mint=Mint(), title="To be").applied_to(PROJECT)
    stage, other = STAGES[0], STAGES[1]
    for step in made.all(Step).where("stage", stage.id):
        now = made.one(Step, step.id)
        made = move_step(made, now, stage=other.id, position=0, mint=Mint()).applied_to(made)

    assert made.get(Stage, stage.id) is None
    assert not mend(made)[1]
