"""The roadmap: what is done when, by whom, and what it waits for (R-43)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.look import Styles
from journey_editor.export.workbook.table import Table, Value, plain
from journey_editor.export.workbook.tracing import listed
from journey_editor.insight.priorities import Priority
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Dependency, Effect, Horizon, Metric, Party, order
from journey_editor.model.workbook import ROADMAP, SheetColumn
from journey_editor.model.workbook_sheets import OTHER_HEADER_ROW, OTHER_TITLE_ROW, ROADMAP_COLUMNS

_ID, _HORIZON, _TITLE, _OWNER, _START, _DUE, _STATUS, _SIZE, _FIRST, _METRICS = ROADMAP_COLUMNS
_LOOKS: Final = {_TITLE: "bold", _START: "date", _DUE: "date", _SIZE: "word"}


def fill_roadmap(
    sheet: Worksheet, project: Project, ranked: Sequence[Priority], words: Words, styles: Styles
) -> Table:
    """List the actions by horizon, the sooner first, in each by priority; return the table."""
    table = Table(sheet, ROADMAP_COLUMNS, words, styles, header_row=OTHER_HEADER_ROW, looks=_LOOKS)
    note = words("As the map has it: change actions on the sheet {sheet}.", sheet=words("Priorities"))
    table.head(words(ROADMAP), note, title_row=OTHER_TITLE_ROW)
    horizons = list(Horizon)

    def soon(one: Priority) -> int:
        return horizons.index(one.action.horizon) if one.action.horizon else len(horizons)

    for one in sorted(ranked, key=soon):
        values = _values(project, one.action, words)
        table.add(values.get(column) for column in ROADMAP_COLUMNS)
    table.finish(freeze_after=_TITLE, paper=sheet.PAPERSIZE_A3)
    return table


def _values(project: Project, action: Action, words: Words) -> dict[SheetColumn, Value]:
    values: dict[SheetColumn, Value] = {}
    for column in ROADMAP_COLUMNS:
        if column.declared is not None:
            values[column] = plain(getattr(action, column.declared.name), column.declared, words)
    owner = project.get(Party, action.owner)
    first = (project.get(Action, one.first) for one in project.all(Dependency).where("action", action.id))
    moved = (project.get(Metric, one.metric) for one in project.all(Effect).where("action", action.id))
    return values | {
        _OWNER: owner.name if owner else "",
        _FIRST: listed(one.title for one in sorted(filter(None, first), key=order)),
        _METRICS: listed(one.title for one in sorted(filter(None, moved), key=order)),
    }
