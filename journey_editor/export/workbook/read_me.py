"""The sheet that explains the others, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.look import (
    colour_quadrant,
    height_for,
    lines_of,
    protect,
    set_paper,
    width_for,
)
from journey_editor.insight.priorities import Quadrant
from journey_editor.kernel.words import Words
from journey_editor.model.records import Horizon, Scheme
from journey_editor.model.workbook import (
    CODES,
    COMMENT,
    DOTS,
    FEASIBILITY,
    GAIN,
    IMPACT,
    MATRIX,
    METRICS,
    PAINS,
    PRIORITIES,
    PRIORITY,
    RANK,
    READ_ME,
    ROADMAP,
    SPREAD,
    TRANSITIONS,
)

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
_LETTERS: Final = {"A": 24, "B": 96}


def fill_read_me(sheet: Worksheet, words: Words, *, scheme: Scheme, cut: int) -> None:
    """Explain how to score and what everything says; with `cut`, say that so many texts had to be cut."""
    sheet.cell(1, 1, words(READ_ME)).style = "Journey title"
    sheet.row_dimensions[1].height = 34
    coloured = {words(quadrant.value): quadrant for quadrant in Quadrant}
    row = 1
    for section, explained in _sections(words, scheme, cut).items():
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
    set_paper(sheet, sheet.PAPERSIZE_A4, one_page=True)
    protect(sheet)


def _sections(words: Words, scheme: Scheme, cut: int) -> dict[str, Mapping[str, str]]:
    """Return what is to be explained: sections, and in each what is said of every term."""
    return {
        words("How to score"): _steps(words),
        words("What the columns say"): _columns(words, scheme),
        words("Quadrants"): {
            **{words(quadrant.value): words(said) for quadrant, said in _QUADRANTS.items()},
            words("High from"): words(
                "The two figures above what the team gave; what is on its figure counts as high. You may "
                "change them."
            ),
        },
        words("Horizons"): {words(horizon.value): words(said) for horizon, said in _HORIZONS.items()},
        words("The sheets"): _sheets(words),
        words("This file"): _file(words, cut),
    }


def _steps(words: Words) -> Mapping[str, str]:
    return {
        "1": words("Fill in your name beside “Scored by”, if it is not there yet."),
        "2": words("Give each action your own scores in the yellow cells, from 1 to 5, where 5 is good."),
        "3": words("Say in the yellow column beside them why, if you like."),
        "4": words(
            "Change the other fields of an action where they are wrong; add new ones in the empty rows."
        ),
        "5": words("Save it as a workbook (.xlsx) and send it back to who sent it to you."),
    }


def _columns(words: Words, scheme: Scheme) -> Mapping[str, str]:
    weighted = scheme == Scheme.WEIGHTED
    impact = (
        words("How much it adds to patrons’ satisfaction: the weighted mean of its three criteria.")
        if weighted
        else words(
            "How much it adds to patrons’ satisfaction, from 1 to 5: the mean of what all scorers gave."
        )
    )
    feasibility = (
        words("How easily it can be done, where 5 is easy: the weighted mean of its three criteria.")
        if weighted
        else words(
            "How easily it can be done, from 1 to 5, where 5 is easy: the mean of what all scorers gave."
        )
    )
    priority = (
        words("Σ weight × mean ÷ Σ weight over the criteria that were scored; empty where an axis has none.")
        if weighted
        else words("Impact × feasibility, from 1 to 25; empty where one of them is.")
    )
    spread = (
        words(
            "How far scorers are apart, from 0 to 4, on the axis where that is most; of the others by the "
            "weights of the map."
        )
        if weighted
        else words("How far scorers are apart, from 0 to 4, on the axis where that is most.")
    )
    return {
        words(COMMENT.label): words("Why you scored it so; it comes back under your name."),
        words(IMPACT.label): impact,
        words(FEASIBILITY.label): feasibility,
        words(SPREAD.label): spread,
        words(PRIORITY.label): priority,
        words(RANK.label): words(
            "1 has the highest priority. Where priorities are equal, the higher impact goes first, then "
            "the sooner horizon, then the order of the list. Ranks follow when you change a score."
        ),
        words(GAIN.label): words(
            "Percentage points more of those who start would complete the journey; computed from the "
            "transitions that the action mends. Empty where that is not known."
        ),
        words(DOTS.label): words("The dots on the action, and on what it carries out."),
    }


def _sheets(words: Words) -> Mapping[str, str]:
    return {
        words(PRIORITIES): words("The actions, to score. This sheet alone is read when the file comes back."),
        words(MATRIX): words("Where each action lies by impact and feasibility; it moves with the scores."),
        words(PAINS): words("What goes wrong, where, and what is done about it."),
        words(TRANSITIONS): words("Who goes from where to where, and how many are lost."),
        words(ROADMAP): words("What is done when, by whom, and what it waits for."),
        words(METRICS): words("What is measured, what is aimed at, and whether it is met."),
        words(CODES): words("What the friction codes mean, and how often they were given."),
    }


def _file(words: Words, cut: int) -> Mapping[str, str]:
    said = {
        words("Left out"): words("Actions that were dropped, and what is private."),
        words("Locked"): words(
            "What is computed or not yours is locked, without a password. You can filter; to sort, first "
            "unprotect the sheet."
        ),
        words("Leave as they are"): words(
            "The hidden first row and the hidden columns: they say which action a row is."
        ),
    }
    if cut:
        said[words("Cut off")] = words.count(
            cut,
            "One text was longer than a cell can hold; it ends in …",
            "{n} texts were longer than a cell can hold; they end in …",
        )
    return said
