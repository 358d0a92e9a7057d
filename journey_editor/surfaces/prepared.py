"""Prepared: what a surface made of marks, kept for the next frame and no longer than the marks."""

from __future__ import annotations

from collections.abc import Callable
from sys import getrefcount
from typing import Final, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Prepared(Generic[K, V]):
    """What `make` made of a value, found again by the value's identity.

    Identity, because hashing a text costs more than painting it.  An entry
    holds its value, so that the id stays its own; and since marks have no weak
    references, entries whose value nobody else holds any more are looked for
    and dropped whenever the entries have doubled.  So a sheet of any size is
    prepared once, and at most twice what is alive is kept.
    """

    _FEWEST: Final = 256

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make
        self._entries: dict[int, tuple[K, V]] = {}
        self._room = self._FEWEST

    def __getitem__(self, value: K) -> V:
        if (entry := self._entries.get(id(value))) is None:
            if len(self._entries) >= self._room:
                self._drop()
            entry = self._entries[id(value)] = value, self._make(value)
        return entry[1]

    def __len__(self) -> int:
        return len(self._entries)

    def _drop(self) -> None:
        self._entries = {key: entry for key, entry in self._entries.items() if _holders(entry) > _ALONE}
        self._room = max(self._FEWEST, 2 * len(self._entries))


def _holders(entry: tuple[object, object]) -> int:
    return getrefcount(entry[0])


_ALONE: Final = _holders((object(), None))  # how many are counted where the entry is the only holder
