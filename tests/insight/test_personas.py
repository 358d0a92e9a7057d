"""The analysis for one persona: what is not for it is taken away, and the rest is all there is."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.insight.analysis import Analysis
from journey_editor.insight.findings import FindingKind
from journey_editor.model.records import Audience, Persona, Touchpoint, Transition
from tests.insight.networks import Counted, Network, networks
from tests.strategies import BRIEFLY


@given(networks(), st.data())
@settings(max_examples=150, deadline=None)
def test_what_else_becomes_of_people_is_divided_by_what_was_not_taken(
    network: Network, data: st.DataObject
) -> None:
    taken = data.draw(st.sets(st.sampled_from(sorted(network.shares)), max_size=4))
    project = network.analysis().project
    rows = [
        Audience.known_by(subject=Transition(id=f"p{a}_{b}", source="", target="").key, persona="senior")
        for a, b in taken
    ]
    found = Analysis(project.with_rows((row.key, row) for row in rows), "variant", "student")

    matrix, finish = network.matrix, network.finish
    for a, b in taken:
        matrix[a, b] = 0
    for place in range(network.count):
        rest = 1 - sum(network.shares[a, b] for a, b in taken if a == place)
        matrix[place] /= rest
        finish[place] /= rest
    wanted = network.start @ np.linalg.solve(np.eye(network.count) - matrix, finish)
    assert found.completion == pytest.approx(wanted, abs=1e-9)
    assert len(found.graph.transitions) == len(network.shares) - len(taken)


@given(networks())
@BRIEFLY
def test_a_persona_that_nothing_leaves_out_is_everyone(network: Network) -> None:
    everyone = network.analysis()
    one = Analysis(everyone.project, "variant", "student")

    assert (one.completion, one.visits, one.fates) == (everyone.completion, everyone.visits, everyone.fates)


def test_a_touchpoint_for_others_takes_its_ways_along() -> None:
    sketch = Counted()
    sketch.add(Persona(id="student"))
    start, desk, goal = sketch.at("Start", started=100), sketch.at("Desk"), sketch.at("Goal", goal=True)
    sketch.transition(start, desk, continued=50)
    sketch.transition(start, goal, continued=20)
    sketch.transition(desk, goal, continued=50)
    sketch.add(Audience.known_by(subject=desk.key, persona="senior"))

    student, senior = sketch.analysis("student"), sketch.analysis("senior")

    assert student.graph.touchpoints == (start, goal)
    assert student.completion == pytest.approx(20 / 50)
    assert student.fates[0].left == pytest.approx(30 / 50)
    assert senior.completion == sketch.analysis().completion == pytest.approx(0.7)


def test_where_everything_is_taken_away_there_are_no_numbers() -> None:
    sketch = Counted()
    start, desk = sketch.at("Start", started=10), sketch.at("Desk", goal=True)
    sketch.transition(start, desk, continued=10)
    sketch.add(Audience.known_by(subject=desk.key, persona="senior"))

    found = sketch.analysis("student")

    assert found.completion is None


def test_all_taken_away_is_named_where_people_still_come() -> None:
    sketch = Counted()
    start, middle, desk = sketch.at("Start", started=10), sketch.at("Middle"), sketch.at("Desk", goal=True)
    sketch.transition(start, middle, continued=10)
    way = sketch.transition(middle, desk, continued=10)
    sketch.add(Audience.known_by(subject=way.key, persona="senior"))

    found = sketch.analysis("student")

    assert found.completion is None
    assert [(one.kind, one.rows) for one in found.findings] == [(FindingKind.WITHOUT_NUMBERS, (middle.key,))]
    assert all(isinstance(one.touchpoint, Touchpoint) for one in found.fates)
