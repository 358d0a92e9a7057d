"""Contents: every row of a map as a tree, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Card,
    Channel,
    Journey,
    Lane,
    Note,
    Opportunity,
    Pain,
    Persona,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.model.structure import stages_of, steps_of, touchpoints_of


class Heading(StrEnum):
    """What gathers the rows that lie in no stage."""

    LANES = "Lanes"
    CHANNELS = "Channels"
    PERSONAS = "Personas"
    ACTIONS = "Actions"
    INBOX = "Inbox"


@dataclass(frozen=True, slots=True)
class Node:
    """A row, or a heading, with what lies below it; `leads_to` is where a transition ends."""

    holds: Record | Heading
    below: tuple[Node, ...] = ()
    leads_to: Touchpoint | None = None

    @property
    def name(self) -> RowKey | Heading:
        """What the node is known by; no two nodes of a tree share it."""
        return self.holds if isinstance(self.holds, Heading) else self.holds.key


def contents(project: Project, *, journey: str, variant: str) -> tuple[Node, ...]:
    """Return a map as a tree: stages, their cards and steps, in these touchpoints and cards, lane by lane.

    Below a touchpoint lie the transitions that leave it.  Headings gather lanes,
    channels, personas, actions, and the cards that have no place.
    """
    places = {row.key for row in (*stages_of(project, variant), *steps_of(project, variant))}
    lanes = project.all(Lane).where("journey", journey)
    at_place, inbox = _notes(project, [lane.id for lane in lanes], places)
    for touchpoint, node in _touchpoints(project, variant):
        at_place.setdefault(RowKey(Step.table, touchpoint.step), ([], []))[0].append(node)

    def below(place: Stage | Step) -> tuple[Node, ...]:
        touchpoints, notes = at_place.get(place.key, ((), ()))
        return (*touchpoints, *notes)

    inside = project.all(Step)
    stages = tuple(
        Node(stage, (*below(stage), *(Node(step, below(step)) for step in inside.where("stage", stage.id))))
        for stage in stages_of(project, variant)
    )
    gathered: tuple[tuple[Heading, Iterable[Record]], ...] = (
        (Heading.LANES, lanes),
        (Heading.CHANNELS, project.all(Channel).sorted()),
        (Heading.PERSONAS, project.all(Persona).sorted()),
        (Heading.ACTIONS, project.all(Action).sorted()),
        (Heading.INBOX, inbox),
    )
    headings = (Node(heading, tuple(map(Node, rows))) for heading, rows in gathered)
    return (*stages, *(heading for heading in headings if heading.below))


def rows_in(nodes: Iterable[Node]) -> Iterator[Record]:
    """Yield every row of a tree, from top to bottom."""
    for node in nodes:
        if not isinstance(node.holds, Heading):
            yield node.holds
        yield from rows_in(node.below)


def reading_order(project: Project) -> list[RowKey]:
    """Return the rows of all maps of a project in reading order, each once."""
    found: dict[RowKey, None] = {}
    for journey in project.all(Journey).sorted():
        for variant in project.all(Variant).where("journey", journey.id):
            nodes = contents(project, journey=journey.id, variant=variant.id)
            found |= dict.fromkeys(row.key for row in rows_in(nodes))
    return list(found)


def _touchpoints(project: Project, variant: str) -> Iterator[tuple[Touchpoint, Node]]:
    touchpoints = touchpoints_of(project, variant)
    inside = {one.id: one for one in touchpoints}
    transitions = project.all(Transition)
    for touchpoint in touchpoints:
        leaving = transitions.where("source", touchpoint.id)
        below = (
            Node(one, leads_to=target) for one in leaving if (target := inside.get(one.target)) is not None
        )
        yield touchpoint, Node(touchpoint, tuple(below))


def _notes(
    project: Project, lanes: list[str], inside: set[RowKey]
) -> tuple[dict[RowKey, tuple[list[Node], list[Node]]], list[Note]]:
    """Return the notes at each step and stage in the order of their lanes, and those without a place."""
    notes: list[Note] = [note for kind in (Card, Pain, Opportunity) for note in project.all(kind).sorted()]
    places = {lane: place for place, lane in enumerate(lanes)}
    found: dict[RowKey, tuple[list[Node], list[Node]]] = {}
    inbox = []
    for note in sorted(notes, key=lambda note: places.get(note.lane or "", len(places))):
        step, stage = note.first_step, note.stage
        at = RowKey(Stage.table, stage) if stage is not None else RowKey(Step.table, step or "")
        if note.lane is None or not at.id:
            inbox.append(note)
        elif note.lane in places and at in inside:
            found.setdefault(at, ([], []))[1].append(Node(note))
    return found, inbox
