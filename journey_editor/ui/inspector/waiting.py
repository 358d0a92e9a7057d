"""Waiting: what an action waits for, in the panel."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.waiting import wait_for, waiting_for
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Dependency, RowKey, Status
from journey_editor.session.document import Document
from journey_editor.ui.inspector.linked import LinkedSection
from journey_editor.ui.inspector.related import Entry, about


class WaitingSection(LinkedSection):
    """What has to be done before an action; only what would be no circle is offered."""

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(
            document,
            key,
            words,
            parent,
            heading=words("Waits for"),
            adds=words("Wait for an action…"),
            removes=words("Wait no longer"),
        )

    def linked(self, project: Project) -> tuple[Entry, ...]:
        """Return the actions that it waits for."""
        words = self.words
        return tuple(
            Entry(one.key, name_of(project, one.key, words), about(project, one, words))
            for waiting in project.all(Dependency).where("action", self.key.id)
            if (one := project.get(Action, waiting.first)) is not None
        )

    def offered(self, project: Project) -> list[RowKey]:
        """Return the actions that it could wait for."""
        action = project.get(Action, self.key.id)
        left_out = {one.first for one in project.all(Dependency).where("action", self.key.id)}
        if action is not None:
            left_out |= waiting_for(project, action)
        over = (Status.DONE, Status.DROPPED)
        actions = project.all(Action).sorted()
        return [one.key for one in actions if one.status not in over and one.id not in left_out]

    def add(self, project: Project, other: RowKey) -> None:
        """Let it wait for an action."""
        action, first = project.row(self.key), project.row(other)
        if isinstance(action, Action) and isinstance(first, Action):
            change = wait_for(project, action, first, mint=self.document.mint)
            self.document.apply(self.words("Wait for an action"), change)

    def remove(self, project: Project, other: RowKey) -> None:
        """Let it wait for an action no longer."""
        key = Dependency.known_by(action=self.key.id, first=other.id).key
        self.document.apply(self.words("Wait no longer"), Change.removing(project, [key]))
