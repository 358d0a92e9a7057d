"""Mail: how large a file becomes in a mail, and which mail servers take that (R-83)."""

from __future__ import annotations

from math import ceil
from typing import Final

LIMITS: Final = (10, 20, 25)  # MB: what mail servers take, in the order of how many take it
MB: Final = 1_000_000
_LINE: Final = 57  # bytes of a file in one line of base64 (RFC 2045, 6.8), which is
_WRITTEN: Final = 78  # characters with its end


def mailed(size: int) -> int:
    """Return how many bytes of a mail a file of `size` bytes takes: about a third more."""
    return ceil(size / _LINE) * _WRITTEN


def fitting(size: int) -> int | None:
    """Return the least limit, in MB, that a mail with a file of `size` bytes is below; None above all."""
    return next((limit for limit in LIMITS if mailed(size) <= limit * MB), None)


def exceeded(size: int) -> tuple[int, ...]:
    """Return the limits, in MB, that a mail with a file of `size` bytes is above."""
    return tuple(limit for limit in LIMITS if mailed(size) > limit * MB)
