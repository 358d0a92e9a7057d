"""Lanes: where cards of a kind go."""

from __future__ import annotations

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.grid import add_lane
from journey_editor.model.edits.values import set_values
from journey_editor.model.lanes import LANE_ROLES, LANE_TITLES
from journey_editor.model.project import Project
from journey_editor.model.records import Lane, LaneKind


def new_lane(
    project: Project, view: View, kind: LaneKind, *, words: Words, mint: Mint, position: int | None = None
) -> Change:
    """Add a lane of a kind at `position` (at the end where None), with its usual title and side."""
    return add_lane(
        project,
        journey=view.journey,
        mint=mint,
        position=position,
        kind=kind,
        title=words(LANE_TITLES[kind]),
        role=LANE_ROLES.get(kind),
    )


def lane_for(
    project: Project, view: View, kind: LaneKind, *, words: Words, mint: Mint
) -> tuple[Change, Lane]:
    """Return the first lane of a kind and what brings it into sight, or a new one and what adds it.

    A new one comes last, a storyboard first.
    """
    lanes = [lane for lane in project.all(Lane).where("journey", view.journey) if lane.kind == kind]
    if not lanes:
        above = 0 if kind is LaneKind.IMAGE else None  # a storyboard is looked at first
        added = new_lane(project, view, kind, words=words, mint=mint, position=above)
        return added, added.added(Lane)[0]
    if lanes[0].shown:
        return Change(), lanes[0]
    return set_values(project, lanes[0].key, shown=True), lanes[0]
