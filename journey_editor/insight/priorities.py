"""Priorities: how scorers' judgements order the actions (R-42)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from journey_editor.model.project import Project
from journey_editor.model.records import (
    AXES,
    SIDES,
    Action,
    Criterion,
    Horizon,
    Link,
    LinkKind,
    RowKey,
    Scheme,
    Score,
    Status,
    Weight,
)


class Quadrant(StrEnum):
    """What to do with an action, by its impact and feasibility."""

    DO_FIRST = "do first"
    PLAN = "plan"
    FILL_IN = "fill in"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What scorers made of an action on one axis, 1 to 5: their mean, the least and the most."""

    mean: float
    low: float
    high: float
    scorers: int

    @property
    def spread(self) -> float:
        """How far scorers are apart, 0 to 4."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Priority:
    """One action as it was judged; both axes are high when good.

    `value` is impact × feasibility, 1 to 25, or the weighted mean of all
    criteria, 1 to 5, as the project's scheme says; None where one of the axes
    has no score.
    """

    action: Action
    on_impact: Judgement | None
    on_feasibility: Judgement | None
    value: float | None
    quadrant: Quadrant | None

    @property
    def impact(self) -> float | None:
        """The mean on that axis."""
        return self.on_impact.mean if self.on_impact else None

    @property
    def feasibility(self) -> float | None:
        """The mean on that axis."""
        return self.on_feasibility.mean if self.on_feasibility else None


def quadrant(impact: float, feasibility: float, *, impact_cut: float, feasibility_cut: float) -> Quadrant:
    """Return where an action lies; on a cut counts as above it."""
    if impact >= impact_cut:
        return Quadrant.DO_FIRST if feasibility >= feasibility_cut else Quadrant.PLAN
    return Quadrant.FILL_IN if feasibility >= feasibility_cut else Quadrant.LEAVE


def criteria(scheme: Scheme, axis: Criterion) -> tuple[Criterion, ...]:
    """Return what makes up an axis, impact or feasibility, in a scheme."""
    return SIDES[axis] if scheme == Scheme.WEIGHTED else (axis,)


def weights(project: Project) -> dict[Criterion, float]:
    """Return how heavily each weighted criterion counts: once, unless the project says otherwise."""
    said = {one.criterion: one.value for one in project.all(Weight).values()}
    return {one: said.get(one, 1.0) for axis in AXES for one in SIDES[axis]}


def mean_score(project: Project, action: Action, criterion: Criterion) -> float | None:
    """Return the mean of what all scorers gave, or None where nobody did."""
    return mean_of(
        [one.value for one in project.all(Score).where("action", action.id) if one.criterion == criterion]
    )


def mean_of(given: Sequence[float]) -> float | None:
    """Return the mean of scores, or None where there are none."""
    # Held between the scores: rounding must not carry equal scores over a cut.
    return max(min(given), min(fsum(given) / len(given), max(given))) if given else None


def weighted_mean(parts: list[tuple[float, float]]) -> float | None:
    """Return Σ weight × score ÷ Σ weight of pairs of weight and score, None where no weight is left."""
    parts = [part for part in parts if part[0] > 0]
    if len(parts) < 2:
        return parts[0][1] if parts else None
    scores = [score for _, score in parts]
    mean = fsum(weight * score for weight, score in parts) / fsum(weight for weight, _ in parts)
    return max(min(scores), min(mean, max(scores)))


def judged(project: Project, action: Action, axis: Criterion) -> Judgement | None:
    """Return what all scorers made of an action on one axis, or None where nobody judged it.

    The mean has nine decimals: what lies on a cut then does so for every program.
    """
    scores = project.all(Score).where("action", action.id)
    return _judged(scores, _wanted(project)[axis])


def by_scorer(project: Project, action: Action) -> dict[Criterion, dict[str, float]]:
    """Return, for each axis, what each scorer, by id, made of an action."""
    scores = project.all(Score).where("action", action.id)
    return {axis: _by_scorer(scores, wanted) for axis, wanted in _wanted(project).items()}


def priority(project: Project, action: Action) -> Priority:
    """Judge one action."""
    return _priority(project, action, _wanted(project))


def _wanted(project: Project) -> dict[Criterion, dict[Criterion, float]]:
    """Return, for each axis, what makes it up in the project's scheme and how heavily that counts."""
    heavy = weights(project)
    return {
        axis: {one: heavy.get(one, 1.0) for one in criteria(project.setting.scheme, axis)} for axis in AXES
    }


def _judged(scores: Sequence[Score], wanted: Mapping[Criterion, float]) -> Judgement | None:
    by_criterion: dict[Criterion, list[float]] = {}
    for score in scores:
        if wanted.get(score.criterion, 0.0) > 0:
            by_criterion.setdefault(score.criterion, []).append(score.value)
    found = _weighted(by_criterion, wanted)
    if found is None:
        return None
    mean = round(found, 9)
    ends = _by_scorer(scores, wanted).values()
    # Who left a criterion out may lie on one side of what all criteria come to.
    return Judgement(mean, min(mean, *ends), max(mean, *ends), len(ends))


def _by_scorer(scores: Sequence[Score], wanted: Mapping[Criterion, float]) -> dict[str, float]:
    given: dict[str, list[tuple[float, float]]] = {}
    for score in scores:
        if score.criterion in wanted:
            given.setdefault(score.scorer, []).append((wanted[score.criterion], score.value))
    return {scorer: found for scorer, parts in given.items() if (found := weighted_mean(parts)) is not None}


def _weighted(given: Mapping[Criterion, list[float]], wanted: Mapping[Criterion, float]) -> float | None:
    """Return the weighted mean of the means of some criteria."""
    means = [(weight, mean_of(given.get(one, []))) for one, weight in wanted.items()]
    return weighted_mean([(weight, mean) for weight, mean in means if mean is not None])


def _priority(
    project: Project, action: Action, wanted: Mapping[Criterion, Mapping[Criterion, float]]
) -> Priority:
    scores, setting = project.all(Score).where("action", action.id), project.setting
    impact, feasibility = (_judged(scores, wanted[axis]) for axis in AXES)
    if impact is None or feasibility is None:
        return Priority(action, impact, feasibility, None, None)
    lies = quadrant(
        impact.mean,
        feasibility.mean,
        impact_cut=setting.impact_cut,
        feasibility_cut=setting.feasibility_cut,
    )
    if setting.scheme == Scheme.WEIGHTED:
        given: dict[Criterion, list[float]] = {}
        for score in scores:
            given.setdefault(score.criterion, []).append(score.value)
        value = _weighted(given, {one: weight for side in wanted.values() for one, weight in side.items()})
    else:
        value = impact.mean * feasibility.mean
    # Equal ones tie to the last bit.
    return Priority(action, impact, feasibility, None if value is None else round(value, 6), lies)


def priorities(project: Project) -> tuple[Priority, ...]:
    """Return every action that is not dropped, the highest priority first.

    Ties go by impact to four decimals, then by horizon (sooner first), then by
    the order of the list; actions without scores come last.
    """
    horizons = list(Horizon)
    live = [action for action in project.all(Action).sorted() if action.status != Status.DROPPED]
    wanted = _wanted(project)
    judged = [_priority(project, action, wanted) for action in live]

    def order(one: Priority) -> tuple[float, float, int]:
        soon = horizons.index(one.action.horizon) if one.action.horizon else len(horizons)
        return (-(one.value or 0), -round(one.impact or 0, 4), soon)

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
