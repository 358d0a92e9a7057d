"""File names: what a file may be called on every system, and which names are those of one file."""

from __future__ import annotations

import os
from pathlib import Path


def file_name(title: str) -> str:
    """Return a title as a name that every file system takes."""
    plain = "".join(char if char.isalnum() or char in " -_" else "-" for char in title)
    return plain.strip(" -")[:80] or "journey"


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, or would once it is there."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there
        return os.path.realpath(one) == os.path.realpath(other)
