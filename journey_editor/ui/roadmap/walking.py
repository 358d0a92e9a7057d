"""Walking: which card the arrows lead to, from card to card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journey_editor.kernel.geometry import Point, Rect, distance

_NOWHERE: Final = 1e9
_ASIDE: Final = 3.0  # times as far as straight on
_BESIDE: Final = 0.5  # mm by which one may begin before another ends


def ahead(here: Rect, places: Sequence[Rect], *, right: int, down: int) -> int | None:
    """Return the number of the nearest of `places` to the right or left, or below or above."""
    far = [(_far(here, there, right, down), number) for number, there in enumerate(places)]
    nearest, number = min(far, default=(_NOWHERE, 0))
    return number if nearest < _NOWHERE else None


def nearest(here: Rect, places: Sequence[Rect]) -> int | None:
    """Return the number of the place whose middle is nearest; None where there are no places."""
    numbers = range(len(places))
    return min(numbers, key=lambda one: distance(places[one].centre, here.centre), default=None)


def apart(area: Rect, at: Point) -> float:
    """Return how far a place lies from an area, across and down together; 0 inside."""
    across = max(area.x - at.x, at.x - area.right, 0.0)
    return across + max(area.y - at.y, at.y - area.bottom, 0.0)


def _far(here: Rect, there: Rect, right: int, down: int) -> float:
    """Return how far it is to go from one card to another in a direction."""
    if right:
        ahead = there.x - here.right if right > 0 else here.x - there.right
        aside = abs(there.y - here.y)
    else:
        ahead = there.y - here.bottom if down > 0 else here.y - there.bottom
        aside = max(here.x - there.right, there.x - here.right, 0.0) and _NOWHERE
    return ahead + _ASIDE * aside if ahead > -_BESIDE else _NOWHERE
