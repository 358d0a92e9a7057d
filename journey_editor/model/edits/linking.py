"""Linking: join what follows from what: pain, opportunity, action, and its owner and metrics (R-40)."""

from __future__ import annotations

from typing import Final

from journey_editor.kernel.errors import JourneyError
from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Effect,
    Link,
    LinkKind,
    Metric,
    Opportunity,
    Pain,
    Party,
    Record,
    RowKey,
    Transition,
)

# What a link of each kind leads from and to.
_KINDS: Final = {
    (Opportunity.table, Pain.table): LinkKind.ANSWERS,
    (Action.table, Opportunity.table): LinkKind.CARRIES_OUT,
    (Action.table, Transition.table): LinkKind.MENDS,
}
LINKABLE: Final = frozenset({*_KINDS, (Action.table, Party.table), (Action.table, Metric.table)})
"""The tables that can be linked with each other, what answers first."""


def link(project: Project, one: RowKey, other: RowKey, *, mint: Mint) -> Change:
    """Link two rows, in whichever order they come.

    Raises JourneyError where they are linked already, or where rows of their
    kinds cannot be.
    """
    source, target = _ends(one, other)
    if tie(project, source, target) is not None:
        raise JourneyError("These two are linked already.")
    match target.table:
        case Party.table:
            return set_values(project, source, owner=target.id)
        case Metric.table:
            return add_row(project, Effect, mint=mint, action=source.id, metric=target.id)
        case table:
            kind = _KINDS[source.table, table]
            return add_row(project, Link, mint=mint, kind=kind, source=source, target=target)


def unlink(project: Project, one: RowKey, other: RowKey) -> Change:
    """Link two rows no longer.

    Raises JourneyError where they are not linked.
    """
    source, target = _ends(one, other)
    found = tie(project, source, target)
    if found is None:
        raise JourneyError("These two are not linked.")
    if isinstance(found, Action):
        return set_values(project, source, owner=None)
    return Change.removing(project, [found.key])


def tie(project: Project, one: RowKey, other: RowKey) -> Record | None:
    """Return the row that says that two rows are linked: a link, an effect, an owned action; else None.

    Raises JourneyError where rows of their kinds cannot be linked.
    """
    source, target = _ends(one, other)
    match target.table:
        case Party.table:
            action = project.get(Action, source.id)
            return action if action is not None and action.owner == target.id else None
        case Metric.table:
            return project.row(Effect.known_by(action=source.id, metric=target.id).key)
        case table:
            kind = _KINDS[source.table, table]
            return project.row(Link.known_by(kind=kind, source=source, target=target).key)


def _ends(one: RowKey, other: RowKey) -> tuple[RowKey, RowKey]:
    for ends in ((one, other), (other, one)):
        if (ends[0].table, ends[1].table) in LINKABLE:
            return ends
    raise JourneyError(
        "Pain points are linked with opportunities, opportunities with actions, "
        "and actions with an owner, a horizon and metrics."
    )
