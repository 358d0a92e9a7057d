"""The sheet that nobody sees: what the workbook says of itself, and the words of its choices."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.safety import put_text
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Party, PartyKind
from journey_editor.model.workbook import CHOICES, CHOICES_COLUMN, FORMAT, Fact, SheetColumn

_MOST_HIDDEN: Final = "veryHidden"  # no menu of a spreadsheet shows it


def fill_about(
    sheet: Worksheet, project: Project, words: Words, *, revision: str
) -> Mapping[SheetColumn, str]:
    """Fill the sheet; return where the words of each choice stand, such as `'journey-editor'!$E$2:$E$6`."""
    setting = project.setting
    facts: dict[Fact, str | int] = {
        Fact.FORMAT: FORMAT,
        Fact.PROJECT: setting.id,
        Fact.REVISION: revision,
        Fact.LANGUAGE: words.language,
        Fact.SCHEME: setting.scheme.value,
    }
    for row, (fact, value) in enumerate(facts.items(), 1):
        _put(sheet, row, 1, fact.value)
        _put(sheet, row, 2, value)
    places: dict[SheetColumn, str] = {}
    for number, column in enumerate(CHOICES):
        first = CHOICES_COLUMN + 2 * number
        row = 1
        for row, pair in enumerate(((column.key, column.key), *_said(project, column, words)), 1):
            for place, value in enumerate(pair, first):
                _put(sheet, row, place, value)
        if row > 1:
            letter = get_column_letter(first + 1)
            places[column] = f"{quote_sheetname(sheet.title)}!${letter}$2:${letter}${row}"
    sheet.sheet_state = _MOST_HIDDEN
    sheet.protection.sheet = True
    return places


def _said(project: Project, column: SheetColumn, words: Words) -> Iterator[tuple[str, str]]:
    """Yield every value of a column that is chosen from, as records keep it and as it is said.

    Persons and private parties come up only if they own an action.
    """
    assert column.declared is not None
    yield from ((option.value, words(option.value)) for option in column.declared.options)
    if not column.declared.options:
        owners = {getattr(one, column.declared.name) for one in project.all(Action).values()}
        parties = sorted(project.all(Party).values(), key=lambda one: (one.name.casefold(), one.id))
        yield from (
            (one.id, one.name)
            for one in parties
            if one.name and (one.id in owners or not (one.private or one.kind == PartyKind.PERSON))
        )


def _put(sheet: Worksheet, row: int, place: int, value: str | int) -> None:
    cell = sheet.cell(row, place)
    assert isinstance(cell, Cell)
    if isinstance(value, str):
        put_text(cell, value)
    else:
        cell.value = value
