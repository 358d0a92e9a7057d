"""Versions: what a save displaced, kept on this computer for a while.

Each project has a folder of its own.  What we wrote ourselves is pruned; what
somebody else saved where we did stays until somebody takes it away.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import re
import shutil
from collections.abc import Container
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from journey_editor.kernel.errors import OutputError
from journey_editor.storage.swap import sync_folder
from journey_editor.storage.whole_file import whole_file
from journey_editor.storage.written import digest_of_file

MOST: Final = 10  # of one project
MOST_BYTES: Final = 200_000_000  # of all projects
_OURS: Final = re.compile(r"\d{8}T\d{6}\.\d{6}Z\.journey")
_PLAIN: Final = re.compile(r"[0-9a-f-]{36}")


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of one project, in a folder under `root`, which holds those of all."""

    root: Path
    project: str

    @property
    def folder(self) -> Path:
        """Where they lie; a project's id may be anybody's text."""
        plain = _PLAIN.fullmatch(self.project) is not None
        return self.root / (self.project if plain else hashlib.sha256(self.project.encode()).hexdigest())

    def keep(self, left: Path, *, overtaken: bool = False) -> Path | None:
        """Move a file here and return where it lies, or None where that fails and it lies where it was.

        One that was `overtaken` is somebody else's work, which no pruning takes away.
        """
        try:
            _make(self.folder)
            kept = _moved(left, self.folder, ".overtaken.journey" if overtaken else ".journey")
            self._prune()
        except (OSError, OutputError):
            return None
        return kept

    def _prune(self) -> None:
        ours = _ours(self.folder)
        for old in ours[MOST:]:
            old.unlink(missing_ok=True)
        others = [file for folder in self.root.iterdir() for file in _ours(folder)]
        others.sort(key=lambda file: file.name, reverse=True)
        room = MOST_BYTES
        for file in others:
            with contextlib.suppress(FileNotFoundError):
                room -= file.stat().st_size
            if room < 0 and file != ours[0]:
                file.unlink(missing_ok=True)


def let_go(left: Path, real: Path, *, known: Container[str] | None, versions: Versions | None) -> Path | None:
    """Keep or take away what a save displaced; return where it lies now if its digest is not `known`.

    Where nothing is said to be known, anything was expected.
    """
    if known is not None:
        try:
            ours = digest_of_file(left) in known
        except OSError:
            ours = False
        if not ours:
            return set_aside(left, real, versions)
    if versions is None or versions.keep(left) is None:
        with contextlib.suppress(OSError):
            left.unlink()
    return None


def set_aside(left: Path, real: Path, versions: Versions | None) -> Path:
    """Keep what somebody else saved as `real`, and return where it lies now.

    Among the versions, or where that fails beside `real` under a name that
    everybody sees, or where that fails too where it is.
    """
    kept = versions.keep(left, overtaken=True) if versions is not None else None
    if kept is not None:
        return kept
    for number in count(1):
        more = "" if number == 1 else f" {number}"
        beside = real.with_name(f"{real.stem[:50]} (overtaken{more}){real.suffix[:10]}")
        if os.path.lexists(beside):
            continue
        try:
            _move(left, beside)
        except FileExistsError:
            continue
        except (OSError, OutputError):
            return _renamed(left, beside)
        break
    return beside


def _renamed(left: Path, beside: Path) -> Path:
    """Rename a file where nothing else can be done, for want of links and of room for a copy."""
    try:
        return left.rename(beside)
    except OSError:
        return left


def _make(folder: Path) -> None:
    """Make a folder for this user alone, and have it on the disk before anything is moved into it."""
    if not folder.is_dir():
        _make(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)


def _ours(folder: Path) -> list[Path]:
    """Return the versions in a folder that may be pruned, the newest first."""
    with contextlib.suppress(OSError):
        return sorted((one for one in folder.iterdir() if _OURS.fullmatch(one.name)), reverse=True)
    return []


def _moved(left: Path, folder: Path, ending: str) -> Path:
    while True:
        kept = folder / (dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S.%fZ") + ending)
        with contextlib.suppress(FileExistsError):
            _move(left, kept)
            return kept


def _move(left: Path, kept: Path) -> None:
    """Move a file so that power may fail at any moment: the new name is on the disk before the old one goes.

    FileExistsError says that something has that name.
    """
    try:
        os.link(left, kept)
    except FileExistsError:
        raise
    except OSError:  # another file system, or one without links, where no rename is safe either
        with whole_file(kept, overwrite=False) as part:
            shutil.copyfile(left, part)
    else:
        sync_folder(kept.parent)
    with contextlib.suppress(OSError):  # it has two names then
        left.unlink()
