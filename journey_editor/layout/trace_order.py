"""Trace order: in which order the cards of each column stand, so that few lines cross.

Barycentres after Sugiyama, Tagawa and Toda (see `layout.flow_columns`): a card
comes to the middle of what it is joined with in the next column, again and
again from left to right and back.  Pains stay as the map is read, and horizons
as they follow each other.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from journey_editor.insight.follow_up import COLUMN_OF, NOBODY, Column, Tie
from journey_editor.model.records import RowKey

_ROUNDS: Final = 4
_MOVING: Final = (Column.OPPORTUNITY, Column.ACTION, Column.OWNER, Column.METRIC)

Order = tuple[tuple[RowKey, ...], ...]
_Sides = Mapping[RowKey, Sequence[RowKey]]


def in_order(columns: Order, ties: Sequence[Tie]) -> Order:
    """Return the columns with their cards in order: never with more crossings than before."""
    left: dict[RowKey, list[RowKey]] = defaultdict(list)
    right: dict[RowKey, list[RowKey]] = defaultdict(list)
    for tie in ties:
        left[tie.right].append(tie.left)
        right[tie.left].append(tie.right)
    best, fewest = columns, crossings(columns, ties)
    now = columns
    for _ in range(_ROUNDS):
        if not fewest:
            break
        for column in _MOVING:
            now = _sorted(now, column, left, -1)
        for column in reversed(_MOVING[:-1]):
            now = _sorted(now, column, right, 1)
        now = _sorted(now, Column.METRIC, left, -1)
        found = crossings(now, ties)
        if found >= fewest:
            break
        best, fewest = now, found
    return best


def crossings(columns: Order, ties: Sequence[Tie]) -> int:
    """Return how often lines cross, counted between each two columns."""
    places = {key: place for keys in columns for place, key in enumerate(keys)}
    count = 0
    for first, _ in pairwise(Column):
        ends = sorted(
            (places[tie.left], places[tie.right]) for tie in ties if COLUMN_OF[tie.left.table] == first
        )
        seen: list[int] = []
        for _, end in ends:
            count += len(seen) - bisect_right(seen, end)
            insort(seen, end)
    return count


def _sorted(columns: Order, column: Column, joined: _Sides, way: int) -> Order:
    """Return the columns with one sorted by the mean place of what its cards are joined with beside it.

    What is joined with nothing stays behind the card before it; owners without actions go
    to the end, and nobody stays last.
    """
    places = {key: place for place, key in enumerate(columns[column + way])}
    means: dict[RowKey, float] = {}
    last = -1.0
    for key in columns[column]:
        ends = [places[end] for end in joined.get(key, ()) if end in places]
        if ends:
            last = sum(ends) / len(ends)
        elif column == Column.OWNER:
            last = float(len(places))
        means[key] = last
    found = sorted(columns[column], key=lambda key: (key == NOBODY, means[key]))
    return (*columns[:column], tuple(found), *columns[column + 1 :])
