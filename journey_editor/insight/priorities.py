"""Priorities: how scorers' judgements order the actions (R-42)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from statistics import fmean

from journey_editor.model.project import Project
from journey_editor.model.records import Action, Criterion, Horizon, Link, LinkKind, RowKey, Score, Status


class Quadrant(StrEnum):
    """What to do with an action, by its impact and feasibility."""

    DO_FIRST = "do first"
    PLAN = "plan"
    FILL_IN = "fill in"
    LEAVE = "leave"


@dataclass(frozen=True)
class Priority:
    """One action with the mean of its scores, 1 to 5; both are high when good."""

    action: Action
    impact: float | None
    feasibility: float | None
    quadrant: Quadrant | None

    @property
    def value(self) -> float | None:
        """Impact × feasibility, 1 to 25, or None where one of them has no score."""
        if self.impact is None or self.feasibility is None:
            return None
        return round(self.impact * self.feasibility, 6)  # equal products tie to the last bit


def quadrant(impact: float, feasibility: float, *, impact_cut: float, feasibility_cut: float) -> Quadrant:
    """Return where an action lies; on a cut counts as above it."""
    if impact >= impact_cut:
        return Quadrant.DO_FIRST if feasibility >= feasibility_cut else Quadrant.PLAN
    return Quadrant.FILL_IN if feasibility >= feasibility_cut else Quadrant.LEAVE


def mean_score(project: Project, action: Action, criterion: Criterion) -> float | None:
    """Return the mean of what all scorers gave, or None where nobody did."""
    given = [one.value for one in project.all(Score).where("action", action.id) if one.criterion == criterion]
    # Held between the scores: rounding must not carry equal scores over a cut.
    return max(min(given), min(fmean(given), max(given))) if given else None


def priority(project: Project, action: Action) -> Priority:
    """Judge one action."""
    impact = mean_score(project, action, Criterion.IMPACT)
    feasibility = mean_score(project, action, Criterion.FEASIBILITY)
    lies = None
    if impact is not None and feasibility is not None:
        setting = project.setting
        lies = quadrant(
            impact, feasibility, impact_cut=setting.impact_cut, feasibility_cut=setting.feasibility_cut
        )
    return Priority(action, impact, feasibility, lies)


def priorities(project: Project) -> tuple[Priority, ...]:
    """Return every action that is not dropped, the highest priority first.

    Ties go by impact, then by horizon (sooner first), then by the order of the
    list; actions without scores come last.
    """
    horizons = list(Horizon)
    live = [action for action in project.all(Action).sorted() if action.status != Status.DROPPED]
    judged = [priority(project, action) for action in live]

    def order(one: Priority) -> tuple[float, float, int]:
        soon = horizons.index(one.action.horizon) if one.action.horizon else len(horizons)
        return (-(one.value or 0), -(one.impact or 0), soon)

    return tuple(sorted(judged, key=order))


def best_actions(project: Project) -> dict[RowKey, Priority]:
    """Return, for every opportunity that is carried out, the highest of its actions."""
    found: dict[RowKey, Priority] = {}
    links = project.all(Link)
    for one in priorities(project):
        for link in links.where("source", one.action.key):
            if link.kind == LinkKind.CARRIES_OUT:
                found.setdefault(link.target, one)
    return found
