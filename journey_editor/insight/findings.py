"""Findings: figures that do not add up or do not suffice; they are named, never scaled (R-23)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum
from typing import Final

from journey_editor.model.records import RowKey, Touchpoint, Transition

TOLERANCE: Final = 1e-9  # of shares: what lies within is rounding


class FindingKind(StrEnum):
    """What is amiss with the figures."""

    WITHOUT_NUMBERS = "without numbers"
    MORE_OUT = "more out than in"
    MORE_CONTINUED = "more continued than entered"
    MORE_SHARED = "shares that add up to more than 1"
    CLOSED_LOOP = "a loop that nobody leaves"
    EVEN_STARTS = "several starts, none of them counted"
    TOO_ENTANGLED = "loops too large or too tight to compute"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something amiss and the rows that it is about, the first of them the place to go to.

    `figures` are the two that clash, the one that is too large first: people
    out and in, continued and entered, or a sum of shares and 1.
    """

    kind: FindingKind
    rows: tuple[RowKey, ...]
    figures: tuple[float, float] | None = None


def clashes(
    touchpoint: Touchpoint, leading_on: Sequence[Transition], *, came: int | None, total: float
) -> Iterator[Finding]:
    """Yield what does not add up at one touchpoint.

    `came` counts its visits, where known; `total` is what its outcomes add up
    to, as shares of them.
    """
    counted = [one for one in leading_on if one.continued is not None]
    out = sum(one.continued or 0 for one in counted) + (touchpoint.ended or 0)
    if came is not None and (out > came or (came and counted and total > 1 + TOLERANCE)):
        rows = (touchpoint.key, *(one.key for one in leading_on))
        yield Finding(FindingKind.MORE_OUT, rows, (out if out > came else total * came, came))
    guessed = [one for one in leading_on if one.share is not None and (one.continued is None or not came)]
    shared = fsum(one.share or 0.0 for one in guessed)
    if shared > 1 + TOLERANCE:
        yield Finding(FindingKind.MORE_SHARED, (touchpoint.key, *(one.key for one in guessed)), (shared, 1.0))
    for one in counted:
        if one.entered is not None and one.continued is not None and one.continued > one.entered:
            yield Finding(FindingKind.MORE_CONTINUED, (one.key,), (one.continued, one.entered))
