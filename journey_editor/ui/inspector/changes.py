"""Changes: what a new value in a form asks for, as one change."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change, RowEdit
from journey_editor.model.edits.cards import HOLDS, PLACE, move_note
from journey_editor.model.edits.grid import move_touchpoint
from journey_editor.model.edits.lanes import set_level
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    CardKind,
    Lane,
    Note,
    Party,
    Record,
    RowKey,
    Stage,
    Step,
    Touchpoint,
    Variant,
)
from journey_editor.model.structure import steps_of
from journey_editor.ui.inspector.parties import NewParty


def change_for(project: Project, row: Record, name: str, value: Any, *, mint: Mint) -> Change:
    """Return the change that sets `name` of `row` to `value`, with all that follows from it.

    A place is moved to; a new owner becomes a party; the cards of a lane that
    shows something else become that, and lie where its level says.
    """
    match row:
        case _ if isinstance(value, NewParty):
            added = add_row(project, Party, mint=mint, name=value.name)
            party = added.added(Party)[0]
            return added.then(set_values(added.applied_to(project), row.key, **{name: party.id}))
        case Touchpoint(step=step, channel=channel) if name in ("step", "channel"):
            place = {"step": step, "channel": channel, name: value}
            return move_touchpoint(project, row.id, **place, mint=mint)
        case Note() if name in PLACE:
            return _moved(project, row, name, value)
        case Lane() if name == "kind":
            return _shown_as(project, row, value)
        case Lane() if name == "level":
            return set_level(project, row, value)
        case _:
            return set_values(project, row.key, **{name: value})


def change_for_all(project: Project, rows: Iterable[Record], name: str, value: Any, *, mint: Mint) -> Change:
    """Return the change that sets `name` of each of `rows` to `value`, one after another."""
    edits: dict[RowKey, RowEdit] = {}
    for row in rows:
        here = project.row(row.key)
        assert here is not None
        change = change_for(project, here, name, value, mint=mint)
        project = change.applied_to(project)
        for key, edit in change:
            edits[key] = RowEdit(edits[key].before if key in edits else edit.before, edit.after)
        if isinstance(value, NewParty):
            value = change.added(Party)[0].id
    return Change(edits)


def _moved(project: Project, note: Note, name: str, value: str | None) -> Change:
    """Move a note; one from the inbox gets a whole place, one that loses a part of its place goes there."""
    if value is None:
        return set_values(project, note.key, **dict.fromkeys(PLACE))
    placed = note.lane is not None and (note.stage or None not in (note.first_step, note.last_step))
    if placed and name in ("last_step", "stage"):
        return set_values(project, note.key, **{name: value})
    lane = value if name == "lane" else note.lane or _lane_at(project, note, value)
    step = value if name != "lane" else _step_of(project, note) or _first_step(project, value)
    if lane is None or step is None:
        return Change()
    return move_note(project, note, lane=lane, first_step=step)


def _step_of(project: Project, note: Note) -> str | None:
    """Return the step that a note begins at."""
    inside = project.all(Step).where("stage", note.stage) if note.stage else ()
    return inside[0].id if inside else note.first_step


def _lane_at(project: Project, note: Note, step: str) -> str | None:
    """Return the first lane that holds such notes in the journey of `step`."""
    variant = project.one(Variant, project.one(Stage, project.one(Step, step).stage).variant)
    lanes = project.all(Lane).where("journey", variant.journey)
    return next((lane.id for lane in lanes if HOLDS.get(lane.kind) is type(note)), None)


def _first_step(project: Project, lane: str) -> str | None:
    """Return the first step of the journey that `lane` belongs to."""
    variants = project.all(Variant).where("journey", project.one(Lane, lane).journey)
    return next((step.id for variant in variants for step in steps_of(project, variant.id)), None)


def _shown_as(project: Project, lane: Lane, kind: Any) -> Change:
    change = set_values(project, lane.key, kind=kind)
    if HOLDS.get(kind) is Card:
        for card in project.all(Card).where("lane", lane.id):
            change = change.then(set_values(project, card.key, kind=CardKind(kind.value)))
    return change
