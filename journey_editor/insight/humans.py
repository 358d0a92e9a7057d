"""Humans: how far it is to a person who can help (R-34)."""

from __future__ import annotations

from journey_editor.insight.chain import Ways
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Modality, Touchpoint


def is_human(project: Project, touchpoint: Touchpoint) -> bool:
    """Whether a person is there: as the touchpoint says, else as its channel does."""
    if touchpoint.human is not None:
        return touchpoint.human
    return project.one(Channel, touchpoint.channel).modality == Modality.HUMAN


def steps_to_human(ways: Ways, *, there: list[bool]) -> list[int | None]:
    """Return how many transitions lead from each place to one where a person is `there`; None for no way."""
    found: list[int | None] = [0 if so else None for so in there]
    rim = [place for place, so in enumerate(there) if so]
    for place in rim:  # grows while it is gone through
        for way in ways.arriving[place]:
            before = ways.source[way]
            if found[before] is None:
                found[before] = (found[place] or 0) + 1
                rim.append(before)
    return found
