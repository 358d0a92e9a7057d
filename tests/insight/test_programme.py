"""What is said of the programme, counted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.programme import (
    checklist,
    maturities,
    next_step,
    pilot,
    progress,
    serving,
    steps,
)
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    ChecklistItem,
    ChecklistKey,
    Journey,
    Maturity,
    ProgrammeKey,
    ProgrammeStep,
    State,
    Status,
    Strategy,
)

STATES = st.lists(st.sampled_from(State), min_size=7, max_size=7)
OVER = (State.DONE, State.NOT_NEEDED)


def stepped(states: list[State]) -> Project:
    rows = [
        ProgrammeStep.known_by(step=key, state=state)
        for key, state in zip(ProgrammeKey, states, strict=True)
        if state is not State.OPEN
    ]
    return Project.of(*rows)


@given(STATES)
def test_steps_are_counted_and_the_next_is_the_first_that_is_left(states: list[State]) -> None:
    project = stepped(states)

    assert [one.state for one in steps(project)] == states
    found = progress(steps(project))
    assert found.done == states.count(State.DONE)
    assert found.under_way == states.count(State.UNDER_WAY)
    assert found.needed == 7 - states.count(State.NOT_NEEDED)
    following = next_step(project)
    left = [key for key, state in zip(ProgrammeKey, states, strict=True) if state not in OVER]
    assert (following.step if following else None) == (left[0] if left else None)


def test_what_nobody_spoke_of_is_open_and_unknown_and_in_its_place() -> None:
    project = Project.of(
        ChecklistItem.known_by(item=ChecklistKey.KIOSKS, state=State.DONE),
        Maturity.known_by(strategy=Strategy.SEARCH, level=0),
    )

    assert [one.item for one in checklist(project)] == list(ChecklistKey)
    assert progress(checklist(project)).done == 1
    assert progress(checklist(project)).needed == 10
    levels = {one.strategy: one.level for one in maturities(project)}
    assert list(levels) == list(Strategy)
    assert levels.pop(Strategy.SEARCH) == 0
    assert set(levels.values()) == {None}


def test_the_pilot_is_a_journey_that_is_there() -> None:
    step = ProgrammeStep.known_by(step=ProgrammeKey.PILOT, journey="borrow")
    journey = Journey(id="borrow", title="Borrow")

    assert pilot(Project.of(step, journey)) == journey
    assert pilot(Project.of(step)) is None
    assert pilot(Project.of(journey)) is None


def test_actions_serve_their_strategy_in_order_unless_they_were_dropped() -> None:
    project = Project.of(
        Action(id="later", rank="2", strategy=Strategy.SEARCH),
        Action(id="first", rank="1", strategy=Strategy.SEARCH),
        Action(id="gone", rank="3", strategy=Strategy.SEARCH, status=Status.DROPPED),
        Action(id="other", rank="4"),
    )

    assert [one.id for one in serving(project, Strategy.SEARCH)] == ["first", "later"]
    assert serving(project, Strategy.BRANDING) == ()
