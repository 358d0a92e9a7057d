"""Whole file: a file appears under its name complete, or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from journey_editor.kernel.errors import OutputError
from journey_editor.storage.reasons import why
from journey_editor.storage.swap import name_new, patiently, put_in_place, sync_file

PART: Final = ".part"  # a file that is being written


@contextlib.contextmanager
def whole_file(
    target: Path,
    *,
    overwrite: bool,
    check: Callable[[Path], None] | None = None,
    displaced: Callable[[Path, Path], None] | None = None,
) -> Iterator[Path]:
    """Yield a new path beside `target`; what is written there takes the target's name at the end.

    The bytes are on the disk before the name is, and the folder after it.
    `check` is given the new file once it is on the disk.  `displaced` is given
    what had the name until then, and the name: what becomes of it is its affair,
    and none of its errors undoes what is written; without it, that goes.  Any
    failure leaves the target as it was and nothing beside it.  A symbolic link
    is followed.  Raises OutputError where the target is there and `overwrite`
    is False, or where it cannot be written.
    """
    real = Path(os.path.realpath(target))
    before = _existing(real, target, overwrite=overwrite)
    part = real.with_name(f"{beginning(real)}{secrets.token_hex(4)}{PART}")
    try:
        yield part
        sync_file(part)
        if check is not None:
            check(part)
        if before is not None:
            part.chmod(stat.S_IMODE(before.st_mode))
        left = patiently(lambda: put_in_place(part, real) if overwrite else _put_new(part, real, target))
    except OSError as error:
        raise _unwritten(target, why(error)) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
    if left is not None:
        (displaced or _drop)(left, real)


def beginning(real: Path) -> str:
    """Return how the names begin of what lies beside a file while it is written."""
    return f".{real.name[:40]}."  # a name has at most 255 bytes, and a character up to four


def require_free(target: Path, *, overwrite: bool) -> None:
    """Raise OutputError where something is at `target` already, unless it may be replaced."""
    if os.path.exists(target) and not overwrite:  # noqa: PTH110 - Path.exists raises in a closed folder
        said = "{file} is there already; choose another name, or add --force to replace it"
        raise OutputError(said, file=target)


def _put_new(part: Path, real: Path, target: Path) -> None:
    try:
        name_new(part, real)
    except FileExistsError:
        raise OutputError("{file} is there already; somebody wrote it just now", file=target) from None


def _drop(left: Path, _real: Path) -> None:
    with contextlib.suppress(OSError):
        left.unlink()


def _existing(real: Path, target: Path, *, overwrite: bool) -> os.stat_result | None:
    try:
        found = real.stat()
    except FileNotFoundError:
        if not real.parent.is_dir():
            said = "{file} could not be written: there is no folder {folder}"
            raise OutputError(said, file=target, folder=real.parent) from None
        return None
    except OSError as error:
        raise _unwritten(target, why(error)) from error
    if not stat.S_ISREG(found.st_mode):
        raise _unwritten(target, "it is not a file")
    require_free(target, overwrite=overwrite)
    if not os.access(real, os.W_OK):  # its folder may allow to replace it all the same
        raise _unwritten(target, "it is read-only")
    return found


def _unwritten(target: Path, said: str) -> OutputError:
    return OutputError("{file} could not be written: {why}", file=target, why=said)
