"""Proposals: switches of channel that the map suggests and nobody has drawn or dismissed yet (R-21)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, product
from typing import Final

from journey_editor.model.project import Project
from journey_editor.model.records import Audience, Dismissal, Touchpoint
from journey_editor.model.structure import steps_of, touchpoints_of, transitions_of

MOST_A_STEP: Final = 50  # touchpoints; where more meet in one step, who goes where cannot be guessed


@dataclass(frozen=True, slots=True)
class Proposal:
    """A passage to another channel that people seem to make."""

    source: Touchpoint
    target: Touchpoint


def proposals_of(project: Project, variant: str) -> tuple[Proposal, ...]:
    """Return the switches to propose in a variant, in reading order.

    Consecutive are two touchpoints in neighbouring steps, those without any
    touchpoint left out.  Their switch is proposed where nothing leads on from
    the first or nothing leads to the second, they share a persona, and it was
    not dismissed.
    """
    drawn = {(one.source, one.target) for one in transitions_of(project, variant)}
    leaving, reached = {source for source, _ in drawn}, {target for _, target in drawn}
    known = drawn | {(one.source, one.target) for one in project.all(Dismissal).values()}
    by_step: dict[str, list[Touchpoint]] = {step.id: [] for step in steps_of(project, variant)}
    for touchpoint in touchpoints_of(project, variant):
        by_step[touchpoint.step].append(touchpoint)
    met = [there for there in by_step.values() if there]
    return tuple(
        Proposal(source, target)
        for before, after in pairwise(met)
        if max(len(before), len(after)) <= MOST_A_STEP
        for source, target in product(before, after)
        if source.channel != target.channel
        and (source.id, target.id) not in known
        and (source.id not in leaving or target.id not in reached)
        and _meet(project, source, target)
    )


def _meet(project: Project, source: Touchpoint, target: Touchpoint) -> bool:
    """Whether somebody may come by both."""
    audience = project.all(Audience)
    first, second = ({one.persona for one in audience.where("subject", row.key)} for row in (source, target))
    return not first or not second or bool(first & second)
