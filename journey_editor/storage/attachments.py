"""Attachments: the table of pictures' bytes, each once under its hash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from journey_editor.model.pictures import MOST, NotKeptError, picture_of
from journey_editor.model.project import Project
from journey_editor.model.records import Picture

TABLE: Final = "attachment"
COLUMNS: Final = ["hash", "bytes"]
# Without row ids, or SQLite would keep the hashes a second time in an index.
CREATE: Final = """CREATE TABLE "attachment" (
    "hash" TEXT PRIMARY KEY NOT NULL, "bytes" BLOB NOT NULL
) STRICT, WITHOUT ROWID"""
PUT: Final = 'INSERT OR IGNORE INTO "attachment" VALUES (?, ?)'


def with_bytes(
    project: Project, rows: Iterable[tuple[Any, ...]], repairs: list[str]
) -> tuple[Project, dict[str, bytes]]:
    """Return the bytes of a project's pictures, and the project without those whose bytes are not there.

    `rows` are anybody's.  Only what is a plain picture of the size that its
    record says is taken, and no more than `MOST` bytes of it.
    """
    named = {one.hash: one for one in project.all(Picture).values()}
    found: dict[str, bytes] = {}
    room = MOST
    for hash_, content in rows if named else ():
        if not isinstance(content, bytes) or len(content) > room:
            continue
        if isinstance(hash_, str) and hash_ in named and hash_ not in found and _is(named[hash_], content):
            found[hash_] = content
            room -= len(content)
    gone = [one for hash_, one in named.items() if hash_ not in found]
    repairs += ["a picture was left out: its bytes are missing or damaged"] * len(gone)
    return project.with_rows((one.key, None) for one in gone), found


def _is(named: Picture, content: bytes) -> bool:
    try:
        return picture_of(content) == named
    except NotKeptError:
        return False
