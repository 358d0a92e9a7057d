"""The sheet of transitions: who goes where, how many are lost, and what gets in the way (R-20 to R-22)."""

from __future__ import annotations

from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.look import Styles
from journey_editor.export.workbook.table import Live, Table, Value, plain
from journey_editor.export.workbook.tracing import codes_on, listed, sources_of
from journey_editor.insight.seams import drop_off
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Channel,
    Journey,
    LinkKind,
    Touchpoint,
    Transition,
    Variant,
)
from journey_editor.model.structure import transitions_of
from journey_editor.model.workbook import TRANSITIONS, SheetColumn
from journey_editor.model.workbook_sheets import OTHER_HEADER_ROW, OTHER_TITLE_ROW, TRANSITION_COLUMNS

_BY_KEY: Final = {column.key: column for column in TRANSITION_COLUMNS}
_SOURCE, _TARGET = _BY_KEY["transition.source"], _BY_KEY["transition.target"]
_ENTERED, _CONTINUED = _BY_KEY["transition.entered"], _BY_KEY["transition.continued"]
_DROP_OFF, _WAIT = _BY_KEY["drop_off"], _BY_KEY["transition.wait"]
_LOOKS: Final = {
    _SOURCE: "bold",
    _TARGET: "bold",
    _ENTERED: "whole",
    _CONTINUED: "whole",
    _DROP_OFF: "share",
    _WAIT: "any figure",
    **{column: "word" for column in TRANSITION_COLUMNS if column.declared and column.declared.kind is bool},
}


def fill_transitions(sheet: Worksheet, project: Project, words: Words, styles: Styles) -> Table:
    """List the transitions of every variant in reading order; return the table."""
    table = Table(sheet, TRANSITION_COLUMNS, words, styles, header_row=OTHER_HEADER_ROW, looks=_LOOKS)
    note = words("Drop-off = 1 − continued ÷ entered, where both were counted.")
    table.head(words(TRANSITIONS), note, title_row=OTHER_TITLE_ROW)
    journeys = project.all(Journey)
    for variant in project.all(Variant).sorted():
        journey = journeys.get(variant.journey) if len(journeys) > 1 else None
        parts = (journey.title if journey else "", variant.title or words(variant.kind.value))
        where = " · ".join(part for part in parts if part)
        for one in transitions_of(project, variant.id):
            values = _values(project, one, words, row=table.row + 1, table=table) | {
                _BY_KEY["variant"]: where
            }
            table.add(values.get(column) for column in TRANSITION_COLUMNS)
    table.finish(freeze_after=_TARGET, paper=sheet.PAPERSIZE_A3)
    return table


def _values(
    project: Project, one: Transition, words: Words, *, row: int, table: Table
) -> dict[SheetColumn, Value]:
    values: dict[SheetColumn, Value] = {}
    for column in TRANSITION_COLUMNS:
        if column.declared is not None:
            values[column] = plain(getattr(one, column.declared.name), column.declared, words)
    ends = [project.one(Touchpoint, id_) for id_ in (one.source, one.target)]
    values |= {column: end.title for column, end in zip((_SOURCE, _TARGET), ends, strict=True)}
    channels = dict.fromkeys(project.one(Channel, end.channel).title for end in ends)
    entered, continued = f"{table.letter(_ENTERED)}{row}", f"{table.letter(_CONTINUED)}{row}"
    counted = f'IF(AND({entered}>0,{continued}<={entered}),1-{continued}/{entered},"")'
    share = drop_off(one)
    mends = [
        action.title for action in sources_of(project, one.key, LinkKind.MENDS) if isinstance(action, Action)
    ]
    return values | {
        _BY_KEY["channels"]: " → ".join(channels),
        _DROP_OFF: Live(f'=IF(COUNT({entered},{continued})=2,{counted},"")', "" if share is None else share),
        _BY_KEY["codes"]: codes_on(project, one.key),
        _BY_KEY["actions"]: listed(mends),
    }
