"""The sheet of friction codes: what each means, and how often it was given (R-41)."""

from __future__ import annotations

from collections import Counter
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.look import Styles
from journey_editor.export.workbook.table import Table
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Code, Pain, Tag, Transition
from journey_editor.model.workbook import CODES
from journey_editor.model.workbook_sheets import CODE_COLUMNS, OTHER_HEADER_ROW, OTHER_TITLE_ROW

_ID, _CODE, _ATTRIBUTE, _PAINS, _TRANSITIONS, _ACTIONS = CODE_COLUMNS
_LOOKS: Final = {_CODE: "bold", _PAINS: "whole", _TRANSITIONS: "whole", _ACTIONS: "whole"}
_COUNTED: Final = (Pain, Transition, Action)


def fill_codes(sheet: Worksheet, project: Project, words: Words, styles: Styles) -> Table:
    """List the codes by their names, and on how many rows each was set; return the table."""
    table = Table(sheet, CODE_COLUMNS, words, styles, header_row=OTHER_HEADER_ROW, looks=_LOOKS)
    note = words("How many pains, transitions and actions have each code.")
    table.head(words(CODES), note, title_row=OTHER_TITLE_ROW)
    counts = Counter((tag.code, tag.subject.table) for tag in project.all(Tag).values())
    for code in sorted(project.all(Code).values(), key=lambda one: (one.code, one.id)):
        given = [counts[code.id, kind.table] for kind in _COUNTED]
        table.add((code.id, code.code, code.attribute, *given))
    table.finish(freeze_after=_CODE, paper=sheet.PAPERSIZE_A4)
    return table
