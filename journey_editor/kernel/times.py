"""Times: moments as they are written in files, and as people here read them."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

from journey_editor.kernel.words import Words


def now() -> str:
    """Return this moment as files have it, in UTC: `2026-11-21T14:02:05Z`."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> dt.date:
    """Return the day it is here."""
    return dt.datetime.now().astimezone().date()


def here(time: str) -> dt.datetime | None:
    """Return a time as files have it by the clock of this computer; None for any other text."""
    try:
        return dt.datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError):
        return None


def when(time: str, words: Words) -> str:
    """Return a time as files have it as day and hour here; nothing for any other text."""
    at = here(time)
    return f"{words.day(at.date().isoformat())} {at:%H:%M}" if at is not None else ""


def day_of(written: str | None) -> dt.date | None:
    """Return a date as files have it, `2026-11-21`; None for any other text."""
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        return None


def months_later(day: dt.date, months: int) -> dt.date:
    """Return the same day so many months later, or the last of a month that has no such day.

    What lies beyond the last day that can be written is that day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_later(day: dt.date, days: int) -> dt.date:
    """Return the day so many days later, as far as days can be written."""
    return dt.date.fromordinal(max(1, min(day.toordinal() + days, dt.date.max.toordinal())))
