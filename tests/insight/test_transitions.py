"""What the graph says, against plain searching and counting."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.insight.transitions import Switches, TransitionGraph
from journey_editor.model.edits.removal import remove
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Modality, Stage, Step, Touchpoint, Transition, Variant
from tests.layout.sketch import Sketch
from tests.sample_maps.samples import NAMES, build, variant_of
from tests.strategies import BRIEFLY, projects

Edge = tuple[int, int]


def graph(
    edges: Iterable[Edge], *, count: int = 6, started: Iterable[int] = (), goals: Iterable[int] = ()
) -> TransitionGraph:
    """Return the graph of touchpoints 0, 1, 2 … with these transitions."""
    sketch = Sketch(steps=count)
    begun, good = set(started), set(goals)
    points = [
        sketch.touchpoint(
            number, number % 3, str(number), started=40 if number in begun else None, goal=number in good
        )
        for number in range(count)
    ]
    for a, b in edges:
        sketch.transition(points[a], points[b])
    return TransitionGraph(sketch.project(), "variant")


def numbers(touchpoints: Iterable[Touchpoint]) -> list[int]:
    return [int(one.title) for one in touchpoints]


def leads(edges: set[Edge], source: int, target: int, seen: frozenset[int] = frozenset()) -> bool:
    """Whether there is a route, found by trying every one."""
    return source == target or any(
        leads(edges, b, target, seen | {source}) for a, b in edges if a == source and b not in seen | {source}
    )


GRAPHS = st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=12)
SOME = st.sets(st.integers(0, 5), max_size=3)


@given(edges=GRAPHS, started=SOME, goals=SOME)
@settings(max_examples=150, deadline=None)
def test_dead_ends_and_unreachable_are_what_trying_every_route_finds(
    edges: set[Edge], started: set[int], goals: set[int]
) -> None:
    found = graph(edges, started=started, goals=goals)
    real = {(a, b) for a, b in edges if a != b}
    leaving = sorted({a for a, _ in real})
    entered = {b for _, b in real}
    starts = sorted(started) or [n for n in leaving if n not in entered] or leaving[:1]
    reached = [n for n in range(6) if any(leads(real, start, n) for start in starts)]
    saved = [n for n in range(6) if any(leads(real, n, goal) for goal in goals)]

    assert numbers(found.starts) == starts
    assert numbers(found.goals) == sorted(goals)
    assert numbers(found.unreachable) == ([n for n in range(6) if n not in reached] if real else [])
    assert numbers(found.dead_ends) == ([n for n in reached if n not in saved] if goals else [])


@pytest.mark.parametrize(
    ("edges", "started", "goals", "dead_ends", "unreachable"),
    [
        ([(0, 1), (1, 2), (0, 3)], [], [2], [3], [4, 5]),
        ([(0, 1), (1, 2), (2, 1), (0, 3)], [], [3], [1, 2], [4, 5]),  # a loop without a way out
        ([(0, 1), (1, 0)], [], [], [], [2, 3, 4, 5]),  # all on a loop: the first in reading order begins
        ([(0, 0), (0, 1), (2, 3)], [], [1], [2, 3], [4, 5]),  # who comes back at once still began there
        ([(4, 4)], [], [], [], []),  # nothing leads anywhere
        ([(0, 2), (1, 2), (3, 4)], [0, 1], [2], [], [3, 4, 5]),  # several starts, as counted
        ([(0, 1)], [], [], [], [2, 3, 4, 5]),  # no goal is marked: no dead end is claimed
        ([], [], [2], [], []),
        ([], [3], [2], [3], []),
    ],
)
def test_loops_several_starts_and_missing_goals(
    edges: list[Edge], started: list[int], goals: list[int], dead_ends: list[int], unreachable: list[int]
) -> None:
    found = graph(edges, started=started, goals=goals)

    assert numbers(found.dead_ends) == dead_ends
    assert numbers(found.unreachable) == unreachable


FLAG = st.sampled_from([True, True, False, None])
PASSAGES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), FLAG, FLAG, FLAG, st.sampled_from(["", "", "the cart"])),
    max_size=10,
)


@given(PASSAGES)
def test_switches_are_counted_as_one_would_by_hand(
    passages: list[tuple[int, int, bool | None, bool | None, bool | None, str]],
) -> None:
    sketch = Sketch(steps=6)
    points = [sketch.touchpoint(number, number % 3) for number in range(6)]
    total = smooth = rough = 0
    for source, target, identity, carried, resumable, lost in passages:
        values = {"identity_carried": identity, "data_carried": carried, "resumable": resumable, "lost": lost}
        sketch.transition(points[source], points[target], **values)
        if source % 3 != target % 3:
            total += 1
            smooth += identity is carried is resumable is True and not lost
            rough += False in {identity, carried, resumable} or bool(lost)

    found = TransitionGraph(sketch.project(), "variant").switches

    assert found == Switches(total, smooth, total - smooth - rough)
    assert found.judged == smooth + rough


@given(projects())
@BRIEFLY
def test_a_graph_is_about_its_variant_alone(project: Project) -> None:
    for variant in project.all(Variant):
        found = TransitionGraph(project, variant)
        inside = {
            touchpoint
            for touchpoint, row in project.all(Touchpoint).items()
            if project.one(Stage, project.one(Step, row.step).stage).variant == variant
        }

        assert {one.id for one in found.touchpoints} == inside
        assert {one.id for one in found.transitions} == {
            key for key, row in project.all(Transition).items() if {row.source, row.target} <= inside
        }


@pytest.mark.parametrize(
    ("switches", "index"), [(Switches(5, 3, 1), 0.75), (Switches(2, 0, 2), None), (Switches(0, 0, 0), None)]
)
def test_the_seam_index_is_smooth_of_judged(switches: Switches, index: float | None) -> None:
    assert switches.seam_index == index


@pytest.mark.parametrize("name", NAMES)
def test_shares_of_modality_add_up(name: str) -> None:
    project = build(name)
    found = TransitionGraph(project, variant_of(project))

    assert sum(found.modality.values()) == pytest.approx(1)
    for kind in Modality:
        count = sum(project.one(Channel, one.channel).modality == kind for one in found.touchpoints)
        assert found.modality[kind] == pytest.approx(count / len(found.touchpoints))


def test_a_map_without_touchpoints_claims_nothing() -> None:
    found = TransitionGraph(Sketch().project(), "variant")

    assert found.modality == {}
    assert (found.starts, found.dead_ends, found.unreachable) == ((), (), ())
    assert found.switches == Switches(0, 0, 0)


def test_another_variant_is_another_graph() -> None:
    sketch = Sketch()
    sketch.transition(sketch.touchpoint(0, 0), sketch.touchpoint(1, 1))

    assert TransitionGraph(sketch.project(), "to-be").transitions == ()


@BRIEFLY
@given(st.sampled_from(NAMES), st.data())
def test_leaving_rows_out_is_as_if_they_were_not_there(name: str, data: st.DataObject) -> None:
    project = build(name)
    variant = variant_of(project)
    keys = [row.key for kind in (Touchpoint, Transition) for row in project.all(kind).values()]
    without = data.draw(st.sets(st.sampled_from(keys), max_size=6))
    left = remove(project, without).applied_to(project)
    found, wanted = TransitionGraph(project, variant, without=without), TransitionGraph(left, variant)
    assert (found.touchpoints, found.transitions) == (wanted.touchpoints, wanted.transitions)
    assert (found.switches, found.dead_ends, found.unreachable, found.modality) == (
        wanted.switches,
        wanted.dead_ends,
        wanted.unreachable,
        wanted.modality,
    )
