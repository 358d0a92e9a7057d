from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.cards import add_note, move_note
from journey_editor.model.edits.experience import set_experience
from journey_editor.model.edits.moving import move_step
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import Id, Rank, Refers, columns_of
from journey_editor.model.merge import Merged, Side, merge
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    CardKind,
    Experience,
    Lane,
    LaneKind,
    Metric,
    Persona,
    Record,
    Rule,
    Setting,
    Stage,
    Step,
    Touchpoint,
    Transition,
)
from tests.model.merging import result
from tests.strategies import BRIEFLY, furnished, projects, values

BASE = furnished("rows", stages=2)
LANES = {lane.kind: lane for lane in BASE.all(Lane).values()}
STEPS = BASE.all(Step).sorted()
ADDED = add_note(
    BASE, lane=LANES[LaneKind.NEED].id, first_step=STEPS[0].id, mint=Mint.seeded("card"), text="quiet"
)
NOTED = ADDED.applied_to(BASE)
CARD = ADDED.added(Card)[0]
TEXTS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9)


def but(project: Project, row: Record, **given: Any) -> Project:
    """Return `project` with some values of a row."""
    return set_values(project, row.key, **given).applied_to(project)


def together(base: Project, ours: Project, theirs: Project) -> Merged:
    """Merge what must not clash."""
    merged = merge(base, ours, theirs)
    assert merged.clashes == ()
    return merged


@BRIEFLY
@given(projects(most=8), st.data())
def test_edits_of_different_fields_never_clash_and_both_count(base: Project, data: st.DataObject) -> None:
    sides: list[dict[str, Any]] = [{}, {}]
    row: Any = data.draw(st.sampled_from([*base.rows()]))
    for column in columns_of(type(row)):
        alone = column.name not in (*row.natural, "rule", "target", "years", "kind")
        if alone and not isinstance(column.field, Id | Rank | Refers):
            data.draw(st.sampled_from(sides))[column.name] = data.draw(values(column))
    ours, theirs = (but(base, row, **given) for given in sides)
    after = result(ours, together(base, ours, theirs))
    assert after.row(row.key) == replace(row, **sides[0], **sides[1])


def test_renamed_here_and_moved_there_is_no_clash() -> None:
    ours = but(NOTED, CARD, text="a quiet corner")
    moved = move_note(NOTED, CARD, lane=LANES[LaneKind.QUOTE].id, first_step=STEPS[1].id)
    after = result(ours, together(NOTED, ours, moved.applied_to(NOTED))).one(Card, CARD.id)
    assert (after.text, after.lane, after.first_step) == (
        "a quiet corner",
        LANES[LaneKind.QUOTE].id,
        STEPS[1].id,
    )
    assert after.kind is CardKind.QUOTE


def test_a_step_that_one_side_moved_and_the_other_reordered_stands_where_it_was_moved() -> None:
    stages, mint = BASE.all(Stage).sorted(), Mint.seeded("moves")
    step = BASE.all(Step).where("stage", stages[1].id)[0]
    ours = move_step(BASE, step, stage=stages[1].id, position=1, mint=mint).applied_to(BASE)
    theirs = move_step(BASE, step, stage=stages[0].id, position=0, mint=mint).applied_to(BASE)
    after = result(ours, together(BASE, ours, theirs)).one(Step, step.id)
    assert after == theirs.one(Step, step.id)


def test_a_card_that_both_moved_lies_wholly_where_one_of_them_put_it() -> None:
    lanes = LANES[LaneKind.QUOTE], LANES[LaneKind.NEED]
    ours, theirs = (
        move_note(NOTED, CARD, lane=lane.id, first_step=STEPS[at].id).applied_to(NOTED)
        for at, lane in enumerate(lanes, 1)
    )
    (clash,) = merge(NOTED, ours, theirs).clashes
    assert (clash.key, clash.base, clash.deleted_by, clash.may_be_both) == (CARD.key, CARD, None, False)
    assert {"lane", "first_step", "last_step", "stage"} <= set(clash.fields)
    for side, project in ((Side.OURS, ours), (Side.THEIRS, theirs), (Side.BOTH, ours)):
        for asked in ({"prefer": side}, {"chosen": {clash.id: side}}):
            merged = merge(NOTED, ours, theirs, **asked)
            assert result(ours, merged).one(Card, CARD.id) == project.one(Card, CARD.id)


@BRIEFLY
@given(TEXTS, TEXTS)
def test_two_texts_may_both_be_kept(mine: str, other: str) -> None:
    step = STEPS[0]
    for row, name, joined in (
        (CARD, "text", f"{mine}!\n{other}?"),
        (step, "title", f"{mine}! / {other}?"),
    ):
        ours, theirs = but(NOTED, row, **{name: f"{mine}!"}), but(NOTED, row, **{name: f"{other}?"})
        (clash,) = merge(NOTED, ours, theirs).clashes
        assert (clash.fields, clash.may_be_both) == ((name,), True)
        after: Any = result(ours, merge(NOTED, ours, theirs, chosen={clash.id: Side.BOTH})).row(row.key)
        assert getattr(after, name) == joined


@pytest.mark.parametrize(
    ("row", "name", "mine", "other"),
    [
        (CARD, "text", "x" * 15_000, "y" * 15_000),  # too long for one field
        (CARD, "text", "", "noise"),  # nothing to keep of one
        (BASE.setting, "language", "nl", "de"),  # a mark, no text
        (BASE.setting, "levels", 3, 7),
    ],
)
def test_what_cannot_be_kept_together_is_not_offered_so(
    row: Record, name: str, mine: Any, other: Any
) -> None:
    ours, theirs = but(NOTED, row, **{name: mine}), but(NOTED, row, **{name: other})
    (clash,) = merge(NOTED, ours, theirs, prefer=Side.BOTH).clashes
    assert not clash.may_be_both
    after: Any = result(ours, merge(NOTED, ours, theirs, prefer=Side.BOTH)).row(row.key)
    assert getattr(after, name) == mine


def test_answers_that_both_sides_added_for_one_persona_at_one_place_come_together() -> None:
    persona, subject = next(iter(BASE.all(Persona))), BASE.all(Touchpoint).sorted()[0].key

    def felt(**given: float) -> Project:
        return set_experience(BASE, persona=persona, subject=subject, **given).applied_to(BASE)

    ours, theirs = felt(emotion=0.5, expected=1.0), felt(expected=1.0, found=-0.5)
    (row,) = result(ours, together(BASE, ours, theirs)).all(Experience).values()
    assert (row.emotion, row.expected, row.found) == (0.5, 1.0, -0.5)
    (clash,) = merge(BASE, ours, felt(emotion=-1.0)).clashes
    assert (clash.fields, clash.base) == (("emotion",), None)


def test_a_target_is_never_read_by_the_rule_of_another() -> None:
    metric = Metric(id="m", title="Loans", target=12.0)
    base = Project.of(Setting(id="p"), metric)
    ours, theirs = but(base, metric, rule=Rule.RELATIVE, target=-0.2), but(base, metric, target=15.0)
    for side, project in ((Side.OURS, ours), (Side.THEIRS, theirs)):
        assert result(ours, merge(base, ours, theirs, prefer=side)) == project


def test_a_passage_never_leads_from_one_sides_source_to_the_others_target() -> None:
    passage = BASE.all(Transition).sorted()[0]
    others = [
        one.id for one in BASE.all(Touchpoint).sorted() if one.id not in (passage.source, passage.target)
    ]
    ours, theirs = but(BASE, passage, source=others[0]), but(BASE, passage, target=others[0])
    (clash,) = merge(BASE, ours, theirs).clashes
    assert clash.fields == ("source", "target")
    for side, project in ((Side.OURS, ours), (Side.THEIRS, theirs)):
        assert result(ours, merge(BASE, ours, theirs, prefer=side)) == project


def test_what_came_from_them_is_told_apart() -> None:
    ours = but(NOTED, STEPS[0], title="Ours")
    theirs = but(NOTED, STEPS[1], title="Theirs").with_rows([(CARD.key, None)])
    added = add_note(theirs, lane=LANES[LaneKind.NEED].id, first_step=STEPS[0].id, mint=Mint.seeded("t"))
    news = together(NOTED, ours, added.applied_to(theirs)).news
    assert news.added == {row.key for row in added.added(Card)}
    assert news.changed == {STEPS[1].key}
    assert news.removed == {CARD.key}


def test_a_merge_is_one_change_that_can_be_taken_back() -> None:
    ours, theirs = but(NOTED, STEPS[0], title="Ours"), but(NOTED, STEPS[1], title="Theirs")
    change = merge(NOTED, ours, theirs).change
    assert change.inverted().applied_to(change.applied_to(ours)) == ours
    assert set(change.edits) == {STEPS[1].key}
