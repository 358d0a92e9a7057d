"""Progress: how far long work has come, and whether it should go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


class CancelledError(Exception):
    """Somebody asked for the work to stop; nothing half-done is left."""


class Progress:
    """Told by the work, read by whoever waits: `report` is called with the share done, 0 to 1."""

    def __init__(self, report: Callable[[float], None] = lambda _: None) -> None:
        self._report = report
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled = True

    def check(self) -> None:
        """Raise CancelledError where the work should stop."""
        if self._cancelled:
            raise CancelledError

    def reached(self, share: float) -> None:
        """Report the share done; raise CancelledError where the work should stop."""
        self.check()
        self._report(share)

    def part(self, first: float, last: float) -> Progress:
        """Return the progress of one part of the work: its 0 to 1 is `first` to `last` of the whole."""
        return Progress(lambda share: self.reached(first + share * (last - first)))

    def through(self, things: Iterable[T], *, count: int) -> Iterator[T]:
        """Yield `count` things, reporting now and then; raise CancelledError where the work should stop."""
        every = max(count // 100, 1)
        for number, thing in enumerate(things):
            if number % every == 0:
                self.reached(number / count)
            yield thing
        self._report(1.0)
