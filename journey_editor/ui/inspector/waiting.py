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
        title, offer = words("Waits for"), words("Wait for an action…")
        super().__init__(
            document, key, words, parent, title=title, offer=offer, unlink=words("Wait no longer")
        )

    def linked(self, project: Project) -> tuple[Entry, ...]:
        """Return what the action waits for."""
        return tuple(
            Entry(one.key, name_of(project, one.key, self.words), about(project, one, self.words))
            for one in self._first(project)
        )

    def others(self, project: Project) -> list[Action]:
        """Return what it could wait for, too."""
        action = project.get(Action, self.key.id)
        left_out = {one.id for one in self._first(project)}
        if action is not None:
            left_out |= waiting_for(project, action)
        return [
            one
            for one in project.all(Action).sorted()
            if one.status not in (Status.DONE, Status.DROPPED) and one.id not in left_out
        ]

    def link(self, project: Project, action: Action) -> tuple[str, Change]:
        """Let it wait for an action."""
        change = wait_for(project, project.one(Action, self.key.id), action, mint=self.document.mint)
        return self.words("Wait for an action"), change

    def unlink(self, project: Project, action: RowKey) -> tuple[str, Change]:
        """Let it no longer."""
        waiting = Dependency.known_by(action=self.key.id, first=action.id).key
        return self.words("Wait no longer"), Change.removing(project, [waiting])

    def _first(self, project: Project) -> list[Action]:
        waits = project.all(Dependency).where("action", self.key.id)
        return [one for waiting in waits if (one := project.get(Action, waiting.first)) is not None]
