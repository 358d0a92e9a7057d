"""Stored: what a file of any released format holds, copied into a fresh project as far as it is known."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from journey_editor.model.pictures import MOST_PICTURES, without_unshown
from journey_editor.model.project import Project, Table
from journey_editor.model.records import TABLES, Record
from journey_editor.model.revision import Revision
from journey_editor.storage.attachments import COLUMNS, TABLE, with_bytes
from journey_editor.storage.codec import BadValueError, decoded, decoder, digest_of, encoder, names, one_of
from journey_editor.storage.lines import COLUMNS as LINE
from journey_editor.storage.lines import TABLE as HISTORY
from journey_editor.storage.lines import revisions_of
from journey_editor.storage.probe import LEAST_ROW, plain_tables, query

MOST_ROWS: Final = 200_000  # of one table
MOST_REVISIONS: Final = 200_000
_MOST_LINES: Final = 5 * MOST_REVISIONS  # of a history, of which the newest are kept


class TooManyRowsError(ValueError):
    """A table has more rows than any map would, or than its file can hold."""


class _Rows:
    """Rows of a stranger's file, `room` bytes of them at most.

    Damaged pages may be listed many times over, and a file of a few kilobytes
    then has millions of rows; a sound one never has more than its size.
    """

    def __init__(self, connection: sqlite3.Connection, repairs: list[str], *, room: int) -> None:
        self._connection = connection
        self._repairs = repairs
        self._room = room

    def at_once(self, kind: type[Record], format_: int) -> list[tuple[Any, ...]] | None:
        """Return all rows of a sound file's table, or None where they are to be read one by one.

        SQLite found each page in one place only, so they are no more than the file.
        """
        careful, self._connection.text_factory = self._connection.text_factory, str
        try:
            rows = self._connection.execute(query(kind.table, names(kind, format_), MOST_ROWS)).fetchall()
        except sqlite3.OperationalError:  # text that is not UTF-8
            return None
        finally:
            self._connection.text_factory = careful
        return rows if len(rows) <= MOST_ROWS else None

    def select(self, table: str, columns: list[str], most: int) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of one of our own tables, in the file's order, as far as they can be read."""
        try:
            for number, row in enumerate(self._connection.execute(query(table, columns, most)), 1):
                self._room -= LEAST_ROW
                for value in row:
                    if type(value) is str or type(value) is bytes:
                        self._room -= len(value)
                if self._room < 0 or number > most:
                    raise TooManyRowsError(table)
                yield row
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise
            self._repairs.append(f"the table of {table} could be read only in part: its pages are damaged")


@dataclass(frozen=True)
class Stored:
    """What a file holds: the project and its digest, pictures, revisions, and what the file says of itself.

    `repairs` says in words what had to be left out.
    """

    project: Project
    digest: str
    pictures: Mapping[str, bytes]
    revisions: list[Revision]
    said: dict[str, str]
    repairs: list[str]


def stored_in(connection: sqlite3.Connection, *, size: int, sound: bool, format_: int) -> Stored:
    """Return what a file of a format holds, as far as it is known.

    Only declared tables and columns are read, and no more of them than a file
    of `size` bytes can hold; of what else is there, nothing survives.  `sound`
    says that the tables are those we write and their pages hold together; they
    are then read and checked by the column, and one by one only where that
    finds something.
    """
    tables = plain_tables(connection)
    repairs: list[str] = []
    stored = _Rows(connection, repairs, room=size)
    rows: dict[str, Sequence[Sequence[Any]]] = {}
    found: dict[str, Table[Any]] = {}
    for table, kind in TABLES.items():
        if table not in tables or kind.since > format_:
            continue
        encode = encoder(kind, format_)
        listed: Sequence[Sequence[Any]] | None = stored.at_once(kind, format_) if sound else None
        records = decoded(kind, listed, format_) if listed is not None else None
        if listed is None or records is None:
            there = [name for name in names(kind, format_) if name in tables[table]]
            records = _records(stored, kind, there, repairs, listed)
            listed = [encode(record) for record in records.values()]
        if records:
            rows[table], found[table] = listed, Table(records)
    revisions, said = _revisions(stored, tables, repairs), _said(stored, tables)
    attached = stored.select(TABLE, COLUMNS, MOST_PICTURES) if TABLE in tables else ()
    project, pictures = with_bytes(without_unshown(Project(found)), attached, repairs)
    return Stored(project, digest_of(rows, format_), pictures, revisions, said, repairs)


def _records(
    stored: _Rows,
    kind: type[Record],
    there: list[str],
    repairs: list[str],
    listed: Sequence[Sequence[Any]] | None,
) -> dict[str, Record]:
    """Return the records of a table that has the columns `there`, one by one.

    They come from the rows that were `listed` at once where they were.
    """
    if "id" not in there:
        repairs.append(f"the table of {kind.noun.lower()}s has no ids and was left out")
        return {}
    decode = decoder(kind, there, repairs)
    found: dict[str, Record] = {}
    for row in stored.select(kind.table, there, MOST_ROWS) if listed is None else listed:
        try:
            record = decode(row)
        except BadValueError as error:
            repairs.append(f"{one_of(kind)} was left out: {error}")
            continue
        natural = record.natural_id()
        if record.id in found or natural not in (None, record.id):
            repairs.append(f"{one_of(kind)} was left out: its id does not belong to it")
            continue
        found[record.id] = record
    return found


def _revisions(stored: _Rows, tables: dict[str, list[str]], repairs: list[str]) -> list[Revision]:
    if not set(LINE) <= set(tables.get(HISTORY, ())):
        return []
    lines = stored.select(HISTORY, LINE, _MOST_LINES)
    newest = heapq.nlargest(MOST_REVISIONS + 1, lines, key=lambda line: str(line[0]).rjust(20))
    if len(newest) > MOST_REVISIONS:
        newest.pop()
        repairs.append(f"the history was too long: its newest {MOST_REVISIONS:,} lines were kept")
    return revisions_of(reversed(newest), repairs)


def _said(stored: _Rows, tables: dict[str, list[str]]) -> dict[str, str]:
    if not {"key", "value"} <= set(tables.get("file", ())):
        return {}
    return {
        key: value
        for key, value in stored.select("file", ["key", "value"], 100)
        if isinstance(key, str) and isinstance(value, str)
    }
