"""Cards: add notes to lanes, move them, and let them wait in the inbox."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.placing import placed
from journey_editor.model.edits.removal import references_to, remove
from journey_editor.model.edits.values import clean
from journey_editor.model.fields import Subject, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    CardKind,
    Lane,
    LaneKind,
    LaneLevel,
    Note,
    Opportunity,
    Pain,
    Record,
    RowKey,
    Stage,
    Step,
)
from journey_editor.model.structure import inbox_of, steps_of
from journey_editor.model.validity import require_valid

# What a lane of each kind holds; touchpoints and curves are no cards.
HOLDS: Final[dict[LaneKind, type[Note]]] = {
    **{LaneKind(kind.value): Card for kind in CardKind},
    LaneKind.PAIN: Pain,
    LaneKind.OPPORTUNITY: Opportunity,
}
PLACE: Final = ("lane", "first_step", "last_step", "stage")  # the fields that say where a note lies


def place_in(
    project: Project, lane: Lane, *, first_step: str, last_step: str | None = None
) -> dict[str, Any]:
    """Return the place of a note in `lane`: a span of steps (one where None), or the stage of the first."""
    if lane.level == LaneLevel.STAGE:
        stage = project.one(Step, first_step).stage
        return dict(zip(PLACE, (lane.id, None, None, stage), strict=True))
    return dict(zip(PLACE, (lane.id, first_step, last_step or first_step, None), strict=True))


def add_note(
    project: Project, *, lane: str, first_step: str, last_step: str | None = None, mint: Mint, **values: Any
) -> Change:
    """Add the kind of note that `lane` holds, from one step to another (the same where None).

    In a lane of stages it lies across the stage of the first.
    """
    home = project.one(Lane, lane)
    kind: Any = HOLDS[home.kind]
    if kind is Card:
        values.setdefault("kind", CardKind(home.kind.value))
    place = place_in(project, home, first_step=first_step, last_step=last_step)
    note = kind(id=mint.id(), **place, **clean(kind, values))
    require_valid(note)
    return Change.putting(project, *placed(note, project.all(kind).where("lane", lane), None, mint=mint))


def add_to_inbox(project: Project, kind: LaneKind, *, mint: Mint, **values: Any) -> Change:
    """Add the kind of note that a lane of `kind` would hold, without a place (R-09)."""
    record: Any = HOLDS[kind]
    if record is Card:
        values.setdefault("kind", CardKind(kind.value))
    note = record(id=mint.id(), **clean(record, values))
    require_valid(note)
    return Change.putting(project, *placed(note, inbox_of(project), None, mint=mint))


def to_inbox(project: Project, notes: Iterable[Note], *, mint: Mint) -> Change:
    """Take notes off the map; they keep everything but their place."""
    change = Change()
    for note in notes:
        nowhere: dict[str, Any] = dict.fromkeys(PLACE)
        waiting: Any = replace(note, **nowhere, rank="")
        begun = change.applied_to(project)
        change = change.then(Change.putting(begun, *placed(waiting, inbox_of(begun), None, mint=mint)))
    return change


def place_note(project: Project, note: Note, *, lane: str, first_step: str, mint: Mint) -> Change:
    """Put a note into a lane at one step or its stage, last of what lies there.

    A plain card becomes what the lane holds, under a new id where that is a
    pain or an opportunity, with what belongs to it; a card that shows a
    picture, a pain or an opportunity goes only where its kind is held: else no
    change.
    """
    home = project.one(Lane, lane)
    kind: Any = HOLDS.get(home.kind)
    if kind is None or (kind is not type(note) and (not isinstance(note, Card) or note.picture)):
        return Change()
    if kind is type(note):
        placed_note: Any = replace(note, **place_in(project, home, first_step=first_step), rank="")
        if kind is Card:
            placed_note = replace(placed_note, kind=CardKind(home.kind.value))
        before = Change()
    else:
        values = {"text": note.text, "private": note.private, "code": note.code}
        placed_note = kind(id=mint.id(), **place_in(project, home, first_step=first_step), **values)
        following = _following(project, note.key, placed_note.key)
        gone = remove(project, [note.key])
        before = gone.then(Change.putting(gone.applied_to(project), *following))
    begun = before.applied_to(project)
    among = begun.all(kind).where("lane", lane)
    return before.then(Change.putting(begun, *placed(placed_note, among, None, mint=mint)))


def _following(project: Project, old: RowKey, new: RowKey) -> list[Record]:
    """Return what belongs to `old`, as it belongs to `new` where its field lets it."""
    found: list[Record] = []
    for row, name, owned in references_to(project, old):
        field = next(column.field for column in columns_of(type(row)) if column.name == name)
        if owned and isinstance(field, Subject) and new.table in field.to:
            values = {one.name: getattr(row, one.name) for one in columns_of(type(row)) if one.name != "id"}
            values[name] = new
            found.append(row.known_by(**values) if row.natural else replace(row, **{name: new}))
    return found


def move_note(project: Project, note: Note, *, lane: str, first_step: str) -> Change:
    """Move a note to another lane and step of its variant; it keeps its length where there is room.

    In a lane of stages it goes to the stage of the step.  A lane that holds
    another kind of note is refused: no change.
    """
    home = project.one(Lane, lane)
    if HOLDS.get(home.kind) is not type(note):
        return Change()
    stage = project.one(Stage, project.one(Step, first_step).stage)
    order = [step.id for step in steps_of(project, stage.variant)]
    ends = [order.index(step) for step in (note.first_step, note.last_step) if step in order]
    length = max(ends) - min(ends) if ends else 0
    first = order.index(first_step)
    if home.level == LaneLevel.STEP:
        first = min(first, len(order) - 1 - length)
    last = order[min(first + length, len(order) - 1)]
    moved: Any = replace(note, **place_in(project, home, first_step=order[first], last_step=last))
    if isinstance(moved, Card):
        moved = replace(moved, kind=CardKind(home.kind.value))
    return Change.putting(project, moved)
