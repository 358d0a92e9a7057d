"""Change: the one notion of difference between two projects.

Undo inverts a change, the file's history keeps it, merge rebases it and
imports arrive as one.  Whatever a change cannot express, none of them can do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from journey_editor.model.project import Project
from journey_editor.model.records import Record, RowKey

R = TypeVar("R", bound=Record)


class StaleChangeError(Exception):
    """A change was applied to a project it was not made for."""


@dataclass(frozen=True, slots=True)
class RowEdit:
    """One row before and after; None means that the row is not there."""

    before: Record | None
    after: Record | None

    def inverted(self) -> RowEdit:
        """Return the edit that takes this one back."""
        return RowEdit(self.after, self.before)


@dataclass(frozen=True)
class Change:
    """Row edits that belong together and happen at once."""

    edits: Mapping[RowKey, RowEdit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        real = {key: edit for key, edit in self.edits.items() if edit.before != edit.after}
        object.__setattr__(self, "edits", MappingProxyType(real))

    @classmethod
    def putting(cls, project: Project, *records: Record) -> Change:
        """Insert or replace `records`."""
        return cls({new.key: RowEdit(project.row(new.key), new) for new in records})

    @classmethod
    def removing(cls, project: Project, keys: Iterable[RowKey]) -> Change:
        """Delete the rows under `keys`; keys without a row are passed over."""
        return cls({key: RowEdit(project.row(key), None) for key in keys})

    @classmethod
    def between(cls, old: Project, new: Project) -> Change:
        """Return what turns `old` into `new`."""
        edits: dict[RowKey, RowEdit] = {}
        for name in {**old.tables, **new.tables}:
            before: Mapping[str, Record] = old.tables.get(name, {})
            after: Mapping[str, Record] = new.tables.get(name, {})
            if before is after:
                continue
            for id_, row in before.items():
                now = after.get(id_)
                if now is not row and now != row:
                    edits[RowKey(name, id_)] = RowEdit(row, now)
            for id_, row in after.items():
                if id_ not in before:
                    edits[RowKey(name, id_)] = RowEdit(None, row)
        return cls(edits)

    def __bool__(self) -> bool:
        return bool(self.edits)

    def __iter__(self) -> Iterator[tuple[RowKey, RowEdit]]:
        yield from self.edits.items()

    def added(self, kind: type[R]) -> tuple[R, ...]:
        """Return the rows of one kind that this change brings."""
        return tuple(
            edit.after for edit in self.edits.values() if edit.before is None and isinstance(edit.after, kind)
        )

    def inverted(self) -> Change:
        """Return the change that takes this one back."""
        return Change({key: edit.inverted() for key, edit in self})

    def then(self, later: Change) -> Change:
        """Return the single change equal to this one followed by `later`."""
        merged = dict(self.edits)
        for key, edit in later:
            earlier = merged.get(key)
            merged[key] = RowEdit(earlier.before if earlier else edit.before, edit.after)
        return Change(merged)

    def applied_to(self, project: Project) -> Project:
        """Return `project` after this change; StaleChangeError where it has moved on."""
        for key, edit in self:
            if project.row(key) != edit.before:
                raise StaleChangeError(f"{key} is not what this change expects")
        return project.with_rows((key, edit.after) for key, edit in self)
