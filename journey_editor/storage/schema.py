"""Schema: the tables of a journey file, read off the records' declarations."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from journey_editor.model.fields import Column
from journey_editor.model.records import TABLES, Record
from journey_editor.storage.codec import FORMAT, columns_in
from journey_editor.storage.lines import CREATE as REVISION

APPLICATION_ID: Final = 0x4A524E59  # "JRNY", in the header of every journey file
MIN_READER: Final = 1  # the oldest format whose reader can read what this version writes

_TYPES: Final[dict[type, str]] = {int: "INTEGER", bool: "INTEGER", float: "REAL"}


def statements(format_: int = FORMAT) -> list[str]:
    """Return what creates the tables of an empty journey file of a format."""
    return [
        *(_table(kind, format_) for kind in TABLES.values() if kind.since <= format_),
        REVISION,
        'CREATE TABLE "file" ("key" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL) STRICT, WITHOUT ROWID',
    ]


def _table(kind: type[Record], format_: int) -> str:
    columns = ", ".join(_column(column, format_) for column in columns_in(kind, format_))
    return f'CREATE TABLE "{kind.table}" ({columns}) STRICT, WITHOUT ROWID'


def _column(column: Column, format_: int) -> str:
    written = f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}'
    if column.name == "id":
        return written + " PRIMARY KEY NOT NULL"
    if not column.optional:
        written += " NOT NULL"
    if column.kind is bool:
        written += f' CHECK ("{column.name}" IN (0, 1))'
    elif issubclass(column.kind, StrEnum):
        options = ", ".join(f"'{option.value}'" for option in column.options_in(format_))
        written += f' CHECK ("{column.name}" IN ({options}))'
    return written
