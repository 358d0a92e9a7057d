"""Follow-up: what follows from what, and every broken link exactly once."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given

from journey_editor.insight.follow_up import (
    COLUMN_OF,
    NOBODY,
    UNPLANNED,
    Column,
    FollowUp,
    Gap,
    horizon_key,
)
from journey_editor.insight.following import follow_up
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Effect,
    Horizon,
    Journey,
    Link,
    LinkKind,
    Metric,
    Opportunity,
    Pain,
    RowKey,
    Stage,
    Status,
    Step,
    Variant,
)
from tests.insight.chains import (
    WHOLE,
    action,
    answers,
    carries,
    chain_map,
    chain_maps,
    complete,
    idea,
    metric,
    moves,
    pain,
    party,
)
from tests.sample_maps.samples import NAMES, build, variant_of
from tests.strategies import BRIEFLY

TODAY = dt.date(2026, 12, 1)


def found(project: Project, variant: str = "variant") -> FollowUp:
    return follow_up(project, variant, today=TODAY)


def broken(project: Project) -> set[tuple[Gap, RowKey]]:
    return {(one.gap, one.row) for one in found(project).broken}


def lacking(project: Project) -> Counter[tuple[Gap, RowKey]]:
    """Return what is broken by the words of R-40, asked row by row of a map of one variant."""
    live = [one for one in project.all(Action).values() if one.status != Status.DROPPED]
    ids = {one.id for one in live}
    links = project.all(Link).values()
    effects = [one for one in project.all(Effect).values() if one.action in ids]

    def led(kind: LinkKind, key: RowKey) -> bool:
        return any(
            one.kind == kind and one.target == key and (one.source.id in ids or kind == LinkKind.ANSWERS)
            for one in links
        )

    asked = [
        *((Gap.UNANSWERED, one.key, led(LinkKind.ANSWERS, one.key)) for one in project.all(Pain).values()),
        *(
            (Gap.UNTAKEN, one.key, led(LinkKind.CARRIES_OUT, one.key))
            for one in project.all(Opportunity).values()
        ),
        *((Gap.GROUNDLESS, one.key, any(link.source == one.key for link in links)) for one in live),
        *((Gap.UNOWNED, one.key, one.owner is not None) for one in live),
        *((Gap.UNPLANNED, one.key, one.horizon is not None or one.due is not None) for one in live),
        *((Gap.UNMEASURED, one.key, any(effect.action == one.id for effect in effects)) for one in live),
        *(
            (Gap.UNMOVED, one.key, any(effect.metric == one.id for effect in effects))
            for one in project.all(Metric).values()
        ),
    ]
    return Counter((gap, key) for gap, key, there in asked if not there)


@BRIEFLY
@given(chain_maps())
def test_every_broken_link_is_listed_exactly_once(project: Project) -> None:
    assert Counter((one.gap, one.row) for one in found(project).broken) == lacking(project)


@BRIEFLY
@given(chain_maps())
def test_every_line_leads_from_a_card_to_one_of_the_next_column(project: Project) -> None:
    trace = found(project)
    for tie in trace.ties:
        first, last = COLUMN_OF[tie.left.table], COLUMN_OF[tie.right.table]
        assert last == first + 1
        assert tie.left in trace.columns[first]
        assert tie.right in trace.columns[last]
    assert len({tie.key for tie in trace.ties}) == len(trace.ties)
    assert all(one.row in trace.columns[COLUMN_OF[one.row.table]] for one in trace.broken)


@BRIEFLY
@given(chain_maps())
def test_the_line_of_an_action_goes_on_from_its_owner_to_its_horizon(project: Project) -> None:
    trace = found(project)
    for key in trace.columns[Column.ACTION]:
        mine = [tie for tie in trace.ties if tie.action == key]
        (owned,) = [tie for tie in mine if tie.left == key]
        (planned,) = [tie for tie in mine if tie.left == owned.right]
        assert all(tie.left == planned.right for tie in mine if tie not in (owned, planned))


@BRIEFLY
@given(chain_maps())
def test_the_chain_of_a_card_holds_it_and_hangs_together(project: Project) -> None:
    trace = found(project)
    for key in [key for keys in trace.columns for key in keys]:
        chain = trace.chain(key)
        assert key in chain
        reached = {key}
        ties = [tie for tie in trace.ties if tie.key in chain]
        for _ in ties:
            reached |= {
                end for tie in ties if {tie.left, tie.right} & reached for end in (tie.left, tie.right)
            }
        cards = {one for one in chain if one.table in COLUMN_OF}
        assert cards == reached
        assert all(tie.action in chain for tie in ties if tie.action is not None)


@BRIEFLY
@given(chain_maps())
def test_only_what_is_broken_is_left_when_asked_for(project: Project) -> None:
    trace = found(project)
    left = trace.only_broken()
    cards = {
        key
        for column in (Column.PAIN, Column.OPPORTUNITY, Column.ACTION, Column.METRIC)
        for key in left.columns[column]
    }
    assert cards == {one.row for one in trace.broken}
    there = {key for keys in left.columns for key in keys}
    assert all({tie.left, tie.right} <= there for tie in left.ties)


def test_a_complete_chain_lacks_nothing() -> None:
    trace = found(complete())
    assert trace.broken == ()
    assert {tie.right for tie in trace.ties} == {
        idea(0),
        action(0),
        party(0),
        horizon_key(Horizon.QUICK),
        metric(0),
    }


def test_a_dropped_action_is_as_if_it_were_not_there() -> None:
    rows = (answers(idea(0), pain(0)), carries(action(0), idea(0)), moves(action(0), metric(0)))
    project = chain_map(*rows, action_values={0: {**WHOLE, "status": Status.DROPPED}})
    assert broken(project) == {(Gap.UNTAKEN, idea(0)), (Gap.UNMOVED, metric(0))}
    assert found(project).columns[Column.ACTION] == ()


def test_nobody_and_no_horizon_are_cards_of_their_own() -> None:
    trace = found(chain_map())
    rights = {tie.right for tie in trace.ties if tie.action == action(0)}
    assert rights == {NOBODY, UNPLANNED}
    assert trace.columns[Column.HORIZON] == (*map(horizon_key, Horizon), UNPLANNED)


def test_an_action_that_mends_a_transition_of_the_map_answers_something() -> None:
    project = build("uitlenen")
    variant = variant_of(project)
    links = [one for one in project.all(Link).values() if one.kind == LinkKind.MENDS]
    assert links
    groundless = {one.row for one in found(project, variant).broken if one.gap == Gap.GROUNDLESS}
    assert not groundless & {one.source for one in links}


def test_another_variant_does_not_show_what_only_belongs_to_this_one() -> None:
    """Pains, opportunities and actions lie in a variant; an answer from elsewhere comes along."""
    project = complete(pains=2)
    rows = (
        Variant(id="other", journey="journey"),
        Stage(id="stage-o", variant="other"),
        Step(id="step-o", stage="stage-o"),
        Opportunity(id="idea-o", text="Elsewhere", first_step="step-o", last_step="step-o", lane="lane-o"),
        answers(RowKey(Opportunity.table, "idea-o"), pain(1)),
    )
    project = project.with_rows((one.key, one) for one in rows)
    here, there = found(project), found(project, "other")

    assert RowKey(Opportunity.table, "idea-o") in here.columns[Column.OPPORTUNITY]
    assert there.columns[Column.PAIN] == (pain(1),)
    assert there.columns[Column.ACTION] == ()


def test_a_metric_of_another_journey_is_left_out_unless_an_action_here_moves_it() -> None:
    other = Journey(id="other", title="Other", rank="W")
    elsewhere = Metric(id=metric(0).id, title="Elsewhere", subject=other.key)
    alone = chain_map(other, actions=0).with_rows([(elsewhere.key, elsewhere)])
    assert found(alone).columns[Column.METRIC] == ()

    moved = complete().with_rows([(other.key, other), (elsewhere.key, elsewhere)])
    assert found(moved).columns[Column.METRIC] == (metric(0),)


def test_pains_stand_as_the_map_is_read() -> None:
    project = chain_map(pains=4)
    early = project.one(Pain, pain(3).id)
    moved = Pain(id=early.id, text=early.text, lane=early.lane, first_step="step-0", last_step="step-0")
    last = Pain(id=pain(0).id, lane=early.lane, first_step="step-3", last_step="step-3")
    project = project.with_rows([(moved.key, moved), (last.key, last)])
    assert found(project).columns[Column.PAIN] == (pain(3), pain(1), pain(2), pain(0))


def test_an_action_that_is_due_stands_in_the_horizon_of_that_day() -> None:
    values = {0: {"due": "2027-03-01", "horizon": Horizon.LONG}, 1: {"due": "2027-02-28"}}
    trace = found(chain_map(actions=2, action_values=values))
    ends = {tie.action: tie.right for tie in trace.ties if tie.right.table == "horizon"}
    assert ends == {action(0): horizon_key(Horizon.MEDIUM), action(1): horizon_key(Horizon.QUICK)}
    assert not {Gap.UNPLANNED} & {one.gap for one in trace.broken}


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_have_chains_to_show(name: str) -> None:
    project = build(name)
    trace = found(project, variant_of(project))
    assert trace.columns[Column.PAIN]
    assert trace.ties
    assert not trace.empty


def test_a_map_without_any_of_it_is_empty() -> None:
    assert found(chain_map(pains=0, ideas=0, actions=0, metrics=0)).empty
