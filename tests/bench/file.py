"""Saving and opening 5,000 rows, against sqlite3 doing the same inserts, sync and reads.

Then saving them with 20 MB of images, against what a careful copy of such a
database takes: VACUUM INTO, sync, check, digest.
"""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from journey_editor.model.records import TABLES
from journey_editor.storage.codec import decoded, digest_of, encoder, names
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.schema import statements
from tests.bench.maps import large_map
from tests.bench.timing import against
from tests.pictures import png_of, storyboard


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

        def copied_and_decoded() -> None:
            copy = Path(folder) / "copy.journey"
            copy.write_bytes(ours.read_bytes())
            connection = sqlite3.connect(copy)
            every = {}
            for table, kind in TABLES.items():
                columns = ", ".join(f'"{name}"' for name in names(kind))
                every[table] = connection.execute(f'SELECT {columns} FROM "{table}"').fetchall()  # noqa: S608 - our own names
                decoded(kind, every[table])
            digest_of(every)
            connection.close()

        print(f"rows: {len(project)}")
        against("save", save_plain, lambda: publish(project, [], ours, overwrite=True), aim=3)
        against("open", open_plain, lambda: read(ours), aim=3)
        against("open, against copy + digest + decode", copied_and_decoded, lambda: read(ours), aim=2)

        def both_plain() -> None:
            save_plain()
            open_plain()

        def both() -> None:
            publish(project, [], ours, overwrite=True)
            read(ours)

        against("save and open", both_plain, both, aim=3)

    _with_images()


def _with_images() -> None:
    chance = random.Random(1)  # noqa: S311 - repeatable on purpose
    contents = [png_of(2000, 2000, chance.randbytes(2_000_000)) for _ in range(10)]
    project, pictures = storyboard(large_map(4500), contents)
    with TemporaryDirectory() as folder:
        kept, copy, ours = (Path(folder) / name for name in ("kept.db", "copy.db", "ours.journey"))
        publish(project, [], kept, overwrite=True, pictures=pictures)

        def copied() -> None:
            copy.unlink(missing_ok=True)
            with closing(sqlite3.connect(kept, isolation_level=None)) as connection:
                connection.execute("VACUUM INTO ?", (str(copy),))
            with copy.open("rb+") as file:
                os.fsync(file.fileno())
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("PRAGMA quick_check").fetchall()
                every = ((table, connection.execute(f'SELECT * FROM "{table}"')) for table in TABLES)  # noqa: S608 - our own names
                digest_of({table: rows.fetchall() for table, rows in every})
                sink = hashlib.sha256()
                for (content,) in connection.execute("SELECT bytes FROM attachment"):
                    sink.update(content)

        def saved() -> None:
            publish(project, [], ours, overwrite=True, pictures=pictures)

        against("save with 20 MB of images", copied, saved, runs=9, aim=1.5)
