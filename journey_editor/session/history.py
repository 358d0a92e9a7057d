"""History: the log of revisions, and the walk back and forth along it.

The log only grows: undo appends the inverse of what it takes back, so what was
done, and what was taken back, can always be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.times import this_moment
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.revision import Revision, as_saved
from journey_editor.model.trace import trace_of

# What a revision is called that takes another back, or makes it again.
UNDO: Final = "Undo {what}"
REDO: Final = "Redo {what}"

_NOTHING: Final = trace_of(Change())


@dataclass(frozen=True, slots=True)
class Done:
    """What a user did, as one entry of undo.

    What follows under the same `gesture` belongs to the same entry: a word typed letter by letter.
    The history fills in `time`, when it was done last, in UTC as in a revision, and `revision`, the
    line of the log that last did or undid it.
    """

    label: str
    change: Change
    gesture: str | None = None
    time: str = ""
    revision: str = field(default="", compare=False)


class History:
    """A project, every revision of it, and what can be undone and redone without limit."""

    def __init__(
        self, project: Project, log: Sequence[Revision] = (), *, mint: Mint, author: str = ""
    ) -> None:
        self.project = project
        self._log = list(log)
        self._done: list[Done] = []
        self._undone: list[Done] = []
        self._gesture: str | None = None  # what the last entry and the last revision may still be joined by
        self._growing = Change()  # what the last revision did, as long as it may be joined
        self._begun = self._log[-1].id if self._log else ""
        self._mint = mint
        self.author = author

    @property
    def log(self) -> tuple[Revision, ...]:
        """Every revision, the oldest first."""
        return tuple(self._log)

    def after(self, count: int) -> list[Revision]:
        """Return the revisions after the first `count`, the oldest first."""
        return self._log[count:]

    @property
    def entries(self) -> tuple[Done, ...]:
        """Every entry of undo, the oldest first; those from `place` on are undone."""
        return (*self._done, *reversed(self._undone))

    @property
    def place(self) -> int:
        """How many of the entries are done."""
        return len(self._done)

    @property
    def undo_label(self) -> str | None:
        """What undo would take back, or None."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What redo would make again, or None."""
        return self._undone[-1].label if self._undone else None

    def make(self, done: Done) -> None:
        """Apply a change; StaleChangeError, and nothing changed, where it does not fit.

        An entry whose changes come to nothing in the end is none.
        """
        joined = done.gesture is not None and done.gesture == self._gesture
        self._append(done.label, done.change, joined=joined)
        self._undone.clear()
        if joined:
            begun = self._done.pop()
            done = replace(begun, change=begun.change.then(done.change))
        if done.change:
            self._done.append(replace(done, time=self._log[-1].time, revision=self._log[-1].id))
        self._gesture = done.gesture if done.change else None

    def undo(self, said: str = UNDO) -> Change | None:
        """Take the last entry back; return what that changed.

        `said` is the revision's label in the words of whoever asks; `{what}` stands for the entry's.
        """
        if not self._done:
            return None
        done = self._done[-1]
        change = done.change.inverted()
        self._append(said.format(what=done.label), change, undoes=done.revision)
        self._undone.append(replace(self._done.pop(), revision=self._log[-1].id))
        self.seal()
        return change

    def redo(self, said: str = REDO) -> Change | None:
        """Make again what undo took back last; return what that changed; `said` as in `undo`."""
        if not self._undone:
            return None
        done = self._undone[-1]
        self._append(said.format(what=done.label), done.change, undoes=done.revision)
        self._done.append(replace(self._undone.pop(), revision=self._log[-1].id))
        self.seal()
        return done.change

    def go_to(self, place: int, undo: str = UNDO, redo: str = REDO) -> Change:
        """Undo or redo until `place` entries are done; return all that it changed.

        Raises IndexError, and changes nothing, where there are not that many entries.
        """
        if not 0 <= place <= len(self._done) + len(self._undone):
            raise IndexError(f"there is no entry {place}")
        change = Change()
        while len(self._done) > place:
            change = change.then(self.undo(undo) or Change())
        while len(self._done) < place:
            change = change.then(self.redo(redo) or Change())
        return change

    def place_of(self, revision: str) -> int | None:
        """Return how many entries are done just after a revision, or None where undo does not lead there."""
        by_id = {one.id: one for one in self._log}
        places = {self._begun: 0}
        for number, entry in enumerate(self.entries):
            line, done = entry.revision, number < self.place
            while line in by_id:  # what did it, undid it, did it again
                places[line] = number + done
                line, done = by_id[line].undoes, not done
        while revision not in places:
            one = by_id.pop(revision, None)
            if one is None or one.back != _NOTHING or not one.parents:
                return None
            revision = one.parents[0]  # a name changes nothing
        return places[revision]

    def name(self, revision: str, name: str) -> None:
        """Give the moment after an earlier revision a name; KeyError where there is no such line."""
        place = next((at for at, one in enumerate(self._log) if one.id == revision), None)
        if place is None:
            raise KeyError(revision)
        self.seal()
        self._log[place] = replace(self._log[place], checkpoint=name)

    def seal(self) -> None:
        """Let what is done next be an entry and a revision of its own, whatever its gesture.

        A revision that was written to a file is never added to.
        """
        self._gesture = None

    def note_saved(self) -> None:
        """Remember that the last revision is now the last of a file."""
        self.seal()
        self._log[:] = as_saved(self._log)

    def mark(self, name: str, label: str) -> None:
        """Give this moment a name: a revision that changes nothing and is never squashed."""
        self.seal()
        self._append(label, Change(), checkpoint=name)

    def merge(self, done: Done, lines: Sequence[Revision], theirs: Sequence[str]) -> None:
        """Apply what came from other copies as one entry of undo, though it changes nothing.

        `lines` are the revisions of those copies that are not in this log, and
        `theirs` the last of each copy.
        """
        done.change.applied_to(self.project)  # nothing may be logged where it does not fit
        self.seal()
        mine = [one.id for one in self._log[-1:]]
        self._log.extend(lines)
        self._append(done.label, done.change, parents=(*mine, *theirs))
        self._undone.clear()
        if done.change:
            self._done.append(replace(done, time=self._log[-1].time, revision=self._log[-1].id))

    def _append(
        self,
        label: str,
        change: Change,
        *,
        joined: bool = False,
        undoes: str = "",
        checkpoint: str = "",
        parents: tuple[str, ...] | None = None,
    ) -> None:
        self.project = change.applied_to(self.project)
        self._growing = self._growing.then(change) if joined else change
        back = trace_of(self._growing)
        if joined:
            self._log[-1] = replace(self._log[-1], time=this_moment(), back=back)
            return
        if parents is None:
            parents = (self._log[-1].id,) if self._log else ()
        self._log.append(
            Revision(
                self._mint.id(),
                parents,
                label,
                self.author,
                this_moment(),
                undoes,
                checkpoint=checkpoint,
                back=back,
            )
        )
