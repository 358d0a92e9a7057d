"""Words: what the program says, in the reader's language.

English is written in the code and is the key; a catalogue maps it to another
language.  What a catalogue lacks stays English.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal


@dataclass(frozen=True)
class Words:
    """The words of one language (a BCP 47 tag)."""

    language: str = "en"
    catalogue: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, english: str, **values: object) -> str:
        """Return `english` in this language, with `{name}` places filled from `values`."""
        said = self.catalogue.get(english, english)
        return said.format(**values) if values else said

    def count(self, number: int, one: str, many: str) -> str:
        """Return `one` or `many` (with `{n}` for the number), as the number asks."""
        return self(one if number == 1 else many, n=self.number(number))

    def day(self, written: str) -> str:
        """Write the date `2026-11-21` in words: 21 Nov 2026."""
        year, month, day = written[:10].split("-")
        return f"{int(day)} {self(_MONTHS[int(month) - 1])} {year}"

    def number(self, value: float, *, decimals: int = 0) -> str:
        """Write a number as this language does: 1,234.5 or 1.234,5; halves go up, as in a spreadsheet."""
        written = f"{_rounded(value, decimals):z,.{decimals}f}"  # z: what rounds to zero has no sign
        return written.translate(_SWAPPED) if self.language.startswith("nl") else written


def _rounded(value: float, decimals: int) -> Decimal | float:
    """Return a number rounded by its written digits; one of more than 15 digits has no half to round."""
    if abs(value) >= _ALL_DIGITS:
        return value
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def isolated(text: str) -> str:
    """Return `text` so that its direction does not turn what stands beside it in one line."""
    return f"{_FIRST_STRONG}{text}{_POP}"


def unisolated(text: str) -> str:
    """Return `text` without isolation, for what shows every character as it comes."""
    return text.replace(_FIRST_STRONG, "").replace(_POP, "")


def plain(text: str) -> str:
    """Return a text as names are compared: whatever its capitals, and with single spaces."""
    return " ".join(text.casefold().split())


def shortened(text: str, *, longest: int) -> str:
    """Return `text` on one line of at most `longest` characters; where it was cut it ends in an ellipsis."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


_FIRST_STRONG, _POP = "\u2068", "\u2069"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ALL_DIGITS = 1e15
_SWAPPED = str.maketrans(",.", ".,")
