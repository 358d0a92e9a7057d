"""Places: where a file may lie that is no place to save to (R-82)."""

from __future__ import annotations

import os
import re
import stat
import sys
from pathlib import Path
from tempfile import gettempdir
from typing import Final

# Folders into which mail programs unpack what is opened from a mail: Outlook, and Mail;
_OF_MAIL: Final = re.compile(
    r"content\.(outlook|mso|ie5)|inetcache|temporary internet files|olk|outlook temp"
    r"|mail downloads|com\.apple\.mail",
    re.IGNORECASE,
)
# and below the folder of temporary files Thunderbird, Evolution, KMail, Geary and Claws.
_OF_MAIL_BELOW: Final = re.compile(
    r"(mozilla_|nscopy|pid-|evolution-|kmail|geary-|claws-?mail).*", re.IGNORECASE
)
_ANY_WRITES: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def why_not_here(path: Path) -> str | None:
    """Say why a file at `path` should be saved elsewhere (an English clause), or None where it may stay.

    A mail program empties its folder of attachments, and the system that of
    temporary files; what is read-only was meant to stay as it is.
    """
    real = Path(os.path.realpath(path))
    temporary = real.is_relative_to(os.path.realpath(gettempdir()))
    names = real.parent.parts
    below = names if temporary else ()
    if any(map(_OF_MAIL.fullmatch, names)) or any(map(_OF_MAIL_BELOW.fullmatch, below)):
        return "it was opened from a mail, and what is opened from there does not stay"
    if temporary:
        return "it lies among temporary files, which do not stay"
    if _closed(real):
        return "it is read-only"
    if real.parent.is_dir() and sys.platform != "win32" and _closed(real.parent):
        return "its folder is read-only"
    return None


def _closed(path: Path) -> bool:
    """Whether something is there that nobody, or not we, may write to."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not mode & _ANY_WRITES or not os.access(path, os.W_OK)
