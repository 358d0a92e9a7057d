"""Walk: where the arrows lead from a card of the chain."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from journey_editor.insight.follow_up import COLUMN_OF, Column, FollowUp
from journey_editor.kernel.geometry import Rect
from journey_editor.model.records import RowKey

Order = Sequence[Sequence[RowKey]]
Boxes = Callable[[RowKey], Rect | None]


class Way(Enum):
    """Where a key leads: one further, or to an end of the column."""

    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    FIRST = "first"
    LAST = "last"


def walk(found: FollowUp, order: Order, current: RowKey | None, way: Way, box: Boxes) -> RowKey | None:
    """Return where one comes from what is chosen, None where there is nothing.

    `box` says where a card lies.
    """
    match way:
        case Way.UP | Way.DOWN:
            return _down(found, order, current, 1 if way is Way.DOWN else -1)
        case Way.LEFT | Way.RIGHT:
            return _across(found, order, current, 1 if way is Way.RIGHT else -1, box)
        case _:
            return _end(found, order, current, last=way is Way.LAST)


def _stops(found: FollowUp, cards: Sequence[RowKey]) -> list[RowKey]:
    """Return where one comes by going down a column: its cards, after each what it lacks."""
    return [stop for card in cards for stop in (card, *(one.key for one in found.gaps.get(card, ())))]


def _down(found: FollowUp, order: Order, current: RowKey | None, by: int) -> RowKey | None:
    """Return the stop so many further down the column, not beyond its ends."""
    column = _column(found, order, current)
    if column is None:
        return next((card for cards in order for card in cards), None)
    there = _stops(found, order[column])
    at = there.index(current) if current in there else 0
    return there[min(max(at + by, 0), len(there) - 1)]


def _end(found: FollowUp, order: Order, current: RowKey | None, *, last: bool) -> RowKey | None:
    """Return the first or last card of the column."""
    column = _column(found, order, current)
    cards = order[column] if column is not None else next((cards for cards in order if cards), ())
    return cards[-1 if last else 0] if cards else None


def _across(found: FollowUp, order: Order, current: RowKey | None, way: int, box: Boxes) -> RowKey | None:
    """Return what a card is linked with in the next column, to the left or right; else what is nearest there.

    From a line it is what that leads to.
    """
    for tie in found.ties:
        if tie.key == current:
            return tie.right if way > 0 else tie.left
    card = _card(found, current)
    column = _column(found, order, card)
    if card is None or column is None:
        return _down(found, order, None, 0)
    for tie in found.ties:
        near, far = (tie.left, tie.right) if way > 0 else (tie.right, tie.left)
        if near == card:
            return far
    own = box(card)
    for cards in order[column + 1 :] if way > 0 else reversed(order[:column]):
        boxes = [(one, area) for one in cards if (area := box(one)) is not None]
        if boxes and own is not None:
            return min(boxes, key=lambda pair: abs(pair[1].centre.y - own.centre.y))[0]
    return current


def _card(found: FollowUp, key: RowKey | None) -> RowKey | None:
    return next((one.row for one in found.broken if one.key == key), key)


def _column(found: FollowUp, order: Order, key: RowKey | None) -> Column | None:
    card = _card(found, key)
    column = COLUMN_OF.get(card.table) if card is not None else None
    return column if column is not None and card in order[column] else None
