"""Placing: give a row its rank among its siblings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from journey_editor.kernel.ids import Mint
from journey_editor.model.rank import inserted
from journey_editor.model.records import Record

R = TypeVar("R", bound=Record)


def placed(record: R, among: Sequence[Record], position: int | None, *, mint: Mint) -> tuple[Record, ...]:
    """Return `record` ranked to stand at `position` among its siblings, and siblings that had to move.

    `position` counts without the record itself; None, or past the end, is the
    end.  A record that already stands there keeps its rank.
    """
    others: list[Any] = [row for row in among if row.id != record.id]
    ranks = [row.rank for row in others]
    at = len(others) if position is None else max(0, min(position, len(others)))
    rank = getattr(record, "rank", "")
    if rank and (at == 0 or ranks[at - 1] < rank) and (at == len(ranks) or rank < ranks[at]):
        return (record,)
    rank, fresh = inserted(ranks, at, mint=mint)
    moved = (
        tuple(replace(row, rank=new) for row, new in zip(others, fresh or ranks, strict=True))
        if fresh
        else ()
    )
    anew: Any = record
    return (replace(anew, rank=rank), *moved)
