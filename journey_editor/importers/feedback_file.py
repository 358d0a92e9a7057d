"""Feedback file: the rows of a survey's export, whatever program wrote it, and what tells it from others."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journey_editor.importers.delimited import rows_of, separator_of
from journey_editor.importers.event_log import unusable
from journey_editor.importers.feedback import MOST_ANSWERS, MOST_COLUMNS
from journey_editor.importers.notes import text_in_file

ENDINGS: Final = ("*.csv", "*.tsv", "*.txt")


@dataclass(frozen=True)
class Sheet:
    """The rows of cells of a file, all equally long, and the digest of what they say."""

    rows: tuple[tuple[str, ...], ...]
    digest: str


def sheet_in(path: Path) -> Sheet:
    """Return what a file of answers holds; raise InputError in one sentence where it cannot be one."""
    text = text_in_file(path)
    return sheet_of(path, rows_of(text, separator_of(text) or "\n", columns=MOST_COLUMNS + 1))


def sheet_of(path: Path, rows: Sequence[Sequence[str]]) -> Sheet:
    """Return rows as a sheet; raise InputError where they are none or too many."""
    if not rows:
        raise unusable(path, "it holds no answers")
    if len(rows[0]) > MOST_COLUMNS:
        raise unusable(path, f"it has more than {MOST_COLUMNS} columns; take out those that are not needed")
    if len(rows) > MOST_ANSWERS + 1:
        raise unusable(path, f"it has more than {MOST_ANSWERS:,} rows; import it in parts")
    kept = tuple(tuple(row) for row in rows)
    digest = hashlib.sha256()
    for row in kept:
        digest.update(json.dumps(row).encode())
    return Sheet(kept, digest.hexdigest())
