"""Itemise: split text into paragraphs, and paragraphs into runs of one level and script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from fontTools import unicodedata as ucd

# Each is replaced by one visible stand-in, so that places in the text stay put.
_UNDRAWABLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufff0-\ufff8\ufffe\uffff]"
)
_HARD_BREAK: Final = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_SHARED: Final = ("Zyyy", "Zinh", "Zzzz")
STAND_IN: Final = "\ufffd"
TAB: Final = "\u2003"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a paragraph: one level, one script."""

    start: int
    end: int
    level: int
    script: str


def without_undrawable(text: str) -> str:
    """Return `text` with what cannot be drawn replaced, one character for one."""
    return _UNDRAWABLE.sub(STAND_IN, text)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each paragraph, without its hard break."""
    start = 0
    for found in _HARD_BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


@lru_cache(maxsize=8192)
def _script(char: str) -> str:
    return str(ucd.script(char))


def scripts(text: str) -> list[str]:
    """Return the script of every character; shared ones take their neighbours'."""
    found = [_script(char) for char in text]
    own = set(found).difference(_SHARED)
    if len(own) <= 1:
        return [own.pop() if own else "Latn"] * len(text)
    before = next(script for script in found if script not in _SHARED)
    for place, script in enumerate(found):
        if script in _SHARED:
            found[place] = before
        else:
            before = script
    return found


def spans(levels: Sequence[int], text_scripts: Sequence[str], start: int, end: int) -> list[Span]:
    """Return the runs between `start` and `end`; `levels` are those of that stretch alone."""
    found: list[Span] = []
    left = start
    for (level, script), group in groupby(zip(levels, text_scripts[start:end], strict=True)):
        right = left + len(list(group))
        found.append(Span(left, right, level, script))
        left = right
    return found
