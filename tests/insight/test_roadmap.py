"""The roadmap: three horizons without a gap or an overlap, and how much there is to do."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.concerns import Concern, concerns
from journey_editor.insight.roadmap import (
    COLUMNS,
    LIVE,
    Load,
    Rows,
    horizon_at,
    horizon_of,
    load,
    roadmap,
    span,
)
from journey_editor.kernel.times import months_later
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Effect,
    Horizon,
    LaneKind,
    Link,
    LinkKind,
    Party,
    Score,
    Size,
    Stage,
    Status,
)
from tests.layout.sketch import Sketch
from tests.sample_maps.samples import NAMES, build, variant_of
from tests.strategies import records

START = dt.date(2026, 11, 21)
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "horizon"),
    [
        ("2026-11-20", Horizon.QUICK),  # before the first day
        ("2026-11-21", Horizon.QUICK),
        ("2027-02-20", Horizon.QUICK),
        ("2027-02-21", Horizon.MEDIUM),
        ("2027-11-20", Horizon.MEDIUM),
        ("2027-11-21", Horizon.LONG),
        ("2029-11-21", Horizon.LONG),  # 36 months belong to it
        ("2029-11-22", Horizon.LONG),  # and so does what comes after, which is said
    ],
)
def test_horizons_begin_on_the_day_on_which_the_one_before_is_over(day: str, horizon: Horizon) -> None:
    assert horizon_at(dt.date.fromisoformat(day), START) is horizon


@given(DAYS, st.sampled_from((0, 3, 12, 36)), st.integers(-2, 2) | st.integers(-500, 500))
def test_every_day_of_three_years_lies_in_one_horizon(start: dt.date, months: int, beside: int) -> None:
    day = months_later(start, months) + dt.timedelta(beside)
    spans = {one: span(one, start) for one in Horizon}
    inside = [one for one, there in spans.items() if there.first <= day <= there.last]
    if start <= day <= months_later(start, 36):
        assert inside == [horizon_at(day, start)]
    else:
        assert not inside
    for before, after in pairwise(spans.values()):
        assert after.first - before.last == dt.timedelta(1)


@given(DAYS, DAYS, st.sampled_from(Horizon))
def test_the_nearest_day_lies_in_the_horizon_and_no_day_of_it_is_nearer(
    start: dt.date, day: dt.date, horizon: Horizon
) -> None:
    there = span(horizon, start)
    found = there.nearest(day)
    assert horizon_at(found, start) is horizon
    assert all(abs(found - day) <= abs(other - day) for other in (there.first, there.last))


def test_a_due_date_counts_before_what_somebody_chose() -> None:
    action = Action(id="a", due="2027-03-01", horizon=Horizon.LONG)
    assert horizon_of(action, START) is Horizon.MEDIUM
    assert horizon_of(Action(id="a", horizon=Horizon.LONG), START) is Horizon.LONG
    assert horizon_of(Action(id="a"), START) is None


def test_load_counts_sizes_of_what_is_still_to_do() -> None:
    sizes = [Size.SMALL, Size.MEDIUM, Size.LARGE, None]
    actions = [
        Action(id=str(status) + str(size), size=size, status=status) for size in sizes for status in Status
    ]
    assert load(actions) == Load(len(LIVE) * (1 + 2 + 4), len(LIVE))


@given(st.lists(records(Action), max_size=8, unique_by=lambda one: one.id), st.sampled_from(Rows))
def test_every_action_stands_once_on_the_roadmap(actions: list[Action], by: Rows) -> None:
    project = Project.of(*actions, Party(id="1", name="Desk"))
    plan = roadmap(project, "none", by=by, start=START)
    assert sorted(one.id for one in plan.actions) == sorted(one.id for one in actions)
    for row in plan.rows:
        for column in COLUMNS:
            assert all(horizon_of(one, START) is column for one in row.cells[column])


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_owners_and_last_nobody(name: str) -> None:
    project = build(name)
    plan = roadmap(project, variant_of(project), by=Rows.OWNERS, start=START)
    assert plan.rows[-1].key is None
    for row in plan.rows:
        assert {one.owner for one in row.actions} <= {row.key.id if row.key else None}


def test_who_only_gave_scores_has_no_row() -> None:
    judge, owner = Party(id="judge", name="Judge"), Party(id="owner", name="Owner")
    action = Action(id="a", owner="owner")
    scores = [
        Score.known_by(action="a", scorer=who, criterion="impact", value=3.0) for who in ("judge", "owner")
    ]
    plan = roadmap(Project.of(judge, owner, action, *scores), "none", by=Rows.OWNERS, start=START)
    assert [row.key for row in plan.rows] == [owner.key, None]


def test_an_action_is_at_the_stage_of_what_it_is_for() -> None:
    sketch = Sketch(steps=6)
    here, there = sketch.touchpoint(0, 0), sketch.touchpoint(4, 1)
    passage = sketch.transition(there, here)
    pain = sketch.note(LaneKind.PAIN, 4)
    late = sketch.note(LaneKind.OPPORTUNITY, 3)
    early = sketch.note(LaneKind.OPPORTUNITY, 1)
    loose = sketch.add(
        Sketch().note(LaneKind.OPPORTUNITY, 0, lane=None, first_step=None, last_step=None, id="loose")
    )
    actions = [sketch.add(Action(id=id_, rank=id_)) for id_ in ("a", "b", "c", "d")]
    for action, row, kind in (
        (actions[0], late, LinkKind.CARRIES_OUT),
        (actions[0], early, LinkKind.CARRIES_OUT),
        (actions[1], passage, LinkKind.MENDS),
        (actions[2], loose, LinkKind.CARRIES_OUT),
    ):
        sketch.add(Link.known_by(kind=kind, source=action.key, target=row.key))
    sketch.add(Link.known_by(kind=LinkKind.ANSWERS, source=loose.key, target=pain.key))

    plan = roadmap(sketch.project(), "variant", by=Rows.STAGES, start=START)
    found = {row.key.id if row.key else None: [one.id for one in row.actions] for row in plan.rows}
    assert found == {"stage-0": ["a"], "stage-1": ["b", "c"], None: ["d"]}


def test_a_stage_that_became_another_has_its_actions_in_both_variants() -> None:
    sketch = Sketch(steps=3)
    idea = sketch.note(LaneKind.OPPORTUNITY, 1)
    action = sketch.add(Action(id="a"))
    sketch.add(Link.known_by(kind=LinkKind.CARRIES_OUT, source=action.key, target=idea.key))
    sketch.add(Stage(id="later", variant="to-be", origin="stage-0"))
    plan = roadmap(sketch.project(), "to-be", by=Rows.STAGES, start=START)
    assert [len(row.actions) for row in plan.rows] == [1, 0]


def test_what_is_missing_or_does_not_fit_is_a_concern() -> None:
    party = Party(id="p", name="Desk")
    late = Action(id="late", due="2026-11-30", start="2026-12-05", owner="p")
    far, just = Action(id="far", due="2029-11-22"), Action(id="just", due="2029-11-21", owner="p")
    fine = Action(id="fine", due="2027-01-01", owner="p")
    done = Action(id="done", due="2026-11-30", status=Status.DONE)
    effect = Effect.known_by(action="fine", metric="m")
    project = Project.of(party, late, far, fine, done, effect)

    def found(action: Action) -> tuple[Concern, ...]:
        return concerns(project, action, START, today=dt.date(2026, 12, 1))

    assert found(late) == (Concern.OVERDUE, Concern.BACKWARDS, Concern.UNMEASURED)
    assert found(far) == (Concern.AFTER, Concern.NOBODY, Concern.UNMEASURED)
    assert found(just) == (Concern.UNMEASURED,)  # 36 months belong to the last horizon
    assert found(fine) == ()
    assert found(done) == ()
    before = concerns(project, late, dt.date(2027, 1, 1), today=dt.date(2026, 11, 30))
    assert Concern.BEFORE in before  # due today, but before the roadmap begins
    assert Concern.OVERDUE not in before
