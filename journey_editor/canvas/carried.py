"""Carried: rows and kinds that are dragged onto the map from beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QMimeData

from journey_editor.model.records import RowKey

ROWS: Final = "application/x-journey-rows"  # keys of rows of the map that the window shows, one a line
ACTION: Final = "application/x-journey-action"  # the id of an action of the palette


def carrying(keys: Sequence[RowKey], text: str) -> QMimeData:
    """Return what carries rows; to other programs it is their text."""
    carried = QMimeData()
    carried.setData(ROWS, "\n".join(map(str, keys)).encode())
    carried.setText(text)
    return carried


def carried_rows(carried: QMimeData) -> tuple[RowKey, ...]:
    """Return the keys of the rows that are carried; none where anything else is, or what is no key."""
    written = bytes(carried.data(ROWS).data()).decode("utf-8", "replace")
    try:
        return tuple(RowKey.read(line) for line in written.splitlines())
    except ValueError:
        return ()


def carrying_action(id_: str) -> QMimeData:
    """Return what carries an action of the palette."""
    carried = QMimeData()
    carried.setData(ACTION, id_.encode())
    return carried
