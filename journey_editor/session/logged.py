"""Logged: what an open map can tell of its own history."""

from __future__ import annotations

from journey_editor.model.revision import Revision
from journey_editor.session.history import Done, History
from journey_editor.session.past import Past


class Logged:
    """A map with its history, in which a sitting begins."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._begun = len(history.log)  # how many revisions there were when this sitting began

    @property
    def log(self) -> tuple[Revision, ...]:
        """Every revision, the oldest first."""
        return self._history.log

    @property
    def earlier(self) -> tuple[Revision, ...]:
        """The revisions from before this sitting, the oldest first; undo does not reach them."""
        return self.log[: self._begun]

    @property
    def entries(self) -> tuple[Done, ...]:
        """What was done in this sitting, the oldest first; the entries from `place` on are undone."""
        return self._history.entries

    @property
    def place(self) -> int:
        """How many of the entries are done."""
        return self._history.place

    def place_of(self, revision: str) -> int | None:
        """Return how many entries are done just after a revision, or None where undo does not lead there."""
        return self._history.place_of(revision)

    @property
    def past(self) -> Past:
        """The earlier moments of the map."""
        return Past(self._history.project, self.log)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What redo would make again, or None."""
        return self._history.redo_label

    @property
    def author(self) -> str:
        """The name under which changes are logged from now on; empty where nobody gave one."""
        return self._history.author

    @author.setter
    def author(self, name: str) -> None:
        self._history.author = name
