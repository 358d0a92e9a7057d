"""Heading: what the chosen row is called, and what and where it is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journey_editor.insight.compare import fate_of
from journey_editor.insight.naming import name_of
from journey_editor.kernel.words import Words, isolated, shortened
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Channel,
    ChecklistItem,
    Lane,
    Maturity,
    Note,
    Party,
    Persona,
    ProgrammeStep,
    Record,
    RowKey,
    Source,
    Stage,
    Step,
    Touchpoint,
    Variant,
)
from journey_editor.session.document import Document
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import PlainLabel, sentence

_LONGEST = 90  # characters of a title


def title_of(project: Project, row: Record, words: Words) -> str:
    """Return what a row is called, on one line."""
    said = name_of(project, row.key, words)
    if isinstance(row, ChecklistItem | Maturity | ProgrammeStep):
        said = sentence(said)
    return shortened(said, longest=_LONGEST)


def place_of(project: Project, row: Record, words: Words) -> str:
    """Return what a row is and where it lies, as in "Touchpoint · Finds the shelf · Branch floor"."""
    named = [isolated(" ".join(said.split())) for said in _places(project, row, words) if said]
    fate = fate_of(project, row)
    return " · ".join([words(row.noun), *named, *([words(fate.value)] if fate else [])])


def _places(project: Project, row: Record, words: Words) -> Iterator[str]:
    def title(kind: type[Record], id_: str | None) -> str:
        return str(getattr(project.get(kind, id_), "title", ""))

    match row:
        case Touchpoint(step=step, channel=channel):
            yield title(Step, step)
            yield title(Channel, channel)
        case Step(stage=stage):
            yield title(Stage, stage)
        case Stage(variant=variant):
            yield title(Variant, variant)
        case Note(lane=None):
            yield words("Inbox")
        case Note(lane=lane, first_step=first, last_step=last, stage=stage):
            yield title(Lane, lane)
            ends = dict.fromkeys((title(Step, first), title(Step, last)))
            yield title(Stage, stage) or " – ".join(isolated(end) for end in ends if end)
        case Channel(modality=modality):
            yield words(modality.value)
        case Lane(kind=shows):
            yield words(shows.value)
        case Persona(kind=kind) | Source(kind=kind) | Party(kind=kind):
            yield words(kind.value)
        case _:
            pass


class Heading(Section):
    """The title of a row, and a grey line below it."""

    def __init__(self, document: Document, key: RowKey, words: Words, parent: QWidget) -> None:
        super().__init__(document, key, words, parent)
        self.title = PlainLabel("", self, role="title", wraps=True)
        self.place = PlainLabel("", self, role="place", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.place)
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now."""
        project = self.document.kept
        row = project.row(self.key)
        if row is not None:
            self.title.setText(title_of(project, row, self.words))
            self.place.setText(place_of(project, row, self.words))
