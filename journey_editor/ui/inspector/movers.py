"""Movers: the actions that are meant to move a metric, in the panel, to be gone to, added and taken away."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, shortened
from journey_editor.model.change import Change
from journey_editor.model.edits.measuring import let_move
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Effect, Metric, RowKey, Status
from journey_editor.session.document import Document
from journey_editor.ui.inspector.choices import Picker
from journey_editor.ui.inspector.related import Entry
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.inspector.tiles import Tile
from journey_editor.ui.labels import PlainLabel, set_tip

_LONGEST: Final = 60  # characters in the list


class MoversSection(Section):
    """What is meant to move a metric."""

    chosen = Signal(object)

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(document, key, words, parent)
        self._shown: tuple[Entry, ...] = ()
        self._lines: list[QWidget] = []
        self.picker = Picker(self)
        self.picker.setAccessibleName(words("Actions meant to move it"))
        self.picker.activated.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(PlainLabel(words("Actions meant to move it"), self, role="section"))
        self._column.addWidget(self.picker)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now."""
        project, words = self.document.kept, self.words
        linked = {one.action for one in project.all(Effect).where("metric", self.key.id)}
        actions = project.all(Action).sorted()
        entries = tuple(
            Entry(one.key, name_of(project, one.key, words), words(one.status.value))
            for one in actions
            if one.id in linked
        )
        if entries != self._shown:
            self._rebuild(entries)
        others = [one.key for one in actions if one.id not in linked and one.status != Status.DROPPED]
        self.picker.fill([(None, words("Move by an action…")), *self._named(project, others)])
        self.picker.setCurrentIndex(0)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        inside = [line.findChildren(kind) for line in self._lines for kind in (Tile, QToolButton)]
        return [*(one for found in inside for one in found), self.picker]

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
        remove.setAccessibleName(f"{self.words('Remove')}: {entry.title}")
        set_tip(remove, self.words("Remove"))
        remove.clicked.connect(lambda: self._remove(entry.key))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(tile, 1)
        row.addWidget(remove)
        return line

    def _named(self, project: Project, keys: list[RowKey]) -> list[tuple[RowKey, str]]:
        return [(key, shortened(name_of(project, key, self.words), longest=_LONGEST)) for key in keys]

    def _add(self, place: int) -> None:
        other, project = self.picker.itemData(place), self.document.kept
        self.picker.setCurrentIndex(0)
        metric, action = project.row(self.key), project.row(other) if other is not None else None
        if isinstance(metric, Metric) and isinstance(action, Action):
            change = let_move(project, action, metric, mint=self.document.mint)
            self.document.apply(self.words("Let an action move a metric"), change)
            self.refresh()

    def _remove(self, action: RowKey) -> None:
        project = self.document.kept
        key = Effect.known_by(action=action.id, metric=self.key.id).key
        self.document.apply(self.words("Move it no longer"), Change.removing(project, [key]))
        self.refresh()
