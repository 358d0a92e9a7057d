"""Tidying: cleans up, aside, what programs left that ended in the middle of a save."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from journey_editor.storage.sweep import sweep


class Tidying(QObject):
    """Sweeps beside `files` and in the folder of `versions`; `found` tells where displaced work lies now."""

    found = Signal(list)

    def __init__(self, files: Sequence[Path], versions: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._files, self._versions = files, versions
        # A folder far away may hold it up for minutes, and must not hold up the end of the program.
        self._thread = Thread(target=self._run, name="tidying", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def _run(self) -> None:
        displaced = sweep(self._files, versions=self._versions)
        if displaced:
            self.found.emit(displaced)
