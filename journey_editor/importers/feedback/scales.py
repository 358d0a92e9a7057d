"""Scales: how answers are written, and what each is worth from −1 (very poor) to +1 (very good).

Every scale is mapped in a straight line, its middle to 0: of 1 to 5 an answer a is (a − 3) / 2, of
0 to 10 (a − 5) / 5, of −2 to +2 a / 2; yes is +1 and no −1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from journey_editor.kernel.numbers import read
from journey_editor.kernel.words import Words


class Scale(StrEnum):
    """How the answers of a column are written."""

    FIVE = "1 to 5"
    TEN = "0 to 10"
    YES_NO = "yes or no"
    TWO = "−2 to +2"
    NUMBER = "number"


# Lowest, highest.  A number about an experience is on the map's own scale.
BOUNDS: Final[Mapping[Scale, tuple[float, float]]] = {
    Scale.FIVE: (1, 5),
    Scale.TEN: (0, 10),
    Scale.YES_NO: (0, 1),
    Scale.TWO: (-2, 2),
    Scale.NUMBER: (-1, 1),
}
_LARGEST: Final = 1e12  # as much as a figure of a map holds
_YES: Final = frozenset(["yes", "y", "true", "ja", "j", "waar", "wel", "si", "oui", "✓", "✔"])
_NO: Final = frozenset(["no", "n", "false", "nee", "neen", "onwaar", "niet", "non", "✗", "✘"])
# What surveys write for 1 to 5, from the lowest; English, then Dutch.
_RUNGS: Final = (
    "very dissatisfied, dissatisfied, neutral, satisfied, very satisfied",
    "very unsatisfied, unsatisfied, neither satisfied nor dissatisfied, satisfied, very satisfied",
    "strongly disagree, disagree, neither agree nor disagree, agree, strongly agree",
    "very poor, poor, fair, good, very good",
    "very bad, bad, average, good, excellent",
    "very unpleasant, unpleasant, neutral, pleasant, very pleasant",
    "zeer ontevreden, ontevreden, neutraal, tevreden, zeer tevreden",
    "heel ontevreden, ontevreden, niet tevreden en niet ontevreden, tevreden, heel tevreden",
    "helemaal mee oneens, mee oneens, neutraal, mee eens, helemaal mee eens",
    "helemaal oneens, oneens, niet eens en niet oneens, eens, helemaal eens",
    "zeer slecht, slecht, matig, goed, zeer goed",
    "heel slecht, slecht, redelijk, goed, uitstekend",
    "zeer onprettig, onprettig, neutraal, prettig, zeer prettig",
)
WORDED: Final = {said: rung for line in _RUNGS for rung, said in enumerate(line.split(", "), 1)}
# "10 - extremely likely", "4 (good)", "3/5", "7: fine"
_LED: Final = re.compile(r"([+\-−]?\d+(?:[.,]\d+)?)\s*(?:[-–—:(=]\s*\D.*|/\s*\d+|\*+)", re.DOTALL)
_PERCENT: Final = re.compile(r"(.+?)\s*%")


def value_on(scale: Scale, cell: str, words: Words) -> float | None:
    """Return the number that an answer is on `scale`, or None where it is none of it; yes is 1, no is 0.

    `words` say whether 1.000 is a thousand.  A number of which no scale is
    known may be a percentage: 85 % is 0.85.
    """
    said = _plain(cell)
    if scale is Scale.YES_NO:
        if said in _YES or said in _NO:
            return float(said in _YES)
        first = said.split(",")[0]
        if first in _YES or first in _NO:
            return float(first in _YES)
    if scale is Scale.FIVE and said in WORDED:
        return float(WORDED[said])
    found = number_in(said, words, led=scale is not Scale.NUMBER)
    if found is None or (scale is Scale.YES_NO and found not in (0, 1)):
        return None
    low, high = (-_LARGEST, _LARGEST) if scale is Scale.NUMBER else BOUNDS[scale]
    return found if low <= found <= high else None


def level(scale: Scale, value: float) -> float | None:
    """Return what a value is worth, −1 to +1; None for a number beyond that."""
    low, high = BOUNDS[scale]
    if not low <= value <= high:
        return None
    return (2 * value - low - high) / (high - low)


def number_in(text: str, words: Words, *, led: bool = False) -> float | None:
    """Return the number that a text is, or with `led` begins with; None where there is none."""
    if len(text) > 200:
        return None
    if led and (found := _LED.fullmatch(text)):
        text = found[1]
    if percent := _PERCENT.fullmatch(text):
        share = read(percent[1], words)
        return share / 100 if share is not None else None
    return read(text, words)


def _plain(cell: str) -> str:
    if len(cell) > 1000:
        return ""
    return " ".join(cell.casefold().strip(" \t\r\n.!'\"").split())
