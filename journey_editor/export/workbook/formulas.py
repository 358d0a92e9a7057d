"""The workbook's formulas, and what each comes to as it is written."""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter

from journey_editor.insight.priorities import Priority, Quadrant
from journey_editor.model.workbook import (
    CUTS,
    FEASIBILITY,
    FIRST_ROW,
    IMPACT,
    PRIORITY,
    QUADRANT,
    RANK,
    SheetColumn,
    place,
)


def ref(column: SheetColumn, row: int) -> str:
    """Return a cell's name, such as H5."""
    return f"{get_column_letter(place(column))}{row}"


def formulas(row: int, *, last: int, said: Mapping[Quadrant, str]) -> Mapping[SheetColumn, str]:
    """Return the formulas of an action in `row` of a list that ends in row `last`.

    `said` gives the quadrants' words.  Priorities are rounded to six decimals:
    4.333… × 3 and 3.25 × 4 are then the same for every program.  Equal ones
    rank as they stand on the sheet, where insight has put them in order.
    """
    impact, feasibility, priority = (ref(column, row) for column in (IMPACT, FEASIBILITY, PRIORITY))
    letter = get_column_letter(place(PRIORITY))
    every, above = f"{letter}${FIRST_ROW}:{letter}${last}", f"{letter}${FIRST_ROW - 1}:{letter}{row - 1}"
    word = {quadrant: quoted(one) for quadrant, one in said.items()}
    easy = f"{feasibility}>={CUTS[FEASIBILITY].name}"
    high = f"IF({easy},{word[Quadrant.DO_FIRST]},{word[Quadrant.PLAN]})"
    low = f"IF({easy},{word[Quadrant.FILL_IN]},{word[Quadrant.LEAVE]})"
    return {
        RANK: f'=IF(ISNUMBER({priority}),RANK({priority},{every})+COUNTIF({above},{priority}),"")',
        PRIORITY: f'=IF(COUNT({impact},{feasibility})=2,ROUND({impact}*{feasibility},6),"")',
        QUADRANT: f'=IF(ISNUMBER({priority}),IF({impact}>={CUTS[IMPACT].name},{high},{low}),"")',
    }


def results(number: int, one: Priority, *, said: Mapping[Quadrant, str]) -> Mapping[SheetColumn, float | str]:
    """Return what the formulas come to for the action that is the `number`th in order."""
    if one.value is None or one.quadrant is None:
        return {RANK: "", PRIORITY: "", QUADRANT: ""}
    return {RANK: number, PRIORITY: round(one.value, 6), QUADRANT: said[one.quadrant]}


def quoted(text: str) -> str:
    """Return `text` as a formula says it."""
    return '"' + text.replace('"', '""') + '"'
