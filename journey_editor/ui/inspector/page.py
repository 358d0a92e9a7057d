"""Page: everything the panel shows of one row, or of the map where none is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.fields import Column
from journey_editor.model.records import (
    Action,
    Journey,
    Metric,
    Note,
    Record,
    RowKey,
    Setting,
    Stage,
    Step,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.session.document import Document
from journey_editor.ui.inspector.audience import AudienceSection
from journey_editor.ui.inspector.computing import ComputingSection
from journey_editor.ui.inspector.experience import ExperienceSection
from journey_editor.ui.inspector.form import NAMES, Form, columns_for
from journey_editor.ui.inspector.heading import Heading
from journey_editor.ui.inspector.mending import MendingSection
from journey_editor.ui.inspector.movers import MoversSection
from journey_editor.ui.inspector.passage import PassageSection
from journey_editor.ui.inspector.scope import ParticipantsSection
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.inspector.tiles import SECTIONS, RelatedSection
from journey_editor.ui.inspector.waiting import WaitingSection
from journey_editor.ui.labels import PlainLabel

_FIRST: Final = (*NAMES, "step", "channel", "owner")  # above the experience; the rest lies below it


class Page(QWidget):
    """The row under `key` with what belongs to it; with None the journey of `view` and the map's setting."""

    chosen = Signal(object)
    persona_chosen = Signal(str)

    def __init__(
        self,
        document: Document,
        key: RowKey | None,
        persona: str | None,
        words: Words,
        parent: QWidget,
        *,
        view: View | None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("inspector-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._words = words
        self._parts: list[Section] = []
        self.experience: ExperienceSection | None = None
        self.waiting: WaitingSection | None = None
        self._key = key
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(18, 14, 18, 24)
        self._column.setSpacing(SECTIONS)
        row = document.kept.row(key) if key else None
        if row is None:
            self._show_map(view)
        else:
            self._show_row(row, persona)
        self._column.addStretch(1)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now; what is being typed stays."""
        for part in self._parts:
            part.refresh()
        if self.experience is not None and self._key is not None and self._key.table == Step.table:
            # A step with touchpoints is felt at these.
            there = self._document.kept.all(Touchpoint).where("step", self._key.id)
            self.experience.setVisible(not there)
        for before, after in pairwise(stop for part in self._parts for stop in part.stops()):
            QWidget.setTabOrder(before, after)

    def commit(self) -> None:
        """Keep what is still being typed."""
        for part in self._parts:
            part.commit()

    def go_to_name(self, reason: Qt.FocusReason) -> None:
        """Put the focus where the row is named."""
        for form in self.findChildren(Form):
            for name in NAMES:
                if name in form.blanks:
                    return form.blanks[name].input.control.setFocus(reason)
        return None

    def _show_map(self, view: View | None) -> None:
        project = self._document.kept
        journey = project.get(Journey, view.journey if view else None)
        variant = project.get(Variant, view.variant if view else None)
        if journey is not None:
            self._add(Heading(self._document, journey.key, self._words, self))
            self._add_form(journey, columns_for(Journey))
            self._add(ParticipantsSection(self._document, journey.key, self._words, self))
        if variant is not None:
            self._add_form(variant, columns_for(Variant), title="Variant")
        if project.row(project.setting.key) is not None:
            self._add_form(project.setting, columns_for(Setting), title="Whole map")

    def _show_row(self, row: Record, persona: str | None) -> None:
        document, words = self._document, self._words
        columns = sorted(columns_for(type(row)), key=lambda column: column.name not in NAMES)
        self._add(Heading(document, row.key, words, self))
        if isinstance(row, Transition):
            self._add(PassageSection(document, row.key, words, self))
        felt = isinstance(row, Touchpoint | Step | Stage)
        self._add_form(row, [one for one in columns if not felt or one.name in _FIRST])
        if isinstance(row, Touchpoint | Transition | Note):
            self._add(AudienceSection(document, [row.key], words, self))
        if felt:
            self.experience = ExperienceSection(document, row.key, persona, words, self)
            self.experience.persona_chosen.connect(self.persona_chosen)
            self._add(self.experience)
        if isinstance(row, Journey):
            self._add(ParticipantsSection(document, row.key, words, self))
        if isinstance(row, Action | Transition):
            self._add(MendingSection(document, row.key, words, self))
        if isinstance(row, Metric):
            self._add(ComputingSection(document, row.key, words, self))
            movers = MoversSection(document, row.key, words, self)
            movers.chosen.connect(self.chosen)
            self._add(movers)
        if isinstance(row, Action):
            self.waiting = WaitingSection(document, row.key, words, self)
            self.waiting.chosen.connect(self.chosen)
            self._add(self.waiting)
        around = RelatedSection(document, row.key, words, self)
        around.chosen.connect(self.chosen)
        self._add(around)
        rest = [one for one in columns if felt and one.name not in _FIRST]
        if rest:
            self._add_form(row, rest, title="Details")

    def _add(self, part: Section) -> None:
        self._column.addWidget(part)
        self._parts.append(part)

    def _add_form(self, row: Record, columns: Iterable[Column], *, title: str = "") -> None:
        form = Form(self._document, row.key, columns, self._words, self)
        if not title:
            self._add(form)
            return
        group = QVBoxLayout()
        group.setSpacing(6)
        group.addWidget(PlainLabel(self._words(title), self, role="section"))
        group.addWidget(form)
        self._column.addLayout(group)
        self._parts.append(form)
