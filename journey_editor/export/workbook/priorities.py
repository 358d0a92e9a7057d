"""The sheet of actions: scores that can be changed, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import NamedStyle
from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook_formulas import ref
from journey_editor.export.workbook_look import colour_by_quadrant, extent, most_letters, set_paper, width_for
from journey_editor.export.workbook_rows import ActionRows
from journey_editor.export.workbook_rules import allow
from journey_editor.export.workbook_safety import put_text
from journey_editor.insight.priorities import Quadrant, priorities
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Day
from journey_editor.model.project import Project
from journey_editor.model.records import Setting
from journey_editor.model.workbook import (
    COLUMNS,
    CUT_ROW,
    CUTS,
    FEASIBILITY,
    FIRST_ROW,
    GAIN,
    HEADER_ROW,
    IMPACT,
    KEY_ROW,
    PRIORITIES,
    PRIORITY,
    QUADRANT,
    RANK,
    STATUS,
    TITLE,
    TITLE_ROW,
    SheetColumn,
    place,
)

_CENTRED: Final = (RANK, IMPACT, FEASIBILITY, PRIORITY, QUADRANT, GAIN)


def fill_actions(
    book: Workbook, sheet: Worksheet, project: Project, words: Words, *, styles: Mapping[str, NamedStyle]
) -> ActionRows:
    """List every action that is not dropped, the highest priority first; return the rows that were added."""
    ranked = priorities(project)
    cut = _write_title(sheet, project.setting.title, words, some=bool(ranked))
    _write_cuts(book, sheet, project.setting, words)
    for column in COLUMNS:
        _cell(sheet, KEY_ROW, column).value = column.key
        style = "Journey header centred" if column in _CENTRED else "Journey header"
        _cell(sheet, HEADER_ROW, column, style).value = words(column.label)
    rows = ActionRows(sheet, project, words, count=len(ranked), styles=styles)
    rows.cut += cut
    for number, one in enumerate(ranked, 1):
        rows.add(number, one)
    last = HEADER_ROW + len(ranked)
    if ranked:
        _set_rules(sheet, words, last=last)
    _set_columns(sheet, words, rows.letters)
    _set_view(sheet, last=last)
    return rows


def _write_title(sheet: Worksheet, title: str, words: Words, *, some: bool) -> bool:
    """Write what stands above the header; return whether the map's title had to be cut."""
    cut = put_text(_cell(sheet, TITLE_ROW, RANK, "Journey title"), title or words(PRIORITIES))
    _merge(sheet, TITLE_ROW, RANK, COLUMNS[-1])
    _cell(sheet, CUT_ROW, RANK, "Journey note").value = (
        words("Priority = impact × feasibility, each from 1 to 5; high is good.")
        if some
        else words("There are no actions to put in order.")
    )
    _merge(sheet, CUT_ROW, RANK, COLUMNS[place(STATUS) - 2])
    return cut


def _write_cuts(book: Workbook, sheet: Worksheet, setting: Setting, words: Words) -> None:
    _cell(sheet, CUT_ROW, STATUS, "Journey label").value = words("High from")
    for column, cut in CUTS.items():
        cell = _cell(sheet, CUT_ROW, column, "Journey cut")
        cell.value = getattr(setting, cut.name)
        where = f"{quote_sheetname(sheet.title)}!{absolute_coordinate(cell.coordinate)}"
        book.defined_names[cut.name] = DefinedName(cut.name, attr_text=where)
        allow(sheet, cell.coordinate, cut, words, label=words(cut.field.label))


def _set_rules(sheet: Worksheet, words: Words, *, last: int) -> None:
    def below(column: SheetColumn) -> str:
        return f"{ref(column, FIRST_ROW)}:{ref(column, last)}"

    for column in COLUMNS:
        if column.declared is not None:
            allow(sheet, below(column), column.declared, words, label=words(column.label))
    said = {quadrant: words(quadrant.value) for quadrant in Quadrant}
    first = {Quadrant.DO_FIRST: said[Quadrant.DO_FIRST]}
    for column, shown in ((RANK, first), (QUADRANT, said)):
        colour_by_quadrant(sheet, below(column), f"${ref(QUADRANT, FIRST_ROW)}", shown)


def _set_columns(sheet: Worksheet, words: Words, letters: Mapping[SheetColumn, int]) -> None:
    """Make each column as wide as its header, its texts, and what may yet be chosen there."""
    for column in COLUMNS:
        room = [letters[column], extent(words(column.label)) + 3]  # 3 for the filter's arrow
        if column.declared is not None:
            room += [extent(words(option.value)) for option in column.declared.options]
            room.append(extent(words.day("2026-12-31")) if isinstance(column.declared.field, Day) else 0)
        shape = sheet.column_dimensions[get_column_letter(place(column))]
        shape.width = width_for(min(max(room), most_letters(column)))
        shape.hidden = column.hidden


def _set_view(sheet: Worksheet, *, last: int) -> None:
    sheet.row_dimensions[KEY_ROW].hidden = True
    for row, height in ((TITLE_ROW, 34), (CUT_ROW, 24), (HEADER_ROW, 28)):
        sheet.row_dimensions[row].height = height
    sheet.freeze_panes = f"{get_column_letter(place(TITLE) + 1)}{FIRST_ROW}"
    cursor = sheet.sheet_view.selection[-1]
    cursor.activeCell = cursor.sqref = ref(IMPACT, FIRST_ROW)
    # From the ids on: who sorts moves them with their rows.
    sheet.auto_filter.ref = f"{ref(COLUMNS[0], HEADER_ROW)}:{ref(COLUMNS[-1], last)}"
    sheet.print_title_rows = f"{TITLE_ROW}:{HEADER_ROW}"
    sheet.sheet_view.showGridLines = False
    set_paper(sheet, sheet.PAPERSIZE_A3)


def _cell(sheet: Worksheet, row: int, column: SheetColumn, style: str | None = None) -> Cell:
    cell = sheet.cell(row, place(column))
    assert isinstance(cell, Cell)
    if style is not None:
        cell.style = style
    return cell


def _merge(sheet: Worksheet, row: int, first: SheetColumn, last: SheetColumn) -> None:
    sheet.merge_cells(start_row=row, end_row=row, start_column=place(first), end_column=place(last))
