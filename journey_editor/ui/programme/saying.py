"""Saying: what is said of one strategy, item or step, whose row is there only as long as anything is."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.edits.programme import Said, own_anew, said_of, say
from journey_editor.model.fields import columns_of
from journey_editor.session.document import Document
from journey_editor.ui.inspector.blank import Blank
from journey_editor.ui.inspector.form import offer_options
from journey_editor.ui.inspector.inputs import Input
from journey_editor.ui.inspector.parties import NewParty
from journey_editor.ui.inspector.prose import ProseInput
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.labels import sentence


class Saying(Section):
    """Sets fields of `said`, named after what it is about."""

    def __init__(self, document: Document, said: Said, words: Words, parent: QWidget) -> None:
        super().__init__(document, said.key, words, parent)
        self.kind = type(said)
        self.about = getattr(said, said.natural[0])
        self.title = sentence(words(self.about.value))
        self.blanks: dict[str, Blank] = {}

    @property
    def said(self) -> Any:
        """What is said now."""
        return said_of(self.document.kept, self.kind, self.about)

    def refresh(self) -> None:
        """Show what the document has now; what is being typed stays."""
        said = self.said
        for name, blank in self.blanks.items():
            offer_options(blank, self.document.kept, said, self.words)
            blank.show_value(getattr(said, name))

    def input(self, made: Input) -> Input:
        """Take in what a field is set with; it stands without a label."""
        column = made.column
        self.blanks[column.name] = self.blank_for(column, made, self._keep, about=self.title)
        self.blanks[column.name].label.hide()
        return made

    def prose(self, name: str, *, hinted: bool = False) -> Input:
        """Make what a text of the row is typed in: a line that grows, `hinted` at what belongs there."""
        column = column_of(self.kind, name)
        hint = self.words(column.field.hint) if hinted else ""
        return self.input(ProseInput(column, self, placeholder=hint, fewest=1))

    def _keep(self, blank: Blank) -> None:
        project, name, value = self.document.kept, blank.column.name, blank.kept
        if not isinstance(blank.input, ProseInput):
            blank.gesture = self.document.mint.id()  # what is chosen is undone choice by choice
        if isinstance(value, NewParty):
            change = own_anew(project, self.about, name=value.name, mint=self.document.mint)
        else:
            change = say(project, self.kind, self.about, **{name: value})
        self.apply(self.words(blank.column.field.label), change, blank)


def column_of(kind: type[Said], name: str) -> Any:
    """Return a column of a kind of row by its name."""
    return next(one for one in columns_of(kind) if one.name == name)
