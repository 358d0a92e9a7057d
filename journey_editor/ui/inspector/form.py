"""Form: the fields of one row, made from what its record declares."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from journey_editor.insight.metrics import in_percent
from journey_editor.kernel.words import Words
from journey_editor.model.edits.cards import HOLDS
from journey_editor.model.fields import (
    Choice,
    Column,
    Day,
    Flag,
    Hue,
    Id,
    Line,
    Origin,
    Prose,
    Rank,
    Real,
    Refers,
    Whole,
    columns_of,
)
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Card,
    Lane,
    Metric,
    Note,
    Party,
    Picture,
    Reading,
    Record,
    RowKey,
    Touchpoint,
)
from journey_editor.session.document import Document
from journey_editor.ui.inspector.blank import Blank, caption
from journey_editor.ui.inspector.changes import change_for
from journey_editor.ui.inspector.choices import AnswerInput, CheckInput, ChoiceInput
from journey_editor.ui.inspector.hues import HueInput
from journey_editor.ui.inspector.inputs import Input, LineInput, NumberInput
from journey_editor.ui.inspector.options import offer
from journey_editor.ui.inspector.parties import PartyInput
from journey_editor.ui.inspector.prose import ProseInput
from journey_editor.ui.inspector.section import Section

NAMES: Final = ("title", "name", "text")  # what a row is called: the first of its form
_GAP: Final = 6  # px between a blank and the next
_SHORT: Final = 20  # characters; two such lines stand side by side


def columns_for(record: type[Record]) -> tuple[Column, ...]:
    """Return the columns that a form shows: not ids, order, origins, natural keys or what the row belongs to.

    A touchpoint's step and channel are its place, and can be changed.
    """
    return tuple(column for column in columns_of(record) if _shown(record, column))


def _shown(record: type[Record], column: Column) -> bool:
    field = column.field
    if isinstance(field, Id | Rank | Origin) or column.name in record.natural:
        return False
    if isinstance(field, Refers) and field.to == (Picture.table,):
        return False  # a picture is seen, not named
    return not (isinstance(field, Refers) and field.owned) or issubclass(record, Touchpoint)


def idle(row: Any) -> tuple[str, ...]:
    """Return the columns that say nothing of a row as it is now."""
    match row:
        case Lane(kind=kind) if kind not in HOLDS:
            return ("level", "colour")
        case Note(stage=None):
            place: tuple[str, ...] = ("stage",)
        case Note():
            place = ("first_step", "last_step")
        case _:
            return ()
    # What a card in a lane is, the lane decides.
    return (*place, "kind") if isinstance(row, Card) and row.lane is not None else place


def input_for(column: Column, words: Words, parent: QWidget) -> Input:
    """Make the input that suits a column."""
    hint = words(column.field.hint) if column.field.hint else ""
    match column.field:
        case Flag() if column.optional:
            return AnswerInput(column, words, parent)
        case Flag():
            return CheckInput(column, caption(column, words), parent)
        case Refers(to=(Party.table,)):
            return PartyInput(column, words, parent)
        case Choice() | Refers():
            return ChoiceInput(column, parent)
        case Hue():
            return HueInput(column, words, parent)
        case Whole():
            return NumberInput(column, words, parent, placeholder=hint)
        case Real(least=least, most=most):
            step = 0.1 if most - least <= 10 else 1.0
            return NumberInput(column, words, parent, step=step, placeholder=hint)
        case Prose():
            return ProseInput(column, parent, placeholder=hint)
        case Day():
            return LineInput(column, parent, placeholder=hint or words("yyyy-mm-dd"))
        case _:
            return LineInput(column, parent, placeholder=hint)


class Form(Section):
    """Sets the fields of the row under `key`, one blank a column, in the order given."""

    def __init__(
        self, document: Document, key: RowKey, columns: Iterable[Column], words: Words, parent: QWidget
    ) -> None:
        super().__init__(document, key, words, parent)
        self.blanks = {
            column.name: self.blank_for(column, input_for(column, words, self), self._keep)
            for column in columns
        }
        lay_out(self.blanks.values(), QGridLayout(self))
        self.refresh()

    def refresh(self) -> None:
        """Show what the document has now; what is being typed stays."""
        project = self.document.kept
        row: Any = project.row(self.key)
        if row is None:
            return
        open_ = set(self.blanks).difference(idle(row))
        for name, blank in self.blanks.items():
            offer_options(blank, project, row, self.words)
            blank.show_value(getattr(row, name))
            blank.set_visible(name in open_)

    def _keep(self, blank: Blank) -> None:
        project, column = self.document.kept, blank.column
        row = project.row(self.key)
        if row is None:
            return
        change = change_for(project, row, column.name, blank.kept, mint=self.document.mint)
        self.apply(self.words(column.field.label), change, blank)


def lay_out(blanks: Iterable[Blank], into: QGridLayout, *, narrow: Collection[str] = ()) -> None:
    """Set blanks below each other, and two short ones side by side; those in `narrow` are short too."""
    into.setContentsMargins(0, 0, 0, 0)
    into.setHorizontalSpacing(10)
    into.setVerticalSpacing(3)
    into.setColumnStretch(0, 1)
    into.setColumnStretch(1, 1)
    row, half = 0, False
    for blank in blanks:
        short = _is_short(blank.column) or blank.column.name in narrow
        if half and not short:
            row, half = row + 1, False
        across = (int(half), 1, 1 if short else 2)
        into.addWidget(blank.label, 4 * row, *across, Qt.AlignmentFlag.AlignBottom)
        into.addWidget(blank.input, 4 * row + 1, *across)
        into.addWidget(blank.problem, 4 * row + 2, *across, Qt.AlignmentFlag.AlignTop)
        into.setRowMinimumHeight(4 * row + 3, _GAP)
        row, half = (row, True) if short and not half else (row + 1, False)


def offer_options(blank: Blank, project: Project, row: Record, words: Words) -> None:
    """Offer in a blank what its column may be set to now, where it has options; else say how it counts."""
    if isinstance(blank.input, NumberInput):
        blank.input.count(percent=is_percentage(project, row, blank.column))
    if isinstance(blank.input, ChoiceInput | PartyInput):
        blank.input.offer(offer(project, row, blank.column, words))


def is_percentage(project: Project, row: Record, column: Column) -> bool:
    """Whether a column holds a share of a metric, or of one of its readings."""
    if isinstance(row, Reading):
        metric = project.get(Metric, row.metric)
        return column.name == "value" and metric is not None and in_percent(metric, column.name)
    return isinstance(row, Metric) and column.name in ("baseline", "target") and in_percent(row, column.name)


def _is_short(column: Column) -> bool:
    field = column.field
    return isinstance(field, Whole | Real | Day) or (isinstance(field, Line) and field.longest <= _SHORT)
