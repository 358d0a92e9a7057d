"""Stranger: open a database from elsewhere so that it can neither act nor exhaust the machine.

Every journey file may come from a stranger.  Its header is read by us; its
bytes are copied to a private folder, so that no journal beside it is honoured;
another process reads the copy first; it is opened immutable, with limits set
before the first statement, a deadline, and an authorizer that allows reading
and nothing else.
"""

from __future__ import annotations

import contextlib
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journey_editor.kernel.errors import InputError, TooLargeError
from journey_editor.kernel.private import PrivateFolder
from journey_editor.model.records import TABLES
from journey_editor.storage import probe
from journey_editor.storage.attachments import COLUMNS, CREATE, TABLE
from journey_editor.storage.codec import names
from journey_editor.storage.lines import COLUMNS as LINE
from journey_editor.storage.lines import TABLE as HISTORY
from journey_editor.storage.pages import schema_rows
from journey_editor.storage.probe import connected, seconds_for
from journey_editor.storage.probing import Probing
from journey_editor.storage.schema import APPLICATION_ID, statements

LARGEST: Final = 256 * 1024 * 1024
_MOST_OBJECTS: Final = 200
_MAGIC: Final = b"SQLite format 3\x00"
_MAGICS: Final = {
    b"PK\x03\x04": "it is a zip file (an Office document?)",
    b"%PDF": "it is a PDF",
    b"\x89PNG": "it is a picture",
    b"\xff\xd8\xff": "it is a picture",
}


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a journey file say."""

    format: int
    size: int


def read_header(path: Path) -> tuple[Header, bytes]:
    """Read a file whole and judge its first 100 bytes; InputError says in one sentence what it is instead."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise _closed(path, "it is not a file")
        if found.st_size == 0:  # the kernel's own files say so too, and reading some of them never ends
            raise _closed(path, "it is empty")
        if found.st_size > LARGEST:
            raise TooLargeError(
                "{file} cannot be opened: it is larger than {n} MB", file=path, n=LARGEST >> 20
            )
        with path.open("rb") as file:
            head = file.read(len(_MAGIC))
            if not head.startswith(_MAGIC[: len(head)]):
                kinds = (said for magic, said in _MAGICS.items() if head.startswith(magic))
                raise _closed(path, next(kinds, "it is not a journey file"))
            file.seek(0)
            content = file.read(found.st_size)  # no more: Python makes room for all that is asked for
    except FileNotFoundError:
        raise _closed(path, "there is no such file") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _closed(path, reason.lower()) from error
    if len(content) < 100:
        raise _closed(path, "it is cut off (half downloaded?); ask for it again")
    page = int.from_bytes(content[16:18], "big")
    page = 65536 if page == 1 else page
    pages = int.from_bytes(content[28:32], "big")
    if int.from_bytes(content[68:72], "big") != APPLICATION_ID:
        raise _closed(path, "it is a database, but not a journey file")
    if page < 512 or page & (page - 1) or len(content) % page or pages * page > len(content):
        raise _closed(path, "it is cut off (half downloaded?); ask for it again")
    if int.from_bytes(content[56:60], "big") != 1:
        raise _closed(path, "its text is not UTF-8")
    return Header(int.from_bytes(content[60:64], "big"), len(content)), content


def _closed(path: Path, why: str) -> InputError:
    return InputError("{file} cannot be opened: {why}", file=path, why=why)


@contextlib.contextmanager
def opened(content: bytes, *, format_: int, probed: bool = True) -> Iterator[sqlite3.Connection]:
    """Yield a connection that can only read, on a private copy of `content`, for a time that its size allows.

    Unless it is not `probed`, another process has read the copy by then.  Raises
    OSError where there is no room for the copy, UnsafeError where that process
    did not survive it, and ValueError or sqlite3.Error where the content is
    damaged or lists too many tables.
    """
    size = len(content)
    with contextlib.ExitStack() as open_:
        # It starts while the copy is made.
        probing = open_.enter_context(Probing()) if probed else None
        if schema_rows(content, most=_MOST_OBJECTS) > _MOST_OBJECTS:
            raise sqlite3.DatabaseError("too many tables")
        copy = open_.enter_context(PrivateFolder()).path / "copy.journey"
        with copy.open("wb") as file:
            # A header may ask for a write-ahead log; an immutable copy has none.
            file.writelines((content[:18], b"\x01\x01", memoryview(content)[20:]))
        tables = _known_tables()
        if probing is not None:
            probing.require_readable(copy, size=size, tables=tables, schemas=_schemas(format_))
        connection = connected(copy.as_uri(), tables, seconds=seconds_for(size))
        yield open_.enter_context(contextlib.closing(connection))


def sound(connection: sqlite3.Connection, *, format_: int) -> bool:
    """Whether the tables are those of a format, and their pages hold together; pictures need a table more."""
    return probe.sound(connection, _schemas(format_))


def _schemas(format_: int) -> list[list[str]]:
    without = statements(format_)
    return [without, [*without, CREATE]]


def _known_tables() -> dict[str, list[str]]:
    """Return the columns of every table that is read."""
    beside = {HISTORY: LINE, "file": ["key", "value"], TABLE: COLUMNS}
    return {**{table: names(kind) for table, kind in TABLES.items()}, **beside}
