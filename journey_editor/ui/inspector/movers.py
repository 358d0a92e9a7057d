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
        super().__init__(
            document,
            key,
            words,
            parent,
            heading=words("Actions meant to move it"),
            adds=words("Move by an action…"),
            removes=words("Remove"),
        )

    def linked(self, project: Project) -> tuple[Entry, ...]:
        """Return the actions that are meant to move it, in the order of the list."""
        there, words = self._there(project), self.words
        return tuple(
            Entry(one.key, name_of(project, one.key, words), words(one.status.value))
            for one in project.all(Action).sorted()
            if one.id in there
        )

    def offered(self, project: Project) -> list[RowKey]:
        """Return the other actions; what was dropped moves nothing."""
        there = self._there(project)
        actions = project.all(Action).sorted()
        return [one.key for one in actions if one.id not in there and one.status != Status.DROPPED]

    def add(self, project: Project, other: RowKey) -> None:
        """Let an action be meant to move it."""
        metric, action = project.row(self.key), project.row(other)
        if isinstance(metric, Metric) and isinstance(action, Action):
            change = let_move(project, action, metric, mint=self.document.mint)
            self.document.apply(self.words("Let an action move a metric"), change)

    def remove(self, project: Project, other: RowKey) -> None:
        """Let an action move it no longer."""
        key = Effect.known_by(action=other.id, metric=self.key.id).key
        self.document.apply(self.words("Move it no longer"), Change.removing(project, [key]))

    def _there(self, project: Project) -> set[str]:
        return {one.action for one in project.all(Effect).where("metric", self.key.id)}
