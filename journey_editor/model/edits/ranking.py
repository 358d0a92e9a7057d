"""Ranking: give many rows their ranks at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.rank import LONGEST, between, is_rank, spread
from journey_editor.model.records import Record


def all_placed(
    records: Sequence[Record], among: Sequence[Record], position: int | None, *, mint: Mint
) -> tuple[Record, ...]:
    """Return `records` ranked to stand in their order at `position` among siblings (at the end where None).

    None of them is among the siblings yet.  Siblings that had to move come last.
    """
    before: list[Any] = list(among)
    at = len(before) if position is None else max(0, min(position, len(before)))
    low = before[at - 1].rank if at else ""
    high = before[at].rank if at < len(before) else None
    if (high is None or low < high) and all(map(is_rank, filter(None, (low, high)))):
        ranks = _between(low, high, len(records), mint)
        if all(len(rank) <= LONGEST for rank in ranks):
            return tuple(map(_ranked, records, ranks))
    fresh = spread(len(before) + len(records), mint=mint)
    moved = map(_ranked, before, fresh[:at] + fresh[at + len(records) :])
    return (*map(_ranked, records, fresh[at : at + len(records)]), *moved)


def _between(low: str, high: str | None, count: int, mint: Mint) -> list[str]:
    """Return `count` rising ranks; each halves what is left, so that none grows long."""
    if count == 0:
        return []
    half = count // 2
    middle = between(low, high, mint=mint)
    return [*_between(low, middle, half, mint), middle, *_between(middle, high, count - half - 1, mint)]


def _ranked(record: Any, rank: str) -> Record:
    ranked: Record = replace(record, rank=rank)
    return ranked
