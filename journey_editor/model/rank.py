"""Rank: a string that orders siblings and always has room between any two.

Ranks are fractions written in base 62, without the leading "0." and without
trailing zeros, so plain string comparison orders them.  Every new rank ends in
two digits of chance, so that two copies that insert into one gap rarely meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journey_editor.kernel.ids import Mint

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)
LONGEST: Final = (
    200  # characters of a rank that may be kept; reached where very many rows went in at one place
)


def is_rank(text: str) -> bool:
    """Whether `text` is a rank: digits, not ending in the lowest (the empty rank is the lowest)."""
    return all(char in _DIGITS for char in text) and not text.endswith(_DIGITS[0])


def between(low: str, high: str | None, *, mint: Mint) -> str:
    """Return a rank above `low` and below `high`; an empty `low` and a None `high` leave that side open.

    Raises ValueError where there is no room: `low` is not below `high`.
    """
    if high is not None and low >= high:
        raise ValueError(f"no rank lies between {low!r} and {high!r}")
    digits: list[int] = []
    place = 0
    bounded = high is not None
    while True:
        floor = _DIGITS.index(low[place]) if place < len(low) else 0
        ceiling = _DIGITS.index(high[place]) if bounded and high is not None and place < len(high) else _BASE
        if ceiling - floor > 1:
            # Fewer halvings at the open end, where most rows are added: step up, do not halve.
            if not bounded and place < len(low):
                digits.append(floor + 1)
            else:
                digits.append((floor + ceiling) // 2)
            break
        digits.append(floor)
        bounded = bounded and ceiling == floor
        place += 1
    return "".join(_DIGITS[digit] for digit in digits) + _chance(mint)


def spread(count: int, *, mint: Mint) -> list[str]:
    """Return `count` ranks in rising order with even room between them."""
    width = 1
    while _BASE**width <= 2 * count:
        width += 1
    whole = _BASE**width
    ranks = []
    for number in range(1, count + 1):
        value = number * whole // (count + 1)
        digits = []
        for _ in range(width):
            value, digit = divmod(value, _BASE)
            digits.append(_DIGITS[digit])
        ranks.append(
            "".join(reversed(digits)) + _DIGITS[mint.digit(_BASE)] + _DIGITS[1 + mint.digit(_BASE - 1)]
        )
    return ranks


def inserted(ranks: Sequence[str], position: int, *, mint: Mint) -> tuple[str, list[str] | None]:
    """Return the rank for a new row at `position` among siblings with these `ranks` (in order).

    Where the neighbours leave no room, because a merge gave both one rank or
    the rank between them would be longer than `LONGEST`, the second result
    holds new ranks for all the siblings, in their order.
    """
    low = ranks[position - 1] if position > 0 else ""
    high = ranks[position] if position < len(ranks) else None
    if (high is None or low < high) and all(map(is_rank, filter(None, (low, high)))):
        rank = between(low, high, mint=mint)
        if len(rank) <= LONGEST:
            return rank, None
    fresh = spread(len(ranks) + 1, mint=mint)
    return fresh[position], fresh[:position] + fresh[position + 1 :]


def _chance(mint: Mint) -> str:
    """Return two digits, the last of them not the lowest."""
    return _DIGITS[mint.digit(_BASE)] + _DIGITS[1 + mint.digit(_BASE - 1)]
