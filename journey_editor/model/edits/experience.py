"""Experience: set what a persona felt at a place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Experience, RowKey
from journey_editor.model.validity import require_valid


def set_experience(project: Project, *, persona: str, subject: RowKey, **values: Any) -> Change:
    """Set answers of one persona at one place, adding the row where there is none."""
    fresh = Experience.known_by(persona=persona, subject=subject)
    row = replace(project.get(Experience, fresh.id) or fresh, **values)
    require_valid(row)
    return Change.putting(project, row)
