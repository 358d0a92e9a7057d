"""Written: rows on their way into a new database, and whether they are there."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import starmap, zip_longest
from operator import eq, itemgetter
from pathlib import Path
from typing import Any

Rows = Mapping[str, tuple[Sequence[str], Sequence[Sequence[Any]]]]  # columns and rows, by table


class Writing:
    """A new database that remembers the rows that were put into it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        from sqlite_utils import Database  # 80 ms that a start does not need

        database = Database(connection, execute_plugins=False)
        self.atomic, self.execute = database.atomic, database.execute
        self.rows: dict[str, tuple[Sequence[str], Sequence[Sequence[Any]]]] = {}
        self._put = connection.executemany  # a sixth of what inserting through the library takes

    def put(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Insert rows into a table; the first column is its key."""
        if rows:
            listed, places = ", ".join(f'"{column}"' for column in columns), ", ".join("?" * len(columns))
            self._put(f'INSERT INTO "{table}" ({listed}) VALUES ({places})', rows)  # noqa: S608 - our own names
            self.rows[table] = columns, rows


def checked(path: Path, rows: Rows) -> str:
    """Return the SHA-256 of a file's bytes, once SQLite finds it sound and exactly these rows in it.

    Raises OSError where anything else is found.
    """
    with ThreadPoolExecutor(1) as aside:
        digest = aside.submit(digest_of_file, path)
        try:
            same = _holds(path, rows)
        except sqlite3.Error as error:
            raise OSError(None, str(error)) from error
        if not same:
            raise OSError(None, "what was written there cannot be read back")
        return digest.result()


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()  # pieces would each wait for the interpreter


def _holds(path: Path, rows: Rows) -> bool:
    opened = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    with contextlib.closing(opened) as connection:
        return connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",) and all(
            _same(connection, table, columns, meant) for table, (columns, meant) in rows.items()
        )


def _same(
    connection: sqlite3.Connection, table: str, columns: Sequence[str], meant: Sequence[Sequence[Any]]
) -> bool:
    listed = ", ".join(f'"{column}"' for column in columns)
    found = connection.execute(f'SELECT {listed} FROM "{table}" ORDER BY 1')  # noqa: S608 - our own names
    return all(starmap(eq, zip_longest(found, map(tuple, sorted(meant, key=itemgetter(0))))))
