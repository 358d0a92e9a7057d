from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, add_note, move_note
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.grid import add_channel, add_lane, add_stage, add_step, move_touchpoint
from journey_editor.model.edits.placing import placed
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.transitions import connect
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import columns_of
from journey_editor.model.integrity import mend
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    CardKind,
    Channel,
    Code,
    Experience,
    Journey,
    Lane,
    LaneKind,
    Party,
    PartyKind,
    Persona,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
    order,
)
from journey_editor.model.structure import steps_of
from journey_editor.model.validity import InvalidRecordError, cleaned, problems
from tests.model.editing import WILD_TEXT, sessions
from tests.strategies import BRIEFLY, RANKS, SEEDS, furnished, projects

Session = list[tuple[Project, Change, Project]]


@settings(BRIEFLY, max_examples=4 * BRIEFLY.max_examples)
@given(sessions())
def test_every_edit_leaves_a_valid_project_in_which_nothing_dangles(session: Session) -> None:
    for _, change, after in session:
        assert [found for row in after.rows() if (found := problems(row))] == []
        assert mend(after) == (Change(), ())
        assert all(edit.after is None or edit.after.key == key for key, edit in change)


@BRIEFLY
@given(sessions())
def test_a_whole_session_of_edits_can_be_taken_back_and_done_again(session: Session) -> None:
    first, _, _ = session[0]
    _, _, last = session[-1]
    whole = Change()
    for _, change, _ in session:
        whole = whole.then(change)
    assert whole.applied_to(first) == last
    project = last
    for _, change, _ in reversed(session):
        project = change.inverted().applied_to(project)
    assert project == first


@BRIEFLY
@given(sessions())
def test_siblings_never_share_a_rank_after_edits(session: Session) -> None:
    _, _, last = session[-1]
    for kind, parent in ((Stage, "variant"), (Step, "stage"), (Lane, "journey"), (Touchpoint, "step")):
        for home in {getattr(row, parent) for row in last.all(kind).values()}:
            ranks = [getattr(row, "rank", "") for row in last.all(kind).where(parent, home)]
            assert len(set(ranks)) == len(ranks)


@BRIEFLY
@given(SEEDS, st.lists(st.integers(0, 12), min_size=1, max_size=8))
def test_rows_added_at_a_position_stand_there_among_their_siblings(seed: str, positions: list[int]) -> None:
    mint, project = Mint.seeded("hand" + seed), furnished(seed)
    variant, journey = next(iter(project.all(Variant))), next(iter(project.all(Journey)))
    stage = project.all(Stage).sorted()[0].id
    for position in positions:
        stages, steps = project.all(Stage).sorted(), project.all(Step).where("stage", stage)
        added: list[tuple[Change, type[Record], Sequence[Record]]] = [
            (add_stage(project, variant=variant, mint=mint, position=position), Stage, stages),
            (add_step(project, stage=stage, mint=mint, position=position), Step, steps),
            (
                add_lane(project, journey=journey, mint=mint, position=position),
                Lane,
                project.all(Lane).sorted(),
            ),
            (add_channel(project, mint=mint, position=position), Channel, project.all(Channel).sorted()),
        ]
        for change, kind, siblings in added:
            project = change.applied_to(project)
            (new,) = change.added(kind)
            before = [row.id for row in siblings]
            at = min(position, len(before))
            after = [row.id for row in project.all(kind).sorted() if row.id in {*before, new.id}]
            assert after == [*before[:at], new.id, *before[at:]]


@BRIEFLY
@given(st.lists(RANKS | st.just("A"), max_size=6), RANKS, st.none() | st.integers(0, 7), SEEDS)
def test_a_row_is_placed_among_its_siblings_and_keeps_its_rank_where_it_stands_already(
    ranks: list[str], rank: str, position: int | None, seed: str
) -> None:
    siblings = sorted((Channel(id=str(n), rank=rank) for n, rank in enumerate(ranks)), key=order)
    own = Channel(id="own", rank=rank)
    among = sorted([*siblings, own], key=order)
    at = len(siblings) if position is None else min(position, len(siblings))
    moved = {row.id: row for row in placed(own, among, position, mint=Mint.seeded(seed))}
    after = sorted(({row.id: row for row in among} | moved).values(), key=order)
    names = [row.id for row in siblings]
    assert [row.id for row in after] == [*names[:at], "own", *names[at:]]
    apart = [
        "",
        *(row.rank for row in siblings[at - 1 : at] if at),
        rank,
        *(row.rank for row in siblings[at : at + 1]),
    ]
    if sorted(set(apart)) == apart:
        assert moved == {"own": own}


@BRIEFLY
@given(projects(), st.data())
def test_a_moved_touchpoint_keeps_its_transitions_and_all_else(project: Project, data: st.DataObject) -> None:
    touchpoint = data.draw(st.sampled_from(list(project.all(Touchpoint).values())))
    step = data.draw(st.sampled_from(list(project.all(Step))))
    channel = data.draw(st.sampled_from(list(project.all(Channel))))
    change = move_touchpoint(project, touchpoint.id, step=step, channel=channel, mint=Mint.seeded("m"))
    after = change.applied_to(project)
    moved = after.one(Touchpoint, touchpoint.id)
    assert (moved.step, moved.channel) == (step, channel)
    assert _but(moved, "step", "channel", "rank") == _but(touchpoint, "step", "channel", "rank")
    assert after.tables.get("transition") is project.tables.get("transition")
    assert bool(change) == ((touchpoint.step, touchpoint.channel) != (step, channel))
    assert all(key.table == "touchpoint" for key in change.edits)


@BRIEFLY
@given(projects(), st.data())
def test_a_moved_note_keeps_its_text_and_its_length_where_there_is_room(
    project: Project, data: st.DataObject
) -> None:
    mint = Mint.seeded("n")
    variant = project.all(Stage).sorted()[0].variant
    order = [step.id for step in steps_of(project, variant)]
    journey = project.one(Variant, variant).journey
    lanes = [lane for lane in project.all(Lane).where("journey", journey) if lane.kind in HOLDS]
    assume(order and lanes)
    lane, other = data.draw(st.sampled_from(lanes)), data.draw(st.sampled_from(lanes))
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(order) - 1)] * 2)))
    ends = {"first_step": order[first], "last_step": order[last]}
    added = add_note(project, lane=lane.id, mint=mint, text="x", **ends)
    project = added.applied_to(project)
    note = added.added(HOLDS[lane.kind])[0]
    to = data.draw(st.integers(0, len(order) - 1))
    change = move_note(project, note, lane=other.id, first_step=order[to])
    if HOLDS[other.kind] is not type(note):
        assert not change
        return
    moved: Any = change.applied_to(project).row(note.key)
    start, end = order.index(moved.first_step), order.index(moved.last_step)
    assert end - start == last - first
    assert start == min(to, len(order) - 1 - (last - first))
    assert moved.lane == other.id
    assert _but(moved, "lane", "first_step", "last_step", "kind") == _but(
        note, "lane", "first_step", "last_step", "kind"
    )
    if isinstance(moved, Card):
        assert moved.kind.value == other.kind.value


@pytest.mark.parametrize("kind", HOLDS, ids=str)
def test_a_lane_takes_the_kind_of_note_it_holds(kind: LaneKind) -> None:
    project, mint = furnished("x"), Mint.seeded("x")
    change = add_lane(project, journey=next(iter(project.all(Journey))), mint=mint, kind=kind)
    project, (lane,) = change.applied_to(project), change.added(Lane)
    change = add_note(project, lane=lane.id, first_step=next(iter(project.all(Step))), mint=mint, text="x")
    (note,) = change.added(HOLDS[kind])
    assert note.first_step == note.last_step
    if isinstance(note, Card):
        assert note.kind == CardKind(kind.value)


@BRIEFLY
@given(WILD_TEXT, WILD_TEXT)
def test_typed_text_is_cleaned_and_cut_to_what_its_field_holds(line: str, prose: str) -> None:
    project = furnished("x")
    persona = next(iter(project.all(Persona).values()))
    after = set_values(project, persona.key, title=line, goals=prose * 50).applied_to(project)
    now = after.one(Persona, persona.id)
    assert now.title == cleaned(line, lines=False)[:500]
    assert now.goals == cleaned(prose * 50, lines=True)[:20_000]


def test_a_value_that_its_field_cannot_have_is_refused() -> None:
    project = furnished("x")
    key = next(iter(project.all(Touchpoint).values())).key
    for values in ({"minutes": -1}, {"goal": 1}, {"moment": "other"}, {"title": None}, {"step": ""}):
        with pytest.raises(InvalidRecordError):
            set_values(project, key, **values)
    with pytest.raises(KeyError):
        set_values(project, RowKey("touchpoint", "gone"), title="x")


def test_an_id_never_changes_nor_the_key_it_follows_from() -> None:
    project = furnished("x")
    key = next(iter(project.all(Touchpoint).values())).key
    with pytest.raises(InvalidRecordError, match="an id never changes"):
        set_values(project, key, id="other")
    project = add_row(project, Code, mint=Mint(), code="DT03").applied_to(project)
    with pytest.raises(InvalidRecordError, match="follows from"):
        set_values(project, next(iter(project.all(Code).values())).key, code="DT04")


def test_two_touchpoints_are_joined_once_and_none_to_itself() -> None:
    project, mint = furnished("x"), Mint.seeded("y")
    one, other = list(project.all(Touchpoint))[:2]
    back = connect(project, source=other, target=one, mint=mint, trigger="no\nluck")
    (transition,) = back.added(Transition)
    assert transition.trigger == "no luck"
    project = back.applied_to(project)
    assert not connect(project, source=other, target=one, mint=mint)
    assert not connect(project, source=one, target=one, mint=mint)


def test_answers_of_one_persona_at_one_place_are_one_row_that_keeps_what_is_not_set_again() -> None:
    project = furnished("x")
    persona, step = next(iter(project.all(Persona))), next(iter(project.all(Step).values()))
    project = set_experience(project, persona=persona, subject=step.key, emotion=0.5, n=3).applied_to(project)
    project = set_experience(project, persona=persona, subject=step.key, emotion=None).applied_to(project)
    (row,) = project.all(Experience).values()
    assert (row.emotion, row.n) == (None, 3)
    with pytest.raises(InvalidRecordError):
        set_experience(project, persona=persona, subject=step.key, emotion=1.5)


def test_a_row_known_by_its_key_is_added_once_and_keeps_what_is_not_given_again() -> None:
    project, mint = furnished("x"), Mint.seeded("y")
    project = add_row(project, Code, mint=mint, code="DT03", attribute="Wayfinding").applied_to(project)
    project = add_row(project, Code, mint=mint, code="DT03", own=True).applied_to(project)
    (code,) = project.all(Code).values()
    assert (code.attribute, code.own) == ("Wayfinding", True)


def test_a_field_that_is_called_kind_can_be_set_like_any_other() -> None:
    change = add_row(Project({}), Party, mint=Mint(), name="Desk", kind=PartyKind.PERSON)
    assert change.added(Party)[0].kind is PartyKind.PERSON


def test_a_thousand_stages_inserted_in_front_can_all_be_kept() -> None:
    project, mint = furnished("x", stages=1), Mint.seeded("y")
    variant, titles = next(iter(project.all(Variant))), list[str]()
    for number in range(1200):
        change = add_stage(project, variant=variant, mint=mint, position=0, title=str(number))
        project = change.applied_to(project)
        titles.insert(0, str(number))
    stages = project.all(Stage).where("variant", variant)
    assert [stage.title for stage in stages][:-1] == titles
    assert [found for stage in stages if (found := problems(stage))] == []


def _but(record: Any, *names: str) -> list[Any]:
    return [getattr(record, column.name) for column in columns_of(type(record)) if column.name not in names]
