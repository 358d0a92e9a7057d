"""A line of readings: true to its figures, and inside its box."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.geometry import Rect
from journey_editor.layout.marks import Shape
from journey_editor.layout.sparkline import LINE, sparkline
from tests.layout.looking import covered, inside

FIGURES = st.floats(-1e12, 1e12)
DAYS = st.dates().map(str)
BOX = Rect(0, 0, 40, 8)


def drawn(
    *points: tuple[str, float], target: float | None = None, baseline: float | None = None
) -> tuple[Shape, ...]:
    return sparkline(points, target=target, baseline=baseline, width=BOX.width, height=BOX.height)


def heights(*points: tuple[str, float], target: float | None = None) -> list[float]:
    shape = next(one for one in drawn(*points, target=target) if one.stroke and one.stroke.colour == LINE)
    return [at.y for at in shape.path.points]


@given(st.lists(st.tuples(DAYS, FIGURES), max_size=60), st.none() | FIGURES, st.none() | FIGURES)
def test_whatever_was_read_is_drawn_inside_its_box(
    points: list[tuple[str, float]], target: float | None, baseline: float | None
) -> None:
    marks = drawn(*sorted(points), target=target, baseline=baseline)

    assert bool(marks) == bool(points)
    for mark in marks:
        assert inside(covered(mark), BOX, slack=0.13)  # ends are flat: a line reaches no further than drawn


@given(st.lists(st.floats(0, 1), min_size=2, max_size=12))
def test_more_is_higher(values: list[float]) -> None:
    points = [(f"2026-{month:02}-01", value) for month, value in enumerate(values, 1)]

    found = heights(*points)

    assert all(
        (a > b) <= (up <= down)
        for a, up in zip(values, found, strict=True)
        for b, down in zip(values, found, strict=True)
    )


def test_time_runs_evenly() -> None:
    points = [("2026-01-01", 0.1), ("2026-01-11", 0.2), ("2026-01-31", 0.3)]
    shape = next(one for one in drawn(*points) if one.stroke and one.stroke.colour == LINE)

    first, second, third = (at.x for at in shape.path.points)

    assert third - second == pytest.approx(2 * (second - first), abs=0.01)


def test_target_and_baseline_are_told_apart_without_colour() -> None:
    points = [("2026-01-01", 0.5), ("2026-02-01", 0.7)]
    both = drawn(*points, target=0.9, baseline=0.4)
    alone = drawn(*points)

    strokes = [one.stroke.dashes for one in both if one not in alone and one.stroke]
    assert len([dashes for dashes in strokes if dashes]) == len(set(strokes) - {()}) == 2


def test_the_target_lies_where_a_reading_of_it_would() -> None:
    points = [("2026-01-01", 0.5), ("2026-02-01", 0.9)]

    target = next(one for one in drawn(*points, target=0.9) if one.stroke and one.stroke.dashes)

    assert {at.y for at in target.path.points} == {heights(*points, target=0.9)[-1]}


def test_dots_that_would_run_together_are_left_out_but_for_the_newest() -> None:
    few = [(f"2026-01-{day:02}", 0.5) for day in range(1, 6)]
    many = [(f"2026-{month:02}-{day:02}", 0.5) for month in range(1, 12) for day in range(1, 20)]

    assert len(drawn(*few)) == 1 + len(few)
    assert len(drawn(*many)) == 2
