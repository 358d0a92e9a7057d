"""Times: moments as they are written in files, and as people here read them."""

from __future__ import annotations

import datetime as dt

from journey_editor.kernel.words import Words


def this_moment() -> str:
    """Return this moment in UTC, as it is written in files: `2026-11-21T14:02:05Z`."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def when(time: str, words: Words) -> str:
    """Return a time in UTC, written `2026-11-21T14:02:05Z`, as day and hour here; else nothing."""
    try:
        here = dt.datetime.fromisoformat(time).astimezone()
    except (ValueError, OverflowError):
        return ""
    return f"{words.day(here.date().isoformat())} {here:%H:%M}"
