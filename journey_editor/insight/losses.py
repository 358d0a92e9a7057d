"""Losses: where people are lost between channels, and how many (R-22)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.insight.seams import drop_off, is_smooth
from journey_editor.insight.transitions import TransitionGraph
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Touchpoint, Transition


@dataclass(frozen=True)
class Loss:
    """What is lost on one transition: people who entered and did not continue, and their rate.

    Both are None where they were not counted, or where more continued than entered.
    """

    transition: Transition
    switch: bool
    smooth: bool | None
    people: int | None
    rate: float | None


@dataclass(frozen=True)
class Crossing:
    """Everybody who goes from one channel to another (or stays on it): `people` continued, as far as counted.

    `lost` is the share of those who entered that did not continue, over the
    transitions where both were counted; None without any.
    """

    people: int | None
    lost: float | None
    transitions: tuple[Transition, ...]


def losses(graph: TransitionGraph) -> tuple[Loss, ...]:
    """Return what is lost on each transition."""
    return tuple(
        Loss(one, switch, is_smooth(one), _people(one), drop_off(one))
        for one, switch in zip(graph.transitions, graph.switching, strict=True)
    )


def most_people(found: Sequence[Loss]) -> Loss | None:
    """Return the switch on which most people are lost; the first of equals, None where none is counted."""
    return max(
        (one for one in found if one.switch and one.people), key=lambda one: one.people or 0, default=None
    )


def highest_rate(found: Sequence[Loss]) -> Loss | None:
    """Return the switch with the highest drop-off; the first of equals, None where none is counted."""
    return max(
        (one for one in found if one.switch and one.rate), key=lambda one: one.rate or 0.0, default=None
    )


def crossings(project: Project, transitions: Sequence[Transition]) -> dict[tuple[str, str], Crossing]:
    """Return who goes from which channel to which, by their ids in order; without pairs nobody joined."""
    gathered: dict[tuple[str, str], list[Transition]] = {}
    touchpoints = project.all(Touchpoint)
    for one in transitions:
        pair = touchpoints[one.source].channel, touchpoints[one.target].channel
        gathered.setdefault(pair, []).append(one)
    order = {channel.id: place for place, channel in enumerate(project.all(Channel).sorted())}
    return {
        pair: _crossing(gathered[pair])
        for pair in sorted(gathered, key=lambda pair: [order.get(one, len(order)) for one in pair])
    }


def _crossing(transitions: Sequence[Transition]) -> Crossing:
    went = [one.continued for one in transitions if one.continued is not None]
    judged = [one for one in transitions if drop_off(one) is not None]
    entered = sum(one.entered or 0 for one in judged)
    continued = sum(one.continued or 0 for one in judged)
    return Crossing(
        sum(went) if went else None, 1 - continued / entered if entered else None, tuple(transitions)
    )


def _people(transition: Transition) -> int | None:
    if (
        transition.entered is None
        or transition.continued is None
        or transition.continued > transition.entered
    ):
        return None
    return transition.entered - transition.continued
