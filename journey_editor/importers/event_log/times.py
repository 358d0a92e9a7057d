"""Times: the ways in which logs write when something happened."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final


class TimeKind(StrEnum):
    """How a time is written."""

    ISO = "year-month-day, as 2026-11-21 14:05"
    ZONED = "year-month-day with a zone, as 2026-11-21T14:05+01:00"
    DAY_FIRST = "day first, as 21-11-2026 14:05"
    MONTH_FIRST = "month first, as 11/21/2026 2:05 PM"
    SECONDS = "seconds since 1970"
    MILLISECONDS = "milliseconds since 1970"
    MICROSECONDS = "microseconds since 1970"
    NUMBER = "numbers that rise with time"


@dataclass(frozen=True)
class TimeFormat:
    """How a log writes its times.

    Days and months by their numbers have a `mark` between them, mostly a
    `clock` after them, and are not `sure` where they could be the other way round.
    """

    kind: TimeKind
    mark: str = "-"
    clock: str = ""
    sure: bool = True

    @property
    def dated(self) -> bool:
        """Whether such times say on which day something happened."""
        return self.kind is not TimeKind.NUMBER

    @property
    def patterns(self) -> tuple[str, ...]:
        """What `strptime` reads such times by, where they are days and months by their numbers."""
        order = {TimeKind.DAY_FIRST: "%d{0}%m{0}%Y", TimeKind.MONTH_FIRST: "%m{0}%d{0}%Y"}.get(self.kind)
        if order is None:
            return ()
        day = order.format(self.mark)
        return tuple(day + clock for clock in sorted(_CLOCKS, key=lambda clock: clock != self.clock))


_CLOCKS: Final = (
    "",
    *(
        between + clock
        for clock in ("%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p")
        for between in (" ", ", ", "T")
    ),
)
_RANGES: Final = {
    TimeKind.SECONDS: (1e8, 1e11),
    TimeKind.MILLISECONDS: (1e11, 1e14),
    TimeKind.MICROSECONDS: (1e14, 1e17),
}
_FACTORS: Final = {TimeKind.SECONDS: 1_000_000, TimeKind.MILLISECONDS: 1_000, TimeKind.MICROSECONDS: 1}
_ISO: Final = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}(?:[T ]+\d{1,2}(?::\d{2}){0,2}(?:[.,]\d+)?\s*(?P<zone>\S+)?)?"
)
_DAY: Final = re.compile(
    r"(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{2,4})(?P<clock>[,T ].*)?"
)
_NUMBER: Final = re.compile(r"\d{1,20}(?:\.\d+)?")


def time_format(cells: Sequence[str], *, share: float = 0.5) -> TimeFormat | None:
    """Return how the cells write a time; None where no more than this share of them write one alike.

    Where every day could be a month, the order is taken that spans less time,
    and of equal ones day first.
    """
    said = [cell.strip() for cell in cells if cell.strip()]
    iso = [found for cell in said if (found := _ISO.fullmatch(cell))]
    days = [found for cell in said if (found := _DAY.fullmatch(cell))]
    numbers = sorted(float(cell) for cell in said if _NUMBER.fullmatch(cell))
    most = max(len(iso), len(days), len(numbers))
    if most <= len(said) * share:
        return None
    if len(iso) == most:
        zoned = sum(found["zone"] is not None for found in iso)
        return TimeFormat(TimeKind.ZONED if zoned * 2 > len(iso) else TimeKind.ISO)
    if len(days) == most:
        return _ordered(days)
    middle = numbers[len(numbers) // 2]
    fitting = (kind for kind, (low, high) in _RANGES.items() if low <= middle < high)
    return TimeFormat(next(fitting, TimeKind.NUMBER))


def _ordered(days: Sequence[re.Match[str]]) -> TimeFormat:
    first, second = max(int(day["one"]) for day in days), max(int(day["two"]) for day in days)
    mark, clock = _most(day["mark"] for day in days), _most(_clock(day["clock"] or "") for day in days)
    if first > 12 or second > 12:
        late = sum(int(day["one"]) > 12 for day in days) < sum(int(day["two"]) > 12 for day in days)
        return TimeFormat(TimeKind.MONTH_FIRST if late else TimeKind.DAY_FIRST, mark, clock)
    spans = {
        TimeKind.DAY_FIRST: _span(days, "two", "one"),
        TimeKind.MONTH_FIRST: _span(days, "one", "two"),
    }
    return TimeFormat(min(spans, key=lambda kind: spans[kind]), mark, clock, sure=False)


def _most(found: Iterable[str]) -> str:
    return Counter(found).most_common(1)[0][0]


def _clock(written: str) -> str:
    """Return the pattern of what follows a day."""
    for pattern in _CLOCKS:
        try:
            dt.datetime.strptime(written, pattern)  # noqa: DTZ007 - only its form is looked at
        except ValueError:
            continue
        return pattern
    return ""


def _span(days: Sequence[re.Match[str]], month: str, day: str) -> int:
    found = [int(one["year"]) * 372 + int(one[month]) * 31 + int(one[day]) for one in days]
    return max(found) - min(found)


def time_sql(format_: TimeFormat, text: str) -> tuple[str, str]:
    """Return two SQL expressions on the expression `text`: the time as a number, whether its zone is odd.

    The number is in microseconds since 1970, UTC where no zone is said; NULL
    where the time cannot be read.
    """
    if format_.kind in (TimeKind.ISO, TimeKind.ZONED):
        # Most times are written to the second and say no zone: those need no search for one.
        plain = f"strlen({text}) = 19 AND {text}[17] = ':'"
        zoned = f"CASE WHEN {plain} THEN false ELSE regexp_matches(ltrim({text})[12:], '[A-Za-z+-]') END"
        kind, odd = (
            ("TIMESTAMPTZ", f"NOT {zoned}") if format_.kind is TimeKind.ZONED else ("TIMESTAMP", zoned)
        )
        dotted = f"replace({text}, ',', '.')"
        return f"epoch_us(coalesce(try_cast({text} AS {kind}), try_cast({dotted} AS {kind})))", odd
    if format_.patterns:
        first, *rest = (f"'{pattern}'" for pattern in format_.patterns)
        others = f"try_strptime({text}, [{', '.join(rest)}])"
        return f"epoch_us(coalesce(try_strptime({text}, {first}), {others}))", "false"
    value = f"try_cast({text} AS DECIMAL(30, 6))"
    if format_.kind is TimeKind.NUMBER:
        return f"try_cast({value} * 1000000 AS BIGINT)", "false"
    low, high = _RANGES[format_.kind]
    fits = f"{value} >= {low:.0f} AND {value} < {high:.0f}"
    return f"CASE WHEN {fits} THEN try_cast({value} * {_FACTORS[format_.kind]} AS BIGINT) END", "false"


def other_order(format_: TimeFormat) -> TimeFormat:
    """Return the format with day and month the other way round."""
    turned = {TimeKind.DAY_FIRST: TimeKind.MONTH_FIRST, TimeKind.MONTH_FIRST: TimeKind.DAY_FIRST}
    return replace(format_, kind=turned[format_.kind])
