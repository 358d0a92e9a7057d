"""What the map says of a metric where it is measured."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.computed import Computed, Figure, computed_now
from journey_editor.insight.gains import shown_variant
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Direction,
    Formula,
    Journey,
    Metric,
    Record,
    Touchpoint,
    Transition,
    VariantKind,
)
from tests.sample_maps.samples import build

UP, DOWN = Direction.UP, Direction.DOWN


def lending() -> Project:
    return build("uitlenen")


def found(project: Project, row: Record, **values: Any) -> Computed | None:
    return computed_now(project, Metric(id="metric", subject=row.key, **values))


def transition(**values: Any) -> tuple[Project, Transition]:
    row = Transition(id="transition", source="a", target="b", **values)
    return Project.of(row), row


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_of_a_transition_the_lost_and_those_who_go_on_are_all(counts: tuple[int, int]) -> None:
    project, row = transition(entered=counts[0], continued=counts[1])

    lost, on = found(project, row, direction=DOWN), found(project, row, direction=UP)

    assert lost is not None
    assert on is not None
    assert (lost.figure, on.figure) == (Figure.LOST, Figure.CONTINUED)
    assert (lost.n, on.n) == (counts[0], counts[0])
    assert (lost.hits or 0) + (on.hits or 0) == counts[0]
    assert lost.value == pytest.approx((lost.hits or 0) / counts[0])


@pytest.mark.parametrize(
    ("row", "metric"),
    [
        ({"entered": 9}, {}),
        ({"entered": 0, "continued": 0}, {}),
        ({"entered": 9, "continued": 10}, {}),  # more out than in
        ({"entered": 9, "continued": 3}, {"unit": "min"}),
        ({"entered": 9, "continued": 3}, {"formula": Formula.TOP_TWO}),  # what people answered
    ],
)
def test_what_the_numbers_do_not_say_is_not_computed(row: dict[str, int], metric: dict[str, Any]) -> None:
    project, one = transition(**row)

    assert found(project, one, **metric) is None


def test_of_a_touchpoint_those_who_leave_as_the_analysis_counts_them() -> None:
    project = lending()
    (journey,) = project.all(Journey).sorted()
    variant = shown_variant(project, journey.id, VariantKind.AS_IS)
    assert variant is not None
    fates = [one for one in Analysis(project, variant.id).fates if one.came and one.left]
    assert fates
    for fate in fates:
        now = found(project, fate.touchpoint, direction=DOWN)
        assert now is not None
        assert now.value == fate.left
        assert now.n == fate.came
        assert now.hits == pytest.approx(now.value * (now.n or 0), abs=0.5)
        assert found(project, fate.touchpoint, direction=UP) is None


def test_of_a_journey_completion_and_minutes_as_it_is() -> None:
    project = lending()
    (journey,) = project.all(Journey).sorted()
    done, not_done = found(project, journey, direction=UP), found(project, journey, direction=DOWN)
    minutes = found(project, journey, unit="min", direction=DOWN)

    assert done is not None
    assert not_done is not None
    assert minutes is not None
    assert done.value == pytest.approx(0.56, abs=0.005)  # as the status line says
    assert done.value + not_done.value == pytest.approx(1)
    assert minutes.figure == Figure.MINUTES
    assert minutes.value > 0
    assert done.n is None  # it is a chance, not a count


def test_nothing_is_computed_of_what_is_measured_nowhere() -> None:
    project = lending()
    touchpoint = project.all(Touchpoint).sorted()[0]

    assert computed_now(project, Metric(id="metric")) is None
    assert computed_now(Project({}), Metric(id="metric", subject=touchpoint.key)) is None
