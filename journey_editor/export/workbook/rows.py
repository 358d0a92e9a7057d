"""The rows of the sheet of actions: one action each, as the workbook's contract has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Final

from openpyxl.cell import Cell
from openpyxl.styles import NamedStyle
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook_formulas import formulas, results
from journey_editor.export.workbook_look import extent, height_for, lines_of, most_letters
from journey_editor.export.workbook_safety import put_text
from journey_editor.insight.gains import points_by_action
from journey_editor.insight.priorities import Priority, Quadrant
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Choice, Column, Day, Refers
from journey_editor.model.project import Project
from journey_editor.model.records import Criterion, Party
from journey_editor.model.workbook import (
    COLUMNS,
    FEASIBILITY,
    GAIN,
    HEADER_ROW,
    IMPACT,
    PRIORITY,
    QUADRANT,
    RANK,
    TITLE,
    SheetColumn,
)

_STYLES: Final = {
    RANK: "Journey rank",
    TITLE: "Journey action",
    IMPACT: "Journey score",
    FEASIBILITY: "Journey score",
    PRIORITY: "Journey priority",
    QUADRANT: "Journey quadrant",
    GAIN: "Journey score",
}
_FIRST_DAY: Final = "1900-03-01"  # spreadsheets disagree about the days before


class ActionRows:
    """Adds rows below a sheet's header: `count` actions, in order.

    `results` is what their formulas come to, by cell; `letters` how wide each
    column's widest text is; `cut` how many texts were longer than a cell holds.
    """

    def __init__(
        self,
        sheet: Worksheet,
        project: Project,
        words: Words,
        *,
        count: int,
        styles: Mapping[str, NamedStyle],
    ) -> None:
        self.results: dict[str, float | str] = {}
        self.letters = dict.fromkeys(COLUMNS, 0)
        self.cut = 0
        self._sheet, self._project, self._words = sheet, project, words
        self._last = HEADER_ROW + count
        self._gains = points_by_action(project)
        self._said = {quadrant: words(quadrant.value) for quadrant in Quadrant}
        # As arrays: a style given to a cell by its name is looked up each time.
        self._looks = {column: styles[_style(column)].as_tuple() for column in COLUMNS}

    def add(self, number: int, one: Priority) -> None:
        """Add the action that is the `number`th in order, from 1."""
        row = HEADER_ROW + number
        computed = formulas(row, last=self._last, said=self._said)
        come_to = results(number, one, said=self._said)
        cells, lines = [], 1
        for at, column in enumerate(COLUMNS, 1):
            cell = Cell(self._sheet, row, at, style_array=self._looks[column])
            cells.append(cell)
            if column in computed:
                cell.value = computed[column]
                self.results[cell.coordinate] = come_to[column]
            elif column.criterion is not None:
                cell.value = one.impact if column.criterion == Criterion.IMPACT else one.feasibility
            elif column is GAIN:
                cell.value = self._gains.get(one.action.id)
            elif column.declared is not None:
                said = self._put(cell, column.declared, getattr(one.action, column.declared.name))
                lines = max(lines, self._lines(column, said))
        self._sheet.append(cells)
        self._sheet.row_dimensions[row].height = height_for(lines)

    def _put(self, cell: Cell, column: Column, value: str | None) -> str:
        """Put an action's own value into its cell; return it as it is read."""
        if value is None:
            return ""
        if isinstance(column.field, Day) and value >= _FIRST_DAY:
            cell.value = dt.date.fromisoformat(value)
            return self._words.day(value)
        if isinstance(column.field, Choice):
            value = self._words(value)
        elif isinstance(column.field, Refers):
            party = self._project.get(Party, value)
            value = party.name if party else ""
        self.cut += put_text(cell, value)
        return value

    def _lines(self, column: SheetColumn, said: str) -> int:
        letters = extent(said)
        self.letters[column] = max(self.letters[column], letters)
        most = most_letters(column)
        if column.hidden or (letters <= most and "\n" not in said):
            return 1
        return lines_of(said, most)


def _style(column: SheetColumn) -> str:
    if column.declared is not None and isinstance(column.declared.field, Day):
        return "Journey date"
    return _STYLES.get(column, "Journey text")
