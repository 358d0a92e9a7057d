"""Selection: which rows are chosen, for the canvas, the inspector and the actions alike."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from journey_editor.model.records import RowKey


class Selection(QObject):
    """The chosen rows, in the order in which they were chosen; the last is the current one."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: tuple[RowKey, ...] = ()

    @property
    def keys(self) -> tuple[RowKey, ...]:
        """Every chosen row."""
        return self._keys

    @property
    def current(self) -> RowKey | None:
        """The row chosen last, or None."""
        return self._keys[-1] if self._keys else None

    def choose(self, keys: Iterable[RowKey]) -> None:
        """Choose exactly these rows."""
        wanted = tuple(dict.fromkeys(keys))
        if wanted != self._keys:
            self._keys = wanted
            self.changed.emit()

    def toggle(self, key: RowKey) -> None:
        """Choose a row besides the others, or no longer."""
        if key in self._keys:
            self.choose(one for one in self._keys if one != key)
        else:
            self.choose((*self._keys, key))
