"""Paths: where the program's own files lie, in a checkout, installed or frozen, and where it keeps work."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent.parent
# A wheel and a frozen program carry the data inside the package; a checkout has it beside it.
_DATA: Final = _PACKAGE / "_data" if (_PACKAGE / "_data").is_dir() else _PACKAGE.parent

RESOURCES: Final = _DATA / "resources"
ICONS: Final = _DATA / "icons"
SAMPLE_MAPS: Final = _DATA / "sample_maps"
FONT_FOLDERS: Final = (
    RESOURCES / "fonts",
    # Where Debian's fonts-droid-fallback and fonts-symbola put the faces that no package carries.
    Path("/usr/share/fonts-droid-fallback/truetype"),
    Path("/usr/share/fonts/truetype/ancient-scripts"),
)
DICTIONARY_FOLDERS: Final = (
    RESOURCES / "dictionaries",
    # Where Debian and most others put the dictionaries of Hunspell.
    Path("/usr/share/hunspell"),
)


def own_words() -> Path:
    """Return the file of the user's own dictionary."""
    from platformdirs import user_config_path  # 15 ms that the first window does not need

    return user_config_path("Journey Editor", appauthor=False) / "words.txt"


def versions() -> Path:
    """Return the folder where what a save displaces is kept for a while.

    The environment's `JOURNEY_EDITOR_VERSIONS` names another.
    """
    return _kept("versions", "JOURNEY_EDITOR_VERSIONS")


def sessions() -> Path:
    """Return the folder where every change is kept at once: local, the user's own, never synced.

    The environment's `JOURNEY_EDITOR_SESSIONS` names another.
    """
    return _kept("sessions", "JOURNEY_EDITOR_SESSIONS")


def _kept(name: str, variable: str) -> Path:
    given = os.environ.get(variable)
    if given:
        return Path(given)
    from platformdirs import user_data_path  # 15 ms that the first window does not need

    return user_data_path("Journey Editor", appauthor=False) / name
