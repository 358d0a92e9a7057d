"""Journey file: read one from anywhere, publish one whole."""

from __future__ import annotations

import contextlib
import hashlib
import re
import sqlite3
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
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
from journey_editor.model.revision import Revision, as_saved
from journey_editor.storage.attachments import COLUMNS, CREATE, TABLE
from journey_editor.storage.codec import FORMAT, digest_of, encoded, names
from journey_editor.storage.lines import COLUMNS as LINE
from journey_editor.storage.lines import TABLE as HISTORY
from journey_editor.storage.lines import history_digest, lines_of, with_room
from journey_editor.storage.probing import UnsafeError
from journey_editor.storage.reasons import cause
from journey_editor.storage.schema import APPLICATION_ID, MIN_READER, statements
from journey_editor.storage.stored import MOST_REVISIONS, MOST_ROWS, TooManyRowsError, stored_in
from journey_editor.storage.stranger import LARGEST, opened, read_header, sound
from journey_editor.storage.versions import Versions, let_go
from journey_editor.storage.whole_file import whole_file
from journey_editor.storage.written import Rows, Writing, checked

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

    `pictures` holds bytes by their hash.  `size` is in bytes, and `digest` the
    SHA-256 of the file's.  `whole` says that the rows are those that were written.
    `newer` says that a later version made the file, which this one reads only as
    far as it knows.  `made_from` is the fingerprint of the revision that a shared
    copy was made from, or "".
    """

    project: Project
    pictures: Mapping[str, bytes]
    revisions: tuple[Revision, ...]
    format: int
    size: int
    digest: str
    whole: bool
    newer: bool
    repairs: tuple[str, ...]
    made_from: str = ""

    @property
    def remark(self) -> str | None:
        """What is to be said of the whole file beside its repairs; None where it is as it was written."""
        if self.newer:
            return (
                f"a newer version of Journey Editor made it (format {self.format}): "
                "what only that knows is left out"
            )
        return None if self.whole else "its content is not what was written; it may be damaged"

    @property
    def notes(self) -> tuple[str, ...]:
        """All that whoever opens it should know: every repair, and the remark."""
        return (*self.repairs, *([self.remark] if self.remark is not None else []))


def read(path: Path, *, probed: bool = True) -> JourneyFile:
    """Read a journey file without ever touching it; InputError says in one sentence why it cannot be read.

    Another process reads it first, so that a file made to end the program ends
    that one.  Files that lie among the program's own need not be `probed`.
    """
    header, content = read_header(path)
    if header.format < 1:
        raise InputError("{file} cannot be opened: it says no format of journey files", file=path)
    known = min(header.format, FORMAT)
    try:
        with ThreadPoolExecutor(1) as aside:
            digest = aside.submit(lambda: hashlib.sha256(content).hexdigest())
            # A collection in the middle would look through whatever else the program holds.
            with opened(content, format_=known, probed=probed) as connection, held_back():
                whole = sound(connection, format_=known)
                stored = stored_in(connection, size=header.size, sound=whole, format_=known)
    except TooManyRowsError as error:
        said = "{file} cannot be opened: its table of {table} is too long"
        raise TooLargeError(said, file=path, table=error) from error
    except UnsafeError as error:
        raise InputError("{file} cannot be opened: {why}", file=path, why=error) from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InputError(
            "{file} cannot be opened: no copy of it can be made to read from ({why})", file=path, why=reason
        ) from error
    except Exception as error:  # fuzzed files raise far more than sqlite3's own errors
        raise InputError("{file} cannot be opened: it is damaged; ask for it again", file=path) from error
    newer = header.format > FORMAT
    if newer and not _may_be_read(stored.said):
        raise InputError(
            "{file} cannot be opened: a newer version of Journey Editor made it (format {n}); "
            "bring the program up to date",
            file=path,
            n=header.format,
        )
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
        digest.result(),
        whole,
        newer,
        repairs,
        _fingerprint(stored.said.get("made_from", "")),
    )


def _may_be_read(said: Mapping[str, str]) -> bool:
    """Whether a newer file says that this version may read it."""
    oldest = said.get("min_reader", "")
    return oldest.isdecimal() and len(oldest) < 10 and int(oldest) <= FORMAT


@dataclass(frozen=True, slots=True)
class Published:
    """What a save left: the SHA-256 of the file's bytes and their number, and what it overtook.

    `overtaken` is where the version lies now that somebody else had saved there
    since, or None where nobody had.
    """

    digest: str
    size: int
    overtaken: Path | None


def publish(
    project: Project,
    revisions: Sequence[Revision],
    path: Path,
    *,
    overwrite: bool,
    pictures: Mapping[str, bytes] | None = None,
    expects: str | None = None,
    versions: Versions | None = None,
    made_from: str = "",
) -> Published:
    """Write `project` and its history to `path`, whole or not at all; raise OutputError where that fails.

    `pictures` holds the bytes of its pictures by their hash; those that no
    record shows stay behind, as do the oldest lines of a history that is longer
    than can be read, and the oldest traces where they take too much.  What could
    not be read again is not written: OutputError says what is too much.

    `expects` is the digest of the bytes that we last read or wrote there.  What
    is displaced goes to the `versions`; where it is not what was expected, it is
    never lost, and what comes back says where it lies.  `made_from` is as in
    `JourneyFile`.
    """
    project = without_unshown(project)
    attachments = bytes_of(project, pictures or {})
    _require_readable(project, attachments, path)
    revisions = with_room(as_saved(revisions[-MOST_REVISIONS:]))
    many = len(project) >= _MANY_ROWS or sum(map(len, attachments.values())) >= _MANY_BYTES
    rows: Rows = {}
    digest, size, overtaken = "", 0, None

    def check(part: Path) -> None:
        nonlocal digest, size
        digest, size = checked(part, rows), part.stat().st_size
        if size > LARGEST:
            said = "{file} could not be written: it would be larger than the {n} MB that can be opened again"
            raise OutputError(said, file=path, n=LARGEST >> 20)

    def displaced(left: Path, real: Path) -> None:
        nonlocal overtaken
        overtaken = let_go(
            left, real, known=None if expects is None else (expects, digest), versions=versions
        )

    with whole_file(path, overwrite=overwrite, check=check, displaced=displaced) as part:
        part.touch()  # where this fails, the system says why; SQLite only that it cannot open
        try:
            with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as connection:
                _set_up(connection, page=_LARGE_PAGE if many else _SMALL_PAGE)
                rows = _fill(connection, project, revisions, attachments, made_from)
        except sqlite3.Error as error:
            raise cause(error, part) from error
    return Published(digest, size, overtaken)


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
) -> Rows:
    database = Writing(connection)
    with database.atomic():
        for statement in (*statements(), *([CREATE] if attachments else [])):
            database.execute(statement)
        rows = encoded(project)
        for table, kind in TABLES.items():
            database.put(table, names(kind), rows.get(table, []))
        database.put(HISTORY, LINE, list(lines_of(revisions)))
        said = {
            "digest": digest_of(rows),
            "history": history_digest(revisions),
            "min_reader": str(MIN_READER),
            "program": __version__,
            **({"made_from": made_from} if made_from else {}),
        }
        database.put("file", ["key", "value"], [list(pair) for pair in said.items()])
        database.put(TABLE, COLUMNS, [list(pair) for pair in attachments.items()])
    return database.rows


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
