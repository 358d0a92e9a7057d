"""Pledges: what somebody will do within 90 days, and whether it was kept (R-44)."""

from __future__ import annotations

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.rows import add_row
from journey_editor.model.edits.values import set_values
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Party, Pledge, RowKey


def pledge(
    project: Project,
    *,
    date: str,
    mint: Mint,
    title: str = "",
    party: Party | None = None,
    action: Action | None = None,
) -> Change:
    """Add a pledge that was made on `date`, after all others."""
    return add_row(
        project,
        Pledge,
        mint=mint,
        title=title,
        date=date,
        party=party.id if party else None,
        action=action.id if action else None,
    )


def report(project: Project, key: RowKey, *, kept: bool | None) -> Change:
    """Say whether a pledge was kept; None is not known."""
    return set_values(project, key, kept=kept)
