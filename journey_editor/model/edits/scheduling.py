"""Scheduling: put actions into another horizon of the roadmap (R-43)."""

from __future__ import annotations

import datetime as dt

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.times import day_of, days_later
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Horizon


def reschedule(project: Project, action: Action, horizon: Horizon | None, *, due: dt.date | None) -> Change:
    """Let an action bear fruit in another horizon, `due` on a day in it where it has a due date.

    Its start, where it has one, moves by as many days.  Without a horizon it is
    due at no time; its start stays.
    """
    if horizon is None:
        return set_values(project, action.key, horizon=None, due=None)
    before, begins = day_of(action.due), day_of(action.start)
    if before is None or due is None:
        return set_values(project, action.key, horizon=horizon)
    start = days_later(begins, (due - before).days).isoformat() if begins is not None else action.start
    return set_values(project, action.key, horizon=horizon, due=due.isoformat(), start=start)


def schedule(
    project: Project, *, horizon: Horizon | None, owner: str | None, title: str, mint: Mint
) -> Change:
    """Add an action to a horizon and an owner, by id; after all others."""
    return add_row(project, Action, mint=mint, title=title, horizon=horizon, owner=owner)
