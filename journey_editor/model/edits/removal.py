"""Removal: take rows away, with what belongs to them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from journey_editor.model.change import Change, RowEdit
from journey_editor.model.fields import Refers, Subject, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Note, Record, RowKey, Stage, Step
from journey_editor.model.structure import steps_of


def remove(project: Project, keys: Iterable[RowKey]) -> Change:
    """Remove rows, everything they own, and every reference to them.

    A note keeps its place as long as one step of its span is left: an end that
    goes moves to its neighbour.  A note whose lane, stage or whole span goes, goes too.
    """
    gone: set[RowKey] = set()
    waiting = deque(key for key in keys if project.row(key) is not None)
    changed: dict[RowKey, Any] = {}
    spans = _Spans(project)
    while waiting:
        key = waiting.popleft()
        if key in gone:
            continue
        gone.add(key)
        for record, name, owned in references_to(project, key):
            if owned or (name in ("lane", "stage") and isinstance(record, Note)):
                waiting.append(record.key)
            elif not (name in ("first_step", "last_step") and isinstance(record, Note)):
                changed[record.key] = replace(changed.get(record.key, record), **{name: None})
    lost = {key.id for key in gone if key.table == Step.table}
    if lost:
        for note in spans.notes():
            shrunk = spans.without(note, lost)
            if shrunk is None:
                gone.add(note.key)
            elif shrunk is not note:
                changed[note.key] = replace(
                    changed.get(note.key, note), first_step=shrunk.first_step, last_step=shrunk.last_step
                )
        # Notes that went may be linked, tagged or evidenced.
        for key in [key for key in gone if issubclass(TABLES[key.table], Note)]:
            gone |= {record.key for record, _, owned in references_to(project, key) if owned}
    edits = {key: RowEdit(project.row(key), record) for key, record in changed.items()}
    edits |= {key: RowEdit(project.row(key), None) for key in gone}
    return Change(edits)


def references_to(project: Project, key: RowKey) -> Iterable[tuple[Any, str, bool]]:
    """Yield every row that refers to `key`, with the field's name and whether it is owned."""
    for table, kind in TABLES.items():
        for column in columns_of(kind):
            field = column.field
            if isinstance(field, Refers) and key.table in field.to and table in project.tables:
                value = key if isinstance(field, Subject) else key.id
                for record in project.all(kind).where(column.name, value):
                    yield record, column.name, field.owned


class _Spans:
    """Where notes lie, as stretches of the steps of their variant."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._orders: dict[str, list[str]] = {}

    def notes(self) -> Iterable[Note]:
        for kind in TABLES.values():
            if issubclass(kind, Note):
                yield from self._project.all(kind).values()

    def without(self, note: Note, lost: set[str]) -> Note | None:
        """Return `note` on what is left of its span, or None where nothing is."""
        if note.first_step not in lost and note.last_step not in lost:
            return note
        order = self._order(note)
        ends = [order.index(step) for step in (note.first_step, note.last_step) if step in order]
        left = [step for step in order[min(ends) : max(ends) + 1] if step not in lost] if ends else []
        return replace(note, first_step=left[0], last_step=left[-1]) if left else None

    def _order(self, note: Note) -> list[str]:
        step = self._project.get(Step, note.first_step) or self._project.get(Step, note.last_step)
        stage = self._project.get(Stage, step.stage) if step else None
        if stage is None:
            return []
        found = self._orders.get(stage.variant)
        if found is None:
            found = [step.id for step in steps_of(self._project, stage.variant)]
            self._orders[stage.variant] = found
        return found


def rows_of(change: Change) -> tuple[Record, ...]:
    """Return the rows that `change` takes away."""
    return tuple(edit.before for _, edit in change if edit.after is None and edit.before is not None)
