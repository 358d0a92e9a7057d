"""Crashes: how often the program ended just now without saying so."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from journey_editor.kernel.private import held

_RECENT: Final = 60.0  # seconds
_FILE: Final = "crashes.json"
_RUNNING: Final = "running"


@contextlib.contextmanager
def running(sessions: Path) -> Iterator[None]:
    """Let later starts know, while this runs, that the program runs, and for as long as it did not end well.

    A lock says that we live: the system lets go of it however we end.  Where
    nothing can be written, nobody knows.
    """
    mark = sessions / _RUNNING / secrets.token_hex(8)
    try:
        mark.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = held(mark, flags=os.O_CREAT)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        os.close(lock)  # before its file can be taken away, as Windows has it
        mark.unlink(missing_ok=True)


def recent_crashes(sessions: Path, *, now: float) -> int:
    """Return how often within the last minute a start found a program newly dead, this one included.

    `now` is in seconds since 1970.  What cannot be written down counts once,
    at the start that finds it.
    """
    before = _noted(sessions / _FILE)
    found = {name: time for name, time in before.items() if now - _RECENT < time <= now}
    found |= dict.fromkeys(_dead(sessions / _RUNNING), now)
    if found != before:
        with contextlib.suppress(OSError):
            (sessions / _FILE).write_text(json.dumps(found), encoding="utf-8")
    return len(found)


def _dead(folder: Path) -> list[str]:
    """Return the marks of programs that run no more, and take them away."""
    found = []
    with contextlib.suppress(OSError):
        for mark in folder.iterdir():
            with contextlib.suppress(OSError):  # it lives, or is just ending
                os.close(held(mark))
                mark.unlink()
                found.append(mark.name)
    return found


def _noted(file: Path) -> dict[str, float]:
    """Return when which programs were found dead, as far as that was written down."""
    try:
        read = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    pairs = read.items() if isinstance(read, dict) else ()
    return {name: float(time) for name, time in pairs if isinstance(time, int | float)}
