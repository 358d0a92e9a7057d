"""Moving: put stages, steps, lanes and channels in another order, and stretch cards over steps."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS
from journey_editor.model.edits.placing import placed
from journey_editor.model.edits.removal import remove
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Lane, Note, Stage, Step
from journey_editor.model.structure import steps_of


def move_stage(project: Project, stage: Stage, *, position: int, mint: Mint) -> Change:
    """Put a stage at `position` among the others of its variant."""
    others = project.all(Stage).where("variant", stage.variant)
    return Change.putting(project, *placed(stage, others, position, mint=mint))


def move_step(project: Project, step: Step, *, stage: str, position: int, mint: Mint) -> Change:
    """Put a step at `position` among the others of a stage, its own or another.

    A stage that loses its last step goes too: without one it has no place on
    the map; its own cards go to the stage of the step.  A card that spans steps
    keeps its ends, in the order they have now.
    """
    among = project.all(Step).where("stage", stage)
    moved: Any = replace(step, stage=stage)
    change = Change.putting(project, *placed(moved, among, position, mint=mint))
    if stage != step.stage and len(project.all(Step).where("stage", step.stage)) == 1:
        left = project.one(Stage, step.stage)
        staying: list[Any] = [
            replace(note, stage=stage)
            for kind in set(HOLDS.values())
            for note in project.all(kind).where("stage", left.id)
        ]
        begun = change.applied_to(project)
        change = change.then(Change.putting(begun, *staying))
        change = change.then(remove(change.applied_to(project), [left.key]))
    return change.then(_ends_in_order(change.applied_to(project), stage))


def move_lane(project: Project, lane: Lane, *, position: int, mint: Mint) -> Change:
    """Put a lane at `position` among the others of its journey."""
    others = project.all(Lane).where("journey", lane.journey)
    return Change.putting(project, *placed(lane, others, position, mint=mint))


def move_channel(project: Project, channel: Channel, *, position: int, mint: Mint) -> Change:
    """Put a channel at `position` among the others."""
    return Change.putting(project, *placed(channel, project.all(Channel).sorted(), position, mint=mint))


def stretch_note(project: Project, note: Note, *, first_step: str, last_step: str) -> Change:
    """Let a card reach from one step to another of its variant, whichever comes first.

    One that lies across a stage has no ends: no change.
    """
    if note.stage is not None:
        return Change()
    stage = project.one(Stage, project.one(Step, first_step).stage)
    order = [step.id for step in steps_of(project, stage.variant)]
    first, last = sorted((first_step, last_step), key=order.index)
    stretched: Any = replace(note, first_step=first, last_step=last)
    return Change.putting(project, stretched)


def _ends_in_order(project: Project, stage: str) -> Change:
    """Swap the ends of the notes of a variant that begin after they end."""
    place = {
        step.id: number for number, step in enumerate(steps_of(project, project.one(Stage, stage).variant))
    }
    turned: list[Any] = []
    for kind in set(HOLDS.values()):
        for note in project.all(kind).values():
            first, last = place.get(note.first_step or ""), place.get(note.last_step or "")
            if first is not None and last is not None and first > last:
                turned.append(replace(note, first_step=note.last_step, last_step=note.first_step))
    return Change.putting(project, *turned)
