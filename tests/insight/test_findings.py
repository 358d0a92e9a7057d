"""Figures that do not suffice or do not add up are named, and no completion is made of them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.findings import FindingKind
from journey_editor.insight.gains import gains, what_if
from journey_editor.model.records import RowKey, Touchpoint
from tests.insight.networks import Counted
from tests.sample_maps.samples import NAMES, build, variant_of


def found_in(analysis: Analysis) -> list[tuple[FindingKind, tuple[RowKey, ...], Any]]:
    return [(one.kind, one.rows, one.figures) for one in analysis.findings]


@given(came=st.integers(0, 200), on=st.integers(0, 200), ended=st.integers(0, 200) | st.none())
def test_more_out_than_in_is_a_finding_and_never_scaled(came: int, on: int, ended: int | None) -> None:
    sketch = Counted()
    start = sketch.at("Start", started=500)
    middle = sketch.at("Middle", goal=True, ended=ended)
    end = sketch.at("End", goal=True)
    sketch.transition(start, middle, continued=came)
    way = sketch.transition(middle, end, continued=on)

    analysis = sketch.analysis()
    clash = [one for one in found_in(analysis) if one[0] == FindingKind.MORE_OUT]

    if on + (ended or 0) > came:
        assert clash == [(FindingKind.MORE_OUT, (middle.key, way.key), (on + (ended or 0), came))]
        assert analysis.completion is None or came == 0
        assert gains(analysis) == () or came == 0
    else:
        assert clash == []
        if came:
            finished = on + (ended if ended is not None else came - on)
            assert analysis.completion == pytest.approx(finished / 500)


def test_a_clash_that_nobody_reaches_leaves_completion_alone() -> None:
    sketch = Counted()
    start, goal = sketch.at("Start", started=10), sketch.at("Goal", goal=True)
    apart, beyond = sketch.at("Apart", started=0), sketch.at("Beyond")
    sketch.transition(start, goal, continued=5)
    sketch.transition(apart, beyond, continued=3)

    analysis = sketch.analysis()

    assert analysis.completion == pytest.approx(0.5)
    assert [one.kind for one in analysis.findings] == [FindingKind.MORE_OUT]


def test_more_continued_than_entered_is_a_finding() -> None:
    sketch = Counted()
    way = sketch.transition(
        sketch.at("Start", started=10), sketch.at("Goal", goal=True), entered=4, continued=6
    )
    analysis = sketch.analysis()

    assert found_in(analysis) == [(FindingKind.MORE_CONTINUED, (way.key,), (6, 4))]
    assert analysis.completion == pytest.approx(0.6)


def test_shares_of_more_than_all_are_a_finding() -> None:
    sketch = Counted()
    start, one, two = sketch.at("Start"), sketch.at("One", goal=True), sketch.at("Two", goal=True)
    ways = [sketch.transition(start, one, share=0.7), sketch.transition(start, two, share=0.5)]
    analysis = sketch.analysis()

    assert found_in(analysis) == [
        (FindingKind.MORE_SHARED, (start.key, ways[0].key, ways[1].key), pytest.approx((1.2, 1.0)))
    ]
    assert analysis.completion is None


def test_ten_tenths_are_all_and_no_finding() -> None:
    sketch = Counted()
    start, goal = sketch.at("Start"), sketch.at("Goal", goal=True)
    for _ in range(10):
        sketch.transition(start, goal, share=0.1)

    analysis = sketch.analysis()

    assert analysis.completion == pytest.approx(1)
    assert analysis.findings == ()


def test_a_touchpoint_without_numbers_is_named_and_nothing_is_guessed() -> None:
    sketch = Counted()
    start, bare, goal = sketch.at("Start", started=10), sketch.at("Bare"), sketch.at("Goal", goal=True)
    sketch.transition(start, bare, continued=8)
    way = sketch.transition(bare, goal)

    analysis = sketch.analysis()

    assert found_in(analysis) == [(FindingKind.WITHOUT_NUMBERS, (bare.key, way.key), None)]
    assert (analysis.completion, analysis.expected_contacts, analysis.minutes) == (None, None, None)
    assert what_if(analysis, {way.id: 1.0}) is None
    assert analysis.likeliest is None
    assert analysis.easiest is not None


def test_every_touchpoint_without_numbers_on_the_way_is_named() -> None:
    sketch = Counted()
    places = [sketch.at(str(n)) for n in range(4)]
    for a, b in pairwise(places):
        sketch.transition(a, b)

    named = [one.rows[0] for one in sketch.analysis().findings]

    assert named == [one.key for one in places[:3]]  # the last leads nowhere: all leave there


def test_one_way_that_nobody_counted_makes_its_touchpoint_unknown_unless_all_are_accounted_for() -> None:
    sketch = Counted()
    start, one, two = sketch.at("Start", started=10), sketch.at("One", goal=True), sketch.at("Two")
    sketch.transition(start, one, continued=7)
    uncounted = sketch.transition(start, two)
    unknown = sketch.analysis()
    sketch.transition(start, one, continued=3)
    known = sketch.analysis()

    assert unknown.completion is None
    assert unknown.findings[0].rows == (start.key, uncounted.key)
    assert known.completion == pytest.approx(1)


def test_where_nobody_comes_no_numbers_are_missed() -> None:
    sketch = Counted()
    start, goal = sketch.at("Start", started=10), sketch.at("Goal", goal=True)
    never, beyond = sketch.at("Never"), sketch.at("Beyond")
    sketch.transition(start, goal, continued=6)
    unused = sketch.transition(start, never, continued=0, entered=3)
    sketch.transition(never, beyond)

    analysis = sketch.analysis()

    assert analysis.findings == ()
    assert analysis.completion == pytest.approx(0.6)
    assert unused not in [gain.transition for gain in gains(analysis)]  # what lies behind it is not known
    assert what_if(analysis, {unused.id: 1.0}) is None


def test_who_ends_where_no_goal_is_leaves() -> None:
    sketch = Counted()
    start, stop, goal = (
        sketch.at("Start", started=10),
        sketch.at("Stop", ended=4),
        sketch.at("Goal", goal=True),
    )
    sketch.transition(start, stop, continued=10)
    sketch.transition(stop, goal, continued=5)

    analysis = sketch.analysis()

    assert analysis.completion == pytest.approx(0.5)
    assert [one.left for one in analysis.fates] == pytest.approx([0, 0.5, 0])


def test_a_goal_that_people_pass_ends_as_counted_and_the_others_leave() -> None:
    sketch = Counted()
    start, pass_, goal = (
        sketch.at("Start", started=10),
        sketch.at("Pass", goal=True, ended=2),
        sketch.at("Goal", goal=True),
    )
    sketch.transition(start, pass_, continued=10)
    sketch.transition(pass_, goal, continued=5)

    assert sketch.analysis().completion == pytest.approx(0.7)


def test_figures_so_small_that_nothing_can_be_told_raise_nothing() -> None:
    sketch = Counted()
    places = [sketch.at(str(n), goal=n == 60, started=1 if n == 0 else None) for n in range(61)]
    for a, b in pairwise(places):
        sketch.transition(a, b, share=1e-9)
        if a is not places[0]:
            sketch.transition(a, places[0], share=1 - 1e-9)
    sketch.transition(places[0], places[0], share=1 - 1e-9)

    analysis = sketch.analysis()

    assert analysis.completion is None
    assert {one.kind for one in analysis.findings} <= {FindingKind.TOO_ENTANGLED, FindingKind.CLOSED_LOOP}
    assert analysis.findings


def test_a_round_that_is_passed_beyond_all_numbers_is_passed_nobody_knows_how_often() -> None:
    sketch = Counted()
    first, goal = sketch.at("First", started=1), sketch.at("Goal", goal=True)
    sketch.transition(first, first, share=1.0)
    sketch.transition(first, goal, share=5e-324)

    assert [loop.passes for loop in sketch.analysis().loops] == [None]


@pytest.mark.parametrize("name", NAMES)
def test_samples_have_figures_that_add_up(name: str) -> None:
    project = build(name)
    analysis = Analysis(project, variant_of(project))

    assert analysis.findings == ()
    assert analysis.completion is not None
    started = sum(one.started or 0 for one in project.all(Touchpoint).values())
    assert 0 < analysis.completion * started <= started
