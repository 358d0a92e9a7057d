"""Values: what somebody typed into a cell, as a record keeps it; ValueError where it cannot be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final

from journey_editor.importers.days import days_in, sheet_day
from journey_editor.importers.event_log.times import time_format
from journey_editor.importers.returned.list import text_of
from journey_editor.importers.xlsx import Value
from journey_editor.kernel.words import Words, plain

_LEAST, _MOST = 1, 5
_FIGURE: Final = re.compile(r"\d+(?:[.,]\d+)?")
_YEARS: Final = range(1954, 2120)  # as of days that are numbers


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

    Text whose day may be its month, such as 3/4/2026, is only known where the day comes first.
    """
    written = text_of(value).strip()
    if not written:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and (day := sheet_day(value)):
        return day
    found = time_format([written])
    (day,) = days_in([written])
    unsure = found is not None and not found.sure and not day_first
    if day is None or unsure or int(day[:4]) not in _YEARS:
        raise ValueError(value)
    return day


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
