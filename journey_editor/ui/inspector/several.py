"""Several: the page of rows that are chosen together, in which one value is set for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from journey_editor.kernel.words import Words
from journey_editor.model.edits.cards import PLACE
from journey_editor.model.fields import Column, Field, Refers
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Experience,
    Lane,
    Note,
    Party,
    Record,
    RowKey,
    Touchpoint,
    Transition,
)
from journey_editor.model.structure import variant_of
from journey_editor.session.document import Document
from journey_editor.ui.inspector.audience import AudienceSection
from journey_editor.ui.inspector.blank import Blank
from journey_editor.ui.inspector.changes import change_for_all
from journey_editor.ui.inspector.choices import ChoiceInput
from journey_editor.ui.inspector.counted import counted
from journey_editor.ui.inspector.form import NAMES, columns_for, idle, input_for, is_percentage, lay_out
from journey_editor.ui.inspector.inputs import SEVERAL, NumberInput
from journey_editor.ui.inspector.options import offer
from journey_editor.ui.inspector.parties import PartyInput
from journey_editor.ui.inspector.section import Section
from journey_editor.ui.inspector.tiles import SECTIONS
from journey_editor.ui.labels import PlainLabel, sentence

# What tells one row from another, what only one row has, or what asks for more than a value.
_OWN: Final = {"code", "last_step"}
_PLACES: Final = {*PLACE, "step", "subject"}


def common_columns(project: Project, rows: Sequence[Record]) -> tuple[Column, ...]:
    """Return the columns that rows of any kinds share in their forms, and that can be set for all at once.

    Places are among them where all rows are of one kind and one variant.
    """
    kinds = list(dict.fromkeys(map(type, rows)))
    if Experience in kinds:  # an answer is set where it is given
        return ()
    found = {column.name: column for column in columns_for(kinds[0])}
    for kind in kinds[1:]:
        theirs = {column.name: _sort(column) for column in columns_for(kind)}
        found = {name: one for name, one in found.items() if theirs.get(name) == _sort(one)}
    unset = set(_OWN).union(*(idle(row) for row in rows))
    if kinds == [Lane]:
        unset.add("kind")
    if len(kinds) > 1 or len({variant_of(project, row) for row in rows}) > 1:
        unset |= _PLACES
    columns = [column for name, column in found.items() if name not in unset]
    return tuple(sorted(columns, key=lambda column: column.name not in NAMES))


def _sort(column: Column) -> tuple[Field, type, bool]:
    """Return what two columns have to be alike in, whatever they are a hint of."""
    return replace(column.field, hint=""), column.kind, column.optional


class SeveralForm(Section):
    """Sets a column of many rows; where they differ, a blank says so until it is filled in."""

    def __init__(
        self,
        document: Document,
        keys: Sequence[RowKey],
        columns: Iterable[Column],
        words: Words,
        parent: QWidget,
    ) -> None:
        super().__init__(document, keys[-1], words, parent)
        self._keys = keys
        for column in columns:
            self.blank_for(column, input_for(column, words, self), self._keep)
        lay_out(self._blanks, QGridLayout(self))

    def refresh(self) -> None:
        """Show what the rows have in common now; what is being typed stays."""
        project = self.document.kept
        rows: list[Any] = _rows(project, self._keys)
        if not rows:
            return
        for blank in self._blanks:
            self._offer(blank, project, rows)
            first, *others = (getattr(row, blank.column.name) for row in rows)
            blank.show_value(first if all(one == first for one in others) else SEVERAL)

    def _offer(self, blank: Blank, project: Project, rows: Sequence[Record]) -> None:
        if isinstance(blank.input, NumberInput):
            blank.input.count(percent=all(is_percentage(project, row, blank.column) for row in rows))
        if isinstance(blank.input, ChoiceInput | PartyInput):
            found = offer(project, rows[0], blank.column, self.words)
            if isinstance(blank.column.field, Refers) and blank.column.field.to == (Party.table,):
                found = replace(found, nothing=sentence(self.words("none")))  # each inherits from another
            blank.input.offer(found)

    def _keep(self, blank: Blank) -> None:
        project, column = self.document.kept, blank.column
        rows = _rows(project, self._keys)
        change = change_for_all(project, rows, column.name, blank.kept, mint=self.document.mint)
        label = self.words(column.field.label)
        said = self.words(
            "Set {field} on {rows}",
            field=label[:1].lower() + label[1:],
            rows=counted(rows, self.words),
        )
        self.document.apply(said, change, gesture=blank.gesture)
        self.refresh()  # what was asked for may not be what came of it


class SeveralPage(QWidget):
    """The rows under `keys`: how many they are, and what they share."""

    def __init__(self, document: Document, keys: Sequence[RowKey], words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector-page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document = document
        self._keys = keys
        self._words = words
        self.title = PlainLabel("", self, role="title", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 24)
        column.setSpacing(SECTIONS)
        column.addWidget(self.title)
        rows = _rows(document.kept, keys)
        self._parts: list[Section] = [
            SeveralForm(document, keys, common_columns(document.kept, rows), words, self)
        ]
        if all(isinstance(row, Touchpoint | Transition | Note) for row in rows):
            self._parts.append(AudienceSection(document, keys, words, self))
        for part in self._parts:
            column.addWidget(part)
        column.addStretch(1)
        self.refresh()
        for before, after in pairwise(stop for part in self._parts for stop in part.stops()):
            QWidget.setTabOrder(before, after)

    def refresh(self) -> None:
        """Show what the document has now; what is being typed stays."""
        self.title.setText(counted(_rows(self._document.kept, self._keys), self._words))
        for part in self._parts:
            part.refresh()

    def commit(self) -> None:
        """Keep what is still being typed."""
        for part in self._parts:
            part.commit()


def _rows(project: Project, keys: Iterable[RowKey]) -> list[Record]:
    return [row for key in keys if (row := project.row(key)) is not None]
