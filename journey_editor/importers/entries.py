"""Entries: what pasted or imported text asks for, card by card, before it has a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from journey_editor.importers.kinds import kind_before, kind_called
from journey_editor.model.records import LaneKind
from journey_editor.model.validity import cleaned


@dataclass(frozen=True, slots=True)
class Entry:
    """A text, and as far as it says: its kind, and the names of its step, stage, and lane or channel."""

    text: str
    kind: LaneKind | None = None
    step: str = ""
    stage: str = ""
    row: str = ""


class Meaning(Enum):
    """What a column holds."""

    TEXT = "text"
    KIND = "kind"
    STEP = "step"
    STAGE = "stage"
    ROW = "lane or channel"
    IGNORED = "ignore"


_BULLET: Final = re.compile(
    r"\s*(?:[-–—*+](?=\s|$)|[•◦▪▫‣⁃●○■□·]|\(?\d{1,3}[.)](?=\s|$)|[a-z][.)](?=\s|$))?\s*"
    r"(?:\[[ xX✓]?\](?=\s|$)|[☐☑☒✓✔✗✘](?:\ufe0f)?)?\s*"
)


def without_bullet(line: str) -> str:
    """Return a line of a list without its bullet, number or check box, and without space around it."""
    found = _BULLET.match(line)
    return line[found.end() :].strip() if found else line.strip()


def entries_of_cells(cells: Iterable[str]) -> list[Entry]:
    """Return an entry for every cell of one column that says something; a cell may have several lines.

    A kind may stand before a colon; a single letter counts as one only where
    every cell begins so.
    """
    said = [text for text in map(without_bullet, cells) if cleaned(text, lines=True).strip()]
    letters = len(said) > 1 and all(kind_before(text, letters=True)[0] for text in said)
    return [Entry(text, kind) for kind, text in (kind_before(text, letters=letters) for text in said)]


def entries_of_table(
    rows: Sequence[Sequence[str]], meanings: Sequence[Meaning], *, headings: bool
) -> list[Entry]:
    """Return the entries of a table: one for every text in it; a row without any may name a step or stage.

    Where several columns hold texts, the heading of each may say its kind, or
    the name of the step or row that its cards belong to.
    """
    texts = [number for number, meaning in enumerate(meanings) if meaning is Meaning.TEXT]
    heads = rows[0] if headings and rows else ()
    found: list[Entry] = []
    for row in rows[1:] if headings else rows:
        said = {
            meaning: row[number].strip()
            for number, meaning in reversed(list(enumerate(meanings)))
            if number < len(row)
        }
        kind = kind_called(said.get(Meaning.KIND, ""))
        step, stage = said.get(Meaning.STEP, ""), said.get(Meaning.STAGE, "")
        across = said.get(Meaning.ROW, "")
        written = [(number, text) for number in texts if (text := without_bullet(row[number]))]
        if not written and (step or stage):
            found.append(Entry("", None, step, stage, across))
        for number, text in written:
            head = heads[number].strip() if len(texts) > 1 and heads else ""
            headed = kind_called(head, letters=False)
            if kind is None and headed is None:
                prefixed, text = kind_before(text, letters=False)  # noqa: PLW2901 # what is left of it
            else:
                prefixed = None
            own_step = step or ("" if headed else head)
            found.append(Entry(text, kind or headed or prefixed, own_step, stage, across))
    return found
