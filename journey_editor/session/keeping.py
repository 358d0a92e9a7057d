"""Keeping: each change of an open map, and what is still being typed, on its way to the working copy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from journey_editor.model.change import Change
from journey_editor.storage.work_db import Moment
from journey_editor.storage.working_copy import WorkingCopy


class Keeping:
    """Keeps nothing before it has begun; `copy` is the working copy from then on.

    `moment(held)` is the map as it is now, with what is held in it.
    """

    def __init__(self, moment: Callable[[Change], Moment]) -> None:
        self.copy: WorkingCopy | None = None
        self._moment = moment
        self._held = Change()

    @property
    def holds(self) -> bool:
        """Whether something is held that is still being typed."""
        return bool(self._held)

    def begin(self, sessions: Callable[[], Path], *, replaced: Callable[[], None] | None) -> None:
        """Keep everything from now on in a folder under `sessions()`; `replaced` as in `WorkingCopy`."""
        if self.copy is None:
            self.copy = WorkingCopy(sessions, self._moment(self._held), replaced=replaced)

    def end(self) -> None:
        """Take the working copy away."""
        if self.copy is not None:
            self.copy.close()

    def hold(self, change: Change) -> None:
        """Keep what is still being typed, in place of what was held before."""
        before, self._held = self._held, change
        if self.copy is not None and (before or change):
            self.copy.keep(before.inverted().then(change), self._moment(change))

    def keep(self, change: Change) -> None:
        """Keep what was done; what was held is over by that."""
        before, self._held = self._held, Change()
        if self.copy is not None:
            self.copy.keep(before.inverted().then(change), self._moment(self._held))
