"""Foreign: what lies in a journey file that is none of ours, and that reading passes over."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from journey_editor.model.records import TABLES
from journey_editor.storage.attachments import TABLE
from journey_editor.storage.codec import FORMAT
from journey_editor.storage.lines import TABLE as HISTORY
from journey_editor.storage.probe import plain_tables
from journey_editor.storage.stranger import opened, read_header

_OURS: Final = {*TABLES, HISTORY, "file", TABLE}
_KINDS: Final = ("table", "view", "trigger", "index")
_LONGEST: Final = 80  # characters of a name


def foreign_in(path: Path) -> tuple[str, ...]:
    """Return the tables, views, triggers and indexes of a file that are not ours: "view card".

    None of them is ever run or read.  Their names are a stranger's.  Of a file
    that `journey_file.read` takes; InputError where it is gone by now.
    """
    header, content = read_header(path)
    with opened(content, format_=min(header.format, FORMAT)) as connection:
        ours = _OURS & plain_tables(connection).keys()
        listed = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    return tuple(
        f"{kind if kind in _KINDS else 'something'} {str(name)[:_LONGEST]}"
        for kind, name in listed
        if not (kind == "table" and name in ours)
    )
