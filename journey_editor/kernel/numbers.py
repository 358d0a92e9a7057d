"""Numbers: how they are written in full, and read back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from journey_editor.kernel.words import Words

_MINUS: Final = "−"
_PLAIN: Final = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)")


def written(value: float, words: Words) -> str:
    """Write a number in full, with the language's decimal sign: no thousands marked, no digit lost."""
    digits = format(Decimal(repr(value)), "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    if digits in ("-0", ""):
        digits = "0"
    return digits.replace(".", _point(words)).replace("-", _MINUS)


def read(text: str, words: Words) -> float | None:
    """Read what a user typed as a number, or return None where it is none.

    Thousands may be marked as the language does: 1,000 in English and 1.000 in
    Dutch are a thousand.  Otherwise comma and point both begin the decimals.
    """
    typed = "".join(text.split()).replace(_MINUS, "-")
    point = _point(words)
    mark = "," if point == "." else "."
    if re.fullmatch(rf"[+-]?[1-9][0-9]{{0,2}}(\{mark}[0-9]{{3}})+(\{point}[0-9]*)?", typed):
        typed = typed.replace(mark, "")
    if not _PLAIN.fullmatch(typed):
        return None
    return float(typed.replace(",", "."))


def _point(words: Words) -> str:
    return words.number(0.5, decimals=1)[1]
