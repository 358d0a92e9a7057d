"""Moving: what comes of a card that is taken to another cell, and how that is said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from journey_editor.insight.roadmap import span
from journey_editor.insight.standing import quoted
from journey_editor.kernel.times import day_of
from journey_editor.kernel.words import Words, isolated
from journey_editor.layout.roadmap import Cell
from journey_editor.model.change import Change
from journey_editor.model.edits.scheduling import reschedule
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Horizon, Party


@dataclass(frozen=True)
class Moved:
    """A change, and what it comes to in words."""

    change: Change
    said: str


def move(
    project: Project, action: Action, before: Cell, after: Cell, *, start: dt.date, words: Words
) -> Moved:
    """Take an action to another cell: another horizon, another owner, or both as one change.

    A due date moves to the nearest day of the horizon, so by as little as can be.
    """
    change, said = Change(), []
    name = quoted(action.title or words("Untitled"))
    if after[1] != before[1]:
        was, horizon = day_of(action.due), after[1]
        due = span(horizon, start).nearest(was) if horizon is not None and was is not None else None
        change = reschedule(project, action, horizon, due=due)
        said.append(_planned(name, horizon, was, due, words))
    if after[0] != before[0]:
        owner = after[0].id if after[0] is not None else None
        change = change.then(set_values(change.applied_to(project), action.key, owner=owner))
        party = project.get(Party, owner)
        said.append(
            words("{what} is {who}'s now.", what=name, who=isolated(party.name))
            if party is not None
            else words("{what} is nobody's now.", what=name)
        )
    return Moved(change, " ".join(said))


def _planned(
    name: str, horizon: Horizon | None, was: dt.date | None, due: dt.date | None, words: Words
) -> str:
    before = words.day(was.isoformat()) if was is not None else ""
    if horizon is None and before:
        return words("{what} has no due date now; it was {before}.", what=name, before=before)
    if horizon is None:
        return words("{what} is not planned now.", what=name)
    if due is None:
        return words("{what} is planned for {horizon}.", what=name, horizon=words(horizon.value))
    after = words.day(due.isoformat())
    return words("{what} is due on {after} now, not {before}.", what=name, after=after, before=before)
