"""Linked: rows that a row is linked with, in the panel, to be gone to, added and taken away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, shortened
from journey_editor.model.project import Project
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector.choices import Picker
from journey_editor.ui.inspector.related import Entry
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.inspector.tiles import Tile
from journey_editor.ui.labels import PlainLabel, set_tip

_LONGEST: Final = 60  # characters in the list


class LinkedSection(Section):
    """A tile for each row that is linked, and a list of those that can be.

    `heading` says what they are, `adds` what the list is for, and `removes` what
    takes one away.
    """

    chosen = Signal(object)

    def __init__(
        self,
        document: Document,
        key: RowKey,
        words: Words,
        parent: QWidget,
        *,
        heading: str,
        adds: str,
        removes: str,
    ) -> None:
        super().__init__(document, key, words, parent)
        self._adds, self._removes = adds, removes
        self._shown: tuple[Entry, ...] = ()
        self._lines: list[QWidget] = []
        self.picker = Picker(self)
        self.picker.setAccessibleName(heading)
        self.picker.activated.connect(self._take)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(PlainLabel(heading, self, role="section"))
        self._column.addWidget(self.picker)
        self.refresh()

    def linked(self, project: Project) -> tuple[Entry, ...]:
        """Return the rows that are linked."""
        raise NotImplementedError  # every kind has its own; a Qt widget cannot be an ABC

    def offered(self, project: Project) -> list[RowKey]:
        """Return the rows that can be linked."""
        raise NotImplementedError

    def add(self, project: Project, other: RowKey) -> None:
        """Link a row that was offered."""
        raise NotImplementedError

    def remove(self, project: Project, other: RowKey) -> None:
        """Link a row no longer."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show what the document has now."""
        project = self.document.kept
        entries = self.linked(project)
        if entries != self._shown:
            self._rebuild(entries)
        names = [(key, name_of(project, key, self.words)) for key in self.offered(project)]
        self.picker.fill(
            [(None, self._adds), *((key, shortened(name, longest=_LONGEST)) for key, name in names)]
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
        remove.setAccessibleName(f"{self._removes}: {entry.title}")
        set_tip(remove, self._removes)
        remove.clicked.connect(lambda: self._drop(entry.key))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(tile, 1)
        row.addWidget(remove)
        return line

    def _take(self, place: int) -> None:
        other = self.picker.itemData(place)
        self.picker.setCurrentIndex(0)
        if other is not None:
            self.add(self.document.kept, other)
            self.refresh()

    def _drop(self, other: RowKey) -> None:
        self.remove(self.document.kept, other)
        self.refresh()
