"""The matrix: every action of the list as a dot, by what its cells there come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, sin, sqrt
from typing import Final

from openpyxl.chart import ScatterChart
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.chart import HIGH, LOW, Cells, Corner, Dots, faint, filled, scatter
from journey_editor.export.workbook.formulas import quoted
from journey_editor.export.workbook.look import Styles, colour_by_quadrant
from journey_editor.export.workbook.priorities import Priorities
from journey_editor.export.workbook.safety import cell_text
from journey_editor.export.workbook.table import Live, Table, Value
from journey_editor.insight.priorities import Priority, Quadrant
from journey_editor.kernel.words import Words
from journey_editor.model.records import Setting
from journey_editor.model.workbook import (
    CUTS,
    FEASIBILITY,
    HEADER_ROW,
    IMPACT,
    MATRIX,
    NEW_ROWS,
    QUADRANT,
    TITLE,
    SheetColumn,
)
from journey_editor.model.workbook_sheets import MATRIX_COLUMNS, OTHER_HEADER_ROW, OTHER_TITLE_ROW

MOST_DOTS: Final = 300
"""How many actions are drawn, the first of the list: more are no picture any more."""

_EQUAL, _X, _FIRST, _OTHER, _NUMBER, _TITLE, _IMPACT, _FEASIBILITY, _QUADRANT = MATRIX_COLUMNS
_LOOKS: Final = {
    _NUMBER: "rank",
    _TITLE: "bold",
    _IMPACT: "figure",
    _FEASIBILITY: "figure",
    _QUADRANT: "word",
}
_WIDE: Final = 20  # cm
_LAST_COLUMN, _LEAST_ROWS = "V", 24  # what the chart covers
_NEAR, _FAR = 0.16, 0.45  # how far equal dots are fanned out: so far each, so far at most
_TURN: Final = 2.4  # radians, so that none lies behind another


def fill_matrix(
    sheet: Worksheet, actions: Priorities, ranked: Sequence[Priority], words: Words, styles: Styles
) -> tuple[Table, bytes]:
    """List the actions with their numbers beside the chart; return the table and the chart's XML."""
    table = Table(sheet, MATRIX_COLUMNS, words, styles, header_row=OTHER_HEADER_ROW, looks=_LOOKS)
    note = words("Both axes high is good. Dots move with the scores; equal ones are fanned out.")
    if len(ranked) > MOST_DOTS:
        note = words("The first {n} actions of the list. Both axes high is good.", n=MOST_DOTS)
    table.head(words(MATRIX), note, title_row=OTHER_TITLE_ROW)
    cuts = _cuts(table, actions.setting)
    rows = _Rows(table, actions, words)
    for number, one in enumerate(ranked[:MOST_DOTS], 1):
        rows.add(number, one)
    for number in range(len(ranked) + 1, len(ranked) + NEW_ROWS + 1):
        rows.add(number, None)
    cells = f"{table.letter(_QUADRANT)}{table.first_row}"
    said = {quadrant: words(quadrant.value) for quadrant in Quadrant}
    colour_by_quadrant(sheet, f"{cells}:{table.letter(_QUADRANT)}{table.row}", f"${cells}", said)
    table.finish(freeze_after=_OTHER, paper=sheet.PAPERSIZE_A3)
    # As long as what is there and the chart; nobody prints rows for new actions without a score.
    sheet.print_area = f"A1:{_LAST_COLUMN}{OTHER_HEADER_ROW + max(min(len(ranked), MOST_DOTS), _LEAST_ROWS)}"
    frame = ScatterChart()
    frame.width, frame.height = _WIDE, _WIDE
    sheet.add_chart(frame, f"K{table.first_row}")
    return table, scatter(
        across=words("Feasibility → easy"),
        up=words("Impact → large"),
        corners=_corners(table, words),
        cuts=cuts,
        dots=rows.dots(words),
    )


def _corners(table: Table, words: Words) -> list[Corner]:
    """Write where the quadrants' words stand into hidden cells of the header; return them."""
    row = OTHER_HEADER_ROW
    spots = {_EQUAL: LOW + 0.1, _X: HIGH - 0.1, _FIRST: LOW + 0.2, _OTHER: HIGH - 0.2}
    for column, spot in spots.items():
        table.write(row, column, spot, "hidden")
    west, east, south, north = (
        Cells(_where(table, column, row, row), [spot]) for column, spot in spots.items()
    )
    return [
        Corner(words(Quadrant.DO_FIRST.value), east, north, left=True, strong=True),
        Corner(words(Quadrant.PLAN.value), west, north, left=False),
        Corner(words(Quadrant.FILL_IN.value), east, south, left=True),
        Corner(words(Quadrant.LEAVE.value), west, south, left=False),
    ]


def _cuts(table: Table, setting: Setting) -> list[tuple[Cells, Cells]]:
    """Write the ends of the cut lines into hidden cells above the header; return the two lines."""
    easy, high = setting.feasibility_cut, setting.impact_cut
    name = {column: cut.name for column, cut in CUTS.items()}
    for row, end in enumerate((LOW, HIGH), OTHER_TITLE_ROW):
        table.write(row, _EQUAL, Live(f"={name[FEASIBILITY]}", easy), "hidden")
        table.write(row, _X, end, "hidden")
        table.write(row, _FIRST, end, "hidden")
        table.write(row, _OTHER, Live(f"={name[IMPACT]}", high), "hidden")
    ends = OTHER_TITLE_ROW, OTHER_TITLE_ROW + 1

    def cells(column: SheetColumn, figures: list[float | None]) -> Cells:
        return Cells(_where(table, column, *ends), figures)

    return [
        (cells(_EQUAL, [easy, easy]), cells(_X, [LOW, HIGH])),
        (cells(_FIRST, [LOW, HIGH]), cells(_OTHER, [high, high])),
    ]


class _Rows:
    """Adds the rows of the matrix, and remembers the dots."""

    def __init__(self, table: Table, actions: Priorities, words: Words) -> None:
        self._table, self._actions, self._words = table, actions, words
        self._listed = quote_sheetname(actions.table.sheet.title)
        self._met: dict[tuple[float, float], int] = {}
        self._x: list[float | None] = []
        self._first: list[float | None] = []
        self._other: list[float | None] = []
        self._numbers: list[str] = []

    def add(self, number: int, one: Priority | None) -> None:
        """Add the action that is the `number`th of the list, or the row there that is still free."""
        come_to = self._come_to(one)
        formulas = self._formulas(self._table.row + 1, HEADER_ROW + number)
        if one is None:
            formulas |= {_NUMBER: f'=IF({self._table.letter(_TITLE)}{self._table.row + 1}="","",{number})'}
        live: dict[SheetColumn, Value] = {
            column: Live(formula, come_to[column]) for column, formula in formulas.items()
        }
        self._table.add({_NUMBER: number, **live}[column] for column in MATRIX_COLUMNS)
        self._numbers.append(str(number))
        for figures, column in ((self._x, _X), (self._first, _FIRST), (self._other, _OTHER)):
            figure = come_to[column]
            figures.append(figure if isinstance(figure, int | float) else None)

    def dots(self, words: Words) -> list[Dots]:
        """Return the dots of all rows."""
        table = self._table
        rows = table.first_row, table.row
        x = Cells(_where(table, _X, *rows), self._x)
        first, other = (
            Cells(_where(table, _FIRST, *rows), self._first),
            Cells(_where(table, _OTHER, *rows), self._other),
        )
        return [
            faint(words("Actions"), x, other, self._numbers),
            filled(words(Quadrant.DO_FIRST.value), x, first, self._numbers),
        ]

    def _come_to(self, one: Priority | None) -> Mapping[SheetColumn, str | float | None]:
        if one is None:
            return {**dict.fromkeys(MATRIX_COLUMNS, ""), _X: LOW, _FIRST: None, _OTHER: None}
        made: dict[SheetColumn, str | float | None] = {
            _TITLE: cell_text(one.action.title)[0],
            _IMPACT: "" if one.impact is None else one.impact,
            _FEASIBILITY: "" if one.feasibility is None else one.feasibility,
        }
        if one.quadrant is None or one.impact is None or one.feasibility is None:
            return {**made, _QUADRANT: "", _EQUAL: "", _X: LOW, _FIRST: None, _OTHER: None}
        spot = one.impact, one.feasibility
        equal = self._met.get(spot, 0)
        self._met[spot] = equal + 1
        far = min(_NEAR * sqrt(equal), _FAR)
        y = one.impact + far * sin(_TURN * equal)
        first = one.quadrant is Quadrant.DO_FIRST
        made |= {_QUADRANT: self._words(one.quadrant.value), _EQUAL: equal}
        made |= {_X: one.feasibility + far * cos(_TURN * equal)}
        return {**made, _FIRST: y if first else None, _OTHER: None if first else y}

    def _formulas(self, row: int, listed: int) -> dict[SheetColumn, str]:
        of = {column: f"{self._table.letter(column)}{row}" for column in MATRIX_COLUMNS}
        theirs = {
            column: f"{self._listed}!{self._actions.formulas.ref(column, listed)}"
            for column in (TITLE, IMPACT, FEASIBILITY, QUADRANT)
        }
        top = self._table.first_row
        impact, feasibility = self._table.letter(_IMPACT), self._table.letter(_FEASIBILITY)
        quadrant, equal = of[_QUADRANT], of[_EQUAL]
        far = f"MIN({_NEAR}*SQRT({equal}),{_FAR})"
        first = quoted(self._words(Quadrant.DO_FIRST.value))
        y = f"{of[_IMPACT]}+{far}*SIN({_TURN}*{equal})"
        above = (
            f"{impact}${top}:{of[_IMPACT]},{of[_IMPACT]},"
            f"{feasibility}${top}:{of[_FEASIBILITY]},{of[_FEASIBILITY]}"
        )
        return {
            _TITLE: f'=IF({theirs[TITLE]}="","",{theirs[TITLE]})',
            _IMPACT: f"={theirs[IMPACT]}",
            _FEASIBILITY: f"={theirs[FEASIBILITY]}",
            _QUADRANT: f"={theirs[QUADRANT]}",
            _EQUAL: f'=IF({quadrant}="","",COUNTIFS({above})-1)',
            _X: f'=IF({quadrant}="",{LOW},{of[_FEASIBILITY]}+{far}*COS({_TURN}*{equal}))',
            _FIRST: f"=IF({quadrant}={first},{y},NA())",
            _OTHER: f'=IF(OR({quadrant}="",{quadrant}={first}),NA(),{y})',
        }


def _where(table: Table, column: SheetColumn, first: int, last: int) -> str:
    letter = table.letter(column)
    return f"{quote_sheetname(table.sheet.title)}!${letter}${first}:${letter}${last}"
