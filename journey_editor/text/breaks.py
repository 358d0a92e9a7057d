"""Breaks: where lines may end, and where words and graphemes do, by Unicode's rules (UAX #14, UAX #29).

The only module that knows ICU.  ICU counts UTF-16 units, so ends are summed
from the strings it hands out, which count as Python does.
"""

from __future__ import annotations

from itertools import accumulate

from icu4py.breakers import CharacterBreaker, LineBreaker, WordBreaker


def line_ends(text: str, *, language: str) -> list[int]:
    """Return the places after which a line may end; the last is the length of `text`.

    Breaking is strict (no line begins with a small kana).  `language` is a
    BCP 47 tag.  `text` has no lone surrogates.
    """
    return list(accumulate(map(len, LineBreaker(text, f"{language}-u-lb-strict"))))


def grapheme_ends(text: str) -> list[int]:
    """Return the places where a user-perceived character ends; `text` has no lone surrogates."""
    return list(accumulate(map(len, CharacterBreaker(text, "und"))))


def word_ends(text: str, *, language: str) -> list[int]:
    """Return the places where a word, or what stands between two, ends; `text` has no lone surrogates."""
    return list(accumulate(map(len, WordBreaker(text, language))))
