"""Days: what day a cell names, as its writer wrote it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from journey_editor.importers.event_log.times import TimeFormat, TimeKind, time_format

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?!\d).*", re.DOTALL)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d).*", re.DOTALL)
_DAY: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?!\d).*", re.DOTALL)
_NAMED: Final = re.compile(
    r"(?:\w+\.?,? )?(\d{1,2})(?:st|nd|rd|th)?[ -](\w{3,9})\.?,?[ -](\d{4})\b.*", re.DOTALL
)
_MONTH_NAMED: Final = re.compile(
    r"(?:\w+\.?,? )?(\w{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b.*", re.DOTALL
)
_NUMBER: Final = re.compile(r"\d{5,17}(?:[.,]\d+)?")
_MONTHS: Final = (
    ("jan",),
    ("feb",),
    ("mar", "mrt", "maa"),
    ("apr",),
    ("may", "mei"),
    ("jun",),
    ("jul",),
    ("aug",),
    ("sep",),
    ("oct", "okt"),
    ("nov",),
    ("dec",),
)
_BY_NAME: Final = {name: month for month, names in enumerate(_MONTHS, 1) for name in names}
_SHEET: Final = dt.date(1899, 12, 30)  # day 0 of a spreadsheet
_SHEET_DAYS: Final = range(20_000, 80_000)  # 1954 to 2119
_SECONDS: Final = {TimeKind.SECONDS: 1, TimeKind.MILLISECONDS: 1e3, TimeKind.MICROSECONDS: 1e6}


def months_first(cells: Sequence[str]) -> bool:
    """Whether days written by their numbers, as 11/21/2026, have the month first in most of `cells`."""
    found = time_format([cell for cell in cells if _DAY.fullmatch(cell.strip())])
    return found is not None and found.kind is TimeKind.MONTH_FIRST


def days_in(cells: Sequence[str]) -> list[str | None]:
    """Return the day that each cell names; whether the month comes first, the cells together say."""
    month_first = months_first(cells)
    return [day_in(cell, month_first=month_first) for cell in cells]


def day_in(cell: str, *, month_first: bool) -> str | None:
    """Return the day that a cell names, as 2026-11-21; None where it names none."""
    text = " ".join(cell[:80].split())
    try:
        return _day(text, month_first=month_first)
    except (ValueError, OverflowError, OSError):  # 30 February
        return None


def sheet_day(number: float) -> str | None:
    """Return the day that a spreadsheet means by a number; None where it can hardly be one."""
    return (_SHEET + dt.timedelta(days=int(number))).isoformat() if int(number) in _SHEET_DAYS else None


def _day(text: str, *, month_first: bool) -> str | None:
    if found := _ISO.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY.fullmatch(text):
        one, two, year = map(int, found.groups())
        month, day = (one, two) if month_first else (two, one)
        year += 2000 if year < 100 else 0
    elif (found := _NAMED.fullmatch(text)) and (named := _BY_NAME.get(found[2][:3].casefold())):
        year, month, day = int(found[3]), named, int(found[1])
    elif (found := _MONTH_NAMED.fullmatch(text)) and (named := _BY_NAME.get(found[1][:3].casefold())):
        year, month, day = int(found[3]), named, int(found[2])
    elif _NUMBER.fullmatch(text):
        return _counted(float(text.replace(",", ".")))
    else:
        return None
    return dt.date(year, month, day).isoformat()


def _counted(number: float) -> str | None:
    """Return the day that a number is: days of a spreadsheet, or seconds and their parts since 1970."""
    if (day := sheet_day(number)) is not None:
        return day
    form = time_format([str(int(number))]) or TimeFormat(TimeKind.NUMBER)
    if form.kind not in _SECONDS:
        return None
    return dt.datetime.fromtimestamp(number / _SECONDS[form.kind], dt.UTC).date().isoformat()
