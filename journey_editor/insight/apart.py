"""Apart: what one scorer gave an action, and what all others made of it (R-42)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from journey_editor.insight.priorities import by_scorer, criteria, mean_of
from journey_editor.model.project import Project
from journey_editor.model.records import AXES, Action, Comment, Criterion, Score


@dataclass(frozen=True, slots=True)
class Others:
    """What all but one scorer gave on one criterion: their mean, None without any, and how many they are."""

    mean: float | None
    scorers: int


@dataclass(frozen=True, slots=True)
class Apart:
    """One scorer's own scores and comment, and the others.

    `low` and `high` are, for each axis, the least and the most that another
    scorer made of it, None without any.
    """

    own: Mapping[Criterion, float]
    comment: str
    others: Mapping[Criterion, Others]
    low: Mapping[Criterion, float | None]
    high: Mapping[Criterion, float | None]


def apart(project: Project, action: Action, scorer: str | None) -> Apart:
    """Set the scores of `scorer`, an id, apart from all others; without one all are others'."""
    own: dict[Criterion, float] = {}
    given: dict[Criterion, list[float]] = {
        one: [] for axis in AXES for one in criteria(project.setting.scheme, axis)
    }
    for score in project.all(Score).where("action", action.id):
        if score.criterion in given:
            if score.scorer == scorer:
                own[score.criterion] = score.value
            else:
                given[score.criterion].append(score.value)
    ends = {
        axis: [value for one, value in made.items() if one != scorer]
        for axis, made in by_scorer(project, action).items()
    }
    comments = (one.text for one in project.all(Comment).where("action", action.id) if one.scorer == scorer)
    return Apart(
        own,
        next(comments, ""),
        {one: Others(mean_of(values), len(values)) for one, values in given.items()},
        {axis: min(values, default=None) for axis, values in ends.items()},
        {axis: max(values, default=None) for axis, values in ends.items()},
    )
