"""File: the rows of a survey's export, whatever program wrote it, and what tells it from others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journey_editor.importers.delimited import evened, rows_of, separator_of
from journey_editor.importers.event_log.log import unusable
from journey_editor.importers.feedback.answers import MOST_ANSWERS, MOST_COLUMNS
from journey_editor.importers.notes import text_in_file
from journey_editor.importers.xlsx import Sheet as BookSheet
from journey_editor.importers.xlsx import Value, read_workbook
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.numbers import written
from journey_editor.kernel.progress import Progress
from journey_editor.kernel.words import Words

ENDINGS: Final = ("*.csv", "*.tsv", "*.txt", "*.xlsx")
_PACKED: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # what workbooks begin with, new and old
_NOT_WORKED_OUT: Final = "=?"


@dataclass(frozen=True)
class Sheet:
    """The rows of cells of a file, all equally long, and the digest of what they say."""

    rows: tuple[tuple[str, ...], ...]
    digest: str


def sheet_in(path: Path, *, words: Words, progress: Progress | None = None) -> Sheet:
    """Return what a file of answers holds; raise InputError in one sentence where it cannot be one.

    Of a workbook it is the sheet with the most rows; its numbers are written as
    `words` read them.
    """
    if _is_workbook(path):
        book = read_workbook(path, progress)
        seen = [sheet for sheet in book.sheets if not sheet.hidden]
        rows = _rows_in(path, max(seen, key=lambda one: len(one.rows)), words) if seen else []
    else:
        text = text_in_file(path)
        rows = rows_of(text, separator_of(text) or "\n", columns=MOST_COLUMNS + 1)
    if not rows:
        raise unusable(path, "it holds no answers")
    if len(rows[0]) > MOST_COLUMNS:
        raise _too_wide(path)
    if len(rows) > MOST_ANSWERS + 1:
        said = "{file} cannot be imported: it has more than {n} thousand rows; import it in parts"
        raise InputError(said, file=path, n=MOST_ANSWERS // 1000)
    return Sheet(tuple(map(tuple, rows)), _digest(rows))


def _is_workbook(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return file.read(4) in _PACKED
    except OSError:
        return False  # reading it says why


def _rows_in(path: Path, sheet: BookSheet, words: Words) -> list[list[str]]:
    """Return the rows of a sheet that hold anything, as text."""
    if sheet.beyond and any(len(row) >= MOST_COLUMNS for row in sheet.rows):
        raise _too_wide(path)
    rows = [
        [
            _NOT_WORKED_OUT if value is None and (number, column) in sheet.formulas else _text(value, words)
            for column, value in enumerate(row, 1)
        ]
        for number, row in enumerate(sheet.rows, 1)
    ]
    return evened([row for row in rows if any(map(str.strip, row))], columns=MOST_COLUMNS)


def _text(value: Value, words: Words) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return written(value, words)
    return value or ""


def _digest(rows: Sequence[Sequence[str]]) -> str:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(json.dumps(row).encode())
    return digest.hexdigest()


def _too_wide(path: Path) -> InputError:
    said = "{file} cannot be imported: it has more than {n} columns; take out those that are not needed"
    return InputError(said, file=path, n=MOST_COLUMNS)
