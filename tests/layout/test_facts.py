"""What stands beside a printed map."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.geometry import Rect
from journey_editor.layout.desk import Desk
from journey_editor.layout.fact import WIDTH, Fact
from journey_editor.layout.facts import facts
from journey_editor.layout.marks import Shape, Text
from journey_editor.layout.style import INK, SOFT
from journey_editor.model.records import (
    AXES,
    Action,
    Direction,
    Experience,
    Horizon,
    Metric,
    Moment,
    Party,
    Persona,
    Reading,
    RowKey,
    Rule,
    Score,
    Status,
)
from tests.layout.looking import covered, inside, overlapping, texts
from tests.layout.random_maps import TITLES
from tests.layout.sketch import VIEW, Sketch
from tests.strategies import BRIEFLY


def fact(sketch: Sketch, part: str, desk: Desk) -> Fact | None:
    return next((one for one in facts(sketch.project(), VIEW, desk) if one.group.part == part), None)


def said(sketch: Sketch, part: str, desk: Desk) -> list[str]:
    one = fact(sketch, part, desk)
    return texts(one.group)[1:] if one else []


def scored(sketch: Sketch, name: str, impact: float, feasibility: float, **values: Any) -> None:
    number = f"{len(sketch.rows):04}"
    action = sketch.add(Action(id=f"action-{number}", title=name, rank=number, **values))
    for criterion, value in zip(AXES, (impact, feasibility), strict=True):
        sketch.add(Score.known_by(action=action.id, scorer="party", criterion=criterion, value=value))


def test_the_first_three_actions_that_are_still_to_do(desk: Desk) -> None:
    sketch = Sketch()
    sketch.add(Party(id="party", name="Branches"))
    scored(sketch, "Fourth", 1, 1)
    scored(sketch, "Second", 4.5, 4, owner="party", horizon=Horizon.QUICK)
    scored(sketch, "Third", 2, 2)
    scored(sketch, "First", 5, 4)
    scored(sketch, "Dropped", 5, 5, status=Status.DROPPED)
    scored(sketch, "Done", 5, 5, status=Status.DONE)
    sketch.add(Action(id="unscored", title="Unscored"))

    assert said(sketch, "first actions", desk) == [
        *("1", "First", "impact 5 · feasibility 4", "nobody's yet"),
        *("2", "Second", "impact 4.5 · feasibility 4", "Branches · 0–3 months"),
        *("3", "Third", "impact 2 · feasibility 2", "nobody's yet"),
    ]


@pytest.mark.parametrize(
    ("values", "value", "expected"),
    [
        ({"target": 0.85}, 0.71, ["71 %", "Metric", "target 85 % · missed"]),
        ({"target": 0.85}, None, ["no data", "Metric", "target 85 % · no data"]),
        ({}, 34.0, ["3,400 %", "Metric"]),
        (
            {
                "target": -0.2,
                "rule": Rule.RELATIVE,
                "baseline": 34.0,
                "unit": "min",
                "direction": Direction.DOWN,
            },
            30.0,
            ["30 min", "Metric", "target 27.2 min · on the way"],
        ),
    ],
)
def test_a_metric_shows_its_value_its_target_and_how_it_stands(
    values: dict[str, Any], value: float | None, expected: list[str], desk: Desk
) -> None:
    sketch = Sketch()
    sketch.add(Metric(id="metric", title="Metric", **values))
    sketch.add(Reading(id="reading", metric="metric", value=value))

    assert said(sketch, "measured", desk) == expected


def test_a_metric_without_a_standing_is_neither_good_nor_bad(desk: Desk) -> None:
    sketch = Sketch()
    sketch.add(Metric(id="metric", title="Metric"))
    sketch.add(Reading(id="reading", metric="metric", value=0.6))
    found = fact(sketch, "measured", desk)
    assert found is not None
    colours = {mark.colour for mark in found.group.marks if isinstance(mark, Text)}
    assert colours == {INK, SOFT}


@given(
    value=st.none() | st.floats(-1e12, 1e12),
    target=st.none() | st.floats(-1e12, 1e12),
    unit=st.sampled_from(["%", "min", "a unit of twenty let", "דקות", "دقيقة لكل زيارة"]),
    title=TITLES,
)
@BRIEFLY
def test_a_metric_of_any_size_stays_in_its_block(
    value: float | None, target: float | None, unit: str, title: str, desk: Desk
) -> None:
    sketch = Sketch()
    for number in range(2):
        sketch.add(Metric(id=f"metric-{number}", title=title, target=target, unit=unit, rank=f"{number}"))
        sketch.add(Reading(id=f"reading-{number}", metric=f"metric-{number}", value=value))
    one = fact(sketch, "measured", desk)

    assert one is not None
    area = Rect(0, 0, WIDTH, one.height)
    assert all(inside(covered(mark), area, slack=0.6) for mark in one.group.marks)
    words = [covered(mark) for mark in one.group.marks if isinstance(mark, Text)]
    bars = [covered(mark) for mark in one.group.marks if isinstance(mark, Shape) and mark.fill]
    assert overlapping(words) == []
    assert [pair for word in words for bar in bars for pair in overlapping([word, bar])] == []


def test_switches_dead_ends_and_what_cannot_be_reached(desk: Desk) -> None:
    sketch = Sketch(steps=6)
    start, goal = sketch.touchpoint(0, 0, "Start"), sketch.touchpoint(1, 1, "Goal", goal=True)
    dead = [sketch.touchpoint(2, 2, f"Dead {n}") for n in range(6)]
    sketch.touchpoint(3, 0, "Island")
    smooth = {"identity_carried": True, "data_carried": True, "resumable": True}
    sketch.transition(start, goal, **smooth)
    for one in dead:
        sketch.transition(start, one)

    assert said(sketch, "between channels", desk) == [
        "Smooth switches: 1 of 7",
        "6 not judged yet",
        "Dead ends: Dead 0, Dead 1, Dead 2, Dead 3 and 2 more",
        "Unreachable: Island",
    ]


def test_a_map_on_one_channel_has_no_switch(desk: Desk) -> None:
    sketch = Sketch()
    sketch.transition(sketch.touchpoint(0, 0), sketch.touchpoint(1, 0))

    assert said(sketch, "between channels", desk) == [
        *("No switch of channel", "Dead ends: none", "Unreachable: none")
    ]


def test_who_is_meant_in_their_own_words(desk: Desk) -> None:
    sketch = Sketch()
    sketch.add(Persona(id="a", title="Student", quote="I come when I know it is there.", rank="a"))
    sketch.add(Persona(id="b", title="Senior", rank="b"))

    assert said(sketch, "who", desk) == ["Student", "“I come when I know it is there.”", "Senior"]


def test_the_key_explains_what_is_on_the_map(desk: Desk) -> None:
    plain, with_moment = Sketch(channels=1), Sketch(channels=3)
    with_moment.touchpoint(0, 0, moment=Moment.EASE)
    lines = [
        "loses 20 % or more",
        "not smooth: log in again, lost data",
        "some loss, or a wait",
        "no trouble known; the wider a line, the more people",
    ]

    assert said(plain, "key", desk) == ["digital channel", *lines]
    felt = Sketch(channels=1)
    felt.add(Persona(id="a"))
    felt.add(Experience.known_by(persona="a", subject=RowKey("stage", "stage-0"), emotion=0.5))
    assert said(felt, "key", desk) == ["digital channel", "felt over a whole stage", *lines]
    assert said(with_moment, "key", desk) == [
        *("digital channel", "human channel", "physical channel", "moment of truth"),
        *lines,
    ]


@given(titles=st.lists(TITLES, min_size=1, max_size=3))
@BRIEFLY
def test_any_words_stay_in_their_block(titles: list[str], desk: Desk) -> None:
    sketch = Sketch()
    sketch.add(Party(id="party", name=titles[0]))
    for number, title in enumerate(titles):
        scored(sketch, title, 3, 3, owner="party")
        sketch.add(Persona(id=f"persona-{number}", title=title, quote=title * 30))
        sketch.transition(sketch.touchpoint(0, 0, title, goal=True), sketch.touchpoint(1, 1, title))

    for one in facts(sketch.project(), VIEW, desk):
        area = Rect(0, 0, WIDTH, one.height)
        words = [covered(mark) for mark in one.group.marks if isinstance(mark, Text)]
        assert all(inside(word, area, slack=0.6) for word in words), one.group.part
        assert overlapping(words) == [], one.group.part
        assert one.height < 250
