"""Routes, loops, losses and the way to a person, against trying everything."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.insight import loops
from journey_editor.insight.losses import highest_rate, most_people
from journey_editor.insight.routes import frictions
from tests.insight.networks import Counted, Network, networks

WAYS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.integers(0, 4),
        st.sampled_from([True, False, None]),
        st.sampled_from(["", "the cart"]),
        st.sampled_from([None, 0.0, 5.0, 12.0]),
    ),
    max_size=9,
)


def paths(network: Network) -> list[list[int]]:
    """Every route from a start to a goal that comes by no touchpoint twice."""
    return [
        list(path)
        for length in range(1, network.count + 1)
        for path in permutations(range(network.count), length)
        if path[0] in network.started
        and path[-1] in network.goals
        and all(pair in network.shares for pair in pairwise(path))
    ]


@given(networks(most=5))
@settings(max_examples=100, deadline=None)
def test_the_most_likely_route_is_the_most_likely_of_all(network: Network) -> None:
    def chance(path: list[int]) -> float:
        product = network.start[path[0]] * network.finish[path[-1]]
        for pair in pairwise(path):
            product *= network.shares[pair]
        return float(product)

    every = paths(network)
    found = network.analysis().likeliest

    if not every:
        assert found is None
    else:
        assert found is not None
        assert found.probability == pytest.approx(max(map(chance, every)))
        assert chance([int(one.title) for one in found.touchpoints]) == pytest.approx(found.probability)
        assert [(one.source, one.target) for one in found.transitions] == [
            (a.id, b.id) for a, b in pairwise(found.touchpoints)
        ]


@given(ways=WAYS, minutes=st.lists(st.sampled_from([None, 1.0, 4.0]), min_size=5, max_size=5))
@settings(max_examples=150, deadline=None)
def test_the_route_of_least_friction_counts_flags_first_and_minutes_then(
    ways: list[tuple[int, int, bool | None, str, float | None]], minutes: list[float | None]
) -> None:
    sketch = Counted(steps=5)
    points = [
        sketch.at(str(n), minutes=minutes[n], started=7 if n == 0 else None, goal=n > 2) for n in range(5)
    ]
    drawn = [
        sketch.transition(points[a], points[b], identity_carried=flag, lost=lost, wait=wait)
        for a, b, flag, lost, wait in ways
    ]

    def costs(place: int, seen: frozenset[int]) -> list[tuple[int, float]]:
        here = minutes[place] or 0.0
        found = [(0, here)] if place > 2 else []
        for (a, b, _, _, wait), one in zip(ways, drawn, strict=True):
            if a == place and b not in seen:
                found += [
                    (flags + frictions(one), rest + here + (wait or 0.0))
                    for flags, rest in costs(b, seen | {b})
                ]
        return found

    every = costs(0, frozenset({0}))
    found = sketch.analysis().easiest

    assert (found is None) == (not every)
    if found is not None:
        assert (found.frictions, found.minutes) == pytest.approx(min(every))
        assert found.touchpoints[0] == points[0]
        assert found.touchpoints[-1].goal


def test_frictions_are_the_flags_that_say_no_and_what_is_lost() -> None:
    sketch = Counted()
    way = sketch.transition(
        sketch.at("A"), sketch.at("B"), identity_carried=False, data_carried=None, resumable=False, lost="all"
    )
    assert frictions(way) == 3


@given(networks())
@settings(max_examples=150, deadline=None)
def test_each_loop_has_a_shortest_cycle(network: Network) -> None:
    follows = {(a, b) for a, b in network.shares if a != b}

    def rounds(part: tuple[int, ...]) -> int:
        return min(
            length
            for length in range(2, len(part) + 1)
            for some in permutations(part, length)
            if all(pair in follows for pair in pairwise((*some, some[0])))
        )

    reached = {(a, b) for a, b in follows}
    for _ in range(network.count):
        reached |= {(a, d) for a, b in reached for c, d in follows if b == c}
    told = network.analysis().loops

    parts = [tuple(int(one.title) for one in loop.touchpoints) for loop in told]
    on_loops = {n for n in range(network.count) if (n, n) in reached or (n, n) in network.shares}
    assert {place for part in parts for place in part} == on_loops
    assert parts == sorted(parts)
    for loop, part in zip(told, parts, strict=True):
        cycle = [int(one.title) for one in loop.cycle]
        assert part == tuple(sorted(part))
        assert all((a, b) in reached for a in part for b in part if a != b)
        assert cycle[0] == min(cycle)
        if len(part) > 1:
            assert all(pair in follows for pair in pairwise((*cycle, cycle[0])))
            assert len(cycle) == rounds(part)
        else:
            assert cycle == list(part)


def test_in_a_loop_beyond_all_bounds_some_cycle_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loops, "MOST_LOOKS", 1)
    network = Network({(0, 1): 0.5, (1, 2): 0.4, (2, 0): 0.5, (1, 0): 0.4}, frozenset({2}), {0: 1}, 3)

    [loop] = network.analysis().loops

    assert [one.title for one in loop.cycle] in (["0", "1"], ["0", "1", "2"])


def test_losses_by_count_and_by_rate_are_of_switches_alone() -> None:
    sketch = Counted(steps=6)
    web, app, desk = (sketch.at(name, channel=n) for n, name in enumerate(("Web", "App", "Desk")))
    again = sketch.at("Web again")
    many = sketch.transition(web, app, entered=1000, continued=900)
    part = sketch.transition(app, desk, entered=50, continued=20)
    sketch.transition(web, again, entered=5000, continued=1)  # no switch
    odd = sketch.transition(desk, web, entered=5, continued=9)
    bare = sketch.transition(desk, app)
    found = sketch.analysis()

    most, highest = most_people(found.losses), highest_rate(found.losses)
    assert most is not None
    assert (most.transition, most.people) == (many, 100)
    assert highest is not None
    assert highest.transition == part
    assert highest.rate == pytest.approx(0.6)
    told = {one.transition: (one.people, one.rate) for one in found.losses}
    assert told[odd] == told[bare] == (None, None)


def test_who_goes_between_channels_is_gathered() -> None:
    sketch = Counted(steps=6)
    web, page, desk = sketch.at("Web"), sketch.at("Page"), sketch.at("Desk", channel=2)
    one = sketch.transition(web, desk, entered=100, continued=80)
    two = sketch.transition(page, desk, entered=100, continued=20)
    three = sketch.transition(page, desk, continued=7)
    stay = sketch.transition(web, page)
    found = sketch.analysis().crossings

    assert list(found) == [("channel-0", "channel-0"), ("channel-0", "channel-2")]
    assert found["channel-0", "channel-0"].transitions == (stay,)
    assert (found["channel-0", "channel-0"].people, found["channel-0", "channel-0"].lost) == (None, None)
    over = found["channel-0", "channel-2"]
    assert over.transitions == (one, two, three)
    assert over.people == 107
    assert over.lost == pytest.approx(0.5)


def test_steps_until_a_person_can_be_reached() -> None:
    sketch = Counted(steps=6)  # channel 1 is human
    web, form, desk, chat, kiosk = (
        sketch.at("Web"),
        sketch.at("Form"),
        sketch.at("Desk", channel=1),
        sketch.at("Chat", human=True),
        sketch.at("Unstaffed desk", channel=1, human=False),
    )
    sketch.transition(web, form)
    sketch.transition(form, desk)
    sketch.transition(desk, kiosk)
    found = sketch.analysis().steps_to_human

    assert [found[one.id] for one in (web, form, desk, chat, kiosk)] == [2, 1, 0, 0, None]
