"""Transitions: join two touchpoints."""

from __future__ import annotations

from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.values import clean
from journey_editor.model.project import Project
from journey_editor.model.records import Transition
from journey_editor.model.validity import require_valid


def connect(project: Project, *, source: str, target: str, mint: Mint, **values: Any) -> Change:
    """Join two touchpoints; where they are joined already, or are one, nothing changes."""
    joined = any(one.target == target for one in project.all(Transition).where("source", source))
    if joined or source == target:
        return Change()
    transition = Transition(id=mint.id(), source=source, target=target, **clean(Transition, values))
    require_valid(transition)
    return Change.putting(project, transition)
