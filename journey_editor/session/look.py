"""Look: one look at the file of an open map, which another thread may take because reading takes a while."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from journey_editor.kernel.errors import InputError
from journey_editor.storage.journey_file import read

Stamp = tuple[int, int] | None  # when a file was written, and its bytes; None where there is none


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found.

    `overtaken` says that the file holds work that is not in the history, so that
    saving would lose it; else `digest` is that of its bytes, where they were
    read.  `since` is the stamp that was known before.
    """

    since: Stamp
    stamp: Stamp
    digest: str | None = None
    overtaken: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Where to look, the stamp and digest that are known of the file, and every revision of the history."""

    path: Path
    stamp: Stamp
    digest: str | None
    known: frozenset[str]

    def take(self) -> Seen:
        """Look, and return what is there now.

        A file that is gone holds no work; one that cannot be read may hold anybody's.
        """
        stamp = stamp_of(self.path)
        if stamp == self.stamp or not self.path.is_file():
            return Seen(self.stamp, stamp)
        try:
            file = read(self.path)
        except InputError:
            return Seen(self.stamp, stamp, overtaken=True)
        known = file.digest == self.digest or (bool(file.revisions) and file.revisions[-1].id in self.known)
        return Seen(self.stamp, stamp, file.digest, overtaken=not known)


def stamp_of(path: Path) -> Stamp:
    """Return what tells in a moment that nobody wrote a file since; None where there is none."""
    try:
        now = path.stat()
    except OSError:
        return None
    return now.st_mtime_ns, now.st_size
