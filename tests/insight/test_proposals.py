"""Which switches of channel the map proposes by itself."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.insight.proposals import MOST_A_STEP, proposals_of
from journey_editor.kernel.ids import Mint
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import Audience, Dismissal, Touchpoint, Transition
from tests.layout.sketch import Sketch
from tests.sample_maps.samples import NAMES, build, variant_of


def proposed(project: Project) -> list[str]:
    """Return what is proposed, as "A B"."""
    return [f"{one.source.title} {one.target.title}" for one in proposals_of(project, "variant")]


def row(places: Iterable[int | None], *, transitions: Iterable[tuple[int, int]] = ()) -> Project:
    """Return touchpoints A, B, … one a step, on these channels; None leaves a step empty."""
    channels = list(places)
    sketch = Sketch(steps=len(channels))
    points = {
        step: sketch.touchpoint(step, channel, chr(65 + step))
        for step, channel in enumerate(channels)
        if channel is not None
    }
    for a, b in transitions:
        sketch.transition(points[a], points[b])
    return sketch.project()


def test_a_switch_is_proposed_where_the_next_touchpoint_is_on_another_channel() -> None:
    assert proposed(row([0, 0, 1, 2, 2])) == ["B C", "C D"]


def test_steps_without_a_touchpoint_do_not_part_what_follows_on_each_other() -> None:
    assert proposed(row([0, None, None, 1])) == ["A D"]


def test_what_is_drawn_or_told_otherwise_is_not_proposed() -> None:
    assert proposed(row([0, 1], transitions=[(0, 1)])) == []
    assert proposed(row([0, 1, 2], transitions=[(0, 2), (1, 2)])) == ["A B"]


def test_what_was_dismissed_is_not_proposed_again() -> None:
    project = row([0, 1, 2])
    a, b, _ = project.all(Touchpoint).values()
    dismissal = add_row(project, Dismissal, mint=Mint(), source=a.id, target=b.id)

    assert proposed(dismissal.applied_to(project)) == ["B C"]


def test_a_dismissal_goes_with_its_touchpoint() -> None:
    project = row([0, 1])
    a, b = project.all(Touchpoint).values()
    project = add_row(project, Dismissal, mint=Mint(), source=a.id, target=b.id).applied_to(project)

    assert not remove(project, [b.key]).applied_to(project).all(Dismissal)


def test_nobody_switches_between_touchpoints_for_different_people() -> None:
    project = row([0, 1])
    for touchpoint, persona in zip(project.all(Touchpoint).values(), ("one", "two"), strict=True):
        change = add_row(project, Audience, mint=Mint(), subject=touchpoint.key, persona=persona)
        project = change.applied_to(project)

    assert proposed(project) == []


def test_a_step_with_very_many_touchpoints_proposes_nothing() -> None:
    sketch = Sketch(steps=2)
    for number in range(MOST_A_STEP + 1):
        sketch.touchpoint(0, number % 3, "A")
    sketch.touchpoint(1, 0, "B")

    assert proposed(sketch.project()) == []


@given(places=st.lists(st.integers(0, 2), max_size=8), data=st.data())
@settings(max_examples=60, deadline=None)
def test_drawing_all_that_is_proposed_leaves_nothing_to_propose(
    places: list[int], data: st.DataObject
) -> None:
    ends = st.integers(0, max(len(places) - 1, 0))
    drawn = data.draw(st.sets(st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]), max_size=5))
    project = row(places, transitions=drawn if places else ())
    for one in proposals_of(project, "variant"):
        change = add_row(project, Transition, mint=Mint(), source=one.source.id, target=one.target.id)
        project = change.applied_to(project)

    assert proposed(project) == []


def test_the_samples_are_drawn_out_but_for_one_switch() -> None:
    samples = [build(name) for name in NAMES]
    found = [one.source.code for project in samples for one in proposals_of(project, variant_of(project))]

    assert found == ["T5"]
