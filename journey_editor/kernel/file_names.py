"""File names: what a file may be called on every system."""

from __future__ import annotations


def file_name(title: str) -> str:
    """Return a title as a name that every file system takes."""
    plain = "".join(char if char.isalnum() or char in " -_" else "-" for char in title)
    return plain.strip(" -")[:80] or "journey"
