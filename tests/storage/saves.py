"""Saves: one after the other, each with one call that fails or kills; tell what each left behind.

The worst save there is: over what somebody else saved since, with a folder for
versions that is still to be made.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import sys
import traceback
from itertools import count
from pathlib import Path
from typing import Final

from journey_editor.kernel.errors import OutputError
from journey_editor.storage import sweep
from journey_editor.storage.journey_file import publish
from journey_editor.storage.versions import Versions
from tests.storage.faults import KILL, failing, seen, without
from tests.strategies import furnished

NAMING: Final = "open sync truncate rename link unlink exchange chmod mkdir"
# The calls that each system does not know, and what is tried on it.
SYSTEMS: Final = {
    "": (KILL, errno.ENOSPC, errno.EIO, errno.EACCES),
    "exchange": (KILL, errno.EIO),
    "exchange link": (KILL, errno.EIO),
}
_DONE, _REFUSED, _NOT_REACHED = 0, 3, 4


def main(place: str, step: str) -> None:
    """Try every call that names or syncs, and every `step`th that writes; print what was wrong."""
    folder = Path(place) / "maps"
    old, new = (_published(Path(place), name) for name in ("old", "new"))
    wrong, cases = [], 0
    for system, failures in SYSTEMS.items():
        for failure in failures:
            for calls, stride in ((NAMING, 1), ("write", int(step))):
                for number in count(1, stride):
                    shutil.rmtree(folder, ignore_errors=True)
                    folder.mkdir()
                    (folder / "map.journey").write_bytes(old)
                    status = _tried(folder, failure, calls, number, system)
                    if status == _NOT_REACHED:
                        break
                    cases += 1
                    said = _wrong(folder, status, old, new)
                    if said:
                        wrong.append(
                            f"{said}: {errno.errorcode.get(failure, 'KILL')} {calls} {number} {system}"
                        )
    print(json.dumps({"cases": cases, "wrong": wrong}))  # noqa: T201 - the answer


def save(folder: Path) -> None:
    """Make the save that is tried."""
    versions = Versions(folder / "local" / "versions", "project")
    publish(furnished("new"), [], folder / "map.journey", overwrite=True, expects="older", versions=versions)


def _published(place: Path, name: str) -> bytes:
    publish(furnished(name), [], place / "made.journey", overwrite=True)
    return (place / "made.journey").read_bytes()


def _tried(folder: Path, failure: int, calls: str, number: int, system: str) -> int:
    """Save in a process of its own, which may not survive; return how it ended, below 0 by a signal."""
    child = os.fork()
    if not child:
        os._exit(_end(folder, failure, calls, number, system))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _end(folder: Path, failure: int, calls: str, number: int, system: str) -> int:
    without(system)
    try:
        with failing(folder, error=failure, calls=calls, first=number, last=number):
            save(folder)
            return _DONE if seen() >= number else _NOT_REACHED
    except OutputError:
        return _REFUSED
    except BaseException:  # noqa: BLE001 - any other is what is looked for
        traceback.print_exc(file=sys.stdout)
        return 1


def _wrong(folder: Path, status: int, old: bytes, new: bytes) -> str | None:
    path = folder / "map.journey"
    if status not in (_DONE, _REFUSED, -9):
        return f"it ended with {status}"
    before = path.read_bytes() if path.exists() else b""
    expected = {_DONE: [new], _REFUSED: [old]}.get(status, [old, new])
    if before not in expected:
        return "the file is neither the old one nor the new one, or not the one that was said"
    if old not in _all(folder):
        return "somebody else's work is gone"
    sweep._OLD = -1  # type: ignore[misc] # hours have passed
    sweep.sweep([path], versions=folder / "local" / "versions")
    if path.read_bytes() != before:
        return "the sweep changed the file"
    if old not in _all(folder):
        return "somebody else's work was swept away"
    if any(one.name.startswith(".") for one in folder.rglob("*")):
        return "something was left that nobody sees"
    return None


def _all(folder: Path) -> list[bytes]:
    return [one.read_bytes() for one in folder.rglob("*") if one.is_file()]
