"""Bidi: the Unicode Bidirectional Algorithm (UAX #9), as levels per character.

The rules for one isolating run sequence (W1 to I2) are in `bidi_resolve`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from journey_editor.text.bidi_resolve import ISOLATES, resolve

REMOVED: Final = -1  # rule X9: explicit codes and boundary-neutrals take no part
_DEEPEST: Final = 125
_OPENERS: Final = {"LRE", "RLE", "LRO", "RLO"}
_AL_BLOCKS: Final = ((0x0600, 0x07BF), (0x0860, 0x08FF), (0xFB50, 0xFEFF), (0x1EC70, 0x1EFFF))
_R_BLOCKS: Final = ((0x0590, 0x085F), (0xFB1D, 0xFB4F), (0x10800, 0x10FFF), (0x1E800, 0x1EC6F))
_GONE: Final = _OPENERS | {"PDF", "BN"}
# Anything that can lift a level above 0: right-to-left letters, Arabic digits, explicit codes.
_TURNS: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def _unassigned(code: int) -> str:
    """Return the class of a code point without a character (DerivedBidiClass.txt)."""
    if any(first <= code <= last for first, last in _AL_BLOCKS):
        return "AL"
    if any(first <= code <= last for first, last in _R_BLOCKS):
        return "R"
    return "ET" if 0x20A0 <= code <= 0x20CF else "L"


@lru_cache(maxsize=4096)
def _class(char: str) -> str:
    return unicodedata.bidirectional(char) or _unassigned(ord(char))


def _isolate_pairs(classes: Sequence[str]) -> dict[int, int]:
    """Match isolate initiators with their PDI (rule BD9)."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for place, kind in enumerate(classes):
        if kind in ISOLATES:
            waiting.append(place)
        elif kind == "PDI" and waiting:
            pairs[waiting.pop()] = place
    return pairs


def _first_strong(classes: Sequence[str], start: int, end: int, pairs: dict[int, int]) -> int | None:
    """Return 0 or 1 for the first strong letter outside isolates (rules P2, P3)."""
    place = start
    while place < end:
        kind = classes[place]
        if kind in ("L", "R", "AL"):
            return int(kind != "L")
        if kind in ISOLATES:
            place = pairs.get(place, end)
        place += 1
    return None


def levels(text: str, *, base: int | None = None) -> tuple[int, list[int]]:
    """Return the base level of one paragraph and the level of every character.

    Characters that rule X9 removes have level `REMOVED`. Rule L1 (trailing
    white space) belongs to the line, so `line_levels` applies it.
    """
    if not _TURNS.search(text) and not base:
        return 0, [0] * len(text)
    classes = [_class(char) for char in text]
    pairs = _isolate_pairs(classes)
    if base is None:
        base = _first_strong(classes, 0, len(text), pairs) or 0
    found, kinds = _explicit(classes, pairs, base)
    resolved = list(found)
    for sequence in _sequences(found, classes, pairs):
        sos, eos = _edges(sequence, found, classes, pairs, base)
        row = resolve(
            [text[place] for place in sequence],
            [classes[place] for place in sequence],
            [kinds[place] for place in sequence],
            level=found[sequence[0]],
            sos=sos,
            eos=eos,
        )
        for place, level in zip(sequence, row, strict=True):
            resolved[place] = level
    return base, resolved


def _explicit(classes: Sequence[str], pairs: dict[int, int], base: int) -> tuple[list[int], list[str]]:
    """Apply rules X1 to X8: levels from explicit codes, classes after overrides."""
    closers = set(pairs.values())
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    too_many_isolates = too_many_embeddings = open_isolates = 0
    found, kinds = [0] * len(classes), list(classes)
    for place, kind in enumerate(classes):
        level, override, _ = stack[-1]
        found[place] = REMOVED if kind in _GONE else level
        if kind in _OPENERS or kind in ISOLATES:
            isolate = kind in ISOLATES
            if isolate and override:
                kinds[place] = override
            if kind == "FSI":
                right = _first_strong(classes, place + 1, pairs.get(place, len(classes)), pairs) == 1
            else:
                right = kind.startswith("R")
            deeper = (level + 1) | 1 if right else (level + 2) & ~1
            if deeper <= _DEEPEST and not too_many_isolates and not too_many_embeddings:
                open_isolates += isolate
                stack.append((deeper, ("R" if right else "L") if kind.endswith("O") else "", isolate))
            elif isolate:
                too_many_isolates += 1
            elif not too_many_isolates:
                too_many_embeddings += 1
        elif kind == "PDI":
            if too_many_isolates:
                too_many_isolates -= 1
            elif open_isolates and place in closers:
                too_many_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                open_isolates -= 1
            level, override, _ = stack[-1]
            found[place] = level
            kinds[place] = override or kind
        elif kind == "PDF":
            if not too_many_isolates:
                if too_many_embeddings:
                    too_many_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif kind == "B":
            found[place] = base
        elif kind != "BN" and override:
            kinds[place] = override
    return found, kinds


def _sequences(found: Sequence[int], classes: Sequence[str], pairs: dict[int, int]) -> Iterator[list[int]]:
    """Yield isolating run sequences (rule X10) as lists of places."""
    runs: list[list[int]] = []
    for place, level in enumerate(found):
        if level == REMOVED:
            continue
        if runs and found[runs[-1][-1]] == level:
            runs[-1].append(place)
        else:
            runs.append([place])
    starts = {run[0]: run for run in runs}
    closers = set(pairs.values())
    for run in runs:
        if run[0] in closers and classes[run[0]] == "PDI":
            continue
        whole = list(run)
        while classes[whole[-1]] in ISOLATES and (end := pairs.get(whole[-1])) is not None and end in starts:
            whole += starts[end]
        yield whole


def _edges(
    places: Sequence[int], found: Sequence[int], classes: Sequence[str], pairs: dict[int, int], base: int
) -> tuple[str, str]:
    """Return the directions at the start and the end of a sequence (rule X10)."""
    first, last = places[0], places[-1]
    before = next((found[p] for p in range(first - 1, -1, -1) if found[p] != REMOVED), base)
    after = base
    if not (classes[last] in ISOLATES and last not in pairs):
        after = next((found[p] for p in range(last + 1, len(found)) if found[p] != REMOVED), base)
    sos, eos = ("R" if max(found[first], side) % 2 else "L" for side in (before, after))
    return sos, eos


def line_levels(text: str, found: Sequence[int], start: int, end: int, *, base: int) -> list[int]:
    """Return the levels of one line: rule L1 done, removed characters filled from the left."""
    if not base and not any(found[start:end]):
        return list(found[start:end])
    line: list[int] = []
    for level in found[start:end]:
        line.append((line[-1] if line else base) if level == REMOVED else level)
    trailing = True
    for i in range(end - start - 1, -1, -1):
        kind = _class(text[start + i])
        if kind in ("S", "B"):
            trailing = True
        elif not (kind in ("WS", "PDI") or kind in ISOLATES or kind in _GONE):
            trailing = False
        if trailing:
            line[i] = base
    return line


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Return the order, left to right, of runs (or characters) with these levels (rule L2)."""
    order = list(range(len(run_levels)))
    lowest_odd = min((level for level in run_levels if level % 2), default=None)
    if lowest_odd is None:
        return order
    for depth in range(max(run_levels), lowest_odd - 1, -1):
        i = 0
        while i < len(order):
            j = i
            while j < len(order) and run_levels[order[j]] >= depth:
                j += 1
            order[i:j] = reversed(order[i:j])
            i = j + 1
    return order
