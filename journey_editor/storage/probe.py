"""Probe: read a stranger's database in a process of its own first, so that what it breaks is not ours.

Run by its path, without the package, and imported for what bounds a reader:
both read within the same limits.  Standard library only, and little of it: an
import here is paid each time that a file is opened.
"""

from __future__ import annotations

import marshal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable

LIMITS = {
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
SECONDS = 2.0  # of the processor, and for every megabyte:
SECONDS_PER_MB = 0.5
MEMORY = 512_000_000  # bytes that a probe may take
LEAST_ROW = 6  # bytes of the smallest row and its pointer in a page
READY, DONE = b"ready", b"done"
TOO_MUCH = 3  # the exit status where it took too long or too much memory
_ALLOWED_PRAGMAS = {"quick_check", "table_xinfo"}
_QUOTES = ('""', "``", "[]")


def seconds_for(size: int) -> float:
    """Return how much of the processor reading a file of so many bytes may take."""
    return SECONDS + SECONDS_PER_MB * size / 1e6


def connected(uri: str, tables: Iterable[str], *, seconds: float) -> sqlite3.Connection:
    """Open a private copy so that of these tables it can be read, nothing else, and not for ever."""
    connection = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None)
    for limit, most in LIMITS.items():
        connection.setlimit(limit, most)
    ends = time.thread_time() + seconds
    connection.set_progress_handler(lambda: time.thread_time() > ends, 2_000)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.text_factory = lambda content: str(content, "utf-8", "replace")
    connection.set_authorizer(_authorizer({*tables, "sqlite_master"}))
    return connection


def _authorizer(tables: set[str]) -> Callable[..., int]:
    def authorize(
        action: int, first: str | None, _second: str | None, _base: str | None, inner: str | None
    ) -> int:
        reads = action == sqlite3.SQLITE_SELECT or (action == sqlite3.SQLITE_READ and first in tables)
        checks = action == sqlite3.SQLITE_PRAGMA and first in _ALLOWED_PRAGMAS
        # `inner` names the view or trigger that asks.
        return sqlite3.SQLITE_OK if (reads and inner is None) or checks else sqlite3.SQLITE_DENY

    return authorize


def plain_tables(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the columns of every plain table; views, virtual tables and hidden columns are passed over."""
    found = {}
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall():
        # SQLite goes by the name in the statement: a row may list a view under a plain table's name.
        if kind == "table" and isinstance(sql, str) and _makes(sql, name):
            columns = connection.execute(f'PRAGMA table_xinfo("{name}")').fetchall()
            found[name] = [column[1] for column in columns if column[6] == 0]
    return found


def _makes(sql: str, name: object) -> bool:
    """Whether a statement plainly makes a table of this name, which has letters, digits and _ only."""
    words = sql.partition("(")[0].split()
    if len(words) != 3 or [word.lower() for word in words[:2]] != ["create", "table"]:
        return False
    named = words[2]
    if named[0] + named[-1] in _QUOTES:
        named = named[1:-1]
    return named == name and named.replace("_", "a").isalnum()


def sound(connection: sqlite3.Connection, schemas: Iterable[Iterable[str]]) -> bool:
    """Whether the schema is one of those that these statements make, and the pages hold together.

    SQLite's check works out generated columns, which may be made to take for
    ever, so a stranger's schema is not checked but simply not sound.
    """
    listed = sorted(str(sql) for (sql,) in connection.execute("SELECT sql FROM sqlite_master").fetchall())
    if all(listed != sorted(statements) for statements in schemas):
        return False
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def query(table: str, columns: Iterable[str], most: int) -> str:
    """Return what reads up to one row more than `most` of one of our own tables."""
    listed = ", ".join(f'"{column}"' for column in columns)
    # Table and columns are our own names; an index of the stranger's is not asked.
    return f'SELECT {listed} FROM "{table}" NOT INDEXED LIMIT {most + 1}'  # noqa: S608 - our own names only


def asked(uri: str, *, size: int, tables: dict[str, list[str]], schemas: list[list[str]]) -> bytes:
    """Return what tells a probe to read these columns of a copy of so many bytes."""
    return marshal.dumps((uri, size, tables, schemas))


def main() -> int:
    """Read a copy as standard input says, within limits; say READY before and DONE after.

    What raises an exception is no failure: who reads it next finds the same.
    Return the exit status.
    """
    uri, size, tables, schemas = marshal.load(sys.stdin.buffer)  # noqa: S302 - from `asked`
    seconds = seconds_for(size)
    _bound(seconds)
    _say(READY)
    try:
        _read(connected(uri, tables, seconds=seconds), tables, schemas, room=size)
    except MemoryError:
        return TOO_MUCH
    except Exception as error:  # noqa: BLE001 - fuzzed files raise far more than sqlite3's own errors
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_NOMEM):
            return TOO_MUCH
    _say(DONE)
    return 0


def _say(word: bytes) -> None:
    sys.stdout.buffer.write(word + b"\n")
    sys.stdout.flush()


def _bound(seconds: float) -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (int(2 * seconds) + 1, int(2 * seconds) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, OSError, ValueError):
        return


def _read(
    connection: sqlite3.Connection, tables: dict[str, list[str]], schemas: list[list[str]], *, room: int
) -> None:
    whole = sound(connection, schemas)
    there = plain_tables(connection)
    connection.text_factory = bytes
    for table, columns in tables.items():
        known = [column for column in columns if column in there.get(table, ())]
        for row in connection.execute(query(table, known, room // LEAST_ROW)) if known else ():
            # Damaged pages may be listed many times over: no more is read than the file can hold.
            room -= LEAST_ROW if whole else LEAST_ROW + sum(len(one) for one in row if isinstance(one, bytes))
            if room < 0:
                return


if __name__ == "__main__":
    sys.exit(main())
