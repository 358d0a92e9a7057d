"""Scope: who took part in making the map, as numbers by kind."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.rows import add_row
from journey_editor.model.fields import Column, columns_of
from journey_editor.model.records import Participant, ParticipantKind, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector.blank import Blank
from journey_editor.ui.inspector.form import input_for, lay_out
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel


class ParticipantsSection(Section):
    """A number for each kind of participant of a journey; left open, nothing is known of that kind."""

    def __init__(self, document: Document, journey: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(document, journey, words, parent)
        self.blanks = {kind: self._blank(kind) for kind in ParticipantKind}
        grid = QGridLayout()
        lay_out(self.blanks.values(), grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(PlainLabel(words("Participants"), self, role="section"))
        column.addLayout(grid)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now; what is being typed stays."""
        rows = self.document.kept.all(Participant).where("journey", self.key.id)
        counts = {row.kind: row.count for row in rows}
        for kind, blank in self.blanks.items():
            blank.show_value(counts.get(kind))

    def _blank(self, kind: ParticipantKind) -> Blank:
        declared = next(one for one in columns_of(Participant) if one.name == "count")
        column: Column = replace(declared, field=replace(declared.field, label=kind.value), optional=True)
        return self.blank_for(
            column, input_for(column, self.words, self), lambda blank: self._keep(kind, blank)
        )

    def _keep(self, kind: ParticipantKind, blank: Blank) -> None:
        project = self.document.kept
        if project.row(self.key) is None:
            return
        values = {"journey": self.key.id, "kind": kind}
        if blank.kept is None:
            change = remove(project, [Participant.known_by(**values).key])
        else:
            change = add_row(project, Participant, mint=self.document.mint, **values, count=blank.kept)
        self.apply(self.words("Participants"), change, blank)
