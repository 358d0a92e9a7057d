"""Templates: a new project from an old one, or from nothing."""

from __future__ import annotations

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.edits.copying import copied
from journey_editor.model.edits.grid import add_channel, add_lane, add_stage, add_step
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Dash,
    Journey,
    LaneKind,
    LaneRole,
    Marker,
    Modality,
    Persona,
    Setting,
    Variant,
)

_LANES = (
    ("Touchpoints", LaneKind.TOUCHPOINT, LaneRole.FRONTSTAGE),
    ("Experience", LaneKind.EXPERIENCE, None),
    ("Needs", LaneKind.NEED, None),
    ("Quotes", LaneKind.QUOTE, None),
    ("Pain points", LaneKind.PAIN, None),
    ("Opportunities", LaneKind.OPPORTUNITY, None),
    ("Backstage", LaneKind.BACKSTAGE, LaneRole.BACKSTAGE),
)
_CHANNELS = (
    ("Website", Modality.DIGITAL),
    ("App", Modality.DIGITAL),
    ("Information desk", Modality.HUMAN),
    ("Branch floor", Modality.PHYSICAL),
    ("Self-service kiosk", Modality.HYBRID),
)


def reminted(project: Project, *, mint: Mint) -> Project:
    """Return a copy of `project` in which every id is new, so that the two never pass for one project.

    Rows with a natural key get the id of their new key.
    """
    return Project.of(*copied(project.rows(), mint=mint).values())


def blank(*, title: str, language: str, words: Words, mint: Mint) -> Project:
    """Return an empty map that can be used at once: one journey, one stage, one step, lanes and channels."""
    project = Project({})
    project = add_row(project, Setting, mint=mint, title=title, language=language).applied_to(project)
    added = add_row(project, Journey, mint=mint, title=title)
    project, journey = added.applied_to(project), added.added(Journey)[0]
    added = add_row(project, Variant, mint=mint, journey=journey.id, title=words("As is"))
    project, variant = added.applied_to(project), added.added(Variant)[0]
    for name, modality in _CHANNELS:
        project = add_channel(project, mint=mint, title=words(name), modality=modality).applied_to(project)
    for name, kind, role in _LANES:
        change = add_lane(project, journey=journey.id, mint=mint, title=words(name), kind=kind, role=role)
        project = change.applied_to(project)
    persona = {"title": words("Patron"), "dash": Dash.SOLID, "marker": Marker.CIRCLE}
    project = add_row(project, Persona, mint=mint, **persona).applied_to(project)
    change = add_stage(project, variant=variant.id, mint=mint, title=words("First stage"))
    project, stage = change.applied_to(project), next(iter(change.edits)).id
    return add_step(project, stage=stage, mint=mint, title=words("First step")).applied_to(project)
