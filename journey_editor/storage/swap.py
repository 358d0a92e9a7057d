"""Swap: a whole file takes a name, and what had that name before comes back.

Where the system exchanges two names in one step, nothing that anybody saves in
between can be missed.  Where it does not, what is there is kept by a second
name or a copy, and then replaced.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

_T = TypeVar("_T")

WHOLE: Final = ".whole"  # a file that is complete: about to take a name, or the one that had it
KEPT: Final = ".kept"  # what had the name, where two names cannot be exchanged
_PATIENCE: Final = 2.5  # s that another program may hold a file
_PAUSE: Final = 0.05  # s
_HELD: Final = (32, 33)  # Windows: a sharing violation, a lock violation
_NO_EXCHANGE: Final = (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV)
_ROUNDS: Final = 5  # of a name that comes and goes


def put_in_place(part: Path, real: Path) -> Path | None:
    """Give `part` the name `real`, whoever has it; return where what had it lies now, beside it.

    None says that nothing had it.  What is returned is anybody's: it is for the
    caller to look at, and to keep or to take away.  Raises OSError, and then both
    are as they were.
    """
    whole = part.with_suffix(WHOLE)
    part.rename(whole)
    try:
        for _ in range(_ROUNDS):
            with contextlib.suppress(FileExistsError):
                name_new(whole, real)
                return None
            with contextlib.suppress(FileNotFoundError):
                return _exchanged(whole, real)
        return _exchanged(whole, real)
    except BaseException:
        with contextlib.suppress(OSError):  # never left under a name that says that it may be somebody else's
            whole.rename(part)
        raise


def name_new(whole: Path, real: Path) -> None:
    """Move a file to a name that nothing has, in the same file system.

    FileExistsError says that something has it.  The new name is on the disk before the old one goes.
    """
    try:
        os.link(whole, real)  # unlike a rename, never replaces what appeared meanwhile
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if os.path.lexists(real):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(real)) from None
        whole.rename(real)
        sync_folder(real.parent)
    else:
        sync_folder(real.parent)
        with contextlib.suppress(OSError):  # two names of one file, which the next sweep finds
            whole.unlink()


def patiently(act: Callable[[], _T]) -> _T:
    """Return what `act` returns, tried again for 2.5 s where another program holds a file."""
    ends = time.monotonic() + _PATIENCE
    while True:
        try:
            return act()
        except OSError as error:
            held = error.errno == errno.EBUSY or getattr(error, "winerror", None) in _HELD
            if not held or time.monotonic() > ends:
                raise
        time.sleep(_PAUSE)


def sync_file(path: Path) -> None:
    """Have a file's bytes on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system can be asked for that."""
    if os.name != "posix":
        return  # Windows gives no handle on a folder
    # The name is in place by now: a folder that cannot be synced is no failure to write.
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _exchanged(whole: Path, real: Path) -> Path | None:
    try:
        left = _exchanged_at_once(whole, real)
    except OSError as error:
        if error.errno not in _NO_EXCHANGE:
            raise
        left = _kept_and_replaced(whole, real)
    sync_folder(real.parent)
    # A file system was seen that takes an exchange for a plain rename: nothing comes back then.
    return left if os.path.lexists(left) else None


if sys.platform == "win32":

    def _exchanged_at_once(whole: Path, real: Path) -> Path:
        import ctypes

        kept = whole.with_suffix(KEPT)
        windows = ctypes.WinDLL("kernel32", use_last_error=True)
        if windows.ReplaceFileW(str(real), str(whole), str(kept), 0, None, None):
            return kept
        error = ctypes.WinError(ctypes.get_last_error())
        if error.winerror == 1177:  # what was there has the kept name by now, and the new file its own
            try:
                whole.rename(real)
            except OSError:
                kept.rename(real)
                raise
            return kept
        if error.winerror in (*_HELD, 2, 3):
            raise error
        raise OSError(errno.ENOTSUP, str(error)) from error

else:

    def _exchanged_at_once(whole: Path, real: Path) -> Path:
        import ctypes

        system = ctypes.CDLL(None, use_errno=True)
        names = os.fsencode(whole), os.fsencode(real)
        try:
            if sys.platform == "darwin":
                failed = system.renamex_np(*names, ctypes.c_uint(2))  # RENAME_SWAP
            else:
                here = ctypes.c_int(-100)  # AT_FDCWD
                failed = system.renameat2(here, names[0], here, names[1], ctypes.c_uint(2))  # RENAME_EXCHANGE
        except AttributeError:  # a system without the call
            raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS)) from None
        if failed:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(real))
        return whole


def _kept_and_replaced(whole: Path, real: Path) -> Path:
    kept = whole.with_suffix(KEPT)
    try:
        _keep(real, kept)
        sync_folder(real.parent)  # or the disk might know of the new file, and not of the kept one
        whole.replace(real)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    return kept


def _keep(real: Path, kept: Path) -> None:
    with contextlib.suppress(OSError):
        os.link(real, kept)
        return
    before = real.stat()
    shutil.copy2(real, kept)
    sync_file(kept)
    after = real.stat()
    same = all(getattr(before, one) == getattr(after, one) for one in ("st_mtime_ns", "st_size", "st_ino"))
    if not same:  # written while it was copied: once more
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(real))
