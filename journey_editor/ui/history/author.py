"""Author: under which name one's own changes stand in the history; remembered between starts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QSettings, Signal

_KEY: Final = "author"
LONGEST: Final = 100  # characters of a name


class Author(QObject):
    """A name that somebody gave, never one that the computer knows; every window has the same.

    `changed` says that it is another, or that nobody wants to give one now.
    """

    changed = Signal()

    def __init__(self, *, asks: bool = False) -> None:
        super().__init__()
        self._asks = asks

    @property
    def name(self) -> str:
        """The name, or nothing where nobody gave one."""
        return str(QSettings().value(_KEY, "", type=str))

    @property
    def asks(self) -> bool:
        """Whether nobody gave a name, or said not now, yet."""
        return self._asks and not self.name

    def keep(self, name: str) -> None:
        """Use a name from now on; an empty one is none."""
        QSettings().setValue(_KEY, name)
        self.changed.emit()

    def decline(self) -> None:
        """Ask no more until the next start."""
        self._asks = False
        self.changed.emit()
