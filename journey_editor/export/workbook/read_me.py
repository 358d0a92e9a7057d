"""The sheet that explains the list of actions, in words."""

from __future__ import annotations

from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook_look import colour_quadrant, height_for, lines_of, set_paper, width_for
from journey_editor.insight.priorities import Quadrant
from journey_editor.kernel.words import Words
from journey_editor.model.records import Horizon
from journey_editor.model.workbook import FEASIBILITY, GAIN, IMPACT, PRIORITY, RANK, READ_ME

_QUADRANTS: Final = {
    Quadrant.DO_FIRST: "Impact and feasibility are high.",
    Quadrant.PLAN: "Impact is high, feasibility is low: prepare it well.",
    Quadrant.FILL_IN: "Impact is low, feasibility is high: for when there is time to spare.",
    Quadrant.LEAVE: "Impact and feasibility are low.",
}
_HORIZONS: Final = {
    Horizon.QUICK: "Quick wins: in less than 3 months.",
    Horizon.MEDIUM: "Medium: in 3 months or more, but less than 12.",
    Horizon.LONG: "Long: in 12 months or more, up to and including 36.",
}
_LETTERS: Final = {"A": 22, "B": 96}


def fill_read_me(sheet: Worksheet, words: Words, *, cut: int) -> None:
    """Explain formula, quadrants and horizons; with `cut`, say that so many texts had to be cut."""
    sheet.cell(1, 1, words(READ_ME)).style = "Journey title"
    sheet.row_dimensions[1].height = 34
    coloured = {words(quadrant.value): quadrant for quadrant in Quadrant}
    row = 1
    for section, explained in _sections(words, cut).items():
        row += 2
        sheet.cell(row, 1, section).style = "Journey section"
        sheet.row_dimensions[row].height = height_for(1)
        for term, said in explained.items():
            row += 1
            first = sheet.cell(row, 1, term)
            first.style = "Journey term"
            sheet.cell(row, 2, said).style = "Journey said"
            sheet.row_dimensions[row].height = height_for(lines_of(said, _LETTERS["B"]))
            if term in coloured:
                colour_quadrant(first, coloured[term])
    for letter, letters in _LETTERS.items():
        sheet.column_dimensions[letter].width = width_for(letters)
    sheet.sheet_view.showGridLines = False
    set_paper(sheet, sheet.PAPERSIZE_A4)


def _sections(words: Words, cut: int) -> dict[str, dict[str, str]]:
    """Return what is to be explained: sections, and in each what is said of every term."""
    sections = {
        words("What the columns say"): {
            words(IMPACT.label): words(
                "How much it adds to patrons’ satisfaction, from 1 to 5: the mean of what all scorers gave."
            ),
            words(FEASIBILITY.label): words(
                "How easily it can be done, from 1 to 5, where 5 is easy: the mean of what all scorers gave."
            ),
            words(PRIORITY.label): words("Impact × feasibility, from 1 to 25; empty where one of them is."),
            words(GAIN.label): words(
                "Percentage points more of those who start would complete the journey; computed from the "
                "transitions that the action mends. Empty where that is not known."
            ),
            words(RANK.label): words(
                "1 has the highest priority. Where priorities are equal, the higher impact goes first, then "
                "the sooner horizon. Ranks follow when you change a score; rows move when you sort by rank."
            ),
        },
        words("Quadrants"): {
            **{words(quadrant.value): words(said) for quadrant, said in _QUADRANTS.items()},
            words("High from"): words(
                "The two figures above the scores; a score on its figure counts as high. You may change them."
            ),
        },
        words("Horizons"): {words(horizon.value): words(said) for horizon, said in _HORIZONS.items()},
        words("This file"): {
            words("Left out"): words("Actions that were dropped."),
            words("Leave as they are"): words(
                "The hidden first row and the hidden first column: they say which action a row is."
            ),
        },
    }
    if cut:
        sections[words("This file")][words("Cut off")] = words.count(
            cut,
            "One text was longer than a cell can hold; it ends in …",
            "{n} texts were longer than a cell can hold; they end in …",
        )
    return sections
