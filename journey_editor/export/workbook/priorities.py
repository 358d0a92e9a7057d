"""The list of actions: one scorer's scores, and what follows from everybody's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.formulas import Formulas, results
from journey_editor.export.workbook.look import Styles, colour_by_quadrant
from journey_editor.export.workbook.rules import allow_figures, allow_listed
from journey_editor.export.workbook.table import Live, Table, Value, plain
from journey_editor.insight.apart import Apart, apart
from journey_editor.insight.gains import points_by_action
from journey_editor.insight.priorities import Priority, Quadrant, mean_score, weights
from journey_editor.insight.votes import dots_by_action
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Day, Refers, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import AXES, Action, Party, Scheme, Weight
from journey_editor.model.workbook import (
    BAND_ROW,
    BY_KEY,
    COMMENT,
    CUT_ROW,
    CUTS,
    DOTS,
    FEASIBILITY,
    FIRST_ROW,
    GAIN,
    HEADER_ROW,
    IMPACT,
    NEW_ROWS,
    ORDER,
    OTHERS_HIGH,
    OTHERS_LOW,
    OTHERS_MEAN,
    OTHERS_N,
    PRIORITIES,
    PRIORITY,
    QUADRANT,
    RANK,
    SCORER,
    SCORER_ROW,
    SCORES,
    SPREAD,
    STATUS,
    TITLE,
    TITLE_ROW,
    WEIGHTS,
    SheetColumn,
    columns,
    scored,
)

_LOOKS: Final = {
    RANK: "rank",
    TITLE: "given bold",
    COMMENT: "given comment",
    IMPACT: "figure",
    FEASIBILITY: "figure",
    SPREAD: "figure",
    PRIORITY: "bold figure",
    QUADRANT: "word",
    GAIN: "figure",
    DOTS: "whole",
    **dict.fromkeys(SCORES.values(), "given score"),
}
_WEIGHT: Final = next(column for column in columns_of(Weight) if column.name == "value")
_NO_ACTIONS: Final = "There are no actions to put in order."
_SUM: Final[Mapping[Scheme, str]] = {
    Scheme.TWO_AXES: "Priority = impact × feasibility, each from 1 to 5; high is good.",
    Scheme.WEIGHTED: "Priority = the weighted mean of all criteria, each from 1 to 5; high is good.",
}


class Priorities:
    """Fills the sheet of actions for one scorer, and remembers what its formulas come to."""

    def __init__(
        self,
        sheet: Worksheet,
        project: Project,
        ranked: Sequence[Priority],
        words: Words,
        styles: Styles,
        *,
        scorer: str | None,
    ) -> None:
        self._project, self._ranked, self._words = project, ranked, words
        self.setting = project.setting
        self._scheme = self.setting.scheme
        self._scorer = scorer
        self._criteria = scored(self._scheme)
        self.columns = columns(self._scheme)
        self._fields = [
            (column, column.declared)
            for column in self.columns
            if column.declared is not None and column.key.startswith(f"{Action.table}.")
        ]
        looks = {column: _look(column) for column in self.columns if not column.hidden}
        self.table = Table(sheet, self.columns, words, styles, header_row=HEADER_ROW, looks=looks)
        self.last = HEADER_ROW + len(ranked) + NEW_ROWS
        self.formulas = Formulas(self._scheme, words, last=self.last)

    def fill(self, book: Workbook, *, name: str, lists: Mapping[SheetColumn, str]) -> None:
        """Write everything; `name` is the scorer's, `lists` says where the words of each choice stand."""
        self._write_above(book, name)
        yours = dict.fromkeys((*(SCORES[one] for one in self._criteria), COMMENT), "header yours")
        self.table.header(yours)
        project = self._project
        gains, dots = points_by_action(project), dots_by_action(project)
        order = {action.id: place for place, action in enumerate(project.all(Action).sorted(), 1)}
        for number, one in enumerate(self._ranked, 1):
            found = apart(project, one.action, self._scorer)
            values = self._given(one, found) | self._of_others(found)
            values |= {GAIN: gains.get(one.action.id), DOTS: dots.get(one.action.id)}
            self._add(values | {ORDER: order[one.action.id]} | self._live(number, one))
        for number in range(len(order) + 1, len(order) + NEW_ROWS + 1):
            formulas = self.formulas.of_row(self.table.row + 1)
            self._add({ORDER: number, **{column: Live(one, "") for column, one in formulas.items()}})
        self._set_rules(lists)
        self.table.finish(
            freeze_after=TITLE, paper=self.table.sheet.PAPERSIZE_A3, fixed=TITLE_ROW, last=self.last
        )
        # On paper what is scored and planned; the rest would make it too small to read.
        self.table.sheet.print_area = f"A1:{self.formulas.ref(BY_KEY['action.size'], self.last)}"
        cursor = self.table.sheet.sheet_view.selection[-1]
        cursor.activeCell = cursor.sqref = self.formulas.ref(SCORES[self._criteria[0]], FIRST_ROW)

    def _add(self, values: Mapping[SheetColumn, Value]) -> None:
        self.table.add(values.get(column) for column in self.columns)

    def _given(self, one: Priority, found: Apart) -> dict[SheetColumn, Value]:
        """Return the action's own values, and what this scorer gave it."""
        values: dict[SheetColumn, Value] = {
            SCORES[criterion]: value for criterion, value in found.own.items()
        }
        values[COMMENT] = found.comment
        for column, declared in self._fields:
            value = getattr(one.action, declared.name)
            if isinstance(declared.field, Refers):
                party = self._project.get(Party, value)
                value = party.name if party else ""
            values[column] = plain(value, declared, self._words)
        return values

    def _of_others(self, found: Apart) -> dict[SheetColumn, Value]:
        values: dict[SheetColumn, Value] = {}
        for criterion in self._criteria:
            others = found.others[criterion]
            values |= {OTHERS_MEAN[criterion]: others.mean, OTHERS_N[criterion]: others.scorers}
        for axis in AXES:
            values |= {OTHERS_LOW[axis]: found.low[axis], OTHERS_HIGH[axis]: found.high[axis]}
        return values

    def _live(self, number: int, one: Priority) -> dict[SheetColumn, Value]:
        means = {criterion: mean_score(self._project, one.action, criterion) for criterion in self._criteria}
        come_to = results(number, one, means, self._words)
        formulas = self.formulas.of_row(HEADER_ROW + number)
        return {column: Live(formula, come_to[column]) for column, formula in formulas.items()}

    def _write_above(self, book: Workbook, name: str) -> None:
        """Write what stands above the header: title, how it is reckoned, scorer, weights and cuts."""
        words, table, setting = self._words, self.table, self.setting
        first, band_end = SCORES[self._criteria[0]], self.columns[self._place_of_last_shown()]
        table.write(TITLE_ROW, RANK, setting.title or words(PRIORITIES), "title")
        table.merge(TITLE_ROW, RANK, band_end)
        reckoned = words(_SUM[self._scheme]) if self._ranked else words(_NO_ACTIONS)
        table.write(SCORER_ROW, RANK, reckoned, "note")
        table.merge(SCORER_ROW, RANK, TITLE)
        table.write(SCORER_ROW, STATUS, words("Scored by"), "label")
        for column in self.columns[self.columns.index(first) : self.columns.index(COMMENT) + 1]:
            table.write(SCORER_ROW, column, name if column is first else None, "scorer")
        self._name(book, SCORER, SCORER_ROW, first)
        table.merge(SCORER_ROW, first, COMMENT)
        hint = words("Your name, then your scores and comments: the yellow cells are yours.")
        table.write(SCORER_ROW, IMPACT, hint, "hint")
        table.merge(SCORER_ROW, IMPACT, DOTS)
        self._write_weights(book)
        table.write(CUT_ROW, COMMENT, words("High from"), "label")
        for column, cut in CUTS.items():
            cell = table.write(CUT_ROW, column, getattr(setting, cut.name), "cut")
            self._name(book, cut.name, CUT_ROW, column)
            allow_figures(table.sheet, cell.coordinate, cut, words, label=words(cut.field.label))
        yours, team, action = words("Yours"), words("The team"), words(Action.noun)
        fields = self.columns[self.columns.index(DOTS) + 1]
        for said, begin, end in ((yours, first, COMMENT), (team, IMPACT, DOTS), (action, fields, band_end)):
            table.write(BAND_ROW, begin, said, "band yours" if begin is first else "band")
            table.merge(BAND_ROW, begin, end)
        for row, height in ((TITLE_ROW, 34), (SCORER_ROW, 34), (CUT_ROW, 26), (BAND_ROW, 22)):
            table.sheet.row_dimensions[row].height = height

    def _write_weights(self, book: Workbook) -> None:
        if self._scheme != Scheme.WEIGHTED:
            return
        words, heavy = self._words, weights(self._project)
        self.table.write(CUT_ROW, STATUS, words("Weight"), "label")
        for criterion in self._criteria:
            cell = self.table.write(CUT_ROW, SCORES[criterion], heavy[criterion], "cut")
            self._name(book, WEIGHTS[criterion], CUT_ROW, SCORES[criterion])
            allow_figures(self.table.sheet, cell.coordinate, _WEIGHT, words, label=words("Weight"))

    def _name(self, book: Workbook, name: str, row: int, column: SheetColumn) -> None:
        where = absolute_coordinate(self.formulas.ref(column, row))
        book.defined_names[name] = DefinedName(
            name, attr_text=f"{quote_sheetname(self.table.sheet.title)}!{where}"
        )

    def _set_rules(self, lists: Mapping[SheetColumn, str]) -> None:
        words, sheet = self._words, self.table.sheet
        for column in self.columns:
            declared, cells = column.declared, self.formulas.below(column)
            if declared is None:
                continue
            label = words(column.label)
            if column.criterion is not None:
                allow_figures(sheet, cells, declared, words, label=label)
            elif column in lists:
                others = not declared.options  # who is new may own an action too
                allow_listed(sheet, cells, lists[column], words, label=label, others=others)
        said = {quadrant: words(quadrant.value) for quadrant in Quadrant}
        first = {Quadrant.DO_FIRST: said[Quadrant.DO_FIRST]}
        for column, shown in ((RANK, first), (QUADRANT, said)):
            word = f"${self.formulas.ref(QUADRANT, FIRST_ROW)}"
            colour_by_quadrant(sheet, self.formulas.below(column), word, shown)

    def _place_of_last_shown(self) -> int:
        return max(place for place, column in enumerate(self.columns) if not column.hidden)


def _look(column: SheetColumn) -> str:
    if column.declared is not None and isinstance(column.declared.field, Day):
        return "given date"
    return _LOOKS.get(column, "given text")
