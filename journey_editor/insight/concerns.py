"""Concerns: what somebody should look at in an action of the roadmap (R-40, R-43)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from enum import StrEnum

from journey_editor.insight.roadmap import LIVE, span
from journey_editor.kernel.times import day_of
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Effect, Horizon, Party


class Concern(StrEnum):
    """What is missing in an action, or does not fit."""

    OVERDUE = "overdue"
    BEFORE = "due before the first day"
    AFTER = "due after three years"
    BACKWARDS = "due before it starts"
    NOBODY = "nobody's yet"
    UNMEASURED = "no metric"


def concerns(project: Project, action: Action, start: dt.date, *, today: dt.date) -> tuple[Concern, ...]:
    """Return what to look at in an action, in the order of the list; nothing in what is done or dropped."""
    return tuple(_concerns(project, action, start, today)) if action.status in LIVE else ()


def _concerns(project: Project, action: Action, start: dt.date, today: dt.date) -> Iterator[Concern]:
    due, begins = day_of(action.due), day_of(action.start)
    if due is not None:
        if due < today:
            yield Concern.OVERDUE
        elif due < start:
            yield Concern.BEFORE
        if due > span(Horizon.LONG, start).last:
            yield Concern.AFTER
        if begins is not None and begins > due:
            yield Concern.BACKWARDS
    if project.get(Party, action.owner) is None:
        yield Concern.NOBODY
    if not project.all(Effect).where("action", action.id):
        yield Concern.UNMEASURED
