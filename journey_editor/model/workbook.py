"""The prioritisation workbook's contract: what stands where, for who writes it and who reads it back.

Titles and headers are English here and go through `Words`; what a reader goes
by never changes with the language: the keys in the hidden row, the ids in the
hidden column, the names of the cuts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from journey_editor.model.fields import Column, Id, Rank, columns_of
from journey_editor.model.records import Action, Criterion, Record, Score, Setting


@dataclass(frozen=True, slots=True, eq=False)
class SheetColumn:
    """One column of the list of actions.

    `key` stands in the hidden row.  `declared` is the record's column whose
    values these are, None where the workbook computes them; `criterion` says
    which of an action's scores.
    """

    key: str
    label: str
    declared: Column | None = None
    criterion: Criterion | None = None

    @property
    def hidden(self) -> bool:
        """Whether only programs read this column."""
        return self.declared is not None and isinstance(self.declared.field, Id)


def _declared(record: type[Record], name: str) -> Column:
    return next(column for column in columns_of(record) if column.name == name)


def _field(name: str, *, label: str | None = None) -> SheetColumn:
    declared = _declared(Action, name)
    return SheetColumn(f"{Action.table}.{name}", label or declared.field.label, declared)


def _mean(criterion: Criterion) -> SheetColumn:
    value = _declared(Score, "value")
    return SheetColumn(f"{Score.table}.{criterion.value}", criterion.value.capitalize(), value, criterion)


PRIORITIES: Final = "Priorities"
"""Title of the sheet that lists the actions."""

READ_ME: Final = "Read me"
"""Title of the sheet that explains the other."""

ID: Final = _field("id")
RANK: Final = SheetColumn("rank", "Rank")
TITLE: Final = _field("title", label=Action.noun)
STATUS: Final = _field("status")
IMPACT: Final = _mean(Criterion.IMPACT)
FEASIBILITY: Final = _mean(Criterion.FEASIBILITY)
PRIORITY: Final = SheetColumn("priority", "Priority")
QUADRANT: Final = SheetColumn("quadrant", "Quadrant")
GAIN: Final = SheetColumn("gain", "Computed gain")

_FIRST: Final = (
    ID,
    RANK,
    TITLE,
    _field("kind"),
    STATUS,
    IMPACT,
    FEASIBILITY,
    PRIORITY,
    QUADRANT,
    GAIN,
    _field("horizon"),
    _field("owner"),
    _field("start"),
    _field("due"),
)
_OTHERS: Final = [_field(column.name) for column in columns_of(Action) if not isinstance(column.field, Rank)]
_PLACED: Final = {column.key for column in _FIRST}

COLUMNS: Final = (*_FIRST, *(column for column in _OTHERS if column.key not in _PLACED))
"""The columns as they are written: those that belong together, then whatever else an action declares."""

KEY_ROW: Final = 1
"""The hidden row of keys; the sheet that has them is the list of actions, whatever its title is by now."""

TITLE_ROW: Final = 2
CUT_ROW: Final = 3
HEADER_ROW: Final = 4
FIRST_ROW: Final = 5
"""The first action's row; one action a row from here on."""

CUTS: Final[Mapping[SheetColumn, Column]] = {
    IMPACT: _declared(Setting, "impact_cut"),
    FEASIBILITY: _declared(Setting, "feasibility_cut"),
}
"""The setting's figure from which a score counts as high: above that score, in a cell with its name."""


def place(column: SheetColumn) -> int:
    """Return the number of a column of the sheet as it is written, from 1."""
    return COLUMNS.index(column) + 1
