"""Trace heights: where cards stand below each other, each as near as can be to where it would best stand.

The least sum of squares under an order is an isotonic regression, found by
pooling adjacent violators (Barlow, Bartholomew, Bremner and Brunk, "Statistical
Inference under Order Restrictions", 1972).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class _Pool:
    """Cards that stand close together: the sum of where their first would stand, and how many say so."""

    total: float
    wishes: int
    cards: int

    @property
    def top(self) -> float:
        return self.total / self.wishes


def tops(
    heights: Sequence[float], wishes: Sequence[float | None], *, between: float, least: float
) -> list[float]:
    """Return the top of each card, in their order, none above `least`; `wishes` are the tops they would have.

    One without a wish stands close to the card before it, else to the one after it.
    """
    offsets = [0.0]
    for height in heights:
        offsets.append(offsets[-1] + height + between)
    pools: list[_Pool] = []
    for offset, wish in zip(offsets, wishes, strict=False):
        if wish is None and pools:
            pools[-1].cards += 1
            continue
        pools.append(_Pool(0.0 if wish is None else wish - offset, 0 if wish is None else 1, 1))
        while len(pools) > 1 and (not pools[-2].wishes or pools[-2].top > pools[-1].top):
            last = pools.pop()
            pools[-1] = _Pool(
                pools[-1].total + last.total, pools[-1].wishes + last.wishes, pools[-1].cards + last.cards
            )
    begins = [max(pool.top if pool.wishes else least, least) for pool in pools for _ in range(pool.cards)]
    return [begin + offset for begin, offset in zip(begins, offsets, strict=False)]
