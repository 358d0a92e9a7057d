"""Completion, contacts and minutes, against other ways to work them out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journey_editor.insight import blocks
from journey_editor.insight.analysis import Analysis
from journey_editor.insight.findings import FindingKind
from journey_editor.insight.gains import what_if
from tests.insight.networks import Counted, Network, networks
from tests.strategies import BRIEFLY

PEOPLE = 40_000


@given(networks())
@settings(max_examples=200, deadline=None)
def test_solving_loop_by_loop_is_one_dense_solution(network: Network) -> None:
    found = network.analysis()
    inverse = np.linalg.inv(np.eye(network.count) - network.matrix)
    visits = network.start @ inverse

    assert found.completion == pytest.approx(visits @ network.finish, abs=1e-9)
    assert found.expected_contacts == pytest.approx(visits.sum())
    assert found.visits == pytest.approx(visits)
    assert [one.onward for one in found.fates] == pytest.approx(inverse @ network.finish, abs=1e-9)
    for loop in found.loops:
        first = int(loop.touchpoints[0].title)
        assert loop.passes == pytest.approx(inverse[first, first])


@given(networks())
@settings(max_examples=8, deadline=None)
def test_completion_is_what_a_crowd_comes_to(network: Network) -> None:
    dice = np.random.default_rng(7)
    rows = np.column_stack([network.matrix, network.finish])
    steps = np.cumsum(rows, axis=1)
    at = dice.choice(network.count, size=PEOPLE, p=network.start)
    finished = contacts = 0
    while at.size:
        contacts += at.size
        then = (dice.random(at.size)[:, None] >= steps[at]).sum(axis=1)
        finished += int((then == network.count).sum())
        at = then[then < network.count]
    found = network.analysis()

    assert found.completion is not None
    error = np.sqrt(found.completion * (1 - found.completion) / PEOPLE)
    assert abs(finished / PEOPLE - found.completion) <= 5 * error + 1e-6
    assert contacts / PEOPLE == pytest.approx(found.expected_contacts, rel=0.1)


def by_every_path(network: Network, place: int) -> float:
    """The probability to finish from a place, by trying every path."""
    onward = sum(
        share * by_every_path(network, target)
        for (source, target), share in network.shares.items()
        if source == place
    )
    return float(network.finish[place]) + onward


@given(networks(acyclic=True, most=6))
@settings(max_examples=100, deadline=None)
def test_without_loops_completion_is_the_sum_over_all_paths(network: Network) -> None:
    wanted = sum(network.start[place] * by_every_path(network, place) for place in range(network.count))

    assert network.analysis().completion == pytest.approx(wanted)


@given(networks())
@example(Network({(0, 1): 0.8, (1, 2): 0.7, (2, 0): 0.9}, frozenset({2}), {0: 1}, 3))
@settings(max_examples=100, deadline=None)
def test_loops_too_large_for_a_matrix_come_to_the_same(network: Network) -> None:
    exact, swept = network.analysis(), network.analysis()
    completion, visits = exact.completion, exact.visits
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "MOST_CELLS", 0)  # what is worked out from here on has no matrix
        assert swept.completion == pytest.approx(completion, abs=1e-9)
        assert swept.visits == pytest.approx(visits)


def test_a_loop_too_large_to_be_gone_round_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "MOST_CELLS", 0)
    monkeypatch.setattr(blocks, "MOST_LOOKS", 30)
    network = Network({(0, 1): 0.5, (1, 0): 0.9}, frozenset({1}), {0: 1}, 2)

    found = network.analysis()

    assert found.completion is None
    assert found.expected_contacts is None
    assert [(one.kind, len(one.rows)) for one in found.findings] == [(FindingKind.TOO_ENTANGLED, 2)]


def test_the_worked_example() -> None:
    """100 people look a book up at home; 80 set out to the branch, 60 get there, 50 ask at the desk.

    visits: home 100, branch 60, desk 50 + 10 who come back from the shelf = 60, shelf 40.
    home → branch 60/100, branch → desk 50/60, desk → shelf 40/60, shelf → desk 10/40; 24/40 end at the shelf.
    From the shelf, with x the completion from the desk: y = 24/40 + 10/40 · x and x = 40/60 · y.
    So y = 0.6 + y/6, y = 0.72, x = 0.48; completion = 0.6 · 5/6 · 0.48 = 0.24.
    Expected visits: home 1, branch 0.6, desk 0.6 · 5/6 · 1.2 = 0.6, shelf 0.4: 2.6 contacts.
    Those who complete come by home once, branch 0.6 · 0.4 / 0.24 = 1 times, desk 0.6 · 0.48 / 0.24 = 1.2
    times, shelf 0.4 · 0.72 / 0.24 = 1.2 times.
    Minutes: 10 · 1 + 5 · 1 + 4 · 1.2 + 6 · 1.2 and waits of 30 between home and branch: 57.
    To keep all 20 who are lost on the way to the branch: completion 0.8 · 0.4 = 0.32, 8 points more.
    """
    sketch = Counted()
    home = sketch.at("Home", started=100, minutes=10.0)
    branch = sketch.at("Branch", channel=1, minutes=5.0)
    desk = sketch.at("Desk", channel=2, minutes=4.0)
    shelf = sketch.at("Shelf", channel=1, minutes=6.0, goal=True, ended=24)
    lost = sketch.transition(home, branch, entered=80, continued=60, wait=30.0)
    sketch.transition(branch, desk, continued=50)
    sketch.transition(desk, shelf, continued=40)
    sketch.transition(shelf, desk, continued=10)
    found = sketch.analysis()

    assert found.completion == pytest.approx(0.24)
    assert found.expected_contacts == pytest.approx(2.6)
    assert found.minutes is not None
    assert found.minutes.value == pytest.approx(57)
    assert what_if(found, {lost.id: 1.0}) == pytest.approx(0.32)
    assert [one.came for one in found.fates] == [100, 60, 60, 40]
    assert [one.left for one in found.fates] == pytest.approx([0.4, 1 / 6, 1 / 3, 0.15])
    assert [[one.title for one in loop.cycle] for loop in found.loops] == [["Desk", "Shelf"]]
    assert [loop.passes for loop in found.loops] == pytest.approx([1.2])
    assert found.findings == ()


def test_minutes_name_what_nobody_timed() -> None:
    sketch = Counted()
    start, middle, end, aside = (
        sketch.at("Start", started=10, minutes=2.0),
        sketch.at("Middle"),
        sketch.at("End", goal=True, minutes=3.0),
        sketch.at("Aside"),
    )
    sketch.transition(start, middle, continued=4)
    sketch.transition(start, aside, continued=6)
    sketch.transition(middle, end, continued=4, wait=7.0)

    minutes = sketch.analysis().minutes

    assert minutes is not None
    assert minutes.value == pytest.approx(12)
    assert minutes.untimed == (middle,)  # nobody who completes comes by "Aside"


def test_no_minutes_are_claimed_where_none_are_known() -> None:
    sketch = Counted()
    sketch.transition(sketch.at("Start", started=10), sketch.at("End", goal=True), continued=4)

    minutes = sketch.analysis().minutes

    assert minutes is not None
    assert minutes.value is None
    assert len(minutes.untimed) == 2


def test_a_loop_that_nobody_leaves_is_a_finding_and_completes_nothing() -> None:
    sketch = Counted()
    start, one, two = sketch.at("Start", started=10), sketch.at("One"), sketch.at("Two")
    goal = sketch.at("Goal", goal=True)
    sketch.transition(start, one, share=0.5)
    sketch.transition(start, goal, share=0.5)
    sketch.transition(one, two, share=1.0)
    sketch.transition(two, one, share=1.0)

    found = sketch.analysis()

    assert found.completion == pytest.approx(0.5)
    assert found.expected_contacts is None
    assert [(finding.kind, finding.rows) for finding in found.findings] == [
        (FindingKind.CLOSED_LOOP, (one.key, two.key))
    ]


def test_a_loop_of_two_thousand_touchpoints_is_solved() -> None:
    count = 2000
    shares = {(n, (n + 1) % count): 0.999 for n in range(count)}
    found = Network(shares, frozenset({count - 1}), {0: 5}, count).analysis()

    whole = 0.999**count
    assert found.completion == pytest.approx(0.999 ** (count - 1) * 0.001 / (1 - whole), rel=1e-6)
    assert [len(loop.cycle) for loop in found.loops] == [count]


@given(st.integers(1, 60), st.integers(1, 60), st.integers(1, 60))
def test_starts_weigh_as_counted(one: int, two: int, three: int) -> None:
    sketch = Counted()
    starts = [sketch.at(str(n), started=n) for n in (one, two, three)]
    goal = sketch.at("Goal", goal=True)
    for share, start in zip((0.1, 0.5, 0.9), starts, strict=True):
        sketch.transition(start, goal, share=share)

    wanted = (0.1 * one + 0.5 * two + 0.9 * three) / (one + two + three)
    assert sketch.analysis().completion == pytest.approx(wanted)


def test_starts_that_nobody_counted_weigh_the_same_and_it_is_said() -> None:
    sketch = Counted()
    one, two, goal = sketch.at("One"), sketch.at("Two"), sketch.at("Goal", goal=True)
    sketch.transition(one, goal, share=0.2)
    sketch.transition(two, goal, share=0.6)

    found = sketch.analysis()

    assert found.completion == pytest.approx(0.4)
    assert [(finding.kind, finding.rows) for finding in found.findings] == [
        (FindingKind.EVEN_STARTS, (one.key, two.key))
    ]


def test_a_map_without_transitions_claims_nothing() -> None:
    sketch = Counted()
    sketch.at("Alone", goal=True)
    found = sketch.analysis()

    assert (found.completion, found.expected_contacts, found.minutes) == (None, None, None)
    assert (found.losses, found.loops, found.findings, found.likeliest) == ((), (), (), None)
    assert found.modality.weighted is False


@given(networks())
@BRIEFLY
def test_modality_weighs_by_visits(network: Network) -> None:
    found = network.analysis()
    assert found.modality.weighted
    assert sum(found.modality.of.values()) == pytest.approx(1)


def test_modality_without_numbers_counts_touchpoints() -> None:
    sketch = Counted()
    sketch.transition(sketch.at("One"), sketch.at("Two", channel=1))
    found: Analysis = sketch.analysis()

    assert found.modality.weighted is False
    assert sum(found.modality.of.values()) == pytest.approx(1)


def test_a_large_loop_with_short_cuts_is_solved_as_one_matrix() -> None:
    count, dice = 700, np.random.default_rng(3)
    shares = {(n, (n + 1) % count): 0.6 for n in range(count)}
    shares |= {(n, int(dice.integers(count))): 0.3 for n in range(count) if dice.random() < 0.5}
    network = Network(shares, frozenset({350}), {0: 3}, count)
    found = network.analysis()

    wanted = np.linalg.solve(np.eye(count) - network.matrix, network.finish)
    assert found.completion == pytest.approx(wanted[0], abs=1e-12)
    assert [one.onward for one in found.fates] == pytest.approx(wanted, abs=1e-12)
