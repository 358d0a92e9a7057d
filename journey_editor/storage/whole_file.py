"""Whole file: a file appears under its name complete, or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path

from journey_editor.kernel.errors import OutputError


@contextlib.contextmanager
def whole_file(target: Path, *, overwrite: bool) -> Iterator[Path]:
    """Yield a new path beside `target`; what is written there takes the target's name at the end.

    The bytes are on the disk before the name is, and the folder after it.  Any
    failure leaves the target as it was and nothing beside it.  A symbolic link
    is followed.  Raises OutputError where the target is there and `overwrite`
    is False, or where it cannot be written.
    """
    real = Path(os.path.realpath(target))
    before = _existing(real, target, overwrite=overwrite)
    # A name has at most 255 bytes, and a character up to four.
    part = real.with_name(f".{real.name[:40]}.{secrets.token_hex(4)}.part")
    try:
        yield part
        if before is not None:
            part.chmod(stat.S_IMODE(before.st_mode))
        _sync(part)
        _name(part, real, target, overwrite=overwrite)
        sync_folder(real.parent)
    except OSError as error:
        raise _unwritten(target, _reason(error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _existing(real: Path, target: Path, *, overwrite: bool) -> os.stat_result | None:
    try:
        found = real.stat()
    except FileNotFoundError:
        if not real.parent.is_dir():
            said = "{file} could not be written: there is no folder {folder}"
            raise OutputError(said, file=target, folder=real.parent) from None
        return None
    except OSError as error:
        raise _unwritten(target, _reason(error)) from error
    if not stat.S_ISREG(found.st_mode):
        raise _unwritten(target, "it is not a file")
    if not overwrite:
        said = "{file} is there already; choose another name, or add --force to replace it"
        raise OutputError(said, file=target)
    return found


def _name(part: Path, real: Path, target: Path, *, overwrite: bool) -> None:
    if overwrite:
        part.replace(real)
        return
    try:
        os.link(part, real)  # unlike a rename, never replaces what appeared meanwhile
    except FileExistsError:
        raise OutputError("{file} is there already; somebody wrote it just now", file=target) from None
    except OSError:  # a file system without links
        part.rename(real)


def _sync(path: Path) -> None:
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


def _unwritten(target: Path, why: str) -> OutputError:
    return OutputError("{file} could not be written: {why}", file=target, why=why)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
