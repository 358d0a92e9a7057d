"""What keeping people adds, against solving anew and against small differences."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.gains import action_gains, completions, gains, what_if
from journey_editor.model.records import (
    Action,
    Journey,
    Link,
    LinkKind,
    Status,
    Transition,
    Variant,
    VariantKind,
)
from tests.insight.networks import Counted, Network, networks
from tests.sample_maps.samples import NAMES, build, variant_of
from tests.strategies import BRIEFLY

SMALL = 1e-6


@given(networks())
@settings(max_examples=150, deadline=None)
def test_the_gain_of_a_transition_is_solving_anew(network: Network) -> None:
    found = network.analysis()
    assert found.completion is not None
    told = {gain.transition.id: gain.points for gain in gains(found)}

    assert told.keys() == {
        f"p{a}_{b}" for a, b in network.shares if a not in network.goals
    }  # at a goal nobody is lost: who does not go on finishes
    for id_, points in told.items():
        source = int(id_[1:].split("_")[0])
        left = next(one.left for one in found.fates if int(one.touchpoint.title) == source)
        anew = network.analysis(**{id_: left or 0.0}).completion
        assert anew is not None
        assert points == pytest.approx(100 * (anew - found.completion), abs=1e-7)
        assert what_if(found, {id_: 1.0}) == pytest.approx(anew, abs=1e-9)
    assert list(told.values()) == sorted(told.values(), reverse=True)


@given(networks())
@settings(max_examples=100, deadline=None)
def test_the_derivative_is_the_small_difference(network: Network) -> None:
    """∂completion/∂p of a transition is visits to its source × completion from its end (R-23)."""
    found = network.analysis()
    assert found.completion is not None
    fates = {int(one.touchpoint.title): one for one in found.fates}
    for a, b in network.shares:
        if a in network.goals:
            continue  # more of a goal's share would be taken from those who finish
        more = network.analysis(**{f"p{a}_{b}": SMALL}).completion
        assert more is not None
        visits, onward = fates[a].visits, fates[b].onward
        assert visits is not None
        assert onward is not None
        assert visits * onward == pytest.approx((more - found.completion) / SMALL, abs=1e-3)


@given(networks(), st.data())
@settings(max_examples=100, deadline=None)
def test_to_keep_more_never_completes_less(network: Network, data: st.DataObject) -> None:
    found = network.analysis()
    assert found.completion is not None
    ids = [one.id for one in found.graph.transitions]
    kept = data.draw(st.dictionaries(st.sampled_from(ids), st.floats(0, 1)))
    more = {id_: part + (1 - part) * data.draw(st.floats(0, 1)) for id_, part in kept.items()}
    before, after = what_if(found, kept), what_if(found, more)

    assert before is not None
    assert after is not None
    assert found.completion - 1e-9 <= before <= 1
    assert what_if(found, {}) == pytest.approx(found.completion)
    assume(
        len({id_.split("_")[0] for id_ in kept}) == len(kept)
    )  # two ways of one place share what leaves there
    assert before <= after + 1e-9


def test_ways_of_one_touchpoint_keep_no_more_than_leave_there() -> None:
    sketch = Counted()
    start, middle = sketch.at("Start", started=100), sketch.at("Middle")
    ways = [sketch.transition(start, middle, continued=30), sketch.transition(start, middle, continued=20)]
    sketch.transition(middle, sketch.at("Goal", goal=True), continued=25)
    found = sketch.analysis()

    assert found.completion == pytest.approx(0.25)
    assert what_if(found, {ways[0].id: 0.8}) == pytest.approx(0.45)
    assert what_if(found, {one.id: 0.8 for one in ways}) == pytest.approx(0.5)


def test_no_more_is_kept_than_leaves_however_many_are_said_to_have_entered() -> None:
    sketch = Counted()
    start, middle = sketch.at("Start", started=100), sketch.at("Middle")
    way = sketch.transition(start, middle, entered=300, continued=40)
    sketch.transition(middle, sketch.at("Goal", goal=True), continued=20)
    found = sketch.analysis()

    assert [gain.points for gain in gains(found)] == pytest.approx([30, 20])
    assert what_if(found, {way.id: 1.0}) == pytest.approx(0.5)
    assert what_if(found, {way.id: 0.5}) == pytest.approx(0.35)


def test_with_entered_only_what_was_lost_on_the_way_is_kept() -> None:
    sketch = Counted()
    start, goal = sketch.at("Start", started=100), sketch.at("Goal", goal=True)
    way = sketch.transition(start, goal, entered=60, continued=30)
    found = sketch.analysis()

    assert what_if(found, {way.id: 1.0}) == pytest.approx(0.6)
    assert [gain.points for gain in gains(found)] == pytest.approx([30])


def test_an_estimate_with_a_drop_off_is_lessened_by_it() -> None:
    sketch = Counted()
    start, goal = sketch.at("Start"), sketch.at("Goal", goal=True)
    way = sketch.transition(start, goal, share=0.8, entered=200, continued=150)
    found = sketch.analysis()

    assert found.completion == pytest.approx(0.6)
    assert what_if(found, {way.id: 1.0}) == pytest.approx(0.8)


def test_to_keep_everybody_on_a_loop_completes_nothing_more() -> None:
    sketch = Counted()
    one, two = sketch.at("One", started=10), sketch.at("Two")
    sketch.transition(one, two, share=1.0)
    back = sketch.transition(two, one, share=0.5)
    sketch.at("Goal", goal=True)
    found = sketch.analysis()

    assert found.completion == 0
    assert [(gain.transition, gain.points) for gain in gains(found)] == [(back, 0.0)]
    assert what_if(found, {back.id: 1.0}) == 0


def test_a_part_beyond_all_is_refused() -> None:
    sketch = Counted()
    way = sketch.transition(sketch.at("One"), sketch.at("Two", goal=True), share=0.5)
    with pytest.raises(ValueError, match="between 0 and 1"):
        what_if(sketch.analysis(), {way.id: 1.5})


def test_what_the_analysis_does_not_hold_changes_nothing() -> None:
    sketch = Counted()
    sketch.transition(sketch.at("One"), sketch.at("Two", goal=True), share=0.5)
    assert what_if(sketch.analysis(), {"elsewhere": 1.0}) == pytest.approx(0.5)


def test_actions_rank_by_what_they_add_and_a_part_nobody_estimated_is_unknown() -> None:
    sketch = Counted(steps=6)
    start, middle, goal = sketch.at("Start", started=100), sketch.at("Middle"), sketch.at("Goal", goal=True)
    first = sketch.transition(start, middle, entered=100, continued=50)
    second = sketch.transition(middle, goal, entered=50, continued=40)
    actions: dict[str, list[tuple[Transition, float | None]]] = {
        "weak": [(second, 1.0)],
        "strong": [(first, 0.5)],
        "both": [(first, 1.0), (second, 1.0)],
        "vague": [(first, 1.0), (second, None)],
        "idle": [],
    }
    for title, mended in actions.items():
        action = sketch.add(Action(id=f"action-{title}", title=title))
        for transition, share in mended:
            sketch.add(
                Link.known_by(kind=LinkKind.MENDS, source=action.key, target=transition.key, share=share)
            )
    dropped = sketch.add(Action(id="dropped", status=Status.DROPPED))
    sketch.add(Link.known_by(kind=LinkKind.MENDS, source=dropped.key, target=first.key, share=1.0))

    found = action_gains(sketch.analysis())

    assert [one.action.title for one in found] == ["both", "strong", "weak", "vague"]
    assert [one.points for one in found[:3]] == pytest.approx([60, 20, 10])
    assert found[3].points is None


def test_as_is_and_to_be_stand_side_by_side() -> None:
    sketch = Counted()
    sketch.transition(sketch.at("One"), sketch.at("Two", goal=True), share=0.5)
    project = sketch.project()
    alone = completions(project, "journey")
    to_be = Variant(id="to-be", journey="journey", kind=VariantKind.TO_BE)
    other = Journey(id="other")
    both = completions(project.with_rows([(to_be.key, to_be), (other.key, other)]), "journey")

    assert alone.as_is == both.as_is == pytest.approx(0.5)
    assert alone.to_be is None
    assert both.to_be is None  # nothing is drawn on it yet
    assert completions(project, "other").as_is is None


@pytest.mark.parametrize("name", NAMES)
@BRIEFLY
@given(data=st.data())
def test_samples_gain_what_solving_anew_says(name: str, data: st.DataObject) -> None:
    project = build(name)
    found = Analysis(project, variant_of(project))
    assert found.completion is not None
    gain = data.draw(st.sampled_from(gains(found)))

    assert what_if(found, {gain.transition.id: 1.0}) == pytest.approx(found.completion + gain.points / 100)
