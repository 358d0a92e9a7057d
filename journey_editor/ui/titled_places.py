"""Titled places: what the touchpoints of a variant are called where one of them is chosen."""

from __future__ import annotations

from collections import Counter

from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Step, Touchpoint
from journey_editor.model.structure import touchpoints_of


def titles_of(project: Project, variant: str, words: Words) -> dict[str, str]:
    """Return what each touchpoint of a variant is called, in their order; equal titles with their places."""
    touchpoints = touchpoints_of(project, variant)
    plain = {one.id: one.title or words("Untitled") for one in touchpoints}
    many = Counter(plain.values())
    return {
        one.id: _placed(one, plain[one.id], project) if many[plain[one.id]] > 1 else plain[one.id]
        for one in touchpoints
    }


def _placed(one: Touchpoint, title: str, project: Project) -> str:
    channel, step = project.get(Channel, one.channel), project.get(Step, one.step)
    places = [row.title for row in (channel, step) if row is not None and row.title]
    return f"{title} ({', '.join(places)})" if places else title
