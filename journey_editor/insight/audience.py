"""Audience: what is for one persona, and what is not."""

from __future__ import annotations

from journey_editor.model.project import Project
from journey_editor.model.records import Audience, RowKey
from journey_editor.model.structure import touchpoints_of, transitions_of


def is_for(project: Project, key: RowKey, persona: str) -> bool:
    """Whether a row is for a persona: it names that one, or nobody."""
    said = project.all(Audience).where("subject", key)
    return not said or any(one.persona == persona for one in said)


def not_for(project: Project, variant: str, persona: str | None) -> frozenset[RowKey]:
    """Return the touchpoints and transitions of a variant that are not for a persona; none for None."""
    if persona is None or not project.all(Audience):
        return frozenset()
    rows = (*touchpoints_of(project, variant), *transitions_of(project, variant))
    return frozenset(one.key for one in rows if not is_for(project, one.key, persona))
