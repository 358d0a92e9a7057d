"""Paths: where the program's own files lie, in a checkout, installed or frozen."""

from __future__ import annotations

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
