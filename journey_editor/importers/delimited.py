"""Delimited text: bytes to text, and text to rows of cells, whatever program wrote them."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Final

from journey_editor.kernel.errors import InputError

MOST_COLUMNS: Final = 60
MOST_ROWS: Final = 200_000  # far beyond what is ever imported, so that too many can be said
_SEPARATORS: Final = ("\t", ";", ",")
_LOOKED_AT: Final = 200  # records, to find out what separates cells
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OTHERS: Final = {
    b"PK\x03\x04": "it is a spreadsheet or another zip file; save it as CSV first",
    b"\xd0\xcf\x11\xe0": "it is an old Office document; save it as CSV first",
    b"%PDF": "it is a PDF",
    b"\x89PNG": "it is a picture",
    b"\xff\xd8\xff": "it is a picture",
    b"SQLite format 3": "it is a database or a map, not notes",
    b"{\\rtf": "it is formatted text; save it as plain text first",
}
_SAID: Final = re.compile(r"sep=(?P<mark>[^\r\n])\r?\n")


def decoded(content: bytes) -> str:
    """Return bytes as text: by the mark they begin with, else as UTF-8, else as a western Windows would.

    Raises InputError, without a file's name, for what is no text at all.
    """
    text = content.decode(encoding_of(content), errors="replace")
    return text.removeprefix("\ufeff")


def encoding_of(content: bytes, *, cut: bool = False) -> str:
    """Return how bytes are written; with `cut`, they may end within a letter.

    Raises InputError, without a file's name, for what is no text at all.
    """
    for magic, said in _OTHERS.items():
        if content.startswith(magic):
            raise InputError(said)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding
    if content.count(0, 0, 4000) * 3 > min(len(content), 4000):  # every second byte of plain letters
        return "utf-16-le" if content[0] else "utf-16-be"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(content, final=not cut)
    except UnicodeDecodeError:
        if 0 in content:
            raise InputError("it is no text") from None
        return "cp1252"
    return "utf-8"


def separator_of(text: str, *, sure: bool = False) -> str | None:
    """Return what separates the cells of `text`, or None where it has but one column.

    It is what divides most rows into equally many cells; with `sure`, every row.
    """
    if said := _SAID.match(text):
        return said["mark"]
    best: tuple[float, int] = (0.5, 0)
    found = None
    for separator in _SEPARATORS:
        widths = Counter(
            len(row) for row, _ in zip(_records(text, separator), range(_LOOKED_AT), strict=False) if any(row)
        )
        several = Counter({width: count for width, count in widths.items() if width > 1})
        if not several:
            continue
        width, count = several.most_common(1)[0]
        share = sum(several.values()) / widths.total()
        if (share, width) > best and (not sure or count == widths.total() > 1):
            best, found = (share, width), separator
    return found


def rows_of(text: str, separator: str, *, columns: int = MOST_COLUMNS) -> list[list[str]]:
    """Return the rows of cells of `text`, those that are empty left out, all equally long.

    A cell in double quotes may hold separators, line breaks and quotes written
    twice.  What stands beyond the last of `columns`, or beyond the most rows
    that are ever taken, is left out.
    """
    if said := _SAID.match(text):
        text = text[said.end() :]
    said_rows = (row for row in _records(text, separator) if any(map(str.strip, row)))
    return evened([row[:columns] for row in islice(said_rows, MOST_ROWS)], columns=columns)


def evened(rows: list[list[str]], *, columns: int = MOST_COLUMNS) -> list[list[str]]:
    """Return `rows` all as long as the longest, without columns at the right that are empty throughout."""
    width = max(
        (number for row in rows for number, cell in enumerate(row[:columns], 1) if cell.strip()),
        default=0,
    )
    return [[*row[:width], *[""] * (width - len(row))] for row in rows]


def _records(text: str, separator: str) -> Iterator[list[str]]:
    if '"' not in text:
        yield from (line.split(separator) for line in text.splitlines())
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cell = re.compile(rf'"((?:[^"]|"")*+)"([^\n{re.escape(separator)}]*)|([^\n{re.escape(separator)}]*)')
    row: list[str] = []
    at, end = 0, len(text)
    while at < end:
        found = cell.match(text, at)
        assert found is not None  # it may be empty
        if found[1] is None and text[at] == '"':
            # No quote closes it: from here on quotes are letters.
            yield from _plain(text[at:], separator, row)
            return
        row.append(found[3] if found[1] is None else found[1].replace('""', '"') + found[2])
        at = found.end()
        if at >= end or text[at] == "\n":
            yield row
            row = []
        elif at + 1 == end:
            row.append("")
            yield row
            row = []
        at += 1


def _plain(text: str, separator: str, row: list[str]) -> Iterator[list[str]]:
    first, *lines = text.split("\n")
    yield [*row, *first.split(separator)]
    yield from (line.split(separator) for line in lines)
