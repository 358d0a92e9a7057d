"""Actions go to another horizon with their dates."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.times import day_of
from journey_editor.model.edits.scheduling import reschedule, schedule
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Horizon
from tests.strategies import records

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))


@given(records(Action), st.none() | st.sampled_from(Horizon), st.none() | DAYS)
def test_a_horizon_is_set_and_whatever_else_an_action_is_stays(
    action: Action, horizon: Horizon | None, due: dt.date | None
) -> None:
    project = Project.of(action)
    change = reschedule(project, action, horizon, due=due)
    after = change.applied_to(project).one(Action, action.id)

    assert after.horizon is horizon
    kept = set(Action.__slots__) - {"horizon", "due", "start"}
    assert all(getattr(after, name) == getattr(action, name) for name in kept)
    assert change.inverted().applied_to(change.applied_to(project)) == project
    if horizon is None:
        assert after.due is None
    elif action.due is None:
        assert after.due is None  # nobody said when, and nobody does now
    elif due is not None:
        assert day_of(after.due) == due


def test_a_start_moves_with_its_due_date() -> None:
    action = Action(id="a", start="2026-12-01", due="2026-12-15")
    project = Project.of(action)
    after = reschedule(project, action, Horizon.MEDIUM, due=dt.date(2027, 2, 21)).applied_to(project)
    assert (after.one(Action, "a").start, after.one(Action, "a").due) == ("2027-02-07", "2027-02-21")


def test_a_new_action_comes_last() -> None:
    project = Project.of(Action(id="a", rank="V"))
    change = schedule(project, horizon=Horizon.LONG, owner=None, title="More", mint=Mint.seeded("x"))
    assert [one.title for one in change.applied_to(project).all(Action).sorted()] == ["", "More"]
