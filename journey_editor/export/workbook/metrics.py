"""The sheet of metrics: what is aimed at, what was read last, and how the two compare (R-50, R-51)."""

from __future__ import annotations

from typing import Final

from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.formulas import quoted
from journey_editor.export.workbook.look import Styles
from journey_editor.export.workbook.table import Live, Table, Value, plain
from journey_editor.insight.metrics import Standing, in_percent, measured
from journey_editor.kernel.words import Words
from journey_editor.model.fields import columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Direction, Metric, Reading, Rule
from journey_editor.model.workbook import METRICS, SheetColumn
from journey_editor.model.workbook_sheets import METRIC_COLUMNS, OTHER_HEADER_ROW, OTHER_TITLE_ROW

_BY_KEY: Final = {column.key: column for column in METRIC_COLUMNS}
_TITLE, _UNIT, _DIRECTION = (_BY_KEY[f"metric.{name}"] for name in ("title", "unit", "direction"))
_BASELINE, _RULE, _TARGET, _YEARS = (
    _BY_KEY[f"metric.{name}"] for name in ("baseline", "rule", "target", "years")
)
_FIGURE, _VALUE, _DATE, _N, _STANDING = (
    _BY_KEY[name] for name in ("figure", "value", "date", "n", "standing")
)
_LOOKS: Final = {
    _TITLE: "bold",
    _UNIT: "word",
    _BASELINE: "any figure",
    _TARGET: "any figure",
    _YEARS: "any figure",
    _FIGURE: "any figure",
    _VALUE: "any figure",
    _DATE: "date",
    _N: "whole",
    _STANDING: "word",
}
_READ_ON: Final = next(column for column in columns_of(Reading) if column.name == "date")


def fill_metrics(sheet: Worksheet, project: Project, words: Words, styles: Styles) -> Table:
    """List the metrics in their order; return the table."""
    table = Table(sheet, METRIC_COLUMNS, words, styles, header_row=OTHER_HEADER_ROW, looks=_LOOKS)
    note = words("A relative target is a share of the baseline a year, one in points is added to it.")
    table.head(words(METRICS), note, title_row=OTHER_TITLE_ROW)
    for metric in project.all(Metric).sorted():
        values = _values(project, metric, words, table)
        shares = {_BASELINE: "baseline", _FIGURE: "figure", _VALUE: "value", _TARGET: "target"}
        looks = {column: "share" for column, field in shares.items() if in_percent(metric, field)}
        table.add((values.get(column) for column in METRIC_COLUMNS), looks)
    table.finish(freeze_after=_TITLE, paper=sheet.PAPERSIZE_A3)
    return table


def _values(project: Project, metric: Metric, words: Words, table: Table) -> dict[SheetColumn, Value]:
    values: dict[SheetColumn, Value] = {}
    for column in METRIC_COLUMNS:
        if column.declared is not None:
            values[column] = plain(getattr(metric, column.declared.name), column.declared, words)
    found = measured(project, metric)
    cell = {column: f"{table.letter(column)}{table.row + 1}" for column in METRIC_COLUMNS}
    values[_FIGURE] = Live(_figure(cell, words), "" if found.target is None else found.target)
    values[_STANDING] = Live(_standing(cell, words), words(found.standing.value))
    if found.newest is not None:
        day = found.newest.reading.date
        values |= {_VALUE: found.newest.value, _N: found.newest.n}
        values[_DATE] = plain(day, _READ_ON, words) if day else None
    return values


def _figure(cell: dict[SheetColumn, str], words: Words) -> str:
    """What `insight.metrics.target_of` finds: shares grow to 1 at most, and nothing for ever."""
    target, baseline, years = cell[_TARGET], cell[_BASELINE], cell[_YEARS]
    share = f'{cell[_UNIT]}="%"'
    grown = f"{baseline}*IF({years}=0,1,(1+{target})^{years})"
    at_most = f"IF({share},MIN({grown},1),{grown})"
    beyond = f'IF({baseline}=0,0,IF(AND({share},{baseline}>0),1,""))'
    relative = f'IF({target}<-1,"",IFERROR({at_most},{beyond}))'
    by_rule = f"IF({cell[_RULE]}={quoted(words(Rule.POINTS.value))},{baseline}+{target},{relative})"
    absolute = f"{cell[_RULE]}={quoted(words(Rule.ABSOLUTE.value))}"
    on_baseline = f'IF(ISNUMBER({baseline}),{by_rule},"")'
    return f'=IF(ISNUMBER({target}),IF({absolute},{target},{on_baseline}),"")'


def _standing(cell: dict[SheetColumn, str], words: Words) -> str:
    """What `insight.metrics.measured` finds: 0.1 + 0.2 points is met by 0.3."""
    value, figure, baseline = cell[_VALUE], cell[_FIGURE], cell[_BASELINE]
    word = {one: quoted(words(one.value)) for one in Standing}
    sign = f"IF({cell[_DIRECTION]}={quoted(words(Direction.UP.value))},1,-1)"
    near = f"ABS({value}-{figure})<=MAX(0.000000001*MAX(ABS({value}),ABS({figure})),0.000000000001)"
    met = f"OR({sign}*({value}-{figure})>=0,{near})"
    better = f"IF(ISNUMBER({baseline}),{sign}*({value}-{baseline})>0,FALSE)"
    missed = f"IF({better},{word[Standing.ON_THE_WAY]},{word[Standing.MISSED]})"
    known = f"COUNT({value},{figure})=2"
    return f"=IF({known},IF({met},{word[Standing.MET]},{missed}),{word[Standing.NO_DATA]})"
