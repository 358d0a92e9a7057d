"""Titled: rows found by what they are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from journey_editor.kernel.words import plain
from journey_editor.model.records import Channel, Lane, Stage, Step

T = TypeVar("T", Step, Stage, Lane, Channel)


class Titled(Generic[T]):
    """Rows in their order, found by their titles however these are capitalised."""

    def __init__(self, rows: Iterable[T] = ()) -> None:
        self.rows: list[T] = []
        self._named: dict[str, T] = {}
        for row in rows:
            self.add(row)

    def add(self, row: T) -> T:
        """Add a row; of two with one title the first is found."""
        self.rows.append(row)
        self._named.setdefault(plain(row.title), row)
        return row

    def called(self, title: str) -> T | None:
        """Return the row with a title; none is called nothing."""
        said = plain(title)
        return self._named.get(said) if said else None

    def first(self) -> T | None:
        """Return the first row."""
        return self.rows[0] if self.rows else None
