"""Garbage: Python's collector kept from looking through the maps that are open.

A map of 10,000 cards is millions of small values.  They hold no cycles and go
when nobody needs them, but a full collection looks at each, for half a second
and more in the middle of a drag.  So what is there when a map is shown is
frozen (`gc.freeze`), and given back when the map goes out of sight: windows do
hold cycles, and must be found then.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_shown: Final[set[int]] = set()


@contextmanager
def held_back() -> Iterator[None]:
    """Let nothing be collected while much is made that stays."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def spare(owner: object) -> None:
    """Look through nothing that is there now, for as long as `owner` is in sight."""
    _shown.add(id(owner))
    gc.freeze()


def release(owner: object) -> None:
    """Let what only `owner` needed be found."""
    if id(owner) not in _shown:
        return
    _shown.remove(id(owner))
    gc.unfreeze()
    if _shown:
        gc.collect()
        gc.freeze()
