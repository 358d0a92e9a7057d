"""Timer: how long an item of the agenda has taken, and what is left of its minutes."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic


class Timer:
    """Counts down from `minutes`, or up where there are none; starts and pauses as it is told."""

    def __init__(self, minutes: int = 0, *, clock: Callable[[], float] = monotonic) -> None:
        self.minutes = minutes
        self._clock = clock
        self._spent = 0.0
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """Whether time is being counted."""
        return self._since is not None

    @property
    def spent(self) -> float:
        """How many seconds were counted."""
        return self._spent + (self._clock() - self._since if self._since is not None else 0.0)

    @property
    def over(self) -> bool:
        """Whether more time was taken than there was."""
        return bool(self.minutes) and self.spent >= 60 * self.minutes

    def toggle(self) -> None:
        """Start, or pause."""
        if self._since is None:
            self._since = self._clock()
        else:
            self._spent, self._since = self.spent, None

    def begin(self, minutes: int) -> None:
        """Begin anew with other minutes; what ran goes on running."""
        self.minutes, self._spent = minutes, 0.0
        if self._since is not None:
            self._since = self._clock()

    def written(self) -> str:
        """Return what is left, what was taken beyond the minutes, or what was taken: `12:30`."""
        left = 60 * self.minutes - self.spent
        # A countdown rounds up: it starts at the full minutes, and 0:00 is the end.
        seconds = -int(-left // 1) if self.minutes and left > 0 else int(abs(left))
        return f"{seconds // 60}:{seconds % 60:02}"
