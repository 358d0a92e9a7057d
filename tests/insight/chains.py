"""Chains: small maps of pains, opportunities, actions, owners and metrics, linked at random."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Effect,
    Horizon,
    LaneKind,
    Link,
    LinkKind,
    Metric,
    Opportunity,
    Pain,
    Party,
    Record,
    RowKey,
    Status,
    Touchpoint,
    Transition,
)
from tests.layout.sketch import Sketch

MOST = 4


def pain(number: int) -> RowKey:
    """The key of a pain."""
    return RowKey(Pain.table, f"pain-{number}")


def idea(number: int) -> RowKey:
    """The key of an opportunity."""
    return RowKey(Opportunity.table, f"idea-{number}")


def action(number: int) -> RowKey:
    """The key of an action."""
    return RowKey(Action.table, f"action-{number}")


def metric(number: int) -> RowKey:
    """The key of a metric."""
    return RowKey(Metric.table, f"metric-{number}")


def party(number: int) -> RowKey:
    """The key of a team."""
    return RowKey(Party.table, f"party-{number}")


def answers(idea_: RowKey, pain_: RowKey) -> Link:
    """An opportunity answers a pain."""
    return Link.known_by(kind=LinkKind.ANSWERS, source=idea_, target=pain_)


def carries(action_: RowKey, idea_: RowKey) -> Link:
    """An action carries out an opportunity."""
    return Link.known_by(kind=LinkKind.CARRIES_OUT, source=action_, target=idea_)


def mends(action_: RowKey, transition: RowKey) -> Link:
    """An action mends a transition."""
    return Link.known_by(kind=LinkKind.MENDS, source=action_, target=transition)


def moves(action_: RowKey, metric_: RowKey) -> Effect:
    """An action is to move a metric."""
    return Effect.known_by(action=action_.id, metric=metric_.id)


def chain_map(
    *rows: Record,
    pains: int = 1,
    ideas: int = 1,
    actions: int = 1,
    metrics: int = 1,
    parties: int = 1,
    action_values: dict[int, dict[str, Any]] | None = None,
) -> Project:
    """Return a map with so many rows of each kind, at its steps in turn, and `rows` besides."""
    sketch = Sketch(steps=4)
    given = action_values or {}
    for number in range(pains):
        text = f"Pain {number}"
        sketch.note(LaneKind.PAIN, number % 4, text=text, id=pain(number).id, rank=f"{number:04}V")
    for number in range(ideas):
        text = f"Idea {number}"
        sketch.note(LaneKind.OPPORTUNITY, number % 4, text=text, id=idea(number).id, rank=f"{number:04}V")
    for number in range(actions):
        title = f"Action {number}"
        row = Action(id=action(number).id, title=title, rank=f"{number:04}V", **given.get(number, {}))
        sketch.add(row)
    for number in range(metrics):
        title = f"Metric {number}"
        sketch.add(Metric(id=metric(number).id, title=title, rank=f"{number:04}V"))
    for number in range(parties):
        sketch.add(Party(id=party(number).id, name=f"Team {number}"))
    sketch.rows += rows
    return sketch.project()


WHOLE: dict[str, Any] = {"owner": party(0).id, "horizon": Horizon.QUICK}


def complete(**more: Any) -> Project:
    """Return a map with one chain that nothing lacks."""
    rows = (answers(idea(0), pain(0)), carries(action(0), idea(0)), moves(action(0), metric(0)))
    return chain_map(*rows, action_values={0: WHOLE}, **more)


@st.composite
def chain_maps(draw: st.DrawFn) -> Project:
    """Maps with anything linked with anything that it may be linked with."""
    numbers = st.integers(0, MOST - 1)
    count = {kind: draw(st.integers(0, MOST)) for kind in ("pains", "ideas", "actions", "metrics", "parties")}

    def pairs(one: int, other: int) -> set[tuple[int, int]]:
        if not one or not other:
            return set()
        return draw(st.sets(st.tuples(st.integers(0, one - 1), st.integers(0, other - 1)), max_size=6))

    owners = st.none() | numbers.map(lambda number: party(number).id)
    values = {
        number: {
            "owner": draw(owners.filter(lambda one: one is None or int(one[-1]) < count["parties"])),
            "horizon": draw(st.none() | st.sampled_from(Horizon)),
            "due": draw(st.none() | st.just("2027-03-01")),
            "status": draw(st.sampled_from(Status)),
        }
        for number in range(count["actions"])
    }
    first = Touchpoint(id="touchpoint-a", step="step-0", channel="channel-0", title="A")
    last = Touchpoint(id="touchpoint-b", step="step-1", channel="channel-1", title="B")
    way = Transition(id="way", source=first.id, target=last.id)
    rows: list[Record] = [first, last, way]
    rows += [answers(idea(a), pain(b)) for a, b in pairs(count["ideas"], count["pains"])]
    rows += [carries(action(a), idea(b)) for a, b in pairs(count["actions"], count["ideas"])]
    rows += [moves(action(a), metric(b)) for a, b in pairs(count["actions"], count["metrics"])]
    rows += [mends(action(a), way.key) for a, _ in pairs(count["actions"], 1)]
    return chain_map(*rows, action_values=values, **count)
