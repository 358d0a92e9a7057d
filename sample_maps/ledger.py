"""Ledger: a project in the making, whose rows go by names instead of ids."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model import records
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import LinkKind, Record, RowKey


class Ledger:
    """What was written so far is `project`.

    A name that was not written down before raises KeyError, one written twice
    and a word that is no choice ValueError.
    """

    def __init__(self, mint: Mint) -> None:
        self.project = Project({})
        self._mint = mint
        self._keys: dict[tuple[str, str], RowKey] = {}

    def _id(self, kind: type[Record], name: str) -> str:
        return self._keys[kind.table, name].id

    def _party(self, name: str) -> str | None:
        return self._id(records.Party, name) if name else None

    def _only(self, kind: type[Record]) -> str:
        (row,) = self.project.all(kind).values()
        return row.id

    def _keep(self, change: Change, kind: type[Record], name: str) -> RowKey:
        """Apply a change that adds one row, and remember the row by its name."""
        (row,) = change.added(kind)
        if (kind.table, name) in self._keys:
            raise ValueError(f"{kind.noun} {name!r} is written down twice")
        self._keys[kind.table, name] = row.key
        self.project = change.applied_to(self.project)
        return row.key

    def _add(self, kind: type[Record], name: str, /, **values: Any) -> RowKey:
        return self._keep(add_row(self.project, kind, mint=self._mint, **typed(kind, values)), kind, name)

    def _set(self, key: RowKey, **values: Any) -> None:
        self.project = set_values(self.project, key, **values).applied_to(self.project)

    def _place(self, name: str) -> RowKey:
        """Return the touchpoint, passage, step or stage that goes by this name."""
        for kind in (records.Touchpoint, records.Transition, records.Step, records.Stage):
            if key := self._keys.get((kind.table, name)):
                return key
        raise KeyError(name)

    def _link(self, kind: LinkKind, source: RowKey, target: RowKey, **values: Any) -> None:
        values |= {"kind": kind, "source": source, "target": target}
        self._add(records.Link, f"{kind} {source} {target}", **values)

    def _support(self, key: RowKey, *, codes: str = "", evidence: str = "") -> RowKey:
        """Put friction codes on a row, and what it is known from."""
        for code in codes.split():
            self._add(records.Tag, f"{key} {code}", subject=key, code=self._id(records.Code, code))
        for name in evidence.split():
            source = self._id(records.Source, name)
            self._add(records.Evidence, f"{key} {name}", subject=key, source=source)
        return key


def typed(kind: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return `values` with the words of choices as choices."""
    choices = {column.name: column.kind for column in columns_of(kind) if issubclass(column.kind, StrEnum)}
    return {
        name: choices[name](value) if name in choices and value is not None else value
        for name, value in values.items()
    }
