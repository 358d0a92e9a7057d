"""Journeys: copy a journey of the map, or bring one in from a template."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.clip import references_of
from journey_editor.model.edits.copying import belonging, copied
from journey_editor.model.edits.placing import placed
from journey_editor.model.edits.ranking import all_placed
from journey_editor.model.edits.values import clean
from journey_editor.model.project import Project
from journey_editor.model.records import (
    TABLES,
    Action,
    Channel,
    Code,
    Journey,
    Party,
    Persona,
    Record,
    RowKey,
    Setting,
    Source,
)

# What the journeys of a map share, with the field that it is known by.
_SHARED: Final[dict[type[Record], str]] = {
    Party: "name",
    Channel: "title",
    Persona: "title",
    Source: "title",
    Code: "code",
}


def copy_journey(project: Project, journey: str, *, mint: Mint, title: str) -> Change:
    """Copy a journey with everything that belongs to it, to stand after it under another title."""
    old = project.one(Journey, journey)
    copies = copied(belonging(project, [old.key]).values(), mint=mint)
    own: Any = copies.pop(old.key)
    made = replace(own, **clean(Journey, {"title": title}), rank="")
    among = project.all(Journey).sorted()
    at = among.index(old) + 1
    return Change.putting(project, *copies.values(), *placed(made, among, at, mint=mint))


def bring_journeys(project: Project, other: Project, *, mint: Mint, title: str | None = None) -> Change:
    """Copy the journeys of another project, to stand last, under another `title` where one is given.

    What they refer to comes along.  Channels, personas, parties, sources and
    codes that are here already, by their names, are shared with them.
    """
    known = dict(_shared(project, other))
    rows = [row for key, row in _needed(other).items() if key not in known]
    brought: list[Any] = list(copied(rows, mint=mint, known=known).values())
    if title is not None:
        named = clean(Journey, {"title": title})
        brought = [replace(row, **named) if isinstance(row, Journey) else row for row in brought]
    return Change.putting(project, *_ranked(project, brought, mint))


def _shared(project: Project, other: Project) -> Iterator[tuple[RowKey, str]]:
    """Yield the rows of `other` that are here already, each with its id here."""
    for kind, field in _SHARED.items():
        here = {getattr(row, field).casefold(): row.id for row in reversed(project.all(kind).sorted())}
        for row in other.all(kind).values():
            if (id_ := here.get(getattr(row, field).casefold())) is not None:
                yield row.key, id_


def _needed(project: Project) -> dict[RowKey, Record]:
    """Return the journeys of a project with all that belongs to them and all that they refer to."""
    found = belonging(project, [row.key for row in project.all(Journey).values()])
    while True:
        missing = {
            key
            for row in found.values()
            for key in references_of(project, row)
            if key not in found and key.table != Setting.table and project.row(key) is not None
        }
        if not missing:
            return found
        for key in missing:  # an action comes with its scores, all else alone
            found |= belonging(project, [key]) if key.table == Action.table else {key: _row(project, key)}


def _row(project: Project, key: RowKey) -> Record:
    row = project.row(key)
    assert row is not None
    return row


def _ranked(project: Project, brought: Iterable[Record], mint: Mint) -> Iterator[Record]:
    """Yield what is brought, last among what it stands beside in the whole map."""
    beside: dict[type[Record], list[Record]] = {}
    for row in brought:
        if isinstance(row, Journey | Channel | Persona | Action):
            beside.setdefault(type(row), []).append(row)
        else:
            yield row
    for kind in TABLES.values():
        if kind in beside:
            rows = sorted(beside[kind], key=lambda row: (getattr(row, "rank", ""), row.id))
            yield from all_placed(rows, project.all(kind).sorted(), None, mint=mint)
