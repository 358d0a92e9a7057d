"""Cards: add notes to lanes and move them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.placing import placed
from journey_editor.model.edits.values import clean
from journey_editor.model.project import Project
from journey_editor.model.records import Card, CardKind, Lane, LaneKind, Note, Opportunity, Pain, Stage, Step
from journey_editor.model.structure import steps_of
from journey_editor.model.validity import require_valid

# What a lane of each kind holds; touchpoints and curves are no cards.
HOLDS: Final[dict[LaneKind, type[Note]]] = {
    **{LaneKind(kind.value): Card for kind in CardKind},
    LaneKind.PAIN: Pain,
    LaneKind.OPPORTUNITY: Opportunity,
}


def add_note(
    project: Project, *, lane: str, first_step: str, last_step: str | None = None, mint: Mint, **values: Any
) -> Change:
    """Add the kind of note that `lane` holds, from one step to another (the same where None)."""
    home = project.one(Lane, lane)
    kind: Any = HOLDS[home.kind]
    if kind is Card:
        values.setdefault("kind", CardKind(home.kind.value))
    note = kind(
        id=mint.id(),
        lane=lane,
        first_step=first_step,
        last_step=last_step or first_step,
        **clean(kind, values),
    )
    require_valid(note)
    return Change.putting(project, *placed(note, project.all(kind).where("lane", lane), None, mint=mint))


def move_note(project: Project, note: Note, *, lane: str, first_step: str) -> Change:
    """Move a note to another lane and step of its variant; it keeps its length where there is room.

    A lane that holds another kind of note is refused: no change.
    """
    home = project.one(Lane, lane)
    if HOLDS.get(home.kind) is not type(note):
        return Change()
    stage = project.one(Stage, project.one(Step, first_step).stage)
    order = [step.id for step in steps_of(project, stage.variant)]
    ends = [order.index(step) for step in (note.first_step, note.last_step) if step in order]
    length = max(ends) - min(ends) if ends else 0
    first = min(order.index(first_step), len(order) - 1 - length)
    moved: Any = replace(note, lane=lane, first_step=order[first], last_step=order[first + length])
    if isinstance(moved, Card):
        moved = replace(moved, kind=CardKind(home.kind.value))
    return Change.putting(project, moved)
