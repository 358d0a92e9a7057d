"""Lanes: move them past each other and across the lines between sides, and let their cards lie elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, PLACE
from journey_editor.model.edits.moving import move_lane
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Lane, LaneLevel, LaneRole, Note, RowKey, Step
from journey_editor.model.structure import lanes_of


def set_level(project: Project, lane: Lane, level: LaneLevel) -> Change:
    """Let the cards of a lane lie at steps, or across whole stages.

    A card at steps goes to the stage of its first; one across a stage then lies
    from the first of its steps to the last.
    """
    kind = HOLDS.get(lane.kind)
    moved: list[Any] = []
    for note in project.all(kind).where("lane", lane.id) if kind else ():
        place = _at_stage(project, note) if level == LaneLevel.STAGE else _at_steps(project, note)
        moved.append(replace(note, **dict(zip(PLACE, (lane.id, *place), strict=True))) if place else note)
    changed: Any = replace(lane, level=level)
    return Change.putting(project, changed, *moved)


def _at_stage(project: Project, note: Note) -> tuple[None, None, str] | None:
    step = project.get(Step, note.first_step)
    return (None, None, step.stage) if step else None


def _at_steps(project: Project, note: Note) -> tuple[str, str, None] | None:
    steps = project.all(Step).where("stage", note.stage) if note.stage else ()
    return (steps[0].id, steps[-1].id, None) if steps else None


def shift_lane(project: Project, lane: Lane, down: int, *, drawn: Sequence[str], mint: Mint) -> Change:
    """Move a lane one place up (−1) or down (1) among those that are `drawn`, by id from top to bottom.

    Where the next lane lies on another side, or there is none, it goes to the
    next side instead: the other way it comes back.  Every other lane stays on
    its side.
    """
    sides = _sides(project, lane.journey)
    if lane.id not in drawn or lane.id not in sides:
        return Change()
    place, side = drawn.index(lane.id) + down, sides[lane.id]
    beside = drawn[place] if 0 <= place < len(drawn) else None
    past = beside is not None and sides[beside] == side
    if not past:
        roles = list(LaneRole)
        at = roles.index(side) + down
        if not 0 <= at < len(roles):
            return Change()
        side = roles[at]
    change = Change()
    if beside is not None:
        among = [one.id for one in project.all(Lane).where("journey", lane.journey) if one.id != lane.id]
        position = among.index(beside) + ((down > 0) == past)
        change = move_lane(project, lane, position=position, mint=mint)
    return change.then(_on_sides(change.applied_to(project), lane.journey, sides | {lane.id: side}))


def _on_sides(project: Project, journey: str, sides: dict[str, LaneRole]) -> Change:
    """Say of every lane that came to lie on another side which side it lies on."""
    change, begun = Change(), project
    while True:  # a lane that is put right may put right those that follow it
        now = _sides(begun, journey)
        astray = next((id_ for id_, side in sides.items() if now[id_] != side), None)
        if astray is None:
            return change
        change = change.then(set_values(begun, RowKey(Lane.table, astray), role=sides[astray]))
        begun = change.applied_to(project)


def _sides(project: Project, journey: str) -> dict[str, LaneRole]:
    return {lane.id: side for lane, side in lanes_of(project, journey, hidden=True)}
