"""Renaming: the smallest thing that can be done to a document."""

from __future__ import annotations

from journey_editor.model.change import Change
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import Stage
from journey_editor.session.document import Document


def stage_of(document: Document) -> Stage:
    """Return the stage that is renamed."""
    return next(iter(document.kept.all(Stage).values()))


def title(document: Document) -> str:
    """Return what it is called now, as shown."""
    return next(iter(document.project.all(Stage).values())).title


def renamed(document: Document, said: str) -> Change:
    """Return the change that renames it."""
    return set_values(document.kept, stage_of(document).key, title=said)


def rename(document: Document, said: str, gesture: str | None = None) -> None:
    """Rename it."""
    document.apply("Type", renamed(document, said), gesture=gesture)
