"""Days: the dates of a column, as their writers wrote them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from journey_editor.importers.event_log_times import TimeFormat, time_format

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")


def days_in(cells: Sequence[str]) -> list[str | None]:
    """Return each cell's date as `2026-11-21`, or None where it is none.

    Whether day or month comes first, the cells together say, as in a log.
    """
    found = time_format(cells, share=0.0)  # headings and rubbish may be among them
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
