"""Pledges: what people said they would do within 90 days, and whether it is time to ask (R-44)."""

from __future__ import annotations

import datetime as dt
from typing import Final

from journey_editor.kernel.times import day_of, days_later
from journey_editor.model.project import Project
from journey_editor.model.records import Pledge

DAYS: Final = 90


def due_on(pledge: Pledge) -> dt.date | None:
    """Return the 90th day after a pledge was made, None where nobody knows when that was."""
    made = day_of(pledge.date)
    return None if made is None else days_later(made, DAYS)


def days_left(pledge: Pledge, today: dt.date) -> int | None:
    """Return how many days a pledge still has: 0 on its last day, fewer once that is over."""
    due = due_on(pledge)
    return None if due is None else (due - today).days


def is_asked(pledge: Pledge, today: dt.date) -> bool:
    """Whether the 90th day of a pledge has come while nobody said how it went."""
    left = days_left(pledge, today)
    return pledge.kept is None and left is not None and left <= 0


def asked(project: Project, today: dt.date) -> tuple[Pledge, ...]:
    """Return the pledges that are to be asked about."""
    return tuple(one for one in project.all(Pledge).sorted() if is_asked(one, today))
