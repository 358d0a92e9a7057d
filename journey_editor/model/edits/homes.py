"""Homes: the lane that takes what is of a kind, wherever it comes from."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.grid import add_lane
from journey_editor.model.edits.values import set_values
from journey_editor.model.lanes import LANE_ROLES, LANE_TITLES
from journey_editor.model.project import Project
from journey_editor.model.records import Lane, LaneKind


def lane_for(
    project: Project,
    journey: str,
    kind: LaneKind,
    *,
    words: Words,
    mint: Mint,
    unseen: AbstractSet[str] = frozenset(),
) -> tuple[Change, Lane]:
    """Return the lane of a kind and what brings it into sight, or a new one and what adds it.

    It is the first that is in sight, else the first that the map hides, which
    is shown again.  The `unseen`, by id, which are folded or left out where
    somebody looks, come last and stay so.  A new one comes last, a storyboard
    first.
    """
    lanes = [lane for lane in project.all(Lane).where("journey", journey) if lane.kind is kind]
    if not lanes:
        above = 0 if kind is LaneKind.IMAGE else None  # a storyboard is looked at first
        added = new_lane(project, journey, kind, words=words, mint=mint, position=above)
        return added, added.added(Lane)[0]
    lane = min(lanes, key=lambda one: (one.id in unseen, not one.shown))
    return (Change() if lane.shown else set_values(project, lane.key, shown=True)), lane


def new_lane(
    project: Project,
    journey: str,
    kind: LaneKind,
    *,
    words: Words,
    mint: Mint,
    position: int | None = None,
    title: str | None = None,
) -> Change:
    """Add a lane of a kind at `position`, at the end where None, on its usual side.

    Where `title` is None it has its usual one.
    """
    return add_lane(
        project,
        journey=journey,
        mint=mint,
        position=position,
        kind=kind,
        title=words(LANE_TITLES[kind]) if title is None else title,
        role=LANE_ROLES.get(kind),
    )
