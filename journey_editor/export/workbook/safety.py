"""Safe text: whatever somebody typed stays text in a spreadsheet, and never makes the file unreadable."""

from __future__ import annotations

import re
from typing import Final

from openpyxl.cell import Cell

LONGEST: Final = 32_767
"""How many UTF-16 units a cell holds."""

# What XML 1.0 cannot say (https://www.w3.org/TR/xml/#charsets).
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BREAK: Final = re.compile("\r\n?")
# `_x0041_` says A in a spreadsheet's text (ISO/IEC 29500-1, 22.9.2.19): its first mark is itself escaped.
_ESCAPE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def cell_text(text: str) -> tuple[str, bool]:
    """Return `text` as a cell's XML says it, and whether it had to be cut.

    A character that XML lacks becomes U+FFFD, a carriage return a line feed;
    what is cut ends in an ellipsis.
    """
    if text.isprintable() and "_x" not in text and 2 * len(text) <= LONGEST:
        return text, False  # as most are
    plain = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", _BREAK.sub("\n", text))
    written = _escaped(plain)
    if _units(written) <= LONGEST:
        return written, False
    kept = plain[:LONGEST]
    while (excess := _units(written := _escaped(kept) + "…") - LONGEST) > 0:
        kept = kept[: -max(1, excess // 7)]  # a character takes seven units at most
    return written, True


def put_text(cell: Cell, text: str) -> bool:
    """Put `text` into a cell as text, whatever it begins with; return whether it had to be cut."""
    written, cut = cell_text(text)
    cell.value = written
    cell.data_type = "s"  # openpyxl takes a leading = for a formula, and #N/A for an error
    if text.startswith(_FORMULA):
        cell.quotePrefix = True  # who edits the cell, or saves it as CSV and opens that, still has text
    return cut


def _escaped(text: str) -> str:
    return _ESCAPE.sub("_x005F_", text)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
