"""Reasons: why a value cannot be kept, in the reader's language.

`model.validity.problem` speaks English with figures in it; each of its
sentences has one here that tells the person at the screen what to do.
"""

from __future__ import annotations

import re
from typing import Final

from journey_editor.kernel.words import Words

_SENTENCES: Final = (
    (r"is needed", "Not kept: something must stand here."),
    (r"is a whole number", "Not kept: write a whole number."),
    (r"is a number", "Not kept: write a number."),
    (r"lies between (?P<low>\S+) and (\d{7,}|1e\+\d+)", "Not kept: write a number, {low} or more."),
    (r"lies between (?P<low>\S+) and (?P<high>\S+)", "Not kept: write a number from {low} to {high}."),
    (
        r"has at most (?P<most>\S+) characters, not (?P<there>\S+)",
        "Not kept: {there} characters, and at most {most} fit.",
    ),
    (r"is a colour like #1d4ed8", "Not kept: write a colour like #1d4ed8."),
    (r"is a date like 2026-11-21", "Not kept: write a date like 2026-11-21."),
)


class CannotKeepError(Exception):
    """Says in the user's words why something typed cannot be kept."""


def said(reason: str, words: Words) -> str:
    """Return the sentence for one of validity's reasons."""
    for pattern, sentence in _SENTENCES:
        if found := re.fullmatch(pattern, reason):
            figures = {name: _figure(written, words) for name, written in found.groupdict().items()}
            return words(sentence, **figures)
    return words("Not kept: it {reason}.", reason=words(reason))


def _figure(written: str, words: Words) -> str:
    value = float(written.replace(",", ""))
    decimals = 0 if value.is_integer() else 2
    return words.number(value, decimals=decimals).replace("-", "−")
