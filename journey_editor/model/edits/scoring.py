"""Scoring: what one scorer gives an action and says of it, and how heavily criteria count (R-42)."""

from __future__ import annotations

from collections.abc import Mapping

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.parties import add_person, party_named
from journey_editor.model.edits.values import clean, set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Comment, Criterion, Party, Scheme, Score, Weight
from journey_editor.model.validity import require_valid


def give_scores(
    project: Project, action: str, *, scorer: str, given: Mapping[Criterion, float | None], mint: Mint
) -> Change:
    """Let the party called `scorer` give an action these scores, 1 to 5; None takes one back.

    Other scores stay.  Who is not there yet is added as a private person.
    Raises InvalidRecordError where a score cannot be kept.
    """
    party, change = _scorer(project, scorer, mint=mint, adds=any(one is not None for one in given.values()))
    if party is None:
        return change
    rows, gone = [], []
    for criterion, value in given.items():
        known = {"action": action, "scorer": party.id, "criterion": criterion}
        if value is None:
            gone.append(Score.known_by(**known, value=1.0).key)
        else:
            rows.append(Score.known_by(**known, value=value))
            require_valid(rows[-1])
    return change.then(Change.putting(project, *rows)).then(Change.removing(project, gone))


def say_comment(project: Project, action: str, *, scorer: str, text: str, mint: Mint) -> Change:
    """Let the party called `scorer` say exactly this of an action; no text takes the comment away.

    Who is not there yet is added as a private person.
    """
    text = clean(Comment, {"text": text})["text"]
    party, change = _scorer(project, scorer, mint=mint, adds=bool(text.strip()))
    if party is None:
        return change
    comment = Comment.known_by(action=action, scorer=party.id, text=text)
    if not text.strip():
        return Change.removing(project, [comment.key])
    return change.then(Change.putting(project, comment))


def set_scheme(project: Project, scheme: Scheme, weights: Mapping[Criterion, float]) -> Change:
    """Let scores become a priority in this way, and each of these criteria count so heavily, 0 to 10.

    A weight of 1, as every criterion has that nobody weighed, needs no row.  Raises
    InvalidRecordError where a weight cannot be kept.
    """
    rows = [Weight.known_by(criterion=one, value=value) for one, value in weights.items()]
    for row in rows:
        require_valid(row)
    there = project.all(Weight)
    put = [row for row in rows if row.value != 1.0 or row.id in there]
    change = set_values(project, project.setting.key, scheme=scheme)
    return change.then(Change.putting(project, *put))


def _scorer(project: Project, name: str, *, mint: Mint, adds: bool) -> tuple[Party | None, Change]:
    party = party_named(project, name)
    if party is not None or not adds:
        return party, Change()
    return add_person(project, name, mint=mint)
