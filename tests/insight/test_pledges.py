"""Pledges run for ninety days; then the report is due."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.pledges import asked, days_left, due_on, is_asked
from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.pledges import pledge, report
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Party, Pledge
from tests.strategies import records

MADE = "2026-11-18"
DAY_90 = dt.date(2027, 2, 16)


def test_the_ninetieth_day_is_its_last() -> None:
    one = Pledge(id="p", date=MADE)
    assert due_on(one) == DAY_90
    assert days_left(one, DAY_90) == 0
    assert not is_asked(one, DAY_90 - dt.timedelta(1))
    assert is_asked(one, DAY_90)


@given(records(Pledge), st.dates())
def test_only_what_is_over_and_unanswered_is_asked_about(one: Pledge, today: dt.date) -> None:
    left = days_left(one, today)
    assert (one in asked(Project.of(one), today)) == (one.kept is None and left is not None and left <= 0)


def test_a_pledge_is_made_reported_on_and_taken_back() -> None:
    party, action = Party(id="desk", name="Desk"), Action(id="a", owner="desk")
    before = Project.of(party, action)
    made = pledge(before, date=MADE, mint=Mint.seeded("p"), title="I will", party=party, action=action)
    project = made.applied_to(before)
    (one,) = project.all(Pledge).values()
    assert (one.title, one.party, one.action, one.date, one.kept) == ("I will", "desk", "a", MADE, None)

    told = report(project, one.key, kept=False)
    after = told.applied_to(project)
    assert after.one(Pledge, one.id).kept is False
    assert asked(after, DAY_90) == ()
    assert made.then(told).inverted().applied_to(after) == before
