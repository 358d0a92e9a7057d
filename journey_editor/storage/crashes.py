"""Crashes: how often the program ended just now without taking its sessions away."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Final

from journey_editor.storage.lost import folders_in
from journey_editor.storage.waiting import is_alive
from journey_editor.storage.work_db import NAME

_RECENT: Final = 60.0  # seconds
_FILE: Final = "crashes.json"


def recent_crashes(sessions: Path, *, now: float) -> int:
    """Return how often within the last minute a start found sessions newly dead, this one included.

    `now` is in seconds since 1970.  Sessions found together are one crash, of a
    program with several windows.  Each is new once, also when it waits to be
    recovered or was taken away since.  Where nothing can be written down, only
    those that are there now count.
    """
    before = _noted(sessions / _FILE)
    dead = {folder.name for folder in folders_in(sessions) if not is_alive(folder / NAME)}
    found = {name: before.get(name, now) for name in dead}
    found |= {name: time for name, time in before.items() if now - _RECENT < time <= now}
    if found != before:
        with contextlib.suppress(OSError):
            (sessions / _FILE).write_text(json.dumps(found), encoding="utf-8")
    return len({time for time in found.values() if now - _RECENT < time <= now})


def _noted(file: Path) -> dict[str, float]:
    """Return when which sessions were found dead, as far as that was written down."""
    try:
        read = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    pairs = read.items() if isinstance(read, dict) else ()
    return {name: float(time) for name, time in pairs if isinstance(time, int | float)}
