"""Stranger: open a database from elsewhere so that it can neither act nor exhaust the machine.

Every journey file may come from a stranger.  Its header is read by us; its
bytes are copied to a private folder, so that no journal beside it is honoured;
the copy is opened immutable, with limits set before the first statement, a
deadline, and an authorizer that allows reading and nothing else.
"""

from __future__ import annotations

import contextlib
import re
import sqlite3
import stat
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from journey_editor.kernel.errors import InputError, TooLargeError
from journey_editor.model.records import TABLES
from journey_editor.storage.attachments import CREATE, TABLE
from journey_editor.storage.pages import schema_rows
from journey_editor.storage.schema import APPLICATION_ID, statements

LARGEST: Final = 256 * 1024 * 1024
_SECONDS: Final = 2.0  # of the processor, and for every megabyte:
_SECONDS_PER_MB: Final = 0.5
_MOST_OBJECTS: Final = 200
_LIMITS: Final = {
    sqlite3.SQLITE_LIMIT_LENGTH: 25_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 20_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 64,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 20,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 3,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_PLAIN: Final = re.compile(r"""create\s+table\s+(["`\[]?)(?P<name>\w+)["`\]]?\s*\(""", re.IGNORECASE)
_TABLES_BESIDE: Final = {"revision", "file", TABLE, "sqlite_master"}
_ALLOWED_PRAGMAS: Final = {"quick_check", "table_xinfo"}
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
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    """Yield a connection that can only read, on a private copy of `content`, for a time that its size allows.

    Raises OSError where there is no room for the copy, and ValueError or
    sqlite3.Error where the content is damaged or lists too many tables.
    """
    if schema_rows(content, most=_MOST_OBJECTS) > _MOST_OBJECTS:
        raise sqlite3.DatabaseError("too many tables")
    with tempfile.TemporaryDirectory(prefix="journey-") as folder:
        copy = Path(folder) / "copy.journey"
        with copy.open("wb") as file:
            # A header may ask for a write-ahead log; an immutable copy has none.
            file.writelines((content[:18], b"\x01\x01", memoryview(content)[20:]))
        connection = sqlite3.connect(f"{copy.as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            _tame(connection, seconds=_SECONDS + _SECONDS_PER_MB * len(content) / 1e6)
            yield connection
        finally:
            connection.close()


def _tame(connection: sqlite3.Connection, *, seconds: float) -> None:
    for limit, most in _LIMITS.items():
        connection.setlimit(limit, most)
    ends = time.thread_time() + seconds
    connection.set_progress_handler(lambda: time.thread_time() > ends, 2_000)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    connection.set_authorizer(_authorize)


def _authorize(
    action: int, first: str | None, _second: str | None, _base: str | None, inner: str | None
) -> int:
    ours = first in TABLES or first in _TABLES_BESIDE
    reads = action == sqlite3.SQLITE_SELECT or (action == sqlite3.SQLITE_READ and ours)
    checks = action == sqlite3.SQLITE_PRAGMA and first in _ALLOWED_PRAGMAS
    # `inner` names the view or trigger that asks.
    return sqlite3.SQLITE_OK if (reads and inner is None) or checks else sqlite3.SQLITE_DENY


def plain_tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the columns of every plain table; views, virtual tables and hidden columns are passed over."""
    found = {}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
        # SQLite goes by the name in the statement: a row may list a view under a plain table's name.
        if kind == "table" and isinstance(sql, str) and (said := _PLAIN.match(sql)) and said["name"] == name:
            columns = connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
            found[name] = [column[1] for column in columns if column[6] == 0]
    return found


def sound(connection: sqlite3.Connection, *, format_: int) -> bool:
    """Whether the tables are those of a format, and their pages hold together; pictures need a table more.

    SQLite's check works out generated columns, which may be made to take for
    ever, so a stranger's schema is not checked but simply not sound.
    """
    listed = connection.execute("SELECT sql FROM sqlite_master").fetchall()
    ours = [*statements(format_), *([CREATE] if (CREATE,) in listed else [])]
    if sorted(str(sql) for (sql,) in listed) != sorted(ours):
        return False
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
