"""Lanes: where their cards lie, and how they go past each other and across the lines between sides."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.cards import HOLDS, PLACE, add_note, move_note, to_inbox
from journey_editor.model.edits.lanes import set_level, shift_lane
from journey_editor.model.edits.moving import move_step, stretch_note
from journey_editor.model.edits.removal import remove
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Journey,
    Lane,
    LaneKind,
    LaneLevel,
    LaneRole,
    Record,
    RowKey,
    Stage,
    Step,
    Variant,
)
from journey_editor.model.structure import lanes_of, rows_in
from tests.model.editing import notes_of
from tests.strategies import BRIEFLY, projects

MINT = Mint.seeded("lanes")
ROLES = st.none() | st.sampled_from(LaneRole)


def stages_map(level: LaneLevel = LaneLevel.STAGE) -> Project:
    """Two stages, of three steps and of one, and a lane of needs and one of doings."""
    return Project.of(
        Journey(id="j"),
        Variant(id="v", journey="j"),
        Stage(id="use", variant="v", title="Use", rank="1"),
        Stage(id="end", variant="v", title="End", rank="2"),
        *(Step(id=f"s{n}", stage="use", rank=str(n)) for n in (1, 2, 3)),
        Step(id="s4", stage="end", rank="4"),
        Lane(id="need", journey="j", kind=LaneKind.NEED, level=level, rank="1"),
        Lane(id="doing", journey="j", kind=LaneKind.DOING, rank="2"),
    )


def card_in(project: Project, lane: str, step: str) -> tuple[Project, Card]:
    change = add_note(project, lane=lane, first_step=step, mint=MINT, text="Quiet")
    return change.applied_to(project), change.added(Card)[0]


def place(note: Record | None) -> tuple[str | None, ...]:
    return tuple(getattr(note, name) for name in PLACE)


@BRIEFLY
@given(projects(most=8), st.data())
def test_a_lanes_level_there_and_back_keeps_every_card_and_its_text(
    project: Project, data: st.DataObject
) -> None:
    lane = data.draw(st.sampled_from([lane for lane in project.all(Lane).values() if lane.kind in HOLDS]))
    levels = [*LaneLevel] if lane.level == LaneLevel.STAGE else [*LaneLevel][::-1]
    after = project
    for level in levels:
        after = set_level(after, after.one(Lane, lane.id), level).applied_to(after)
        assert not mend(after)[1]
        for note in notes_of(project):
            now: Any = after.row(note.key)
            assert (now.text, now.lane, now.rank) == (note.text, note.lane, note.rank)
            assert note.lane == lane.id or now == note
    assert after.one(Lane, lane.id) == lane
    for note in after.all(HOLDS[lane.kind]).where("lane", lane.id):
        assert (note.stage is None) == (lane.level == LaneLevel.STEP)


def test_a_card_at_steps_goes_to_the_stage_of_its_first_and_comes_back_over_all_its_steps() -> None:
    project, card = card_in(stages_map(LaneLevel.STEP), "need", "s2")
    whole = set_level(project, project.one(Lane, "need"), LaneLevel.STAGE).applied_to(project)
    assert place(whole.row(card.key)) == ("need", None, None, "use")
    back = set_level(whole, whole.one(Lane, "need"), LaneLevel.STEP).applied_to(whole)
    assert place(back.row(card.key)) == ("need", "s1", "s3", None)


def test_what_is_added_to_a_lane_of_stages_lies_across_the_stage() -> None:
    _, card = card_in(stages_map(), "need", "s2")
    assert place(card) == ("need", None, None, "use")


def test_a_card_moves_from_stage_to_stage_and_to_and_from_a_lane_of_steps() -> None:
    project, card = card_in(stages_map(), "need", "s1")
    there = move_note(project, card, lane="need", first_step="s4").applied_to(project)
    assert place(there.row(card.key)) == ("need", None, None, "end")
    step = move_note(there, there.one(Card, card.id), lane="doing", first_step="s3").applied_to(there)
    assert place(step.row(card.key)) == ("doing", "s3", "s3", None)
    back = move_note(step, step.one(Card, card.id), lane="need", first_step="s3").applied_to(step)
    assert place(back.row(card.key)) == ("need", None, None, "use")


def test_a_card_across_a_stage_has_no_ends_to_stretch() -> None:
    project, card = card_in(stages_map(), "need", "s1")
    assert not stretch_note(project, card, first_step="s1", last_step="s4")


def test_a_card_across_a_stage_waits_in_the_inbox_without_any_place() -> None:
    project, card = card_in(stages_map(), "need", "s1")
    after = to_inbox(project, [card], mint=MINT).applied_to(project)
    assert place(after.row(card.key)) == (None, None, None, None)


def test_a_stage_that_is_deleted_takes_its_cards_along_and_a_step_does_not() -> None:
    project, card = card_in(stages_map(), "need", "s1")
    assert remove(project, [RowKey("step", "s1")]).applied_to(project).row(card.key) == card
    assert remove(project, [RowKey("stage", "use")]).applied_to(project).row(card.key) is None


def test_cards_of_a_stage_that_loses_its_last_step_go_where_the_step_goes() -> None:
    project, card = card_in(stages_map(), "need", "s4")
    step = project.one(Step, "s4")
    after = move_step(project, step, stage="use", position=0, mint=MINT).applied_to(project)
    assert place(after.row(card.key)) == ("need", None, None, "use")
    assert not mend(after)[1]


def test_cards_across_stages_belong_to_their_variant() -> None:
    project, card = card_in(stages_map(), "need", "s1")
    assert card in list(rows_in(project, "v"))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ({"stage": "gone"}, False),
        ({"lane": None}, False),
        ({"stage": None}, False),
        ({"first_step": "s1", "last_step": "s1"}, False),
        ({"first_step": "s1"}, False),
        ({"stage": "end"}, True),
    ],
)
def test_a_card_with_half_a_place_at_a_stage_is_mended_into_the_inbox(
    wrong: dict[str, Any], *, right: bool
) -> None:
    project, card = card_in(stages_map(), "need", "s1")
    torn = replace(card, **wrong)
    mended = mend(project.with_rows([(torn.key, torn)]))[0].applied_to(project.with_rows([(torn.key, torn)]))
    expected = place(torn) if right else (None, None, None, None)
    assert place(mended.row(card.key)) == expected
    assert mended.one(Card, card.id).text == card.text


@st.composite
def journeys_of_lanes(draw: st.DrawFn) -> Project:
    """A journey with lanes of every side, some hidden."""
    roles = draw(st.lists(ROLES, min_size=1, max_size=6))
    return Project.of(
        Journey(id="j"),
        *(
            Lane(id=f"l{n}", journey="j", role=role, rank=str(n), shown=draw(st.integers(0, 4)) > 0)
            for n, role in enumerate(roles, 1)
        ),
    )


@given(journeys_of_lanes(), st.data(), st.sampled_from([-1, 1]))
def test_a_lane_goes_one_place_or_one_side_and_no_other_lane_changes_sides(
    project: Project, data: st.DataObject, down: int
) -> None:
    before = lanes_of(project, "j")
    if not before:
        return
    order = [lane.id for lane, _ in before]
    id_ = data.draw(st.sampled_from(order))
    shifted = shift_lane(project, project.one(Lane, id_), down, drawn=order, mint=MINT).applied_to(project)
    after = lanes_of(shifted, "j")
    at = order.index(id_)
    sides, now = ({lane.id: side for lane, side in pairs} for pairs in (before, after))
    if 0 <= at + down < len(order) and sides[order[at + down]] == sides[id_]:
        order[at], order[at + down] = order[at + down], order[at]
    else:
        roles = list(LaneRole)
        sides[id_] = roles[max(0, min(roles.index(sides[id_]) + down, len(roles) - 1))]
    assert now == sides
    assert [lane.id for lane, _ in after] == order
    assert {lane.id: lane.title for lane in shifted.all(Lane).values()}.keys() == set(project.all(Lane))


@given(journeys_of_lanes(), st.data())
def test_down_and_up_again_leaves_the_lanes_where_they_were(project: Project, data: st.DataObject) -> None:
    before = [(lane.id, side) for lane, side in lanes_of(project, "j")]
    if not before:
        return
    id_ = data.draw(st.sampled_from(before))[0]
    after = project
    for down in (1, -1):
        drawn = [lane.id for lane, _ in lanes_of(after, "j")]
        after = shift_lane(after, after.one(Lane, id_), down, drawn=drawn, mint=MINT).applied_to(after)
    if before[-1] != (id_, LaneRole.SUPPORT):
        assert [(lane.id, side) for lane, side in lanes_of(after, "j")] == before
