"""Links: what the cards of the chain can be linked with, and the changes that link, part and add them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from journey_editor.insight.follow_up import (
    HORIZON,
    NOBODY,
    UNPLANNED,
    FollowUp,
    Gap,
    Tie,
    horizon_key,
    horizon_named,
)
from journey_editor.insight.roadmap import horizon_of, span
from journey_editor.kernel.errors import JourneyError
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.times import day_of
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.linking import LINKABLE, link, unlink
from journey_editor.model.edits.planning import answer_pain, assign_action, measure_action, plan_action
from journey_editor.model.edits.scheduling import reschedule
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import Line, Prose, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import TABLES, Action, Metric, Opportunity, Pain, Party, RowKey

_PAIRS: Final = LINKABLE | {(Action.table, HORIZON)}
# The table of what a gap wants.
WANTED: Final[Mapping[Gap, str]] = {
    Gap.UNANSWERED: Opportunity.table,
    Gap.UNTAKEN: Action.table,
    Gap.GROUNDLESS: Opportunity.table,
    Gap.UNOWNED: Party.table,
    Gap.UNPLANNED: HORIZON,
    Gap.UNMEASURED: Metric.table,
    Gap.UNMOVED: Action.table,
}


_OFFERS: Final[Mapping[Gap, str]] = {
    Gap.UNANSWERED: "New opportunity for this pain point",
    Gap.UNTAKEN: "New action for this opportunity",
    Gap.UNOWNED: "New owner for this action",
    Gap.UNMEASURED: "New metric for this action",
    Gap.UNMOVED: "New action for this metric",
}
_ADDING: Final[Mapping[str, str]] = {
    Opportunity.table: "Add opportunity",
    Action.table: "Add action",
    Party.table: "Add owner",
    Metric.table: "Add metric",
}
_OFFERED: Final[Mapping[str, tuple[Gap, ...]]] = {
    Pain.table: (Gap.UNANSWERED,),
    Opportunity.table: (Gap.UNTAKEN,),
    Action.table: (Gap.UNMEASURED, Gap.UNOWNED),
    Metric.table: (Gap.UNMOVED,),
}


def news(key: RowKey, gap: Gap | None = None) -> tuple[Gap, ...]:
    """Return which rows could be added for a card: what it can have, or what one gap wants."""
    if gap is None:
        return _OFFERED.get(key.table, ())
    return (gap,) if gap in _OFFERS else ()


def offer(gap: Gap, words: Words) -> str:
    """Return the words with which what a gap wants is offered."""
    return words(_OFFERS[gap])


def adding(gap: Gap, words: Words) -> str:
    """Return what undo calls that what a gap wants was added."""
    return words(_ADDING[WANTED[gap]])


def longest(gap: Gap) -> int:
    """Return how many characters the name of what a gap wants may have."""
    kind = TABLES[WANTED[gap]]
    return next(
        field.longest
        for column in columns_of(kind)
        if column.name in ("title", "text", "name") and isinstance(field := column.field, Line | Prose)
    )


def may_link(one: RowKey, other: RowKey) -> bool:
    """Whether two cards are of kinds that can be linked."""
    return (one.table, other.table) in _PAIRS or (other.table, one.table) in _PAIRS


def partners(project: Project, found: FollowUp, key: RowKey, *, table: str | None = None) -> list[RowKey]:
    """Return the cards that one could be linked with and is not yet, of one `table` where told.

    Any party may come to own an action, whether there is a card of it or not.
    """
    ties = _tied_with(found, key)
    cards = [card for keys in found.columns for card in keys]
    cards += [one.key for one in project.all(Party).sorted() if not one.private]
    wanted = [card for card in dict.fromkeys(cards) if may_link(key, card) and card not in ties]
    return [card for card in wanted if card.id and table in (None, card.table)]


def _tied_with(found: FollowUp, key: RowKey) -> set[RowKey]:
    ends: set[RowKey] = set()
    for tie in found.ties:
        near = {tie.left, tie.right} | ({tie.action} if tie.action else set())
        if key in near:
            ends |= {end for end in near if may_link(key, end)}
    return ends


def joined(project: Project, one: RowKey, other: RowKey, *, today: dt.date, mint: Mint) -> Change:
    """Link two cards; raises JourneyError where they are linked already or cannot be.

    Linked with nobody, or with what is not planned, an action has no owner, or
    neither horizon nor due date; with another horizon it is due on the nearest
    day of that.
    """
    key, end = (one, other) if one.table == Action.table else (other, one)
    action = project.get(Action, key.id) if key.table == Action.table else None
    if action is None or (end != NOBODY and end.table != HORIZON):
        return link(project, one, other, mint=mint)
    there = NOBODY if action.owner is None else None, horizon_key(horizon_of(action, today))
    if end in there:
        raise JourneyError("These two are linked already.")
    if end == NOBODY:
        return set_values(project, key, owner=None)
    horizon, due = horizon_named(end), day_of(action.due)
    if horizon is not None and due is not None:
        due = span(horizon, today).nearest(due)
    return reschedule(project, action, horizon, due=due)


def parted(project: Project, tie: Tie) -> Change:
    """Take a line of the chain away; raises JourneyError where it stands for nothing that could be."""
    if tie.right in (NOBODY, UNPLANNED):
        raise JourneyError("There is no link here yet.")
    if tie.action is None:
        return unlink(project, tie.left, tie.right)
    if tie.right.table == HORIZON:
        return reschedule(project, project.one(Action, tie.action.id), None, due=None)
    return unlink(project, tie.action, tie.right)


def added(project: Project, gap: Gap, key: RowKey, *, title: str, words: Words, mint: Mint) -> Change:
    """Add what a gap wants, for the card at which it is."""
    match gap, project.row(key):
        case Gap.UNANSWERED, Pain() as pain:
            return answer_pain(project, pain, text=title, words=words, mint=mint)
        case ((Gap.UNTAKEN | Gap.UNMOVED), (Opportunity() | Metric()) as row):
            return plan_action(project, row, title=title, mint=mint)
        case Gap.UNMEASURED, Action() as action:
            return measure_action(project, action, title=title, mint=mint)
        case Gap.UNOWNED, Action() as action:
            return assign_action(project, action, name=title, mint=mint)
        case _:
            return Change()
