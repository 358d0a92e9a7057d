"""Returned values: what somebody typed into a cell, as a record keeps it; ValueError where it cannot be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from journey_editor.importers.returned_list import plain, text_of
from journey_editor.importers.xlsx import Value
from journey_editor.kernel.words import Words

_LEAST, _MOST = 1, 5
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)?")
_DAY: Final = re.compile(
    r"(?P<first>\d{1,4})(?P<mark>[-/. ])(?P<middle>\d{1,2}|[^\W\d]{3,})\.?(?P=mark)(?P<last>\d{1,4})"
    r"(?:[T ]00:00(?::00(?:\.0+)?)?)?"
)
_FIRST_DAY: Final = dt.date(1899, 12, 30)  # what a spreadsheet counts days from
_SERIALS: Final = range(20_000, 80_000)  # 1954 to 2119: other numbers are no days
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DUTCH: Final = {"mrt": 3, "maa": 3, "mei": 5, "okt": 10}


def score_of(value: Value) -> float:
    """Return a score from 1 to 5; text may have a comma or a point."""
    if isinstance(value, str):
        written = value.strip()
        if not _FIGURE.fullmatch(written):
            raise ValueError(value)
        value = float(written.replace(",", "."))
    if value is None or isinstance(value, bool) or not _LEAST <= value <= _MOST:
        raise ValueError(value)
    return float(value)


def day_of(value: Value, *, day_first: bool) -> str | None:
    """Return a day as `2026-11-21`, None for an empty cell.

    Text may write it in numbers or with the month's name; 3/4/2026 is only
    known where it is `day_first`.
    """
    if value is None or isinstance(value, bool):
        return None if value is None else _no_day(value)
    if isinstance(value, int | float):
        if int(value) not in _SERIALS:
            raise ValueError(value)
        return (_FIRST_DAY + dt.timedelta(days=int(value))).isoformat()
    written = value.strip()
    if not written:
        return None
    found = _DAY.fullmatch(written)
    if found is None:
        raise ValueError(value)
    first, middle, last = found["first"], found["middle"], found["last"]
    if len(first) == 4:
        return dt.date(int(first), _month(middle), int(last)).isoformat()
    year = int(last) + (2000 if len(last) == 2 else 0)
    day, month = int(first), _month(middle)
    if found["mark"] == "/" and middle.isdecimal() and not day_first:
        if day <= 12 and month <= 12 and day != month:
            raise ValueError(value)
        if month > 12:
            day, month = month, day
    return dt.date(year, month, day).isoformat()


def _no_day(value: object) -> str:
    raise ValueError(value)


def _month(written: str) -> int:
    if written.isdecimal():
        return int(written)
    begin = written[:3].casefold()
    return _DUTCH.get(begin) or _MONTHS.index(begin) + 1


def choice_of(
    value: Value, options: Sequence[StrEnum], said: Mapping[str, str], tongues: Sequence[Words]
) -> StrEnum | None:
    """Return the option that a cell says, None for an empty one.

    It may be said as the workbook `said` it, or in one of the `tongues`.
    """
    written = plain(text_of(value))
    if not written:
        return None
    for option in options:
        names = (option.value, said.get(option.value, ""), *(words(option.value) for words in tongues))
        if written in map(plain, names):
            return option
    raise ValueError(value)
