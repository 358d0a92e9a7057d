"""Saving and opening 5,000 rows, against sqlite3 doing the same inserts, sync and reads."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

from journey_editor.model.records import TABLES
from journey_editor.storage.codec import encoder, names
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.schema import statements
from tests.bench.maps import large_map
from tests.bench.timing import against


def run() -> None:
    """Print both."""
    project = large_map(4500)
    rows = {
        table: [encoder(kind)(row) for row in project.all(kind).values()] for table, kind in TABLES.items()
    }
    with TemporaryDirectory() as folder:
        plain, ours = Path(folder) / "plain.db", Path(folder) / "ours.journey"

        def save_plain() -> None:
            plain.unlink(missing_ok=True)
            connection = sqlite3.connect(plain, isolation_level=None)
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("PRAGMA synchronous=OFF")
            connection.execute("BEGIN")
            for statement in statements():
                connection.execute(statement)
            for table, kept in rows.items():
                if kept:
                    places = ", ".join("?" * len(kept[0]))
                    connection.executemany(f'INSERT INTO "{table}" VALUES ({places})', kept)  # noqa: S608 - our own names
            connection.execute("COMMIT")
            connection.close()
            with plain.open("rb+") as file:
                os.fsync(file.fileno())

        def open_plain() -> None:
            connection = sqlite3.connect(plain)
            for table, kind in TABLES.items():
                columns = ", ".join(f'"{name}"' for name in names(kind))
                connection.execute(f'SELECT {columns} FROM "{table}"').fetchall()  # noqa: S608 - our own names
            connection.close()

        print(f"rows: {len(project)}")
        against("save", save_plain, lambda: publish(project, [], ours, overwrite=True), aim=3)
        against("open", open_plain, lambda: read(ours), aim=3)

        def both_plain() -> None:
            save_plain()
            open_plain()

        def both() -> None:
            publish(project, [], ours, overwrite=True)
            read(ours)

        against("save and open", both_plain, both, aim=3)
