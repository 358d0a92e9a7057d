"""Recent: the files opened last, remembered between starts."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

_MOST: Final = 10
_KEY: Final = "recent"


def recent_files() -> list[Path]:
    """Return the files opened last, newest first; those that are gone are passed over."""
    found: list[Path] = []
    for written in _written():
        path = Path(written)
        try:
            if path.is_file():
                found.append(path)
        except OSError:
            continue
    return found


def remember(path: Path) -> None:
    """Put a file first among the recent ones."""
    this = str(path.absolute())
    others = [written for written in _written() if written != this]
    QSettings().setValue(_KEY, [this, *others][:_MOST])


def _written() -> list[str]:
    stored = QSettings().value(_KEY, [])
    if isinstance(stored, str):  # a list of one comes back bare
        stored = [stored]
    return [one for one in stored if isinstance(one, str)] if isinstance(stored, list) else []
