"""Rows: which action each row of a returned list speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from journey_editor.importers.returned.list import ReturnedList, ReturnedRow, text_of
from journey_editor.model.edits.values import clean
from journey_editor.model.project import Project
from journey_editor.model.records import Action
from journey_editor.model.workbook import TITLE


@dataclass(frozen=True, slots=True)
class Placed:
    """A row, its title, and the id of its action; "" for one that it adds.

    Of several rows with one id the first whose title nobody changed is that
    action, else the first; the others are copies, and new.  What is new may be
    an action of the same title, unless it is a `copy` just as it was.
    """

    row: ReturnedRow
    title: str
    id: str = ""
    copy: bool = False


def placed(read: ReturnedList, base: Project) -> Iterator[Placed]:
    """Yield the rows of a list; `base` is the project of which the list was written."""
    first = _originals(read, base)
    for row in read.rows:
        title = title_of(row)
        if not row.id:
            yield Placed(row, title)
        elif first[row.id] is row:
            yield Placed(row, title, row.id)
        else:
            yield Placed(row, title, copy=title == title_of(first[row.id]))


def title_of(row: ReturnedRow) -> str:
    """Return a row's title as an action keeps it."""
    written: str = clean(Action, {"title": text_of(row.cells.get(TITLE))})["title"]
    return written.strip()


def _originals(read: ReturnedList, base: Project) -> Mapping[str, ReturnedRow]:
    found: dict[str, ReturnedRow] = {}
    sure: set[str] = set()
    for row in read.rows:
        was = base.get(Action, row.id)
        same = was is not None and title_of(row).split() == was.title.split()
        if row.id not in found or (same and row.id not in sure):
            found[row.id] = row
            if same:
                sure.add(row.id)
    return found
