"""Waiting: what is kept of unsaved work, looked at without touching any of it."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journey_editor.kernel.errors import InputError
from journey_editor.kernel.private import PrivateFolder
from journey_editor.storage.lost import DAMAGED, folders_in, is_damage, standing_in
from journey_editor.storage.work_db import NAME, Standing, connect

_LOG: Final = "-wal"  # of what was committed last


@dataclass(frozen=True)
class Waiting:
    """The work of lost sessions, the latest first; how many sessions are alive; folders that are damaged."""

    lost: tuple[Standing, ...]
    alive: int
    damaged: tuple[Path, ...]


def waiting_in(sessions: Path) -> Waiting:
    """Return what waits in the folder of sessions; nothing there is written, taken away or set aside.

    What a newer version of the program keeps is passed over, as are sessions
    that hold nothing, are just being made, or are closed to us.  InputError
    where there is no room for a copy to read from.
    """
    lost: list[Standing] = []
    alive = 0
    damaged = sorted(sessions.glob(f"*{DAMAGED}"))
    for folder in folders_in(sessions):
        if is_alive(folder / NAME):
            alive += 1
            continue
        try:
            standing = _standing(folder)
        except sqlite3.Error as error:
            damaged += [folder] if is_damage(error) else []
            continue
        if standing is not None and standing.changes:
            lost.append(standing)
    return Waiting(tuple(sorted(lost, key=lambda one: one.time, reverse=True)), alive, tuple(damaged))


def is_alive(database: Path) -> bool:
    """Whether a program holds a session; it is asked so that not even a lock file is made."""
    uri = f"{database.absolute().as_uri()}?mode=ro&readonly_shm=1"
    try:
        with contextlib.closing(sqlite3.connect(uri, uri=True, timeout=0)) as connection:
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    return False


def _standing(folder: Path) -> Standing | None:
    """Return what a session that is not alive says of itself, read from a copy."""
    with PrivateFolder() as private:
        try:
            for name in (NAME, NAME + _LOG):
                with contextlib.suppress(FileNotFoundError):
                    shutil.copyfile(folder / name, private.path / name)
        except PermissionError:
            return None
        except OSError as error:
            raise InputError(
                "the work kept on this computer cannot be looked at now: there is no room for a copy of it"
            ) from error
        with contextlib.closing(connect(private.path / NAME, mode="rw")) as connection:
            return standing_in(connection)
