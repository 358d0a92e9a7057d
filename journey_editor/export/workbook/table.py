"""Tables: what every sheet of rows is made of, from its hidden keys to its last row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.look import (
    Styles,
    extent,
    height_for,
    lines_of,
    most_letters,
    protect,
    set_paper,
    width_for,
)
from journey_editor.export.workbook.safety import put_text
from journey_editor.export.workbook.values import Result
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Column, Day, Flag, Prose
from journey_editor.model.workbook import KEY_ROW, SheetColumn

_LEAST_PROSE = 30  # letters: whoever writes there needs room
_FIRST_DAY = "1900-03-01"  # spreadsheets disagree about the days before


@dataclass(frozen=True, slots=True)
class Live:
    """A formula, and what it comes to."""

    formula: str
    result: Result


Value = str | float | dt.date | Live | None
"""What a cell says: text is always text, whatever it begins with."""


class Table:
    """A sheet of rows below a header, in the columns of its contract.

    `looks` names the styles of columns that are no plain text.  `results` is
    what the sheet's formulas come to, by cell; `cut` the texts that were longer
    than a cell holds.
    """

    def __init__(
        self,
        sheet: Worksheet,
        columns: Sequence[SheetColumn],
        words: Words,
        styles: Styles,
        *,
        header_row: int,
        looks: Mapping[SheetColumn, str],
    ) -> None:
        self.sheet, self.columns = sheet, columns
        self.results: dict[str, Result] = {}
        self.cut: set[str] = set()
        self.row = header_row
        self.first_row = header_row + 1
        self._words, self._styles = words, styles
        self._looks = [looks.get(column, "hidden" if column.hidden else "text") for column in columns]
        self._row_styles = [styles[look] for look in self._looks]
        self._letters = [get_column_letter(place) for place in range(1, len(columns) + 1)]
        self._widest = [0] * len(columns)
        self._most = [most_letters(column) for column in columns]
        self._narrow = [not column.hidden for column in columns]

    def place(self, column: SheetColumn) -> int:
        """Return the number of a column, from 1."""
        return self.columns.index(column) + 1

    def letter(self, column: SheetColumn) -> str:
        """Return the letter of a column."""
        return self._letters[self.columns.index(column)]

    def write(self, row: int, column: SheetColumn, value: Value, style: str) -> Cell:
        """Write a single cell, above the rows; return it."""
        cell = self.sheet.cell(row, self.place(column))
        assert isinstance(cell, Cell)
        cell.style = f"Journey {style}"
        self._put(cell, value)
        return cell

    def merge(self, row: int, first: SheetColumn, last: SheetColumn) -> None:
        """Join the cells of a row from one column to another."""
        begin, end = self.place(first), self.place(last)
        self.sheet.merge_cells(start_row=row, end_row=row, start_column=begin, end_column=end)

    def head(self, title: str, note: str, *, title_row: int) -> None:
        """Write the keys, what the sheet is called, a note below that, and the header."""
        shown = [column for column in self.columns if not column.hidden]
        for row, said, style, height in ((title_row, title, "title", 34), (title_row + 1, note, "note", 24)):
            self.write(row, shown[0], said, style)
            self.merge(row, shown[0], shown[-1])
            self.sheet.row_dimensions[row].height = height
        self.header()

    def header(self, others: Mapping[SheetColumn, str] | None = None) -> None:
        """Write the hidden keys and the header; `others` names the style of special headers."""
        row = self.first_row - 1
        for column, look in zip(self.columns, self._looks, strict=True):
            self.write(KEY_ROW, column, column.key, "hidden")
            centred = look not in ("text", "given text", "bold", "given bold", "date", "given date")
            style = (others or {}).get(column, "header centred" if centred else "header")
            if column.label:
                self.write(row, column, self.label(column), style)
        self.sheet.row_dimensions[KEY_ROW].hidden = True
        self.sheet.row_dimensions[row].height = 32

    def label(self, column: SheetColumn) -> str:
        """Return what stands above a column, with its unit."""
        said = self._words(column.label)
        unit = column.declared.field.unit if column.declared else ""
        return f"{said} ({self._words(unit)})" if unit else said

    def add(self, values: Iterable[Value], looks: Mapping[SheetColumn, str] | None = None) -> None:
        """Add a row below the last: a value for each column; `looks` names the styles that differ here."""
        self.row += 1
        styles = self._row_styles
        if looks is not None:
            styles = styles.copy()
            for column, look in looks.items():
                styles[self.columns.index(column)] = self._styles[look]
        cells: list[Cell | None] = []
        lines = 1
        for place, value in enumerate(values):
            if value is None and not self._narrow[place]:
                cells.append(None)
                continue
            cell = Cell(self.sheet, self.row, place + 1, style_array=styles[place])
            cells.append(cell)
            if value is None:
                continue
            said = self._put(cell, value)
            if said and self._narrow[place]:
                letters = extent(said)
                self._widest[place] = max(self._widest[place], letters)
                if letters > self._most[place] or "\n" in said:
                    lines = max(lines, lines_of(said, self._most[place]))
        self.sheet.append(cells)
        self.sheet.row_dimensions[self.row].height = height_for(lines)

    def finish(
        self, *, freeze_after: SheetColumn, last: int | None = None, paper: str, fixed: int = 0
    ) -> None:
        """Set widths, filter, paper and protection; rows up to `last` can be filtered.

        With `fixed` rows from the first the header stays, and so do the columns up to `freeze_after`.
        """
        words, sheet = self._words, self.sheet
        for place, column in enumerate(self.columns):
            room = [self._widest[place], longest_word(self.label(column)) + 2 if column.label else 0]
            if column.declared is not None:
                room += [extent(words(option.value)) for option in column.declared.options]
                room.append(_LEAST_PROSE if isinstance(column.declared.field, Prose) else 0)
            if self._looks[place].endswith("date"):
                room.append(extent(words.day("2026-12-31")))
            shape = sheet.column_dimensions[self._letters[place]]
            shape.width = width_for(min(max(room), self._most[place]))
            shape.hidden = column.hidden
        row = self.first_row
        sheet.freeze_panes = f"{get_column_letter(self.place(freeze_after) + 1)}{row}"
        # From the ids on: who sorts moves them with their rows.
        sheet.auto_filter.ref = f"A{row - 1}:{self._letters[-1]}{max(last or self.row, row - 1)}"
        sheet.print_title_rows = f"{fixed or 2}:{row - 1}"
        sheet.sheet_view.showGridLines = False
        set_paper(sheet, paper)
        protect(sheet)

    def _put(self, cell: Cell, value: Value) -> str:
        """Put a value into its cell; return it as it is read where that may need room."""
        match value:
            case str():
                if value and put_text(cell, value):
                    self.cut.add(value)
                return value
            case Live(formula=formula, result=result):
                cell.value = formula
                self.results[cell.coordinate] = result
                return result if isinstance(result, str) else ""
            case dt.date():
                cell.value = value
            case _:
                cell.value = value
        return ""


def longest_word(text: str) -> int:
    """Return how wide the longest word of `text` is, in letters: a header wraps."""
    return max(map(extent, text.split()), default=0)


def plain(value: str | float | None, column: Column, words: Words) -> Value:
    """Return a record's own value as a cell says it: a day as a date, a choice and a flag in words."""
    if value is None:
        return None
    if isinstance(value, str):
        if isinstance(column.field, Day):
            return dt.date.fromisoformat(value) if value >= _FIRST_DAY else value
        return words(column.kind(value).value) if column.options else value
    if isinstance(column.field, Flag):
        return words("yes") if value else words("no")
    return value
