"""Integrity: mend what no edit would leave behind.

A file from elsewhere may hold references to rows that are not there.  `mend`
runs after reading such a file and says what it did; an orphaned note loses its
place but never its text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Final

from journey_editor.model.change import Change
from journey_editor.model.fields import Column, Refers, Subject, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Lane, Note, Record, RowKey, Stage, Step, Variant

_PLACE: Final = ("lane", "first_step", "last_step")


_Homes = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mended:
    """One repair: which row, and what was done (an English sentence without its full stop)."""

    key: RowKey
    done: str


def mend(project: Project) -> tuple[Change, tuple[Mended, ...]]:
    """Return the change that makes every reference of `project` lead somewhere, and its list of repairs.

    A row that belongs to a missing row goes; any other reference is forgotten;
    a note without its lane or steps, or with steps of another journey than its
    lane's, goes to the inbox.
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
    return not any(_misplaced(project, homes, *place) for place in set(map(attrgetter(*_PLACE), rows)))


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
        if not (isinstance(record, Note) and column.name in _PLACE):
            lost.append(column.name)
    if lost:
        done.append(Mended(record.key, f"forgot its {', '.join(lost)}: not in the file"))
    if isinstance(record, Note) and _misplaced(
        project, homes, record.lane, record.first_step, record.last_step
    ):
        lost += _PLACE
        done.append(Mended(record.key, "moved to the inbox: its place is not in the file"))
    return replace(record, **dict.fromkeys(lost)) if lost else record


def _leads(project: Project, value: Any, column: Column) -> bool:
    if isinstance(column.field, Subject):
        return project.row(value) is not None
    assert isinstance(column.field, Refers)
    return any(value in project.tables.get(table, ()) for table in column.field.to)


def _homes(project: Project) -> _Homes:
    """Return the variant and the journey of every step that has them."""
    stages, variants = project.all(Stage), project.all(Variant)
    found: _Homes = {}
    for step in project.all(Step).values():
        stage = stages.get(step.stage)
        variant = variants.get(stage.variant) if stage else None
        if variant is not None:
            found[step.id] = variant.id, variant.journey
    return found


def _misplaced(
    project: Project, homes: _Homes, lane_id: str | None, first_step: str | None, last_step: str | None
) -> bool:
    """Whether a note there has half a place, or one that no layout can show."""
    if lane_id is None and first_step is None and last_step is None:
        return False
    lane = project.get(Lane, lane_id)
    first, last = homes.get(first_step or ""), homes.get(last_step or "")
    return lane is None or first is None or first != last or first[1] != lane.journey
