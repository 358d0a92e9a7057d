"""Audience: for which personas rows are, as a tick for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.change import Change, RowEdit
from journey_editor.model.edits.views import set_audience
from journey_editor.model.project import Project
from journey_editor.model.records import Audience, Persona, RowKey
from journey_editor.session.document import Document
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel, literal

_STATES: Final = (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)


class AudienceSection(Section):
    """A tick for each persona; with all, or none, it is for everyone.  Hidden where there is one persona.

    A tick in part says that some of several rows are for a persona.
    """

    def __init__(self, document: Document, keys: Sequence[RowKey], words: Words, parent: QWidget) -> None:
        super().__init__(document, keys[-1], words, parent)
        self._keys = keys
        self.boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(PlainLabel(words("For"), self, role="label"))
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now."""
        project = self.document.kept
        personas = project.all(Persona).sorted()
        if [one.id for one in personas] != list(self.boxes):
            self._rebuild([one.id for one in personas])
        audiences = [_audience(project, key) for key in self._keys if project.row(key) is not None]
        for persona in personas:
            box = self.boxes[persona.id]
            title = persona.title or self.words(persona.noun)
            box.setText(literal(title))
            box.setAccessibleName(f"{self.words('For')}: {title}")
            meant = sum(not said or persona.id in said for said in audiences)
            box.setTristate(0 < meant < len(audiences))
            box.setCheckState(_STATES[(meant > 0) + (meant == len(audiences))])
        self.setVisible(len(personas) > 1)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes to, in order."""
        return [*self.boxes.values()]

    def _rebuild(self, personas: list[str]) -> None:
        for box in self.boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = {persona: QCheckBox(self) for persona in personas}
        for persona, box in self.boxes.items():
            box.clicked.connect(lambda _=False, one=persona: self._keep(one))
            self._column.addWidget(box)

    def _keep(self, persona: str) -> None:
        project, every = self.document.kept, set(self.boxes)
        ticked = self.boxes[persona].isChecked()
        edits: dict[RowKey, RowEdit] = {}
        for key in self._keys:
            if project.row(key) is not None:
                said = _audience(project, key) or every
                meant = said | {persona} if ticked else said - {persona}
                edits |= set_audience(project, key, None if meant == every else meant).edits
        self.document.apply(self.words("Say whom it is for"), Change(edits))
        self.refresh()  # without any tick it is for everyone


def _audience(project: Project, key: RowKey) -> set[str]:
    return {one.persona for one in project.all(Audience).where("subject", key)}
