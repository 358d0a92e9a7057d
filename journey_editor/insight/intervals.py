"""Intervals: how far a share that was counted may be from the one that was asked after."""

from __future__ import annotations

from math import sqrt
from typing import Final

TOO_FEW: Final = 30  # answers; fewer say little
_Z: Final = 1.959963984540054  # of the normal distribution, for 95 %


def wilson(hits: float, n: int) -> tuple[float, float]:
    """Return the ends of the 95 % score interval of a share: `hits` of `n`, 0 ≤ hits ≤ n, n > 0.

    E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical
    Inference", J. Amer. Statist. Assoc. 22 (1927), without continuity correction:
    (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
    """
    share, squared = hits / n, _Z * _Z / n
    middle = share + squared / 2
    reach = _Z * sqrt(share * (1 - share) / n + squared / (4 * n))
    low, high = ((middle + side * reach) / (1 + squared) for side in (-1, 1))
    return max(0.0, min(low, share)), min(1.0, max(high, share))
