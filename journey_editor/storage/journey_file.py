"""Journey file: read one from anywhere, publish one whole."""

from __future__ import annotations

import contextlib
import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journey_editor import __version__
from journey_editor.kernel.errors import InputError, OutputError, TooLargeError
from journey_editor.kernel.garbage import held_back
from journey_editor.model.integrity import mend
from journey_editor.model.pictures import MOST, bytes_of, fits, without_unshown
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES
from journey_editor.model.revision import Revision
from journey_editor.storage.attachments import COLUMNS, CREATE, TABLE
from journey_editor.storage.codec import digest_of, encoded, history_digest, names
from journey_editor.storage.format1 import MOST_REVISIONS, MOST_ROWS, TooManyRowsError, read_format1
from journey_editor.storage.schema import APPLICATION_ID, FORMAT, MIN_READER, statements
from journey_editor.storage.stranger import opened, read_header, sound
from journey_editor.storage.whole_file import whole_file

# Every table has a page of its own, so an empty map of large ones would be large; but a row of more
# than a quarter of a page takes another page for the rest, which makes a large map of small ones huge.
_SMALL_PAGE: Final = 1024
_LARGE_PAGE: Final = 4096
_MANY_ROWS: Final = 1000
_MANY_BYTES: Final = 500_000  # of pictures
_FINGERPRINT: Final = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class JourneyFile:
    """What was read: the project, its pictures and history, and every repair that reading took, in words.

    `pictures` holds bytes by their hash.  `size` is in bytes.  `whole` says
    that the rows are those that were written.  `made_from` is the fingerprint
    of the revision that a shared copy was made from, or "".
    """

    project: Project
    pictures: Mapping[str, bytes]
    revisions: tuple[Revision, ...]
    format: int
    size: int
    whole: bool
    repairs: tuple[str, ...]
    made_from: str = ""


def read(path: Path) -> JourneyFile:
    """Read a journey file without ever touching it; InputError says in one sentence why it cannot be read."""
    header, content = read_header(path)
    if header.format > FORMAT:
        raise InputError(
            "{file} cannot be opened: a newer version of Journey Editor made it (format {n}); "
            "bring the program up to date",
            file=path,
            n=header.format,
        )
    if header.format < 1:
        raise InputError("{file} cannot be opened: it says no format of journey files", file=path)
    try:
        # A collection in the middle would look through whatever else the program holds.
        with opened(content) as connection, held_back():
            whole = sound(connection)
            stored = read_format1(connection, size=header.size, sound=whole)
    except TooManyRowsError as error:
        said = "{file} cannot be opened: its table of {table} is too long"
        raise TooLargeError(said, file=path, table=error) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            "{file} cannot be opened: no copy of it can be made to read from ({why})", file=path, why=reason
        ) from error
    except Exception as error:  # fuzzed files raise far more than sqlite3's own errors
        raise InputError("{file} cannot be opened: it is damaged; ask for it again", file=path) from error
    if not stored.project.tables:
        raise InputError("{file} cannot be opened: it holds nothing that can be read", file=path)
    seals = {"digest": stored.digest, "history": history_digest(stored.revisions)}
    whole = (
        whole and not stored.repairs and all(stored.said.get(name) == seal for name, seal in seals.items())
    )
    change, mended = mend(stored.project)
    repairs = (*stored.repairs, *(f"{TABLES[one.key.table].noun} {one.done}" for one in mended))
    return JourneyFile(
        change.applied_to(stored.project),
        stored.pictures,
        tuple(stored.revisions),
        header.format,
        header.size,
        whole,
        repairs,
        _fingerprint(stored.said.get("made_from", "")),
    )


def publish(
    project: Project,
    revisions: Sequence[Revision],
    path: Path,
    *,
    overwrite: bool,
    pictures: Mapping[str, bytes] | None = None,
    made_from: str = "",
) -> None:
    """Write `project` and its history to `path`, whole or not at all; raise OutputError where that fails.

    `pictures` holds the bytes of its pictures by their hash; those that no
    record shows stay behind, as do the oldest lines of a history that is longer
    than can be read.  What could not be read again is not written: OutputError
    says what is too much.  `made_from` as in `JourneyFile`.
    """
    project = without_unshown(project)
    attachments = bytes_of(project, pictures or {})
    _require_readable(project, attachments, path)
    revisions = revisions[-MOST_REVISIONS:]
    many = len(project) >= _MANY_ROWS or sum(map(len, attachments.values())) >= _MANY_BYTES
    with whole_file(path, overwrite=overwrite) as part:
        part.touch()  # where this fails, the system says why; SQLite only that it cannot open
        try:
            with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as connection:
                _set_up(connection, page=_LARGE_PAGE if many else _SMALL_PAGE)
                _fill(connection, project, revisions, attachments, made_from)
        except sqlite3.Error as error:
            raise OSError(None, str(error)) from error


def _fingerprint(said: str) -> str:
    return said if _FINGERPRINT.fullmatch(said) else ""


def _require_readable(project: Project, attachments: Mapping[str, bytes], path: Path) -> None:
    for kind in TABLES.values():
        if len(project.all(kind)) > MOST_ROWS:
            raise OutputError(
                "{file} could not be written: a map has at most {most} rows of a kind, "
                "and this one has {n} of the kind {why}",
                file=path,
                most=f"{MOST_ROWS:,}",
                n=f"{len(project.all(kind)):,}",
                why=kind.noun,
            )
    if not fits(attachments):
        raise OutputError(
            "{file} could not be written: its images take more than the {n} MB that a map has room for",
            file=path,
            n=MOST // 1_000_000,
        )


def _fill(
    connection: sqlite3.Connection,
    project: Project,
    revisions: Sequence[Revision],
    attachments: Mapping[str, bytes],
    made_from: str,
) -> None:
    from sqlite_utils import Database  # 80 ms that a start does not need

    database = Database(connection, execute_plugins=False)
    with database.atomic():
        for statement in (*statements(), *([CREATE] if attachments else [])):
            database.execute(statement)
        rows = encoded(project)
        for table, kind in TABLES.items():
            _insert(database, table, names(kind), rows.get(table, []))
        lines = [
            [place, one.id, json.dumps(one.parents), one.label, one.author, one.time]
            for place, one in enumerate(revisions, 1)
        ]
        _insert(database, "revision", ["place", "id", "parents", "label", "author", "time"], lines)
        said = {
            "digest": digest_of(rows),
            "history": history_digest(revisions),
            "min_reader": str(MIN_READER),
            "program": __version__,
            **({"made_from": made_from} if made_from else {}),
        }
        _insert(database, "file", ["key", "value"], [list(pair) for pair in said.items()])
        _insert(database, TABLE, COLUMNS, [list(pair) for pair in attachments.items()])


def _set_up(connection: sqlite3.Connection, *, page: int) -> None:
    # The part file is nobody's until it is synced and renamed: no journal is needed beside it.
    for pragma in (
        f"page_size={page}",
        "encoding='UTF-8'",
        "journal_mode=OFF",
        "synchronous=OFF",
        f"application_id={APPLICATION_ID}",
        f"user_version={FORMAT}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _insert(database: object, table: str, columns: list[str], rows: list[list[object]]) -> None:
    if rows:
        database[table].insert_all([columns, *rows])  # type: ignore[index] # sqlite-utils' union of table and view
