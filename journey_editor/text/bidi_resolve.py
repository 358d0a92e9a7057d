"""Bidi, second half: rules W1 to I2 of UAX #9 for one isolating run sequence."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from fontTools.unicodedata import Mirrored

ISOLATES: Final = frozenset({"LRI", "RLI", "FSI"})
_NEUTRAL: Final = ISOLATES | {"B", "S", "WS", "ON", "PDI"}
_DEEPEST_BRACKETS: Final = 63
_CANONICAL: Final = {"\u232a": "\u3009"}


def _partners(category: str) -> dict[str, str]:
    """Return the brackets of a general category (Ps or Pe), each with its partner."""
    return {
        chr(code): chr(partner)
        for code, partner in Mirrored.MIRRORED.items()
        if unicodedata.category(chr(code)) == category
    }


# Which closing bracket a bracket goes by.
_OPENING: Final = {char: _CANONICAL.get(partner, partner) for char, partner in _partners("Ps").items()}
_CLOSING: Final = {char: _CANONICAL.get(char, char) for char in _partners("Pe")}


def resolve(
    chars: Sequence[str], classes: Sequence[str], kinds: list[str], *, level: int, sos: str, eos: str
) -> list[int]:
    """Return the levels of the characters of a sequence at `level`.

    `classes` are the characters' own bidi classes, `kinds` the same after
    overrides (they are worked on); `sos` and `eos` are L or R.
    """
    home = "R" if level % 2 else "L"
    _weak(kinds, sos)
    _brackets(chars, classes, kinds, home, sos)
    _neutral(kinds, home, sos, eos)
    lift = {"L": 1, "EN": 1, "AN": 1} if level % 2 else {"R": 1, "EN": 2, "AN": 2}  # I1, I2
    return [level + lift.get(kind, 0) for kind in kinds]


def _weak(kinds: list[str], sos: str) -> None:
    """Apply rules W1 to W7."""
    present = set(kinds)
    if "NSM" in present:  # W1
        before = sos
        for i, kind in enumerate(kinds):
            if kind == "NSM":
                kinds[i] = "ON" if before in ISOLATES or before == "PDI" else before
            before = kinds[i]
    if "AL" in present:  # W2, W3
        strong = sos
        for i, kind in enumerate(kinds):
            if kind in ("L", "R", "AL"):
                strong = kind
                if kind == "AL":
                    kinds[i] = "R"
            elif kind == "EN" and strong == "AL":
                kinds[i] = "AN"
    if "ES" in present or "CS" in present:  # W4
        for i in range(1, len(kinds) - 1):
            left, kind, right = kinds[i - 1 : i + 2]
            if left == right and ((kind == "ES" and left == "EN") or (kind == "CS" and left in ("EN", "AN"))):
                kinds[i] = left
    if "ET" in present:  # W5
        for i, kind in enumerate(kinds):
            if kind == "EN":
                for step in (-1, 1):
                    j = i + step
                    while 0 <= j < len(kinds) and kinds[j] == "ET":
                        kinds[j] = "EN"
                        j += step
    if not present.isdisjoint(("EN", "ET", "ES", "CS")):  # W6, W7
        strong = sos
        for i, kind in enumerate(kinds):
            if kind in ("ET", "ES", "CS"):
                kinds[i] = "ON"
            elif kind in ("L", "R"):
                strong = kind
            elif kind == "EN" and strong == "L":
                kinds[i] = "L"


def _turn(kind: str) -> str:
    """Return L or R for what counts as strong in rules N0 to N2, else nothing."""
    return "R" if kind in ("EN", "AN", "R") else "L" if kind == "L" else ""


def _bracket_pairs(chars: Sequence[str], kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of brackets (rule BD16), sorted by the first."""
    waiting: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for i, char in enumerate(chars):
        if kinds[i] != "ON":
            continue
        if char in _OPENING:
            if len(waiting) == _DEEPEST_BRACKETS:
                break
            waiting.append((_OPENING[char], i))
        elif char in _CLOSING:
            closer = _CLOSING[char]
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == closer:
                    found.append((waiting[depth][1], i))
                    del waiting[depth:]
                    break
    return sorted(found)


def _brackets(chars: Sequence[str], classes: Sequence[str], kinds: list[str], home: str, sos: str) -> None:
    """Apply rule N0: a pair of brackets takes the direction of what it holds."""
    pairs = _bracket_pairs(chars, kinds)
    if not pairs:
        return
    # How many of each direction stand before a place.  A pair only changes what is outside later pairs.
    away = "L" if home == "R" else "R"
    homes, aways = (
        list(accumulate((_turn(kind) == side for kind in kinds), initial=0)) for side in (home, away)
    )
    earlier, seen = sos, 0  # the last strong direction before `seen`
    for first, last in pairs:
        for kind in kinds[seen:first]:
            earlier = _turn(kind) or earlier
        seen = first
        if homes[last] > homes[first]:
            side = home
        elif aways[last] > aways[first]:
            side = earlier
        else:
            continue
        for bracket in (first, last):
            kinds[bracket] = side
            for i in range(bracket + 1, len(kinds)):  # marks after a bracket follow it
                if classes[i] != "NSM":
                    break
                kinds[i] = side


def _neutral(kinds: list[str], home: str, sos: str, eos: str) -> None:
    """Apply rules N1 and N2."""
    i = 0
    while i < len(kinds):
        if kinds[i] not in _NEUTRAL:
            i += 1
            continue
        j = i
        while j < len(kinds) and kinds[j] in _NEUTRAL:
            j += 1
        left = _turn(kinds[i - 1]) if i else sos
        right = _turn(kinds[j]) if j < len(kinds) else eos
        kinds[i:j] = [left if left == right else home] * (j - i)
        i = j
