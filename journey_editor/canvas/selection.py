"""Selection: which rows are chosen, for the canvas, the inspector and the actions alike."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from journey_editor.canvas.cells import Cell
from journey_editor.model.records import RowKey


class Selection(QObject):
    """The chosen rows, in the order in which they were chosen; the last is the current one.

    Instead of rows a cell may be chosen, for what is not there yet.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[RowKey, ...] = ()
        self._cell: Cell | None = None

    @property
    def keys(self) -> tuple[RowKey, ...]:
        """Every chosen row."""
        return self._keys

    @property
    def current(self) -> RowKey | None:
        """The row chosen last, or None."""
        return self._keys[-1] if self._keys else None

    @property
    def cell(self) -> Cell | None:
        """The chosen cell, where no row is chosen."""
        return self._cell

    def choose(self, keys: Iterable[RowKey]) -> None:
        """Choose exactly these rows."""
        self._set(tuple(dict.fromkeys(keys)), None)

    def choose_cell(self, cell: Cell) -> None:
        """Choose a cell, and no row."""
        self._set((), cell)

    def toggle(self, key: RowKey) -> None:
        """Choose a row besides the others, or no longer."""
        if key in self._keys:
            self.choose(one for one in self._keys if one != key)
        else:
            self.choose((*self._keys, key))

    def _set(self, keys: tuple[RowKey, ...], cell: Cell | None) -> None:
        if (keys, cell) != (self._keys, self._cell):
            self._keys, self._cell = keys, cell
            self.changed.emit()
