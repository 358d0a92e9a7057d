"""Seams: what one transition says of itself: a switch or not, smooth or not, how many are lost."""

from __future__ import annotations

from journey_editor.model.project import Project
from journey_editor.model.records import Touchpoint, Transition


def is_switch(project: Project, transition: Transition) -> bool:
    """Whether a transition leads to another channel."""
    touchpoints = project.all(Touchpoint)
    return touchpoints[transition.source].channel != touchpoints[transition.target].channel


def is_smooth(transition: Transition) -> bool | None:
    """Whether identity and data carry over, nothing is lost and it can be resumed (R-21); None where unknown.

    One "no" decides; a wait does not.
    """
    flags = (transition.identity_carried, transition.data_carried, transition.resumable)
    if transition.lost or False in flags:
        return False
    return None if None in flags else True


def drop_off(transition: Transition) -> float | None:
    """Return 1 − continued / entered (R-23), or None without both figures.

    More out than in is a finding of its own, not a negative drop-off.
    """
    if not transition.entered or transition.continued is None or transition.continued > transition.entered:
        return None
    return 1 - transition.continued / transition.entered
