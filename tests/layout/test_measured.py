"""What a metric says in words."""

from __future__ import annotations

from typing import Any

import pytest

from journey_editor.app.resources import words_for
from journey_editor.insight.metrics import Standing, measured
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.kernel.words import Words
from journey_editor.layout.measured import aim_said, value_said
from journey_editor.layout.standings import COLOURS, RADIUS, standing_mark
from journey_editor.model.project import Project
from journey_editor.model.records import Direction, Metric, Reading, Rule
from tests.layout.looking import covered, inside

RELATIVE, POINTS, DOWN = Rule.RELATIVE, Rule.POINTS, Direction.DOWN


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ""),
        ({"baseline": 0.7}, ""),
        ({"target": 0.85}, "at least 85 %"),
        ({"target": 20.0, "unit": "min", "direction": DOWN}, "at most 20 min"),
        ({"target": 0.1, "rule": RELATIVE, "baseline": 0.71}, "10 % more than 71 %"),
        ({"target": -0.2, "rule": RELATIVE, "baseline": 34, "unit": "min"}, "20 % less than 34 min"),
        (
            {"target": 0.1, "rule": RELATIVE, "baseline": 0.5, "years": 3},
            "10 % more each year than 50 %, for 3 years",
        ),
        (
            {"target": -0.1, "rule": RELATIVE, "baseline": 34, "unit": "min", "years": 1.5},
            "10 % less each year than 34 min, for 1.5 years",
        ),
        ({"target": 0.15, "rule": RELATIVE, "baseline": 0.95}, "15 % more than 95 %, at most 100 %"),
        ({"target": 0.1, "rule": RELATIVE}, "10 % more than a baseline that is not known"),
        ({"target": -0.1, "rule": RELATIVE}, "10 % less than a baseline that is not known"),
        ({"target": 0.13, "rule": POINTS, "baseline": 0.67}, "13 points more than 67 %"),
        ({"target": -4, "rule": POINTS, "baseline": 34, "unit": "min"}, "4 min less than 34 min"),
    ],
)
def test_a_target_is_said_as_its_rule_has_it(values: dict[str, Any], expected: str) -> None:
    assert aim_said(Metric(id="metric", **values), Words()) == expected


@pytest.mark.parametrize(
    ("values", "reading", "expected"),
    [
        ({}, {"hits": 128, "n": 180}, "71 % (64–77 %, n = 180)"),
        ({}, {"value": 0.075}, "7.5 %"),
        ({"unit": "min"}, {"value": 34.0}, "34 min"),
        ({"unit": "min"}, {"value": 34.0, "n": 1200}, "34 min (n = 1,200)"),
    ],
)
def test_a_value_says_how_sure_it_is(values: dict[str, Any], reading: dict[str, Any], expected: str) -> None:
    metric = Metric(id="metric", **values)
    found = measured(Project.of(metric, Reading(id="reading", metric="metric", **reading)), metric)

    assert found.newest is not None
    assert value_said(found.newest, metric, Words()) == expected


def test_dutch_has_its_own_marks() -> None:
    metric = Metric(id="metric", unit="min", rule=RELATIVE, target=-0.125, baseline=3.5)

    assert aim_said(metric, words_for("nl")) == "12,5 % minder dan 3,5 min"


def test_standings_are_told_apart_without_colour() -> None:
    at = Point(5, 5)
    shapes = {one: tuple(shape.path for shape in standing_mark(one, at)) for one in Standing}

    assert len(set(shapes.values())) == len(COLOURS) == len(Standing)
    around = Rect(5 - RADIUS, 5 - RADIUS, 2 * RADIUS, 2 * RADIUS)
    assert all(inside(covered(shape), around) for one in Standing for shape in standing_mark(one, at))
