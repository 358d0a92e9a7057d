"""Placing: notes put where a lane meets a step, each where its kind is held."""

from __future__ import annotations

from collections.abc import Iterable

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, place_note
from journey_editor.model.edits.homes import lane_for
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Lane, LaneKind, Note, Opportunity, Pain, RowKey


def placed_notes(
    project: Project, view: View, notes: Iterable[Note], row: RowKey, step: str, *, words: Words, mint: Mint
) -> tuple[Change, tuple[RowKey, ...]]:
    """Put notes at a step, into the lane under `row` where that holds them.

    Where it does not, each goes to the first lane of its kind, which is added
    where there is none.  Return the change and the keys that the notes have then.
    """
    change = Change()
    keys: list[RowKey] = []
    for note in notes:
        lane, before = project.get(Lane, row.id) if row.table == Lane.table else None, Change()
        if lane is None or not _fits(note, lane):
            kind, unseen = kind_of(note), view.hidden | view.folded
            before, lane = lane_for(project, view.journey, kind, words=words, mint=mint, unseen=unseen)
        begun = before.applied_to(project)
        put = place_note(begun, note, lane=lane.id, first_step=step, mint=mint)
        change, project = change.then(before).then(put), put.applied_to(begun)
        keys.append(next((key for key, edit in put if edit.before is None), note.key))
    return change, tuple(keys)


def kind_of(note: Note) -> LaneKind:
    """Return the kind of lane that a note belongs to."""
    match note:
        case Pain():
            return LaneKind.PAIN
        case Opportunity():
            return LaneKind.OPPORTUNITY
        case Card(kind=kind):
            return LaneKind(kind.value)
        case _:
            return LaneKind.TEXT


def _fits(note: Note, lane: Lane) -> bool:
    """Whether a note can lie in a lane: a plain card in any of cards, others in their own."""
    held = HOLDS.get(lane.kind)
    return held is not None and (held is type(note) or isinstance(note, Card))
