"""The sheet of pains: where each is, how bad, and what is done about it."""

from __future__ import annotations

from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.look import Styles
from journey_editor.export.workbook.table import Table
from journey_editor.export.workbook.tracing import codes_on, listed, sources_of
from journey_editor.insight.standing import place_names
from journey_editor.kernel.words import Words, unisolated
from journey_editor.model.project import Project
from journey_editor.model.records import Action, LinkKind, Opportunity, Pain, Variant
from journey_editor.model.structure import rows_in
from journey_editor.model.workbook import PAINS
from journey_editor.model.workbook_sheets import OTHER_HEADER_ROW, OTHER_TITLE_ROW, PAIN_COLUMNS

_ID, _TEXT, _PLACE, _SEVERITY, _SEEN_BY, _CODES, _OPPORTUNITIES, _ACTIONS = PAIN_COLUMNS
_LOOKS: Final = {_TEXT: "bold", _SEVERITY: "whole", _SEEN_BY: "share"}


def fill_pains(sheet: Worksheet, project: Project, words: Words, styles: Styles) -> Table:
    """List the pains that stand on a map, in its order; return the table."""
    table = Table(sheet, PAIN_COLUMNS, words, styles, header_row=OTHER_HEADER_ROW, looks=_LOOKS)
    pains = [
        one
        for variant in project.all(Variant).sorted()
        for one in rows_in(project, variant.id)
        if isinstance(one, Pain)
    ]
    note = words.count(len(pains), "{n} pain on the map.", "{n} pains on the map.")
    table.head(words(PAINS), note, title_row=OTHER_TITLE_ROW)
    for pain in pains:
        answers = sources_of(project, pain.key, LinkKind.ANSWERS)
        ideas = [one for one in answers if isinstance(one, Opportunity)]
        actions = [
            one
            for idea in ideas
            for one in sources_of(project, idea.key, LinkKind.CARRIES_OUT)
            if isinstance(one, Action)
        ]
        place = unisolated(" · ".join(place_names(project, pain, words)[1:]))
        table.add(
            (
                pain.id,
                pain.text,
                place,
                pain.severity,
                pain.seen_by,
                codes_on(project, pain.key),
                listed(idea.text for idea in ideas),
                listed(action.title for action in dict.fromkeys(actions)),
            )
        )
    table.finish(freeze_after=_TEXT, paper=sheet.PAPERSIZE_A4)
    return table
