"""Structure: the order in which stages, steps, lanes and touchpoints are read, and who owns them."""

from __future__ import annotations

from collections.abc import Iterator

from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Channel,
    Experience,
    Journey,
    Lane,
    LaneRole,
    Note,
    Opportunity,
    Pain,
    Party,
    Record,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
    order,
)

_SIDES = (LaneRole.CUSTOMER, LaneRole.FRONTSTAGE, LaneRole.BACKSTAGE, LaneRole.SUPPORT)


def stages_of(project: Project, variant: str) -> tuple[Stage, ...]:
    """Return the stages of a variant in reading order."""
    return project.all(Stage).where("variant", variant)


def steps_of(project: Project, variant: str) -> tuple[Step, ...]:
    """Return the steps of a variant in reading order, stage by stage."""
    steps = project.all(Step)
    return tuple(step for stage in stages_of(project, variant) for step in steps.where("stage", stage.id))


def touchpoints_of(project: Project, variant: str) -> tuple[Touchpoint, ...]:
    """Return the touchpoints of a variant, step by step, then by channel, then by rank."""
    places = {channel.id: place for place, channel in enumerate(project.all(Channel).sorted())}
    touchpoints = project.all(Touchpoint)
    return tuple(
        touchpoint
        for step in steps_of(project, variant)
        for touchpoint in sorted(
            touchpoints.where("step", step.id), key=lambda one: places.get(one.channel, len(places))
        )
    )


def transitions_of(project: Project, variant: str) -> tuple[Transition, ...]:
    """Return the transitions between touchpoints of a variant, in the order of their sources."""
    touchpoints = touchpoints_of(project, variant)
    inside = {touchpoint.id for touchpoint in touchpoints}
    transitions = project.all(Transition)
    return tuple(
        transition
        for touchpoint in touchpoints
        for transition in transitions.where("source", touchpoint.id)
        if transition.target in inside
    )


def rows_in(project: Project, variant: str) -> Iterator[Record]:
    """Yield what makes up a variant: stages, steps, touchpoints, transitions, and the notes on it."""
    steps = steps_of(project, variant)
    inside = {step.id for step in steps}
    whole = {stage.id for stage in stages_of(project, variant)}
    yield from stages_of(project, variant)
    yield from steps
    yield from touchpoints_of(project, variant)
    yield from transitions_of(project, variant)
    for kind in (Card, Pain, Opportunity):
        yield from (
            note
            for note in project.all(kind).sorted()
            if (note.first_step in inside and note.last_step in inside) or note.stage in whole
        )


def variant_of(project: Project, row: Record | None) -> str | None:
    """Return the variant that a row of the grid or a note at its steps belongs to; None for anything else."""
    match row:
        case Stage(variant=variant):
            return variant
        case Step(stage=stage):
            return variant_of(project, project.get(Stage, stage))
        case Touchpoint(step=step):
            return variant_of(project, project.get(Step, step))
        case Transition(source=source):
            return variant_of(project, project.get(Touchpoint, source))
        case Note(first_step=first, stage=stage):
            return variant_of(project, project.get(Step, first) or project.get(Stage, stage))
        case Experience(subject=subject):
            return variant_of(project, project.row(subject))
        case _:
            return None


def lanes_of(project: Project, journey: str, *, hidden: bool = False) -> tuple[tuple[Lane, LaneRole], ...]:
    """Return the shown lanes (or with the hidden) from customer to support, each with the side it lies on.

    A lane without a role stays beside the lane above it, so it lies on that
    lane's side; one above all others lies on the side of the first that has
    one.  To hide a lane leaves all others on their sides.
    """
    lanes = project.all(Lane).where("journey", journey)
    side = next((lane.role for lane in lanes if lane.role), LaneRole.FRONTSTAGE)
    placed = []
    for lane in lanes:
        side = lane.role or side
        if lane.shown or hidden:
            placed.append((lane, side))
    return tuple(sorted(placed, key=lambda pair: _SIDES.index(pair[1])))


def inbox_of(project: Project) -> tuple[Note, ...]:
    """Return the notes that have no place yet (R-09), in order."""
    found = [note for kind in (Card, Pain, Opportunity) for note in project.all(kind).where("lane", None)]
    return tuple(sorted(found, key=order))


def owner_of(project: Project, record: Record) -> Party | None:
    """Return who owns a journey, stage, step or touchpoint: its own owner or the nearest above it (R-11)."""
    above: Record | None = record
    while above is not None:
        owner = getattr(above, "owner", None)
        if (party := project.get(Party, owner)) is not None:
            return party
        match above:
            case Touchpoint(step=step):
                above = project.get(Step, step)
            case Step(stage=stage):
                above = project.get(Stage, stage)
            case Stage(variant=variant):
                found = project.get(Variant, variant)
                above = project.get(Journey, found.journey) if found else None
            case _:
                above = None
    return None
