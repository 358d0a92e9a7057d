"""Planning: actions for what they carry out or mend."""

from __future__ import annotations

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Link, LinkKind, Opportunity, Transition


def plan_action(project: Project, row: Opportunity | Transition, *, title: str, mint: Mint) -> Change:
    """Add an action that carries out an opportunity, or mends a transition."""
    added = add_row(project, Action, mint=mint, title=title)
    action = added.added(Action)[0]
    kind = LinkKind.MENDS if isinstance(row, Transition) else LinkKind.CARRIES_OUT
    planned = added.applied_to(project)
    link = add_row(planned, Link, mint=mint, kind=kind, source=action.key, target=row.key)
    return added.then(link)


def mend(project: Project, action: Action, transition: Transition, *, mint: Mint) -> Change:
    """Let an action mend a transition too; how much of the loss it removes is not known yet."""
    ends = {"source": action.key, "target": transition.key}
    return add_row(project, Link, mint=mint, kind=LinkKind.MENDS, **ends)
