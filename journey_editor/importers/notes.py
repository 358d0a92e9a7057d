"""Notes: text from a clipboard or a file as rows of cells; a list is a table of one column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from journey_editor.importers.columns import guess, has_headings, names_in
from journey_editor.importers.delimited import MOST_ROWS, decoded, rows_of, separator_of
from journey_editor.importers.entries import Entry, entries_of_cells, entries_of_table, without_bullet
from journey_editor.kernel.errors import InputError
from journey_editor.model.place import Place
from journey_editor.model.project import Project

LARGEST: Final = 20_000_000  # characters, or bytes of a file
ENDINGS: Final = (".txt", ".csv", ".tsv", ".md")


def rows_in(text: str, *, ending: str = "") -> list[list[str]]:
    """Return the rows of cells of `text`; `ending` is that of the file it comes from.

    Text that says no more of itself is a table where most lines have tabs, or
    where all have equally many cells and the first row names them; else every
    line is a row of one cell.
    """
    text = text.removeprefix("\ufeff")
    if ending == ".csv":
        separator = separator_of(text)
        return rows_of(text, separator or "\n")
    if ending == ".tsv":
        return rows_of(text, "\t")
    lines = [line for line in text.splitlines() if line.strip()]
    tabbed = sum("\t" in without_bullet(line) for line in lines)
    if tabbed * 2 > len(lines):
        return rows_of(text, "\t")
    separator = separator_of(text, sure=True)
    if separator is not None:
        rows = rows_of(text, separator)
        if has_headings(rows):
            return rows
    return [[line] for line in lines[:MOST_ROWS]]


def rows_in_file(path: Path) -> list[list[str]]:
    """Return the rows of a text or CSV file; raise InputError in one sentence where there are none."""
    rows = rows_in(text_in_file(path), ending=path.suffix.lower())
    if not rows:
        raise _unusable(path, "it holds no text")
    return rows


def text_in_file(path: Path) -> str:
    """Return what a text file says; raise InputError in one sentence where it is none, or too large."""
    try:
        if not path.is_file():
            raise _unusable(path, "there is no such file")
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise _unusable(path, reason) from error
    if len(content) > LARGEST:
        said = "{file} cannot be imported: it is larger than {n} MB"
        raise InputError(said, file=path, n=LARGEST // 1_000_000)
    try:
        return decoded(content)
    except InputError as error:
        raise _unusable(path, str(error)) from None


def _unusable(path: Path, why: str) -> InputError:
    return InputError("{file} cannot be imported: {why}", file=path, why=why)


def entries_in(rows: Sequence[Sequence[str]], project: Project, place: Place) -> list[Entry]:
    """Return the entries of rows whose columns are taken for what they seem to be."""
    if max(map(len, rows), default=0) < 2:
        return entries_of_cells(row[0] for row in rows)
    headings = has_headings(rows)
    return entries_of_table(
        rows, guess(rows, headings=headings, names=names_in(project, place)), headings=headings
    )
