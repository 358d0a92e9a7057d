"""Planning: opportunities for pains, actions for these, and what actions need: metrics and owners."""

from __future__ import annotations

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.cards import add_note, add_to_inbox
from journey_editor.model.edits.homes import lane_for
from journey_editor.model.edits.linking import link
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Lane,
    LaneKind,
    Metric,
    Opportunity,
    Pain,
    Party,
    Step,
    Transition,
)


def answer_pain(project: Project, pain: Pain, *, text: str, words: Words, mint: Mint) -> Change:
    """Add an opportunity that answers a pain, where on the map that lies; for one in the inbox, there."""
    lane = project.get(Lane, pain.lane)
    first, last = pain.first_step, pain.last_step
    if pain.stage is not None:
        inside = project.all(Step).where("stage", pain.stage)
        first = last = inside[0].id if inside else None
    if lane is None or first is None:
        added = add_to_inbox(project, LaneKind.OPPORTUNITY, mint=mint, text=text)
    else:
        before, home = lane_for(project, lane.journey, LaneKind.OPPORTUNITY, words=words, mint=mint)
        begun = before.applied_to(project)
        added = before.then(
            add_note(begun, lane=home.id, first_step=first, last_step=last, mint=mint, text=text)
        )
    idea = added.added(Opportunity)[0]
    return added.then(link(added.applied_to(project), idea.key, pain.key, mint=mint))


def plan_action(
    project: Project, row: Opportunity | Transition | Metric, *, title: str, mint: Mint
) -> Change:
    """Add an action that carries out an opportunity, mends a transition, or is to move a metric."""
    added = add_row(project, Action, mint=mint, title=title)
    action = added.added(Action)[0]
    return added.then(link(added.applied_to(project), action.key, row.key, mint=mint))


def measure_action(project: Project, action: Action, *, title: str, mint: Mint) -> Change:
    """Add a metric that an action is to move."""
    added = add_row(project, Metric, mint=mint, title=title)
    metric = added.added(Metric)[0]
    return added.then(link(added.applied_to(project), action.key, metric.key, mint=mint))


def assign_action(project: Project, action: Action, *, name: str, mint: Mint) -> Change:
    """Add a team that owns an action."""
    added = add_row(project, Party, mint=mint, name=name)
    party = added.added(Party)[0]
    return added.then(link(added.applied_to(project), action.key, party.key, mint=mint))
