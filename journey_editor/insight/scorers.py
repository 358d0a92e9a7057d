"""Scorers: who judged the actions, and how much of it (R-42)."""

from __future__ import annotations

from dataclasses import dataclass

from journey_editor.insight.priorities import criteria
from journey_editor.model.project import Project
from journey_editor.model.records import AXES, Action, Comment, Criterion, Party, Score, Status


@dataclass(frozen=True, slots=True)
class Scorer:
    """Somebody who judged: how many actions they scored, how many of these wholly, and their comments."""

    party: Party
    scored: int
    whole: int
    comments: int


def scorers(project: Project) -> tuple[Scorer, ...]:
    """Return who scored or commented on an action that is not dropped, by name.

    Only scores of the project's scheme count.
    """
    live = {one.id for one in project.all(Action).values() if one.status != Status.DROPPED}
    wanted = {one for axis in AXES for one in criteria(project.setting.scheme, axis)}
    given: dict[str, dict[str, int]] = {}
    for score in project.all(Score).values():
        if score.action in live and score.criterion in wanted:
            by_action = given.setdefault(score.scorer, {})
            by_action[score.action] = by_action.get(score.action, 0) + 1
    comments: dict[str, int] = {}
    for comment in project.all(Comment).values():
        if comment.action in live and comment.text.strip():
            comments[comment.scorer] = comments.get(comment.scorer, 0) + 1
    found = [
        Scorer(
            party,
            len(given.get(party.id, {})),
            sum(count == len(wanted) for count in given.get(party.id, {}).values()),
            comments.get(party.id, 0),
        )
        for party in project.all(Party).values()
        if party.id in given or party.id in comments
    ]
    return tuple(sorted(found, key=lambda one: (one.party.name.casefold(), one.party.id)))


def given_by(project: Project, scorer: str, action: str) -> dict[Criterion, float]:
    """Return what one scorer gave an action, by criterion."""
    scores = project.all(Score).where("action", action)
    return {one.criterion: one.value for one in scores if one.scorer == scorer}
