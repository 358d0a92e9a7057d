"""What actions wait for: never round in a circle, and in an order that can be."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.waiting import Trouble, circle_said, circles, waits
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.edits.waiting import circle_if, wait_for, waiting_for
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Dependency, Horizon, Status
from journey_editor.model.validity import InvalidRecordError

START = dt.date(2026, 11, 21)
MINT = Mint.seeded("waiting")
IDS = "abcdef"
PAIRS = st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=24)


def plan(*waiting: str, **values: dict[str, Any]) -> Project:
    """Return actions a to f, of which the first of each pair waits for the second."""
    actions = [Action(id=one, title=one.upper(), **values.get(one, {})) for one in IDS]
    return Project.of(*actions, *(Dependency.known_by(action=one[0], first=one[1]) for one in waiting))


def action(project: Project, id_: str) -> Action:
    return project.one(Action, id_)


@given(PAIRS)
def test_no_edit_ever_closes_a_circle_and_only_circles_are_refused(pairs: list[tuple[str, str]]) -> None:
    project = plan()
    graph: nx.DiGraph[str] = nx.DiGraph()
    for one, other in pairs:
        waiting, first = action(project, one), action(project, other)
        closes = one == other or (one in graph and other in graph and nx.has_path(graph, other, one))
        found = circle_if(project, waiting, first)
        assert bool(found) == closes == (other in waiting_for(project, waiting))
        if closes:
            assert found[0] == waiting
            for before, after in pairwise((*found[1:], waiting)):
                assert graph.has_edge(before.id, after.id)
            with pytest.raises(InvalidRecordError):
                wait_for(project, waiting, first, mint=MINT)
        else:
            project = wait_for(project, waiting, first, mint=MINT).applied_to(project)
            graph.add_edge(one, other)
    assert circles(project) == ()
    assert nx.is_directed_acyclic_graph(graph)


def test_to_wait_twice_for_one_is_to_wait_once() -> None:
    project = plan("ab")
    assert not wait_for(project, action(project, "a"), action(project, "b"), mint=MINT)


def test_a_circle_is_said_by_its_names() -> None:
    project = plan("bc", "ca")
    found = circle_if(project, action(project, "a"), action(project, "b"))
    said = circle_said(found, Words()).replace("\u2068", "").replace("\u2069", "")
    assert said == "“A” waits for “B”, which waits for “C”, which waits for “A”"


def test_the_circle_that_is_named_is_a_shortest_one() -> None:
    project = plan("bc", "cd", "da", "ba")
    found = circle_if(project, action(project, "a"), action(project, "b"))
    assert [one.id for one in found] == ["a", "b"]


def test_circles_that_came_with_a_merge_are_found() -> None:
    project = plan("ab", "ba", "bc", "cd", "ee")
    assert set(circles(project)) == {frozenset("ab"), frozenset("e")}
    troubles = {
        one.first.id: one.trouble
        for one in waits(project, action(project, "b"), START, round_=circles(project))
    }
    assert troubles == {"a": Trouble.CIRCLE, "c": None}


def due(day: str) -> dict[str, Any]:
    return {"due": day}


@pytest.mark.parametrize(
    ("own", "its", "trouble"),
    [
        (due("2027-01-01"), due("2027-01-02"), Trouble.LATER),
        (due("2027-01-01"), due("2027-01-01"), None),
        (due("2027-01-01"), {"horizon": Horizon.MEDIUM}, Trouble.LATER),
        ({"horizon": Horizon.MEDIUM}, due("2027-01-01"), None),
        ({"horizon": Horizon.QUICK}, {}, Trouble.UNPLANNED),
        ({}, {"horizon": Horizon.LONG}, None),
        ({}, {}, None),
        (due("2027-01-01"), {"status": Status.DROPPED}, Trouble.DROPPED),
    ],
)
def test_what_comes_first_may_not_come_later(
    own: dict[str, Any], its: dict[str, Any], trouble: Trouble | None
) -> None:
    project = plan("ab", a=own, b=its)
    (found,) = waits(project, action(project, "a"), START, round_=())
    assert found.trouble is trouble


def test_nobody_waits_for_what_is_done_and_what_is_done_waits_for_nothing() -> None:
    done = {"status": Status.DONE}
    project = plan("ab", "cd", b=done, c=done)
    assert waits(project, action(project, "a"), START, round_=()) == ()
    assert waits(project, action(project, "c"), START, round_=()) == ()
