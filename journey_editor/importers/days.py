"""Days: the dates of a column, as their writers wrote them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from journey_editor.importers.event_log_times import TimeFormat, TimeKind, time_format

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")


def days_in(cells: Sequence[str], *, day_first: bool) -> list[str | None]:
    """Return each cell's date as `2026-11-21`, or None where it is none.

    The cells together say whether day or month comes first; where they do not,
    `day_first` decides.
    """
    found = time_format(cells)
    if found is not None and not found.sure:
        found = TimeFormat(TimeKind.DAY_FIRST if day_first else TimeKind.MONTH_FIRST, found.mark, found.clock)
    return [_day(cell.strip(), found) for cell in cells]


def _day(cell: str, format_: TimeFormat | None) -> str | None:
    try:
        if iso := _ISO.fullmatch(cell):
            return dt.date(*map(int, iso.groups())).isoformat()
    except ValueError:
        return None
    for pattern in format_.patterns if format_ is not None else ():
        try:
            return dt.datetime.strptime(cell, pattern).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None
