"""Dropping: which gesture lets fall what comes over the map."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QAction

from journey_editor.canvas.carried import ACTION, ROWS, carried_rows
from journey_editor.canvas.cells import Cell
from journey_editor.canvas.clipboard import CLIP
from journey_editor.canvas.selection import Selection
from journey_editor.canvas.tools.tool import Start, Tool
from journey_editor.kernel.words import Words
from journey_editor.model.records import Note, RowKey
from journey_editor.ui.actions import CARDS
from journey_editor.ui.drops.foreign import (
    BOOKS,
    MAP,
    FilesDrop,
    ForeignDrop,
    RefusedDrop,
    copied,
    local_path,
    refused,
)
from journey_editor.ui.drops.kinds import CardDrop, LaneDrop, MomentDrop, StageDrop, StepDrop, TouchpointDrop
from journey_editor.ui.drops.notes import NotesDrop

_ALONE: Final[dict[str, type[Tool]]] = {
    "insert-stage": StageDrop,
    "insert-step": StepDrop,
    "insert-touchpoint": TouchpointDrop,
    "insert-moment": MomentDrop,
}
_CARDS: Final = {f"insert-{kind.value}": kind for kind, _, _ in CARDS}
_LANE: Final = "insert-lane"
_LONGEST: Final = 100  # bytes of an action's id

Paste = Callable[[QMimeData, Cell | None], None]
Open = Callable[[Path], None]
Merge = Callable[[Sequence[Path]], None]
BringScores = Callable[[Sequence[Path]], None]


class Dropping:
    """Knows what the palette, the inbox, other programs and the desktop carry."""

    def __init__(
        self,
        selection: Selection,
        actions: Mapping[str, QAction],
        words: Words,
        *,
        paste: Paste,
        open_map: Open,
        merge: Merge,
        bring_scores: BringScores,
    ) -> None:
        self._selection = selection
        self._actions = actions
        self._words = words
        self._paste = paste
        self._open = open_map
        self._merge = merge
        self._bring_scores = bring_scores

    def __call__(self, carried: QMimeData, start: Start) -> Tool | None:
        """Return the gesture, or None where nothing of it can be taken."""
        if carried.hasFormat(ACTION):
            return self._action(bytes(carried.data(ACTION).data()), start)
        if carried.hasFormat(ROWS):
            return self._rows(carried, start)
        if any(url.scheme() == "file" for url in carried.urls()):
            return self._files(carried, start)
        if carried.hasFormat(CLIP) or carried.hasText() or carried.hasHtml() or carried.hasImage():
            return self._foreign(carried, start)
        return None

    def _action(self, written: bytes, start: Start) -> Tool | None:
        id_ = written[:_LONGEST].decode("utf-8", "replace")
        if id_ in _ALONE:
            return _ALONE[id_](start)
        if id_ in _CARDS:
            return CardDrop(start, _CARDS[id_])
        return LaneDrop(start, self._ask_lane) if id_ == _LANE else None

    def _ask_lane(self, after: RowKey) -> None:
        self._selection.choose([after])
        self._actions[_LANE].trigger()

    def _rows(self, carried: QMimeData, start: Start) -> Tool | None:
        rows = [start.project.row(key) for key in dict.fromkeys(carried_rows(carried))]
        notes = tuple(row for row in rows if isinstance(row, Note))
        return NotesDrop(start, notes) if notes else None

    def _files(self, carried: QMimeData, start: Start) -> Tool:
        urls = carried.urls()
        why = refused(urls, self._words)
        if why:
            return RefusedDrop(start, why)
        paths = [path for url in urls if (path := local_path(url)) is not None]
        maps = [path for path in paths if path.suffix.lower() == MAP]
        if len(maps) > 1:
            return FilesDrop(start, lambda: self._merge(maps))
        if maps:
            return FilesDrop(start, lambda: self._open(maps[0]))
        if all(path.suffix.lower() in BOOKS for path in paths):
            return FilesDrop(start, lambda: self._bring_scores(paths))
        return self._foreign(carried, start)

    def _foreign(self, carried: QMimeData, start: Start) -> Tool:
        kept = copied(carried)
        return ForeignDrop(start, lambda cell: self._paste(kept, cell))
