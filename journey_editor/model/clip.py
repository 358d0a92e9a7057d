"""Clip: chosen rows, cut out of a project so that they can be put into it again or into another.

A clip is a project of its own.  It holds the chosen rows with what they own,
and of everything else they refer to no more than what it can be found again by.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, replace
from typing import Any, Final

from journey_editor.model.edits.removal import references_to
from journey_editor.model.fields import (
    Choice,
    Column,
    Flag,
    Hue,
    Id,
    Origin,
    Rank,
    Refers,
    Subject,
    columns_of,
)
from journey_editor.model.pictures import bytes_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    Code,
    Journey,
    Lane,
    Link,
    Note,
    Party,
    Persona,
    Record,
    RowKey,
    SavedView,
    Setting,
    Source,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
    ViewLane,
    ViewPersona,
    Vote,
)
from journey_editor.model.references import keys_led_to
from journey_editor.model.structure import steps_of

# What is known elsewhere by its name.
_NAMED: Final = {
    kind.table for kind in (Party, Channel, Persona, Source, Code, Journey, Variant, Lane, Stage, Step)
}
_NAMES: Final = ("title", "name", "code", "attribute")
_LISTED: Final = {Party.table, Source.table, Code.table}  # own what says something about others


@dataclass(frozen=True)
class Clip:
    """A project cut out of another, which of its rows were chosen, and the bytes of its pictures."""

    project: Project
    chosen: tuple[RowKey, ...]
    pictures: Mapping[str, bytes] = field(default_factory=dict)


def clip_of(project: Project, keys: Iterable[RowKey], pictures: Mapping[str, bytes] | None = None) -> Clip:
    """Cut the rows under `keys` out of `project`; keys without a row are passed over.

    The bytes of what they show are taken from `pictures`.
    """
    chosen = tuple(key for key in dict.fromkeys(keys) if _may_be_cut(project, key))
    content = content_of(project, chosen)
    cut = Project.of(*content.values(), *_context(project, content))
    return Clip(cut, chosen, bytes_of(cut, pictures or {}))


def content_of(project: Project, keys: Iterable[RowKey]) -> Mapping[RowKey, Record]:
    """Return the rows under `keys` with everything that belongs to them.

    A transition or a link comes with both of its ends, a note with its lane or
    with all of its steps.
    """
    found: dict[RowKey, Record] = {}
    waiting = deque(key for key in keys if _may_be_cut(project, key))
    while waiting:
        key = waiting.popleft()
        row = project.row(key)
        if key in found or row is None:
            continue
        found[key] = row
        if key.table not in _LISTED:
            waiting += [
                record.key
                for record, name, owned in references_to(project, key)
                if record.key not in found and _comes(record, name, owned=owned, found=found)
            ]
    return found


def _may_be_cut(project: Project, key: RowKey) -> bool:
    return key.table != Setting.table and project.row(key) is not None


def _comes(record: Record, name: str, *, owned: bool, found: Mapping[RowKey, Record]) -> bool:
    """Whether a row that refers by its field `name` to one that was found comes along."""
    match record:
        case Note(first_step=first, last_step=last) if not owned:
            whole = all(RowKey(Step.table, step) in found for step in (first, last) if step is not None)
            return name in ("lane", "stage") or (name in ("first_step", "last_step") and whole)
        case Transition(source=source, target=target):
            return all(RowKey(Touchpoint.table, end) in found for end in (source, target))
        case Link(source=start, target=end):
            return start in found and end in found
        case Vote():  # nobody voted for a copy
            return False
        case ViewPersona(view=view) | ViewLane(view=view):
            return RowKey(SavedView.table, view) in found
        case _:
            return owned


def _context(project: Project, content: Mapping[RowKey, Record]) -> Iterator[Record]:
    """Yield what the content refers to, as little of each row as names it."""
    found: dict[RowKey, Record] = {}
    waiting = deque(
        key for row in content.values() for key in (*references_of(project, row), *_origins_of(project, row))
    )
    columns: dict[str, set[str]] = {}
    while waiting:
        key = waiting.popleft()
        row = project.row(key)
        if row is None or key in found:
            continue
        if isinstance(row, Step) and (stage := project.get(Stage, row.stage)):
            columns.setdefault(stage.variant, set()).add(row.id)
        if key in content:
            continue
        found[key] = stub = _stub(row)
        waiting += references_of(project, stub)
    for variant, inside in columns.items():  # what lies between tells how far apart they are
        order = [step.key for step in steps_of(project, variant)]
        places = [place for place, key in enumerate(order) if key.id in inside]
        for key in order[places[0] : places[-1] + 1]:
            for one in (key, RowKey(Stage.table, project.one(Step, key.id).stage)):
                if one not in content and (row := project.row(one)) is not None:
                    found.setdefault(one, _stub(row))
    yield from found.values()


def references_of(project: Project, row: Record) -> Iterator[RowKey]:
    """Yield the key of every row of `project` that `row` leans on; what it came from is none."""
    for column in columns_of(type(row)):
        value = getattr(row, column.name)
        if not isinstance(column.field, Refers) or isinstance(column.field, Origin):
            continue
        if isinstance(column.field, Subject):
            yield from keys_led_to(column, value)
        else:
            yield from (key for key in keys_led_to(column, value) if project.row(key) is not None)


def _origins_of(project: Project, row: Record) -> Iterator[RowKey]:
    """Yield the key of what `row` came from, where that is still there."""
    for column in columns_of(type(row)):
        if isinstance(column.field, Origin) and (value := getattr(row, column.name)) is not None:
            key = RowKey(column.field.to[0], value)
            if project.row(key) is not None:
                yield key


def _stub(row: Record) -> Record:
    """Return `row` with nothing but what it is found again by; of what is private, not even its name."""
    anew: Any = row
    named = row.table in _NAMED and not getattr(row, "private", False)
    stub: Record = replace(
        anew,
        **{
            column.name: column.default
            for column in columns_of(type(row))
            if column.default is not MISSING and not _kept(column, named=named, row=row)
        },
    )
    return stub


def _kept(column: Column, *, named: bool, row: Record) -> bool:
    match column.field:
        case Id() | Rank():
            return True
        case Choice() | Flag() | Hue():
            return row.table in _NAMED
        case Refers(owned=owned):
            return owned
        case _:
            return named and column.name in _NAMES
