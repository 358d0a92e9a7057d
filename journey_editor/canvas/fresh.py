"""Fresh: what typing in an empty cell adds."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from journey_editor.canvas.cells import STAGES, STEPS, Cell
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import HOLDS, add_note
from journey_editor.model.edits.grid import add_stage, add_step, add_touchpoint
from journey_editor.model.edits.homes import lane_for
from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Lane, LaneKind, LaneLevel, RowKey, Stage, Step, Touchpoint
from journey_editor.model.structure import stages_of


class Adding(StrEnum):
    """What undo calls what was added."""

    STAGE = "Add stage"
    STEP = "Add step"
    TOUCHPOINT = "Add touchpoint"
    CHANNEL = "Add channel"
    LANE = "Add lane"
    INBOX = "Add to the inbox"
    NEED = "Add need"
    DOING = "Add doing"
    THOUGHT = "Add thought"
    QUOTE = "Add quote"
    HIGHLIGHT = "Add highlight"
    PAIN = "Add pain point"
    OPPORTUNITY = "Add opportunity"
    BACKSTAGE = "Add backstage work"
    SYSTEM = "Add system"
    POLICY = "Add policy"
    IMAGE = "Add image"
    TEXT = "Add text"


@dataclass(frozen=True, slots=True)
class Fresh:
    """A row that is not there until its text is typed: what undo calls it, and the change that brings it."""

    label: Adding
    change: Change
    key: RowKey


def fresh_in(project: Project, view: View, cell: Cell, *, mint: Mint) -> Fresh | None:
    """Return what typing in `cell` begins, or None where nothing can be typed (a curve).

    Beyond the last step it brings that step along, and its stage where there is
    none; where cards lie at stages, another stage.
    """
    if cell.row == STAGES:
        return fresh_stage(project, view, mint=mint)
    if cell.row == STEPS:
        return fresh_step(project, view, mint=mint)
    lane = project.get(Lane, cell.row.id)
    if cell.row.table != Channel.table and (lane is None or lane.kind not in HOLDS):
        return None
    before, step = Change(), cell.step
    if not step:
        whole = lane is not None and lane.level == LaneLevel.STAGE
        before = (fresh_stage if whole else fresh_step)(project, view, mint=mint).change
        step = before.added(Step)[0].id
        project = before.applied_to(project)
    if lane is None:
        added = add_touchpoint(project, step=step, channel=cell.row.id, mint=mint)
        return Fresh(Adding.TOUCHPOINT, before.then(added), added.added(Touchpoint)[0].key)
    return _note(project, before, lane, step, mint)


def fresh_note(project: Project, view: View, kind: LaneKind, *, step: str, words: Words, mint: Mint) -> Fresh:
    """Return a new card of a kind at a step, in the lane that takes its kind (`lane_for`)."""
    unseen = view.hidden | view.folded
    before, lane = lane_for(project, view.journey, kind, words=words, mint=mint, unseen=unseen)
    return _note(before.applied_to(project), before, lane, step, mint)


def _note(project: Project, before: Change, lane: Lane, step: str, mint: Mint) -> Fresh:
    added = add_note(project, lane=lane.id, first_step=step, mint=mint)
    key = next(key for key, edit in added if edit.before is None)
    return Fresh(Adding[lane.kind.name], before.then(added), key)


def fresh_stage(project: Project, view: View, *, mint: Mint, position: int | None = None) -> Fresh:
    """Return a new stage at `position` (at the end where None) with its first step."""
    stage = add_stage(project, variant=view.variant, mint=mint, position=position)
    key = stage.added(Stage)[0].key
    step = add_step(stage.applied_to(project), stage=key.id, mint=mint)
    return Fresh(Adding.STAGE, stage.then(step), key)


def fresh_step(project: Project, view: View, *, mint: Mint, after: Step | None = None) -> Fresh:
    """Return a new step after another (at the end where None); a map without stages gets its first."""
    stages = stages_of(project, view.variant)
    before = Change()
    if after is not None:
        stage = after.stage
    elif stages:
        stage = stages[-1].id
    else:
        before = add_stage(project, variant=view.variant, mint=mint)
        stage = before.added(Stage)[0].id
    begun = before.applied_to(project)
    position = begun.all(Step).where("stage", stage).index(after) + 1 if after is not None else None
    step = add_step(begun, stage=stage, mint=mint, position=position)
    return Fresh(Adding.STEP, before.then(step), step.added(Step)[0].key)
