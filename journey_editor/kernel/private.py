"""Private: folders for work on its way, which nobody else may look into and nothing leaves behind."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Final, Self

_PREFIX: Final = "journey-editor-"
_NAME: Final = re.compile(_PREFIX + r"[a-z0-9_]{8}")
_LOCK: Final = ".in-use-by-journey-editor"


class PrivateFolder:
    """A new folder for this user alone, which goes with `close`, or at the next sweep once we are no more.

    A lock in it says that we live: the system lets go of it however we end.
    Raises OSError.
    """

    def __init__(self) -> None:
        self._lock: int | None = None
        while True:
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
            lock = self.path / _LOCK
            try:
                self._lock = held(lock, flags=os.O_CREAT)
            except (BlockingIOError, PermissionError):  # a sweep took it for one of the dead
                continue
            except OSError:  # without locks nobody could tell whether we live: it is never swept
                lock.unlink(missing_ok=True)
                return
            if lock.exists():
                return
            os.close(self._lock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Take the folder away with all that is in it."""
        lock, self._lock = self._lock, None
        if lock is not None:
            os.close(lock)  # before its file can be taken away, as Windows has it
        shutil.rmtree(self.path, ignore_errors=True)


def sweep_private_folders() -> None:
    """Take away what programs of this user left that were killed, or lost their power."""
    with contextlib.suppress(OSError):
        for folder in Path(tempfile.gettempdir()).iterdir():
            if _NAME.fullmatch(folder.name) and _ours(folder):
                _sweep(folder)


def _sweep(folder: Path) -> None:
    with contextlib.suppress(OSError):  # there is no lock, or somebody holds it
        lock = held(folder / _LOCK)
        if os.name != "posix":
            os.close(lock)  # or its file could not be taken away
        shutil.rmtree(folder, ignore_errors=True)
        if os.name == "posix":
            os.close(lock)  # only now: whoever is just making this folder shall see that it goes


def _ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and (os.name != "posix" or found.st_uid == os.getuid())


def held(lock: Path, *, flags: int = 0) -> int:
    """Return a handle on a file that this process alone holds; OSError where another does."""
    handle = os.open(lock, os.O_RDWR | flags, 0o600)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BaseException:
        os.close(handle)
        raise
    return handle
