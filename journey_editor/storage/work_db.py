"""Work database: the rows of one open map in the user's own local folder, committed change by change.

It has the tables of a journey file; bytes of pictures stay in theirs until it
is removed, so that undo need not write them again.  What it says of itself beside the rows
(`Standing`) lies in the table `file`.
"""

from __future__ import annotations

import contextlib
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Picture, Record
from journey_editor.model.revision import Revision
from journey_editor.storage.attachments import CREATE, PUT
from journey_editor.storage.codec import FORMAT, encoder, names
from journey_editor.storage.lines import PUT as PUT_LINE
from journey_editor.storage.lines import lines_of
from journey_editor.storage.schema import APPLICATION_ID, statements
from journey_editor.storage.swap import sync_folder

NAME: Final = "work.db"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a working copy stands to its file.

    `path` is the file, or empty where there is none.  `base` is the id of the
    last revision that the file had when we last read or wrote it.  `changes`
    counts what is not in the file.  `title` is the map's, `time` that of the
    last change in UTC, written `2026-11-21T14:02:05Z`.
    """

    path: str = ""
    base: str = ""
    changes: int = 0
    title: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A map as it is at one moment: everything there is to keep; `pictures` only ever grow."""

    project: Project
    log: Sequence[Revision]
    standing: Standing
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class WorkDb:
    """One database in a folder of its own, held by this process alone for as long as it is open.

    Not for two threads at once.  Raises sqlite3.Error and OSError.
    """

    def __init__(self, sessions: Path, moment: Moment) -> None:
        sessions.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.folder = sessions / secrets.token_hex(8)
        self.folder.mkdir(mode=0o700)
        self._log: Sequence[Revision] = ()
        self._said: dict[str, str] = {}
        try:
            self._connection = connect(self.folder / NAME, mode="rwc")
        except BaseException:
            self.folder.rmdir()
            raise
        try:
            for pragma in ("journal_mode=WAL", "synchronous=FULL"):
                self._connection.execute(f"PRAGMA {pragma}")
            marks = (f"PRAGMA application_id={APPLICATION_ID}", f"PRAGMA user_version={FORMAT}")
            self._write((*marks, *statements(), CREATE), moment.project.rows(), (), moment)
            sync_folder(self.folder)
            sync_folder(sessions)
        except BaseException:
            self.remove()
            raise

    @property
    def there(self) -> bool:
        """Whether the database still lies where the next start would look for it."""
        return (self.folder / NAME).exists()

    def commit(self, change: Change, moment: Moment) -> None:
        """Write a change, and all else that has come since the last commit, as one transaction."""
        put = (edit.after for _, edit in change if edit.after is not None)
        gone = ((key.table, key.id) for key, edit in change if edit.after is None)
        self._write((), put, gone, moment)

    def _write(
        self,
        create: Iterable[str],
        put: Iterable[Record],
        gone: Iterable[tuple[str, str]],
        moment: Moment,
    ) -> None:
        said = {name: str(value) for name, value in asdict(moment.standing).items()}
        # Of the revisions that are here the last may have grown, and an earlier one got a name.
        begin = max(len(self._log) - 1, 0)
        if moment.log[:begin] != self._log[:begin]:
            begin = next(at for at in range(begin) if moment.log[at] != self._log[at])
        lines = lines_of(moment.log, begin=begin)
        execute, executemany = self._connection.execute, self._connection.executemany
        execute("BEGIN IMMEDIATE")
        try:
            for statement in create:
                execute(statement)
            for table, id_ in gone:
                execute(f'DELETE FROM "{table}" WHERE "id" = ?', (id_,))  # noqa: S608 - one of our own tables
            for record in put:
                statement, encode = _writer(record.table)
                execute(statement, encode(record))
                if isinstance(record, Picture) and record.hash in moment.pictures:
                    execute(PUT, (record.hash, moment.pictures[record.hash]))
            executemany(PUT_LINE, lines)
            executemany('INSERT OR REPLACE INTO "file" VALUES (?, ?)', said.items() - self._said.items())
            execute("COMMIT")
        except BaseException:
            with contextlib.suppress(sqlite3.Error):
                execute("ROLLBACK")
            raise
        self._log, self._said = moment.log, said

    def remove(self) -> None:
        """Close it and take its folder away."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def connect(path: Path, *, mode: str) -> sqlite3.Connection:
    """Open a work database for this process alone; who else holds it is not waited for."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=0,
        check_same_thread=False,
    )
    # Before the log is first opened: then SQLite shares no memory with other programs, and locks them out.
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")
    return connection


@cache
def _writer(table: str) -> tuple[str, Callable[[Record], list[Any]]]:
    kind = TABLES[table]
    places = ", ".join("?" * len(names(kind)))
    return f'INSERT OR REPLACE INTO "{table}" VALUES ({places})', encoder(kind)  # noqa: S608 - as above
