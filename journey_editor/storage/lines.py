"""Lines: a history's revisions as rows of a file's table, and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from journey_editor.model.revision import Revision

TABLE: Final = "revision"
COLUMNS: Final = [
    "place",
    "id",
    "parents",
    "label",
    "author",
    "time",
    "undoes",
    "checkpoint",
    "saved",
    "back",
    "forth",
]
# Most revisions have one parent, the line before: NULL says so in no room.
CREATE: Final = """CREATE TABLE "revision" (
    "place" INTEGER PRIMARY KEY, "id" TEXT NOT NULL, "parents" TEXT, "label" TEXT NOT NULL,
    "author" TEXT NOT NULL, "time" TEXT NOT NULL, "undoes" TEXT NOT NULL, "checkpoint" TEXT NOT NULL,
    "saved" INTEGER NOT NULL CHECK ("saved" IN (0, 1)), "back" TEXT NOT NULL, "forth" TEXT NOT NULL
) STRICT"""
PUT: Final = 'INSERT OR REPLACE INTO "revision" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
_LONGEST_PARENTS: Final = 4_000_000  # characters
_LONGEST: Final = 500  # characters of any other text but a trace
MOST_TRACES: Final = 60_000_000  # characters of a whole history
_LONGEST_TRACE: Final = 12_000_000  # bytes: a line has two, and no row of more than 25 MB is read


def lines_of(log: Sequence[Revision], *, begin: int = 0) -> Iterator[list[Any]]:
    """Yield the rows of a history from its line `begin` on.

    What could not be read again is not written: long texts are cut, and a
    trace that is longer than any that is read is left out, as if none were known.
    """
    before = log[begin - 1].id if begin else None
    for place, one in enumerate(log[begin:], begin + 1):
        parents = None if before is not None and one.parents == (before,) else json.dumps(one.parents)
        yield [
            place,
            one.id,
            parents,
            one.label[:_LONGEST],
            one.author[:_LONGEST],
            one.time,
            one.undoes,
            one.checkpoint[:_LONGEST],
            int(one.saved),
            _trace(one.back),
            _trace(one.forth),
        ]
        before = one.id


def with_room(log: Sequence[Revision]) -> Sequence[Revision]:
    """Return a history whose traces a file has room for: the oldest are forgotten, as if none were known."""
    room = MOST_TRACES
    for place in range(len(log) - 1, -1, -1):
        room -= len(log[place].back) + len(log[place].forth)
        if room < 0:
            old = (replace(one, back="", forth="") for one in log[: place + 1])
            return (*old, *log[place + 1 :])
    return log


def _trace(trace: str) -> str:
    fits = 4 * len(trace) <= _LONGEST_TRACE or len(trace.encode()) <= _LONGEST_TRACE
    return trace if fits else ""


def revisions_of(lines: Iterable[Sequence[Any]], repairs: list[str]) -> list[Revision]:
    """Return the revisions that anybody's rows hold, which are in order; `repairs` says what is left out."""
    found: list[Revision] = []
    place_before: Any = None
    for place, id_, parents, label, author, time, undoes, checkpoint, saved, back, forth in lines:
        follows = found and place_before == place - 1 if isinstance(place, int) else False
        listed = ([found[-1].id] if follows else []) if parents is None else _parents(parents)
        texts = (id_, label, author, time, undoes, checkpoint, *(listed if listed is not None else [None]))
        right = all(isinstance(text, str) and len(text) <= _LONGEST for text in texts)
        if right and isinstance(back, str) and isinstance(forth, str) and listed is not None:
            traces = _trace(back), _trace(forth)
            if traces != (back, forth):
                repairs.append("a line of the history lost what was before it: that is too long")
            found.append(
                Revision(id_, tuple(listed), label, author, time, undoes, checkpoint, bool(saved), *traces)
            )
            place_before = place
        else:
            repairs.append("a line of the history was left out: it cannot be read")
    return found


def _parents(written: Any) -> list[Any] | None:
    try:
        listed = json.loads(written) if len(written) <= _LONGEST_PARENTS else None
    except (TypeError, ValueError, RecursionError):
        return None
    return listed if isinstance(listed, list) else None


def history_digest(revisions: Sequence[Revision]) -> str:
    """Return the SHA-256 of a history in a canonical writing."""
    sink = hashlib.sha256()
    for line in lines_of(revisions):
        sink.update(json.dumps(line, ensure_ascii=True).encode("ascii"))
    return sink.hexdigest()
