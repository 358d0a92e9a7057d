"""Numbers: how they are written in full, and read back."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from journey_editor.kernel.words import Words

_MINUS: Final = "−"
_PLAIN: Final = re.compile(r"[+-]?([0-9]+([.,][0-9]*)?|[.,][0-9]+)")


def written(value: float, words: Words, *, percent: bool = False) -> str:
    """Write a number in full, with the language's decimal sign: no thousands marked, no digit lost.

    With `percent`, 0.85 is 85 %.
    """
    exact = Decimal(repr(value))
    digits = format(exact * 100 if percent else exact, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    if digits in ("-0", ""):
        digits = "0"
    said = digits.replace(".", _point(words)).replace("-", _MINUS)
    return f"{said} %" if percent else said


def read(text: str, words: Words, *, percent: bool = False) -> float | None:
    """Read what a user typed as a number, or return None where it is none.

    Thousands may be marked as the language does: 1,000 in English and 1.000 in
    Dutch are a thousand.  Otherwise comma and point both begin the decimals.
    With `percent`, 85 and 85 % are 0.85.
    """
    typed = "".join(text.split()).replace(_MINUS, "-")
    if percent:
        typed = typed.removesuffix("%")
    point = _point(words)
    mark = "," if point == "." else "."
    if re.fullmatch(rf"[+-]?[1-9][0-9]{{0,2}}(\{mark}[0-9]{{3}})+(\{point}[0-9]*)?", typed):
        typed = typed.replace(mark, "")
    if not _PLAIN.fullmatch(typed):
        return None
    exact = Decimal(typed.replace(",", "."))
    return float(exact / 100 if percent else exact)


def _point(words: Words) -> str:
    return words.number(0.5, decimals=1)[1]
