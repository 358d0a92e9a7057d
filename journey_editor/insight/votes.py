"""Votes: the dots that were given, counted and put in order (R-42)."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Link,
    LinkKind,
    Note,
    Record,
    RowKey,
    Touchpoint,
    Vote,
    order,
)
from journey_editor.model.structure import lanes_of, steps_of, touchpoints_of


@dataclass(frozen=True, slots=True)
class Tally:
    """The dots on one row, and from how many voters they came."""

    subject: RowKey
    dots: int
    voters: int


def candidates(project: Project, *, journey: str, variant: str, kind: type[Record]) -> tuple[RowKey, ...]:
    """Return what of one kind can be voted on in a variant, in the map's order.

    That is step by step, in a step lane by lane; actions are in the order of their list.
    """
    if kind is Touchpoint:
        return tuple(one.key for one in touchpoints_of(project, variant))
    if not issubclass(kind, Note):
        return tuple(one.key for one in project.all(kind).sorted())
    begins: dict[str | None, int] = {}  # of steps and of stages, the column where they begin
    for place, step in enumerate(steps_of(project, variant)):
        begins[step.id] = place
        begins.setdefault(step.stage, place)
    lanes = {lane.id: place for place, (lane, _) in enumerate(lanes_of(project, journey))}
    notes = [
        (begins[at], lanes[one.lane], order(one), one.key)
        for one in project.all(kind).values()
        if (at := one.stage or one.first_step) in begins and one.lane in lanes
    ]
    return tuple(key for _, _, _, key in sorted(notes))


def tallies(project: Project, subjects: tuple[RowKey, ...]) -> tuple[Tally, ...]:
    """Return those of `subjects` that have dots, the most first; `subjects` are in the map's order.

    Of equals the one with more voters comes first, then the one that comes first on the map.
    """
    votes = project.all(Vote)
    found = []
    for subject in subjects:
        given = [one.dots for one in votes.where("subject", subject) if one.dots]
        if given:
            found.append(Tally(subject, sum(given), len(given)))
    return tuple(sorted(found, key=lambda one: (-one.dots, -one.voters)))


def given_by(project: Project, voter: str, subjects: tuple[RowKey, ...]) -> dict[RowKey, int]:
    """Return how many dots a voter gave to each of `subjects` that got any."""
    inside = set(subjects)
    votes = project.all(Vote).where("voter", voter)
    return {one.subject: one.dots for one in votes if one.dots and one.subject in inside}


def dots_by_action(project: Project) -> dict[str, int]:
    """Return how many dots each action got, by its id: itself, and what it carries out."""
    dots: dict[RowKey, int] = {}
    for vote in project.all(Vote).values():
        dots[vote.subject] = dots.get(vote.subject, 0) + vote.dots
    if not dots:
        return {}
    found = {key.id: count for key, count in dots.items() if key.table == Action.table}
    carried = {(one.source.id, one.target) for one in project.all(Link).values() if _carries_out(one)}
    for action, subject in carried:
        found[action] = found.get(action, 0) + dots.get(subject, 0)
    return {action: count for action, count in found.items() if count}


def _carries_out(link: Link) -> bool:
    return link.kind == LinkKind.CARRIES_OUT and link.source.table == Action.table
