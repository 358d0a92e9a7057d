"""Schema: the tables of a journey file, read off the records' declarations."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from journey_editor.model.fields import Column, columns_of
from journey_editor.model.records import TABLES, Record

APPLICATION_ID: Final = 0x4A524E59  # "JRNY", in the header of every journey file
FORMAT: Final = 1
MIN_READER: Final = 1  # the oldest format whose reader can read what this version writes

_REVISION: Final = """CREATE TABLE "revision" (
    "place" INTEGER PRIMARY KEY, "id" TEXT NOT NULL, "parents" TEXT NOT NULL,
    "label" TEXT NOT NULL, "author" TEXT NOT NULL, "time" TEXT NOT NULL
) STRICT"""
_TYPES: Final[dict[type, str]] = {int: "INTEGER", bool: "INTEGER", float: "REAL"}


def statements() -> list[str]:
    """Return what creates an empty journey file's tables."""
    return [
        *(_table(kind) for kind in TABLES.values()),
        _REVISION,
        'CREATE TABLE "file" ("key" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL) STRICT, WITHOUT ROWID',
    ]


def _table(kind: type[Record]) -> str:
    columns = ", ".join(_column(column) for column in columns_of(kind))
    return f'CREATE TABLE "{kind.table}" ({columns}) STRICT, WITHOUT ROWID'


def _column(column: Column) -> str:
    written = f'"{column.name}" {_TYPES.get(column.kind, "TEXT")}'
    if column.name == "id":
        return written + " PRIMARY KEY NOT NULL"
    if not column.optional:
        written += " NOT NULL"
    if column.kind is bool:
        written += f' CHECK ("{column.name}" IN (0, 1))'
    elif issubclass(column.kind, StrEnum):
        options = ", ".join(f"'{option.value}'" for option in column.options)
        written += f' CHECK ("{column.name}" IN ({options}))'
    return written
