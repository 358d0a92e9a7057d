"""The workbook's contract: what stands where, for who writes it and who reads it back.

Titles and headers are English here and go through `Words`; what a reader goes
by never changes with the language: the keys in the hidden first row of a
sheet, the ids in its hidden first column, the names of single cells, and the
sheet `ABOUT`, which nobody sees.  Only `PRIORITIES` is filled in and comes
back; the other sheets show the map as it was (`model.workbook_sheets`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from journey_editor.model.fields import Column, Id, Rank, Refers, columns_of
from journey_editor.model.records import (
    AXES,
    SIDES,
    Action,
    Comment,
    Criterion,
    Record,
    Scheme,
    Score,
    Setting,
)

FORMAT: Final = 1
"""The format of workbooks that is written; a reader refuses a later one."""


@dataclass(frozen=True, slots=True, eq=False)
class SheetColumn:
    """One column of a sheet.

    `key` stands in the hidden row.  `declared` is the record's column whose
    values these are, None where the workbook computes them; `criterion` says
    which of a scorer's scores.  What is `given` may be changed and is read back.
    """

    key: str
    label: str
    declared: Column | None = None
    criterion: Criterion | None = None
    given: bool = False
    hidden: bool = False


def _declared(record: type[Record], name: str) -> Column:
    return next(column for column in columns_of(record) if column.name == name)


def field_column(
    record: type[Record], name: str, *, label: str | None = None, given: bool = False
) -> SheetColumn:
    """Return the column of a record's field; an id is hidden."""
    declared = _declared(record, name)
    hidden = isinstance(declared.field, Id)
    return SheetColumn(
        f"{record.table}.{name}", label or declared.field.label, declared, given=given, hidden=hidden
    )


def _for_criterion(kind: str, criterion: Criterion) -> SheetColumn:
    return SheetColumn(f"{kind}.{short_name(criterion)}", "", criterion=criterion, hidden=True)


def short_name(criterion: Criterion) -> str:
    """Return a criterion as keys and names of cells say it: `needs`, `impact`."""
    return criterion.name.lower()


# The sheets, in their order.

PRIORITIES: Final = "Priorities"
MATRIX: Final = "Matrix"
PAINS: Final = "Pains"
TRANSITIONS: Final = "Transitions"
ROADMAP: Final = "Roadmap"
METRICS: Final = "Metrics"
CODES: Final = "Codes"
READ_ME: Final = "Read me"
ABOUT: Final = "journey-editor"
"""The sheet that is hidden for good: what the workbook says of itself, and the words of its choices."""

KEY_ROW: Final = 1
"""The hidden row of keys of every sheet; the list is the sheet with `action.id` and `comment` there."""

# The list of actions.

TITLE_ROW: Final = 2
SCORER_ROW: Final = 3
CUT_ROW: Final = 4
BAND_ROW: Final = 5
HEADER_ROW: Final = 6
FIRST_ROW: Final = 7
"""The first action's row; one action a row from here on, then rows for new ones, whose id is empty."""

NEW_ROWS: Final = 20
"""How many rows for new actions follow."""

ID: Final = field_column(Action, "id")
RANK: Final = SheetColumn("rank", "Rank")
TITLE: Final = field_column(Action, "title", label=Action.noun, given=True)
STATUS: Final = field_column(Action, "status", given=True)
SCORES: Final[Mapping[Criterion, SheetColumn]] = {
    one: SheetColumn(
        f"{Score.table}.{short_name(one)}",
        one.value.capitalize(),
        _declared(Score, "value"),
        criterion=one,
        given=True,
    )
    for one in Criterion
}
"""What the scorer whom the workbook names gave; a cell is empty where that is nothing."""
COMMENT: Final = SheetColumn(Comment.table, Comment.noun, _declared(Comment, "text"), given=True)
"""What that scorer said of the action."""
MEANS: Final[Mapping[Criterion, SheetColumn]] = {
    Criterion.IMPACT: SheetColumn("mean.impact", "Team impact", criterion=Criterion.IMPACT),
    Criterion.FEASIBILITY: SheetColumn(
        "mean.feasibility", "Team feasibility", criterion=Criterion.FEASIBILITY
    ),
    **{one: _for_criterion("mean", one) for one in Criterion if one not in AXES},
}
"""The mean of everybody, this scorer among them: of each axis, and of each weighted criterion."""
IMPACT, FEASIBILITY = (MEANS[axis] for axis in AXES)
SPREAD: Final = SheetColumn("spread", "Spread")
PRIORITY: Final = SheetColumn("priority", "Priority")
QUADRANT: Final = SheetColumn("quadrant", "Quadrant")
GAIN: Final = SheetColumn("gain", "Computed gain")
DOTS: Final = SheetColumn("dots", "Dots")

OTHERS_MEAN: Final = {one: _for_criterion("others.mean", one) for one in Criterion}
"""The mean of what all but this scorer gave."""
OTHERS_N: Final = {one: _for_criterion("others.n", one) for one in Criterion}
"""How many they are."""
OTHERS_LOW: Final = {one: _for_criterion("others.low", one) for one in AXES}
OTHERS_HIGH: Final = {one: _for_criterion("others.high", one) for one in AXES}
"""The least and the most that one of them made of an axis."""
ORDER: Final = SheetColumn("order", "", hidden=True)
"""The place in the list of the map, from 1: the last of the rules for ties."""
SORT_KEY: Final = SheetColumn("sort", "", hidden=True)
"""A whole number that is higher where an action goes first: by priority, impact, then horizon."""

_LATER: Final = ("horizon", "kind", "owner", "start", "due")
_PLACED: Final = {"id", "title", "status", *_LATER}
_FIELDS: Final = tuple(
    field_column(Action, name, given=True)
    for name in (
        *_LATER,
        *(
            one.name
            for one in columns_of(Action)
            if not isinstance(one.field, Rank) and one.name not in _PLACED
        ),
    )
)


def scored(scheme: Scheme) -> tuple[Criterion, ...]:
    """Return the criteria that are scored in a scheme, those of impact first."""
    if scheme == Scheme.WEIGHTED:
        return tuple(one for axis in AXES for one in SIDES[axis])
    return AXES


@cache
def columns(scheme: Scheme) -> tuple[SheetColumn, ...]:
    """Return the columns of the list as they are written: first the id, what else is hidden last."""
    criteria = scored(scheme)
    return (
        ID,
        RANK,
        TITLE,
        STATUS,
        *(SCORES[one] for one in criteria),
        COMMENT,
        IMPACT,
        FEASIBILITY,
        SPREAD,
        PRIORITY,
        QUADRANT,
        GAIN,
        DOTS,
        *_FIELDS,
        *(MEANS[one] for one in criteria if one not in AXES),
        *(kind[one] for one in criteria for kind in (OTHERS_MEAN, OTHERS_N)),
        *(kind[axis] for axis in AXES for kind in (OTHERS_LOW, OTHERS_HIGH)),
        ORDER,
        SORT_KEY,
    )


BY_KEY: Final[Mapping[str, SheetColumn]] = {
    column.key: column for scheme in Scheme for column in columns(scheme)
}
"""Every column that a list may have, in whatever scheme."""

# Single cells of that sheet, by their names.

SCORER: Final = "scorer"
"""Whose scores these are: a name, or nothing yet."""
CUTS: Final[Mapping[SheetColumn, Column]] = {
    IMPACT: _declared(Setting, "impact_cut"),
    FEASIBILITY: _declared(Setting, "feasibility_cut"),
}
"""The setting's figure from which a mean counts as high: above that mean, in a cell with its name."""
WEIGHTS: Final[Mapping[Criterion, str]] = {
    one: f"weight_{short_name(one)}" for one in scored(Scheme.WEIGHTED)
}
"""The cell with a criterion's weight; only where the scheme is weighted."""

# The hidden sheet.


class Fact(StrEnum):
    """What the workbook says of itself, in the first column of `ABOUT`; its value stands in the second."""

    FORMAT = "format"
    PROJECT = "project"
    REVISION = "revision"
    LANGUAGE = "language"
    SCHEME = "scheme"


CHOICES_COLUMN: Final = 4
"""The first of pairs of columns in `ABOUT`, one for each column of the list that is chosen from.

In the first row of both stands its key, such as `action.status`; below, the
first has every value as records keep it (of an owner the id), the second how
this workbook says it.  A private owner has no other name here.
"""
CHOICES: Final = tuple(
    column
    for column in (STATUS, *_FIELDS)
    if column.declared and (column.declared.options or isinstance(column.declared.field, Refers))
)
"""The columns that are chosen from, in the order of those pairs."""
