"""Movers: the actions that are meant to move a metric, in the panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.measuring import let_move
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Effect, Metric, RowKey, Status
from journey_editor.session.document import Document
from journey_editor.ui.inspector.linked import LinkedSection
from journey_editor.ui.inspector.related import Entry


class MoversSection(LinkedSection):
    """What is meant to move a metric."""

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        title, offer = words("Actions meant to move it"), words("Move by an action…")
        super().__init__(document, key, words, parent, title=title, offer=offer, unlink=words("Remove"))

    def linked(self, project: Project) -> tuple[Entry, ...]:
        """Return the actions that are meant to move the metric."""
        words, linked = self.words, self._ids(project)
        return tuple(
            Entry(one.key, name_of(project, one.key, words), words(one.status.value))
            for one in project.all(Action).sorted()
            if one.id in linked
        )

    def others(self, project: Project) -> list[Action]:
        """Return the actions that may move it too."""
        linked = self._ids(project)
        return [
            one
            for one in project.all(Action).sorted()
            if one.id not in linked and one.status != Status.DROPPED
        ]

    def link(self, project: Project, action: Action) -> tuple[str, Change]:
        """Let an action move the metric."""
        change = let_move(project, action, project.one(Metric, self.key.id), mint=self.document.mint)
        return self.words("Let an action move a metric"), change

    def unlink(self, project: Project, action: RowKey) -> tuple[str, Change]:
        """Let it no longer."""
        effect = Effect.known_by(action=action.id, metric=self.key.id).key
        return self.words("Move it no longer"), Change.removing(project, [effect])

    def _ids(self, project: Project) -> set[str]:
        return {one.action for one in project.all(Effect).where("metric", self.key.id)}
