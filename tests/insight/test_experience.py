from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.experience import (
    Answer,
    Place,
    answers,
    low_points,
    places,
    stage_places,
    stretches,
)
from journey_editor.model.records import RowKey, Stage
from journey_editor.model.structure import touchpoints_of
from tests.layout.sketch import Sketch

EMOTIONS = st.none() | st.sampled_from([-1, -0.75, -0.6, -0.5, 0, 0.5]) | st.floats(-1, 1)
CURVES = st.lists(EMOTIONS, max_size=12)


def curve(emotions: list[float | None]) -> list[Answer]:
    return [
        Answer(Place(RowKey("touchpoint", str(n)), n, 0.5), emotion, None)
        for n, emotion in enumerate(emotions)
    ]


def lows(emotions: list[float | None], *, below: float = -0.5) -> list[int]:
    return [one.place.column for one in low_points(curve(emotions), below=below)]


@given(st.lists(st.integers(0, 4), max_size=8), st.integers(1, 4))
def test_every_touchpoint_is_a_place_and_every_step_without_one_too(counts: list[int], channels: int) -> None:
    sketch = Sketch(steps=len(counts), channels=channels)
    for step, count in enumerate(counts):
        for number in range(count):
            sketch.touchpoint(step, number % channels)
    project = sketch.project()

    found = places(project, "variant", touchpoints_of(project, "variant"))

    assert [one.column for one in found] == [n for n, count in enumerate(counts) for _ in range(count or 1)]
    assert [one.subject.table for one in found] == [
        "touchpoint" if count else "step" for count in counts for _ in range(count or 1)
    ]
    assert len({one.subject for one in found}) == len(found)
    assert all(a.column + a.share < b.column + b.share for a, b in pairwise(found))  # from left to right
    for column, count in enumerate(counts):
        shares = [one.share for one in found if one.column == column]
        expected = [(n + 1) / ((count or 1) + 1) for n in range(count or 1)]
        assert shares == pytest.approx(expected)


def test_what_nobody_said_is_missing_and_never_0() -> None:
    sketch = Sketch(steps=3)
    one, other = sketch.touchpoint(0, 0), sketch.touchpoint(1, 0)
    student, senior = sketch.persona("Student"), sketch.persona("Senior")
    sketch.felt(student, one.key, emotion=0.0, expected=0.5)
    sketch.felt(senior, other.key, emotion=-1)
    project = sketch.project()

    along = places(project, "variant", touchpoints_of(project, "variant"))

    assert [(a.emotion, a.expected) for a in answers(project, student, along)] == [
        (0.0, 0.5),
        (None, None),
        (None, None),
    ]
    assert [a.emotion for a in answers(project, senior, along)] == [None, -1, None]


@given(CURVES, st.sampled_from([-0.5, 0, 1]))
def test_a_low_point_is_lower_than_what_was_said_before_and_after(
    emotions: list[float | None], below: float
) -> None:
    found = lows(emotions, below=below)

    for n, emotion in enumerate(emotions):
        if emotion is None or emotion >= below:
            assert n not in found
            continue
        before = emotions[n - 1] if n else None
        end = n
        while end < len(emotions) and emotions[end] == emotion:
            end += 1
        after = emotions[end] if end < len(emotions) else None
        lowest = (before is None or emotion < before) and (after is None or emotion < after)
        assert (n in found) == lowest


@given(CURVES.filter(lambda emotions: any(one is not None and one < -0.5 for one in emotions)))
def test_the_lowest_of_all_is_always_marked(emotions: list[float | None]) -> None:
    said = [one for one in emotions if one is not None]

    assert min(said) in [emotions[n] for n in lows(emotions)]


@pytest.mark.parametrize(
    ("emotions", "low"),
    [
        ([0.0, -0.8, 0.0], [1]),
        ([-0.8, 0.0], [0]),  # a curve may begin or end low
        ([0.0, -0.8], [1]),
        ([0.0, -0.8, -0.8, 0.0], [1]),  # the first of equal neighbours
        ([0.0, -0.8, -0.8, -0.9], [3]),
        ([-0.9, -0.8, -0.8, 0.0], [0]),
        ([0.0, -0.5, 0.0], []),  # below, not at
        ([-0.6, None, -0.9], [0, 2]),  # a gap parts the curve
        ([-0.6, -0.6, None, -0.6], [0, 3]),
        ([None, None], []),
        ([], []),
    ],
)
def test_low_points_by_example(emotions: list[float | None], low: list[int]) -> None:
    assert lows(emotions) == low


@given(st.lists(st.none() | st.floats(-1, 1), max_size=15))
def test_stretches_hold_every_value_once_and_no_gap(values: list[float | None]) -> None:
    found = stretches(values)

    assert [n for stretch in found for n in stretch] == [n for n, v in enumerate(values) if v is not None]
    assert all(a.stop < b.start for a, b in pairwise(found))  # two that touch would be one
    assert all(stretch for stretch in found)


@given(st.integers(1, 10))
def test_every_stage_is_a_place_across_its_steps(steps: int) -> None:
    found = stage_places(Sketch(steps=steps).project(), "variant")

    assert [one.subject.table for one in found] == ["stage"] * ((steps + 2) // 3)
    covered = [column for one in found for column in range(one.column, one.column + one.columns)]
    assert covered == [*range(steps)]


def test_a_stage_without_steps_is_no_place() -> None:
    sketch = Sketch(steps=2)
    sketch.add(Stage(id="empty", variant="variant", rank="zzz"))

    assert [one.subject.id for one in stage_places(sketch.project(), "variant")] == ["stage-0"]
