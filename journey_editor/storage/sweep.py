"""Sweep: clean up at the next start what a program left that ended in the middle of a save.

Half-written files go.  What a save displaced may be somebody else's work: where
it is not what is in its place now, it gets a name that everybody sees.
"""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from journey_editor.kernel.private import sweep_private_folders
from journey_editor.storage.swap import KEPT, WHOLE
from journey_editor.storage.versions import set_aside
from journey_editor.storage.whole_file import PART, beginning
from journey_editor.storage.written import digest_of_file

_OLD: Final = 3600  # s: longer than any save takes
_OURS: Final = re.compile(r"(?P<begins>\..{1,40}\.)[0-9a-f]{8}(?P<ends>\.[a-z]+)", re.DOTALL)


def sweep(files: Iterable[Path], *, versions: Path) -> list[Path]:
    """Clean up beside these files, in the folder of all `versions`, and in that for temporary files.

    Returns where the work lies now that was found displaced.  Takes its time
    where a folder is far away; raises nothing.
    """
    sweep_private_folders()
    for folder in _listed(versions):
        for left, _, _ in _left(folder):
            _drop(left)
    found = []
    for real in {Path(os.path.realpath(file)) for file in files}:
        found += _beside(real)
    return found


def _beside(real: Path) -> list[Path]:
    found = []
    for left, begins, ends in _left(real.parent):
        if begins != beginning(real):
            continue
        if ends == PART or _same(left, real):
            _drop(left)
        else:
            found.append(set_aside(left, real, None))
    return found


def _left(folder: Path) -> list[tuple[Path, str, str]]:
    """Return what saves left in a folder long ago, and how its name begins and ends."""
    found = []
    for entry in _listed(folder):
        named = _OURS.fullmatch(entry.name)
        if named and named["ends"] in (PART, WHOLE, KEPT) and _old(entry):
            found.append((entry, named["begins"], named["ends"]))
    return found


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []


def _old(entry: Path) -> bool:
    try:
        found = entry.lstat()
    except OSError:
        return False
    # A displaced file was last written whenever; but its name is as old as its last change.
    return entry.is_file() and max(found.st_mtime, found.st_ctime) < time.time() - _OLD


def _same(left: Path, real: Path) -> bool:
    try:
        return left.samefile(real) or digest_of_file(left) == digest_of_file(real)
    except OSError:
        return False


def _drop(left: Path) -> None:
    with contextlib.suppress(OSError):
        left.unlink()
