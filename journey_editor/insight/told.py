"""Told: what users said and what was done about it (R-46)."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.model.project import Project
from journey_editor.model.records import Action, Link, LinkKind, Opportunity, Pain, Status


@dataclass(frozen=True, slots=True)
class Told:
    """An action that is done or of which users were told, and the pains that it comes from."""

    action: Action
    pains: tuple[Pain, ...]


def told(project: Project) -> tuple[Told, ...]:
    """Return what can be told, in the order of the list of actions; what was dropped is not."""
    return tuple(
        Told(action, pains_behind(project, action))
        for action in project.all(Action).sorted()
        if action.status == Status.DONE or (action.told and action.status != Status.DROPPED)
    )


def pains_behind(project: Project, action: Action) -> tuple[Pain, ...]:
    """Return the pains that the opportunities answer which an action carries out, each once."""
    links = project.all(Link)
    ideas = [
        one.target
        for one in links.where("source", action.key)
        if one.kind == LinkKind.CARRIES_OUT and one.target.table == Opportunity.table
    ]
    found = [
        one.target.id for idea in ideas for one in links.where("source", idea) if one.kind == LinkKind.ANSWERS
    ]
    pains = project.all(Pain)
    return tuple(pains[id_] for id_ in dict.fromkeys(found) if id_ in pains)
