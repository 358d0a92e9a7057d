"""Views: for whom something on the map is, and ways of looking at it under a name."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from journey_editor.kernel.ids import Mint
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.rows import add_row
from journey_editor.model.project import Project
from journey_editor.model.records import Audience, RowKey, SavedView, ViewLane, ViewPersona


def set_audience(project: Project, subject: RowKey, personas: AbstractSet[str] | None) -> Change:
    """Say for whom something is: for these personas, or with None for everyone."""
    wanted = [Audience.known_by(subject=subject, persona=persona) for persona in sorted(personas or ())]
    kept = {row.key for row in wanted}
    gone = [row.key for row in project.all(Audience).where("subject", subject) if row.key not in kept]
    return Change.removing(project, gone).then(Change.putting(project, *wanted))


def save_view(
    project: Project,
    variant: str,
    *,
    title: str,
    personas: AbstractSet[str] | None,
    hidden: Iterable[str],
    expectation: bool,
    mint: Mint,
) -> Change:
    """Keep a way of looking at a variant under a name; one of that name of the same variant is replaced."""
    same = [one.key for one in project.all(SavedView).where("variant", variant) if one.title == title]
    before = remove(project, same)
    begun = before.applied_to(project)
    added = add_row(begun, SavedView, mint=mint, variant=variant, title=title, expectation=expectation)
    (view,) = added.added(SavedView)
    rows = [ViewPersona.known_by(view=view.id, persona=persona) for persona in sorted(personas or ())]
    lanes = [ViewLane.known_by(view=view.id, lane=lane) for lane in sorted(hidden)]
    return before.then(added).then(Change.putting(begun, *rows, *lanes))
