"""Integrity: mend what no edit would leave behind.

A file from elsewhere may hold references to rows that are not there.  `mend`
runs after reading such a file and says what it did; an orphaned note loses its
place but never its text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from journey_editor.model.change import Change
from journey_editor.model.edits.cards import PLACE
from journey_editor.model.fields import Column, Refers, Subject, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Lane, Note, Record, RowKey, Stage, Step, Variant

_Place = tuple[str | None, str | None, str | None, str | None]
_Homes = dict[RowKey, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mended:
    """One repair: which row, and what was done (an English sentence without its full stop)."""

    key: RowKey
    done: str


def mend(project: Project) -> tuple[Change, tuple[Mended, ...]]:
    """Return the change that makes every reference of `project` lead somewhere, and its list of repairs.

    A row that belongs to a missing row goes; any other reference is forgotten;
    a note with half a place (a lane without steps or stage, or these without a
    lane), or at a place of another journey than its lane's, goes to the inbox.
    """
    done: list[Mended] = []
    mended = project
    while True:  # a row that goes may leave others without theirs
        rows: dict[RowKey, Record | None] = {}
        homes = _homes(mended)
        for table, kind in TABLES.items():
            if table not in mended.tables:
                continue
            references = [column for column in columns_of(kind) if isinstance(column.field, Refers)]
            if _all_lead(mended, homes, kind, references):
                continue
            for record in mended.all(kind).values():
                found = _mended(mended, homes, record, references, done)
                if found is not record:
                    rows[record.key] = found
        if not rows:
            break
        mended = mended.with_rows(rows.items())
    return Change.between(project, mended), tuple(done)


def _all_lead(project: Project, homes: _Homes, kind: type[Record], references: list[Column]) -> bool:
    """Whether no row of a table needs mending: many rows refer to the same few."""
    rows = project.all(kind).values()
    for column in references:
        for value in set(map(attrgetter(column.name), rows)):
            if value is not None and not _leads(project, value, column):
                return False
    if not issubclass(kind, Note):
        return True
    return not any(_misplaced(project, homes, place) for place in set(map(attrgetter(*PLACE), rows)))


def _mended(
    project: Project, homes: _Homes, record: Any, references: list[Column], done: list[Mended]
) -> Any:
    """Return `record` with every reference leading somewhere, or None where it cannot stay."""
    lost: list[str] = []
    for column in references:
        value = getattr(record, column.name)
        if value is None or _leads(project, value, column):
            continue
        if isinstance(column.field, Refers) and column.field.owned:
            done.append(Mended(record.key, f"removed: its {column.field.label.lower()} is not in the file"))
            return None
        if not (isinstance(record, Note) and column.name in PLACE):
            lost.append(column.name)
    if lost:
        done.append(Mended(record.key, f"forgot its {', '.join(lost)}: not in the file"))
    if isinstance(record, Note) and _misplaced(project, homes, _place_of(record)):
        lost += PLACE
        done.append(Mended(record.key, "moved to the inbox: its place is not in the file"))
    return replace(record, **dict.fromkeys(lost)) if lost else record


def _leads(project: Project, value: Any, column: Column) -> bool:
    if isinstance(column.field, Subject):
        return project.row(value) is not None
    assert isinstance(column.field, Refers)
    return any(value in project.tables.get(table, ()) for table in column.field.to)


def _homes(project: Project) -> _Homes:
    """Return the variant and the journey of every step and stage that has them."""
    stages, variants = project.all(Stage), project.all(Variant)
    found: _Homes = {}
    for stage in stages.values():
        variant = variants.get(stage.variant)
        if variant is not None:
            found[stage.key] = variant.id, variant.journey
    for step in project.all(Step).values():
        home = found.get(RowKey(Stage.table, step.stage))
        if home is not None:
            found[step.key] = home
    return found


def _misplaced(project: Project, homes: _Homes, place: _Place) -> bool:
    """Whether a note there has half a place, or one that no layout can show."""
    lane_id, first_step, last_step, stage = place
    if not any(place):
        return False
    lane = project.get(Lane, lane_id)
    if stage is not None:
        ends = [homes.get(RowKey(Stage.table, stage))]
        if first_step is not None or last_step is not None:
            return True
    else:
        ends = [homes.get(RowKey(Step.table, step or "")) for step in (first_step, last_step)]
    return lane is None or ends[0] is None or ends[0] != ends[-1] or ends[0][1] != lane.journey


def _place_of(note: Note) -> _Place:
    return note.lane, note.first_step, note.last_step, note.stage
