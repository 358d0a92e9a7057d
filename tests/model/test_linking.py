"""Linking pains, opportunities, actions, owners and metrics, and adding what is lacking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.errors import JourneyError
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.linking import link, tie, unlink
from journey_editor.model.edits.planning import answer_pain, assign_action, measure_action, plan_action
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Effect,
    Lane,
    LaneKind,
    Link,
    LinkKind,
    Metric,
    Opportunity,
    Pain,
    Party,
    RowKey,
    Stage,
)
from tests.insight.chains import action, chain_map, chain_maps, idea, metric, pain, party
from tests.strategies import BRIEFLY

WORDS, MINT = Words(), Mint.seeded("linking")
KINDS = (pain, idea, action, metric, party)
ENDS = st.tuples(st.sampled_from(KINDS), st.integers(0, 3)).map(lambda one: one[0](one[1]))


def linked(project: Project, one: RowKey, other: RowKey) -> Project:
    return link(project, one, other, mint=MINT).applied_to(project)


@BRIEFLY
@given(chain_maps(), ENDS, ENDS)
def test_what_was_linked_can_be_parted_and_is_as_before(project: Project, one: RowKey, other: RowKey) -> None:
    if project.row(one) is None or project.row(other) is None:
        return
    try:
        change = link(project, one, other, mint=MINT)
    except JourneyError:
        return
    after = change.applied_to(project)
    assert change
    assert tie(after, one, other) is not None
    assert tie(after, other, one) is not None
    with pytest.raises(JourneyError, match="already"):
        link(after, other, one, mint=MINT)
    parted = unlink(after, other, one).applied_to(after)
    owned = {one.table, other.table} == {Action.table, Party.table}
    assert owned or parted == project  # another owner was there before, perhaps
    assert tie(parted, one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [(pain(0), idea(0), LinkKind.ANSWERS), (action(0), idea(0), LinkKind.CARRIES_OUT)],
)
def test_whichever_comes_first_what_answers_is_the_source(one: RowKey, other: RowKey, kind: LinkKind) -> None:
    project = chain_map()
    there, back = linked(project, one, other), linked(project, other, one)
    assert there == back
    (made,) = there.all(Link).values()
    assert made.kind == kind
    assert made.target == (pain(0) if kind == LinkKind.ANSWERS else idea(0))


def test_an_action_gets_an_owner_and_a_metric() -> None:
    project = linked(linked(chain_map(parties=2), action(0), metric(0)), party(1), action(0))
    assert project.one(Action, action(0).id).owner == party(1).id
    assert [one.metric for one in project.all(Effect).values()] == [metric(0).id]


@pytest.mark.parametrize(
    ("one", "other"), [(pain(0), action(0)), (pain(0), pain(1)), (metric(0), idea(0)), (party(0), pain(0))]
)
def test_what_cannot_be_linked_is_refused_in_words(one: RowKey, other: RowKey) -> None:
    with pytest.raises(JourneyError, match="Pain points are linked with opportunities"):
        link(chain_map(pains=2), one, other, mint=MINT)


def test_what_is_not_linked_cannot_be_parted() -> None:
    with pytest.raises(JourneyError, match="not linked"):
        unlink(chain_map(), pain(0), idea(0))


def test_an_opportunity_for_a_pain_lies_where_that_lies() -> None:
    project = chain_map(ideas=0, pains=3)
    row = project.one(Pain, pain(2).id)
    change = answer_pain(project, row, text="One login", words=WORDS, mint=MINT)
    after = change.applied_to(project)
    (made,) = after.all(Opportunity).values()
    assert (made.text, made.first_step, made.last_step) == ("One login", row.first_step, row.last_step)
    assert after.one(Lane, made.lane or "").kind == LaneKind.OPPORTUNITY
    assert tie(after, made.key, row.key) is not None


def test_a_lane_of_opportunities_is_made_where_there_is_none() -> None:
    project = chain_map(ideas=0)
    lane = next(one for one in project.all(Lane).values() if one.kind == LaneKind.OPPORTUNITY)
    project = Change.removing(project, [lane.key]).applied_to(project)
    row = project.one(Pain, pain(0).id)
    after = answer_pain(project, row, text="One login", words=WORDS, mint=MINT).applied_to(project)
    (made,) = after.all(Opportunity).values()
    assert after.one(Lane, made.lane or "").kind == LaneKind.OPPORTUNITY


@pytest.mark.parametrize("whole", [True, False])
def test_an_opportunity_for_a_pain_of_a_stage_or_the_inbox(whole: bool) -> None:  # noqa: FBT001 - two cases
    project = chain_map(ideas=0)
    row = project.one(Pain, pain(0).id)
    stage = next(iter(project.all(Stage).values()))
    there = Pain(id=row.id, lane=row.lane, stage=stage.id) if whole else Pain(id=row.id)
    project = project.with_rows([(there.key, there)])
    after = answer_pain(project, there, text="One login", words=WORDS, mint=MINT).applied_to(project)
    (made,) = after.all(Opportunity).values()
    assert (made.lane is not None) == whole
    assert (made.first_step is not None) == whole
    assert tie(after, made.key, there.key) is not None


def test_what_an_action_lacks_is_added_and_linked() -> None:
    project = chain_map(metrics=0, parties=0)
    row = project.one(Action, action(0).id)
    project = measure_action(project, row, title="Waiting time", mint=MINT).applied_to(project)
    project = assign_action(project, row, name="Desk", mint=MINT).applied_to(project)
    (measured,), (owner,) = project.all(Metric).values(), project.all(Party).values()
    assert (measured.title, owner.name) == ("Waiting time", "Desk")
    assert tie(project, row.key, measured.key) is not None
    assert project.one(Action, row.id).owner == owner.id


def test_an_action_for_a_metric_or_an_opportunity_is_linked_with_it() -> None:
    for row in (chain_map().one(Metric, metric(0).id), chain_map().one(Opportunity, idea(0).id)):
        project = chain_map(actions=0)
        after = plan_action(project, row, title="Signs", mint=MINT).applied_to(project)
        (made,) = after.all(Action).values()
        assert tie(after, made.key, row.key) is not None
