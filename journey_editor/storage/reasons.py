"""Reasons: why a file cannot be written, and what to do about it, in words."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path
from typing import Final

_FULL: Final = "the disk is full; make room on it, or save somewhere else"
_CLOSED: Final = "nothing may be written there; save somewhere else"
_HELD: Final = "another program holds it; close it there, or save under another name"
_GONE: Final = "its folder cannot be reached any more; connect it again, or save somewhere else"
_SAID: Final = {
    _FULL: ("ENOSPC", "EDQUOT", "EFBIG"),
    _CLOSED: ("EACCES", "EPERM", "EROFS"),
    _HELD: ("EBUSY", "ETXTBSY"),
    _GONE: (
        *("ENOENT", "ESTALE", "ENODEV", "ENXIO", "ENOTCONN", "ESHUTDOWN", "ECONNABORTED", "ECONNRESET"),
        *("EHOSTDOWN", "EHOSTUNREACH", "ENETDOWN", "ENETUNREACH", "ETIMEDOUT"),
    ),
}
# Not every system has every one.
_BY_CODE: Final = {getattr(errno, name, None): said for said, names in _SAID.items() for name in names}
# Windows: sharing and lock violations; what it says of shares and disks that are not there.
_BY_WINDOWS: Final = {
    **dict.fromkeys((32, 33), _HELD),
    **dict.fromkeys((21, 53, 55, 59, 64, 67, 1231), _GONE),
}
SAID: Final = tuple(_SAID)


def why(error: OSError) -> str:
    """Return why a file could not be written: a clause of our own, or else what the system says."""
    windows = _BY_WINDOWS.get(getattr(error, "winerror", 0))
    ours = windows or _BY_CODE.get(error.errno)
    return ours or (error.strerror or str(error)).lower()


def cause(error: sqlite3.Error, part: Path) -> OSError:
    """Return what kept SQLite from writing a file, which it does not say: the system is asked once more."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    try:
        with part.open("rb+") as file:
            file.seek(0, os.SEEK_END)
            file.write(bytes(4096))
            file.flush()
            os.fsync(file.fileno())
    except OSError as said:
        return said
    return OSError(None, str(error))
