"""Linked: actions that something is linked with, in the panel, to be gone to, added and taken away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, shortened
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Action, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector.choices import Picker
from journey_editor.ui.inspector.related import Entry
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.inspector.tiles import Tile
from journey_editor.ui.labels import PlainLabel, set_tip

_LONGEST: Final = 60  # characters in the list


class LinkedSection(Section):
    """A list of actions with a picker for others; a subclass says which, and what a link is.

    `title` stands above them, `offer` on the picker, `unlink` on what takes one away.
    """

    chosen = Signal(object)

    def __init__(
        self,
        document: Document,
        key: RowKey,
        words: Words,
        parent: QWidget,
        *,
        title: str,
        offer: str,
        unlink: str,
    ) -> None:
        super().__init__(document, key, words, parent)
        self._offer_said, self._unlink_said = offer, unlink
        self._shown: tuple[Entry, ...] | None = None
        self._lines: list[QWidget] = []
        self.picker = Picker(self)
        self.picker.setAccessibleName(title)
        self.picker.activated.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(PlainLabel(title, self, role="section"))
        self._column.addWidget(self.picker)
        self.refresh()

    def linked(self, project: Project) -> tuple[Entry, ...]:
        """Return the actions that are linked."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def others(self, project: Project) -> list[Action]:
        """Return the actions that may be linked too."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def link(self, project: Project, action: Action) -> tuple[str, Change]:
        """Return what links an action, and its words."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def unlink(self, project: Project, action: RowKey) -> tuple[str, Change]:
        """Return what takes a link away, and its words."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def refresh(self) -> None:
        """Show what the document has now."""
        project = self.document.kept
        entries = self.linked(project)
        if entries != self._shown:
            self._rebuild(entries)
        names = [(one.key, name_of(project, one.key, self.words)) for one in self.others(project)]
        self.picker.fill(
            [(None, self._offer_said), *((key, shortened(name, longest=_LONGEST)) for key, name in names)]
        )
        self.picker.setCurrentIndex(0)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        inside = [line.findChildren(kind) for line in self._lines for kind in (Tile, QToolButton)]
        return [*(one for found in inside for one in found), self.picker]

    def offer(self) -> None:
        """Open the list of what can be linked."""
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
        remove.setAccessibleName(f"{self._unlink_said}: {entry.title}")
        set_tip(remove, self._unlink_said)
        remove.clicked.connect(lambda: self._remove(entry.key))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(tile, 1)
        row.addWidget(remove)
        return line

    def _add(self, place: int) -> None:
        other, project = self.picker.itemData(place), self.document.kept
        self.picker.setCurrentIndex(0)
        action = project.row(other) if other is not None else None
        if isinstance(action, Action) and project.row(self.key) is not None:
            self.document.apply(*self.link(project, action))
            self.refresh()

    def _remove(self, action: RowKey) -> None:
        self.document.apply(*self.unlink(self.document.kept, action))
        self.refresh()
