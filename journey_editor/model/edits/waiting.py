"""Waiting: which actions have to be done before another; never round in a circle."""

from __future__ import annotations

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Dependency
from journey_editor.model.validity import InvalidRecordError


def wait_for(project: Project, action: Action, first: Action, *, mint: Mint) -> Change:
    """Let an action wait for another that has to be done first.

    Raises InvalidRecordError where they would wait for each other.
    """
    if first.id in waiting_for(project, action):
        raise InvalidRecordError(f"{action.key} would wait for itself")
    return add_row(project, Dependency, mint=mint, action=action.id, first=first.id)


def waiting_for(project: Project, action: Action) -> frozenset[str]:
    """Return the ids of all that cannot be done before an action: itself, what waits for it, and so on."""
    waiting = project.all(Dependency)
    found, rim = {action.id}, [action.id]
    while rim:
        beyond = {one.action for id_ in rim for one in waiting.where("first", id_)} - found
        found |= beyond
        rim = list(beyond)
    return frozenset(found)


def circle_if(project: Project, action: Action, first: Action) -> tuple[Action, ...]:
    """Return a shortest circle that would come of it if `action` waited for `first`, or nothing.

    It begins with `action` and `first`; each waits for the one after it, the
    last for `action`.  An action that waits for itself is a circle of one.
    """
    actions, waiting = project.all(Action), project.all(Dependency)
    before: dict[str, str | None] = {first.id: None}
    rim = [first.id]
    while rim and action.id not in before:
        beyond = []
        for id_ in rim:
            for one in waiting.where("action", id_):
                if one.first not in before and one.first in actions:
                    before[one.first] = id_
                    beyond.append(one.first)
        rim = beyond
    if action.id not in before:
        return ()
    way: list[Action] = []
    at: str | None = before[action.id]
    while at is not None:
        way.append(actions[at])
        at = before[at]
    return (action, *reversed(way))
