"""Working copy: every change of an open map, kept on this computer at once by a thread of its own."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import Final

from journey_editor.model.change import Change
from journey_editor.storage.work_db import Moment, WorkDb

_QUIET: Final = 1.0  # s that a map without changes waits, so that its window is drawn first
_AT_ONCE: Final = 0.005  # s; a disk that works takes a tenth of it
_PATIENCE: Final = 5.0  # s that closing waits for a disk
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)
_CLOSED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


class Trouble(Enum):
    """Why nothing can be kept."""

    FULL = "full"
    CLOSED = "closed"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    change: Change
    moment: Moment


class WorkingCopy:
    """Keeps a map in a session's folder under `sessions()`, which is asked for in the thread that writes.

    Every change is one transaction; it is kept when that is on the disk.  What
    cannot be kept is tried again with the next change.  `replaced` is called
    once what was there before may go: all of this map is kept, or it is closed.
    """

    def __init__(
        self,
        sessions: Callable[[], Path],
        moment: Moment,
        *,
        replaced: Callable[[], None] | None = None,
    ) -> None:
        self.trouble: Trouble | None = None
        self._sessions = sessions
        self._replaced = replaced
        self._asked, self._done = 1, 0
        self._owed = Change()
        self._db: WorkDb | None = None
        self._broken = False
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._wanted, self._settled = Event(), Event()
        self._closed = False
        self._jobs.put(_Job(1, Change(), moment))
        if moment.standing.changes:
            self._wanted.set()
        # A thread that could hold up the end of the program would be worse than a session to offer again.
        self._writer = Thread(target=self._run, name="working copy", daemon=True)
        self._writer.start()

    @property
    def pending(self) -> bool:
        """Whether something is on its way to the disk, whose end is not known yet."""
        return self._done < self._asked

    def keep(self, change: Change, moment: Moment) -> None:
        """Keep a change, after which the map is as at `moment`; return when that is done, or 5 ms later.

        Without the wait the writer would share the interpreter with the layout
        that comes next, and take the time of both.
        """
        self._settled.clear()
        self._asked += 1
        self._jobs.put(_Job(self._asked, change, moment))
        self._wanted.set()
        self._settled.wait(_AT_ONCE)

    def close(self) -> None:
        """Take the session away: its work is in the file, or nobody wants it."""
        self._closed = True
        self._jobs.put(None)
        self._wanted.set()
        self._writer.join(_PATIENCE)

    # In the thread that writes

    def _run(self) -> None:
        self._wanted.wait(_QUIET)
        while not self._closed and (job := self._jobs.get()) is not None:
            self._carry_out(job)
        self._let_go()
        if self._db is not None:
            self._db.remove()

    def _carry_out(self, job: _Job) -> None:
        self._owed = self._owed.then(job.change)
        try:
            self._write(job.moment)
        except Exception as error:  # noqa: BLE001 - a thread that ended would keep nothing and say nothing
            self.trouble = _trouble(error)
            # A database that is full goes on once there is room; any other is written anew.
            self._broken = self._broken or self.trouble is not Trouble.FULL
        else:
            self._owed, self.trouble = Change(), None
        self._done = job.number
        if not self.pending:
            self._settled.set()

    def _write(self, moment: Moment) -> None:
        db = self._db
        if db is not None and db.there and not self._broken:
            db.commit(self._owed, moment)
        else:
            self._db = WorkDb(self._sessions(), moment)
            self._broken = False
            if db is not None:
                db.remove()
        self._let_go()

    def _let_go(self) -> None:
        replaced, self._replaced = self._replaced, None
        if replaced is not None:
            replaced()


def _trouble(error: Exception) -> Trouble:
    if isinstance(error, OSError):
        code = error.errno
        return Trouble.FULL if code in _FULL else Trouble.CLOSED if code in _CLOSED else Trouble.BROKEN
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_FULL:
            return Trouble.FULL
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return Trouble.CLOSED
        case _:
            return Trouble.BROKEN
