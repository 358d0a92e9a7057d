"""Grid: add, place and move stages, steps, touchpoints, lanes and channels."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.placing import placed
from journey_editor.model.edits.values import clean
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Lane, Stage, Step, Touchpoint
from journey_editor.model.validity import require_valid


def add_stage(
    project: Project, *, variant: str, mint: Mint, position: int | None = None, **values: Any
) -> Change:
    """Add a stage at `position` among the variant's stages (at the end where None)."""
    stage = Stage(id=mint.id(), variant=variant, **clean(Stage, values))
    return _place(project, stage, "variant", position, mint)


def add_step(
    project: Project, *, stage: str, mint: Mint, position: int | None = None, **values: Any
) -> Change:
    """Add a step at `position` among the stage's steps (at the end where None)."""
    step = Step(id=mint.id(), stage=stage, **clean(Step, values))
    return _place(project, step, "stage", position, mint)


def add_channel(project: Project, *, mint: Mint, position: int | None = None, **values: Any) -> Change:
    """Add a channel at `position` among the project's channels."""
    channel = Channel(id=mint.id(), **clean(Channel, values))
    require_valid(channel)
    among = project.all(Channel).sorted()
    return Change.putting(project, *placed(channel, among, position, mint=mint))


def add_lane(
    project: Project, *, journey: str, mint: Mint, position: int | None = None, **values: Any
) -> Change:
    """Add a lane at `position` among the journey's lanes."""
    lane = Lane(id=mint.id(), journey=journey, **clean(Lane, values))
    return _place(project, lane, "journey", position, mint)


def add_touchpoint(project: Project, *, step: str, channel: str, mint: Mint, **values: Any) -> Change:
    """Add a touchpoint below those that share its step and channel."""
    touchpoint = Touchpoint(id=mint.id(), step=step, channel=channel, **clean(Touchpoint, values))
    return _place(project, touchpoint, "step", None, mint)


def move_touchpoint(project: Project, id_: str, *, step: str, channel: str, mint: Mint) -> Change:
    """Move a touchpoint to another step, channel or both; its transitions stay."""
    touchpoint = project.one(Touchpoint, id_)
    if (touchpoint.step, touchpoint.channel) == (step, channel):
        return Change()
    return _place(project, replace(touchpoint, step=step, channel=channel), "step", None, mint)


def _place(
    project: Project, row: Stage | Step | Lane | Touchpoint, parent: str, position: int | None, mint: Mint
) -> Change:
    require_valid(row)
    among = project.all(type(row)).where(parent, getattr(row, parent))
    return Change.putting(project, *placed(row, among, position, mint=mint))
