"""Waiting: what an action waits for, in the panel, to be added to and taken away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, shortened
from journey_editor.model.change import Change
from journey_editor.model.edits.waiting import wait_for, waiting_for
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Dependency, RowKey, Status
from journey_editor.session.document import Document
from journey_editor.ui.inspector.choices import Picker
from journey_editor.ui.inspector.related import Entry, about
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.inspector.tiles import Tile
from journey_editor.ui.labels import PlainLabel, set_tip

_LONGEST: Final = 60  # characters in the list


class WaitingSection(Section):
    """What has to be done before an action; only what would be no circle is offered."""

    chosen = Signal(object)

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(document, key, words, parent)
        self._shown: tuple[Entry, ...] | None = None
        self._lines: list[QWidget] = []
        self.picker = Picker(self)
        self.picker.setAccessibleName(words("Waits for"))
        self.picker.activated.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(PlainLabel(words("Waits for"), self, role="section"))
        self._column.addWidget(self.picker)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now."""
        project, words = self.document.kept, self.words
        rows = [
            one
            for waiting in project.all(Dependency).where("action", self.key.id)
            if (one := project.get(Action, waiting.first)) is not None
        ]
        entries = tuple(
            Entry(one.key, name_of(project, one.key, words), about(project, one, words)) for one in rows
        )
        if entries != self._shown:
            self._rebuild(entries)
        self.picker.fill(self._offers(project, {one.id for one in rows}))
        self.picker.setCurrentIndex(0)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        return [
            *(one for line in self._lines for kind in (Tile, QToolButton) for one in line.findChildren(kind)),
            self.picker,
        ]

    def offer(self) -> None:
        """Open the list of what can be waited for."""
        self.picker.setFocus()
        self.picker.showPopup()

    def _rebuild(self, entries: tuple[Entry, ...]) -> None:
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()  # one of its buttons may be what was pressed
        self._shown, self._lines = entries, [self._line(entry) for entry in entries]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(1 + place, line)

    def _line(self, entry: Entry) -> QWidget:
        line = QWidget(self)
        tile = Tile(entry, "plan", line)
        tile.clicked.connect(lambda: self.chosen.emit(entry.key))
        remove = QToolButton(line)
        remove.setText("×")
        remove.setAccessibleName(f"{self.words('Wait no longer')}: {entry.title}")
        set_tip(remove, self.words("Wait no longer"))
        remove.clicked.connect(lambda: self._remove(entry.key))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(tile, 1)
        row.addWidget(remove)
        return line

    def _offers(self, project: Project, there: set[str]) -> list[tuple[RowKey | None, str]]:
        """Return what could be waited for, after a line that says what the list is for."""
        action = project.get(Action, self.key.id)
        left_out = there | waiting_for(project, action) if action is not None else there
        rows = [
            one
            for one in project.all(Action).sorted()
            if one.status not in (Status.DONE, Status.DROPPED) and one.id not in left_out
        ]
        names = [(one.key, name_of(project, one.key, self.words)) for one in rows]
        return [
            (None, self.words("Wait for an action…")),
            *((key, shortened(name, longest=_LONGEST)) for key, name in names),
        ]

    def _add(self, place: int) -> None:
        other, project = self.picker.itemData(place), self.document.kept
        self.picker.setCurrentIndex(0)
        action, first = project.row(self.key), project.row(other) if other is not None else None
        if isinstance(action, Action) and isinstance(first, Action):
            change = wait_for(project, action, first, mint=self.document.mint)
            self.document.apply(self.words("Wait for an action"), change)
            self.refresh()

    def _remove(self, first: RowKey) -> None:
        project = self.document.kept
        key = Dependency.known_by(action=self.key.id, first=first.id).key
        self.document.apply(self.words("Wait no longer"), Change.removing(project, [key]))
        self.refresh()
