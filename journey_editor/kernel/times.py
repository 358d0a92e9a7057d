"""Times: moments as they are written in files, and as people here read them."""

from __future__ import annotations

import datetime as dt

from journey_editor.kernel.words import Words


def now() -> str:
    """Return this moment as files have it, in UTC: `2026-11-21T14:02:05Z`."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> str:
    """Return the day that it is here: `2026-11-21`."""
    return dt.datetime.now().astimezone().date().isoformat()


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
