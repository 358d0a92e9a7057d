from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from journey_editor.insight.metrics import (
    Standing,
    measured,
    points_of,
    reading_value,
    series_of,
    target_of,
)
from journey_editor.model.project import Project
from journey_editor.model.records import Direction, Formula, Metric, Reading, Rule

SHARES = st.floats(0, 1)
UP, DOWN = Direction.UP, Direction.DOWN


def metric(**values: Any) -> Metric:
    return Metric(id="metric", **values)


def standing(value: float | None, **values: Any) -> Standing:
    one = metric(**values)
    reading = Reading(id="reading", metric="metric", date="2026-11-21", value=value)
    return measured(Project.of(one, reading), one).standing


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"target": 0.85}, 0.85),
        ({"target": 0.85, "baseline": 0.5, "years": 3.0}, 0.85),  # absolute is absolute
        ({"rule": Rule.RELATIVE, "baseline": 0.5, "target": 0.1}, 0.55),
        ({"rule": Rule.RELATIVE, "baseline": 0.5, "target": 0.1, "years": 2.0}, 0.605),
        ({"rule": Rule.RELATIVE, "baseline": 0.95, "target": 0.15}, 1.0),  # never more than all of them
        ({"rule": Rule.RELATIVE, "baseline": 95.0, "target": 0.15, "unit": "visits"}, 109.25),
        ({"rule": Rule.RELATIVE, "baseline": 34.0, "target": -0.2, "unit": "min"}, 27.2),
        ({"rule": Rule.RELATIVE, "baseline": 34.0, "target": -1.0, "unit": "min"}, 0.0),
        ({"rule": Rule.RELATIVE, "baseline": 34.0, "target": -1.5, "unit": "min", "years": 0.5}, None),
        ({"rule": Rule.RELATIVE, "baseline": 34.0, "target": 0.5, "unit": "min", "years": 0.0}, 34.0),
        ({"rule": Rule.RELATIVE, "target": 0.1}, None),  # of what?
        ({"rule": Rule.POINTS, "baseline": 0.71, "target": 0.07}, 0.78),
        ({"rule": Rule.POINTS, "target": 0.07}, None),
        ({"baseline": 0.5}, None),
    ],
)
def test_a_target_becomes_a_figure_by_its_rule(values: dict[str, Any], expected: float | None) -> None:
    assert target_of(metric(**values)) == (None if expected is None else pytest.approx(expected))


@given(SHARES, st.floats(-1, 3), st.floats(0, 10))
def test_a_relative_target_on_a_share_is_a_share(baseline: float, rate: float, years: float) -> None:
    found = target_of(metric(rule=Rule.RELATIVE, baseline=baseline, target=rate, years=years))

    assert found is not None
    assert 0 <= found <= 1


@given(st.floats(0.01, 0.5), st.floats(-0.5, 0.5), st.integers(0, 5), st.integers(0, 5))
def test_years_follow_on_each_other(baseline: float, rate: float, first: int, then: int) -> None:
    halfway = target_of(
        metric(rule=Rule.RELATIVE, baseline=baseline, target=rate, years=float(first), unit="min")
    )
    twice = target_of(
        metric(rule=Rule.RELATIVE, baseline=halfway, target=rate, years=float(then), unit="min")
    )
    once = target_of(
        metric(rule=Rule.RELATIVE, baseline=baseline, target=rate, years=float(first + then), unit="min")
    )

    assert once == pytest.approx(twice)


@given(
    st.none() | st.floats(-1e12, 1e12),
    st.none() | st.floats(-1e12, 1e12),
    st.floats(0, 100),
    st.sampled_from(Rule),
    st.sampled_from(["%", "min"]),
)
@example(0.5, 1e12, 100.0, Rule.RELATIVE, "%")
@example(34.0, 1e12, 100.0, Rule.RELATIVE, "min")
@example(-34.0, 1e12, 100.0, Rule.RELATIVE, "%")
@example(0.0, 1e12, 100.0, Rule.RELATIVE, "%")
def test_figures_of_any_size_are_judged(
    baseline: float | None, target: float | None, years: float, rule: Rule, unit: str
) -> None:
    """What grows beyond all numbers is no figure, and no error."""
    one = metric(baseline=baseline, target=target, years=years, rule=rule, unit=unit)

    found = measured(Project.of(one, Reading(id="reading", metric="metric", value=0.5)), one)

    assert (found.standing == Standing.NO_DATA) == (found.target is None)


@pytest.mark.parametrize(
    ("value", "values", "expected"),
    [
        (0.85, {"target": 0.85}, Standing.MET),
        (0.84, {"target": 0.85}, Standing.MISSED),
        (0.84, {"target": 0.85, "baseline": 0.8}, Standing.ON_THE_WAY),
        (0.8, {"target": 0.85, "baseline": 0.8}, Standing.MISSED),  # no better than before
        (0.7, {"target": 0.85, "baseline": 0.8}, Standing.MISSED),
        (0.2, {"target": 0.2, "direction": DOWN}, Standing.MET),
        (0.1, {"target": 0.2, "direction": DOWN}, Standing.MET),
        (0.22, {"target": 0.2, "direction": DOWN, "baseline": 0.25}, Standing.ON_THE_WAY),
        (0.3, {"target": 0.2, "direction": DOWN, "baseline": 0.25}, Standing.MISSED),
        (0.3, {"target": 0.2, "rule": Rule.POINTS, "baseline": 0.1}, Standing.MET),  # 0.1 + 0.2
        (None, {"target": 0.2}, Standing.NO_DATA),
        (0.3, {}, Standing.NO_DATA),
    ],
)
def test_a_metric_stands_where_its_newest_value_puts_it(
    value: float | None, values: dict[str, Any], expected: Standing
) -> None:
    assert standing(value, **values) == expected


@given(SHARES, SHARES, SHARES)
def test_what_is_met_upwards_is_met_downwards_from_the_other_side(
    value: float, target: float, baseline: float
) -> None:
    up = standing(value, target=target, baseline=baseline, direction=UP, unit="min")
    down = standing(-value, target=-target, baseline=-baseline, direction=DOWN, unit="min")

    assert up == down


def test_the_newest_reading_that_says_something_counts() -> None:
    one = metric(target=0.5)
    readings = [
        Reading(id="c", metric="metric", date="2026-01-01", value=0.2),
        Reading(id="a", metric="metric", date="2026-06-01", hits=30, n=40),
        Reading(id="b", metric="metric", date="2026-09-01", hits=5, n=0),  # says nothing
        Reading(id="d", metric="metric", value=0.9),  # without a date: oldest
        Reading(id="e", metric="another", date="2026-12-01", value=0.1),
    ]

    assert measured(Project.of(one, *readings), one).value == 0.75


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"hits": 3, "n": 4}, 0.75),
        ({"value": 0.0, "hits": 3, "n": 4}, 0.0),
        ({"hits": 3}, None),
        ({"n": 4}, None),
    ],
)
def test_a_reading_is_its_value_or_hits_of_n(values: dict[str, Any], expected: float | None) -> None:
    assert reading_value(Reading(id="reading", metric="metric", **values)) == expected


def newest(reading: dict[str, Any], **values: Any) -> Any:
    one = metric(**values)
    return measured(Project.of(one, Reading(id="reading", metric="metric", **reading)), one).newest


@given(st.lists(st.tuples(st.none() | st.dates().map(str), st.none() | SHARES), max_size=8))
def test_a_series_holds_what_says_something_oldest_first(
    read: list[tuple[str | None, float | None]],
) -> None:
    one = metric()
    rows = [
        Reading(id=f"{place}", metric="metric", date=date, value=value)
        for place, (date, value) in enumerate(read)
    ]
    series = series_of(Project.of(one, *rows), one)

    assert series == series_of(Project.of(one, *reversed(rows)), one)
    assert {found.reading for found in series} == {row for row in rows if row.value is not None}
    dates = [found.reading.date or "" for found in series]
    assert dates == sorted(dates)
    assert [date for date, _ in points_of(series)] == [date for date in dates if date]


def test_a_share_of_so_many_has_an_interval() -> None:
    found = newest({"hits": 5, "n": 10})

    assert found.interval == pytest.approx((0.2366, 0.7634), abs=0.0001)
    assert found.too_few
    assert newest({"value": 0.5, "n": 10}).interval == found.interval
    assert not newest({"hits": 15, "n": 30}).too_few


@pytest.mark.parametrize(
    ("reading", "values"),
    [
        ({"value": 0.5}, {}),  # of how many?
        ({"value": 34.0, "n": 40}, {"unit": "min"}),
        ({"value": 0.2, "n": 40}, {"formula": Formula.NPS}),
        ({"hits": 5, "n": 4}, {}),  # no share
    ],
)
def test_what_is_no_counted_share_has_none(reading: dict[str, Any], values: dict[str, Any]) -> None:
    assert newest(reading, **values).interval is None
