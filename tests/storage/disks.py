"""Disks: small ones of memory that can be full, closed or gone; only root may bring them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def disk(place: Path, *, kilobytes: int) -> Iterator[Path]:
    """Put a disk of so many kilobytes in a place; skip where that is not allowed."""
    place.mkdir(exist_ok=True)
    mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(place))
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


def mount(*words: str) -> None:
    """Mount something; skip where that is not allowed."""
    try:
        done = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("mounts disks as Linux does")
    if done.returncode:
        pytest.skip(f"may not mount: {done.stderr.strip()}")
