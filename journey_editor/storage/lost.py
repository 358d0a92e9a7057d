"""Lost: sessions whose program ended before their work was in a file.

A session that is alive holds its database for itself alone, which is how it is
told from a lost one.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final

from journey_editor.kernel.errors import InputError, TooLargeError
from journey_editor.kernel.private import PrivateFolder
from journey_editor.storage.codec import FORMAT
from journey_editor.storage.journey_file import JourneyFile, read
from journey_editor.storage.work_db import NAME, Standing, connect

DAMAGED: Final = ".damaged"
_DAMAGES: Final = (  # others pass: it is alive, the disk is full, the folder is closed to us
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_ERROR,
    sqlite3.SQLITE_IOERR_SHORT_READ,
)


@dataclass(frozen=True)
class Lost:
    """A session that lost its program; held by us until it is released or removed."""

    folder: Path
    standing: Standing
    _connection: sqlite3.Connection

    def read(self) -> JourneyFile:
        """Return the map with its pictures and history, and every repair that reading took.

        Read as carefully as a stranger's file.  One that is damaged is set
        aside for good; InputError says in one sentence where.  One that only
        cannot be read now, or by this version, is left where it is.
        """
        try:
            content = self._connection.serialize()  # with all that is in the log beside it
            with PrivateFolder() as private:
                copy = private.path / "kept.journey"
                copy.write_bytes(content)
                return read(copy)
        except TooLargeError as error:
            self.release()
            raise TooLargeError(
                "the work kept on this computer is too large to be opened by this version; "
                "it was left in {file}",
                file=self.folder,
            ) from error
        except (sqlite3.Error, OSError, InputError) as error:
            if isinstance(error, OSError) or isinstance(error.__cause__, OSError):
                raise InputError(
                    "the work kept on this computer cannot be opened now: there is no room for a copy of it"
                ) from error
            self.release()
            aside = _set_aside(self.folder)
            raise InputError(
                "the work kept on this computer is damaged and cannot be opened; it was left in {file}",
                file=aside,
            ) from error

    def release(self) -> None:
        """Leave it for the next start."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def remove(self) -> None:
        """Take it away for good."""
        self.release()
        shutil.rmtree(self.folder, ignore_errors=True)


def find_lost(sessions: Path) -> tuple[list[Lost], list[Path]]:
    """Return the lost sessions, the latest first, and where those were set aside that are damaged.

    One with nothing that is not in its file is taken away.  Those of a newer
    version of the program are left to it, as are those that are just being
    made and say nothing of themselves yet.
    """
    lost: list[Lost] = []
    damaged: list[Path] = []
    for folder in folders_in(sessions):
        try:
            connection = connect(folder / NAME, mode="rw")
        except sqlite3.Error:
            continue  # no database yet, or not for us to open
        try:
            standing = standing_in(connection)
        except sqlite3.Error as error:
            connection.close()
            if is_damage(error):
                damaged.append(_set_aside(folder))
            continue
        if standing is None:
            connection.close()
            continue
        found = Lost(folder, standing, connection)
        if not standing.changes:
            found.remove()
        else:
            lost.append(found)
    return sorted(lost, key=lambda one: one.standing.time, reverse=True), damaged


def folders_in(sessions: Path) -> list[Path]:
    """Return the folders of all sessions, without those that are set aside as damaged."""
    try:
        found = [entry for entry in sessions.iterdir() if entry.suffix != DAMAGED]
    except OSError:  # nothing was ever kept, or the folder is closed to us, which keeping says
        return []
    return [entry for entry in found if (entry / NAME).is_file()]


def is_damage(error: sqlite3.Error) -> bool:
    """Whether what went wrong with a session's database goes wrong for good."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)  # text that is none has no code
    return code in _DAMAGES or code & 0xFF in _DAMAGES


def standing_in(connection: sqlite3.Connection) -> Standing | None:
    """Lock a work database and return what it says of itself; None where it says nothing to us.

    Raises sqlite3.OperationalError where a living session holds it.
    """
    connection.execute("BEGIN EXCLUSIVE")
    (format_,) = connection.execute("PRAGMA user_version").fetchone()
    if format_ > FORMAT:
        return None
    listed = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'file'").fetchone()
    if listed is None:
        return None
    said = dict(connection.execute("SELECT key, value FROM file").fetchall())
    connection.execute("COMMIT")
    given = {one.name: str(said[one.name]) for one in fields(Standing) if one.name in said}
    changes = given.pop("changes", "0")
    return Standing(**given, changes=int(changes) if changes.isdecimal() and len(changes) < 10 else 1)


def _set_aside(folder: Path) -> Path:
    aside = folder.with_name(folder.name + DAMAGED)
    try:
        return folder.rename(aside)
    except OSError:
        return folder
