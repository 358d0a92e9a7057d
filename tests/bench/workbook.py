"""A workbook of 1,000 actions, against bare openpyxl writing the same cells in the same styles."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Border, NamedStyle, Side

from journey_editor.export.workbook.book import write_workbook
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Status
from tests.bench.timing import against
from tests.export.workbooks import planned

Cells = dict[str, list[list[Any]]]


def run() -> None:
    """Print the writing of a workbook for one of its scorers."""
    drawn = planned(1, count=1_300)
    live = [one for one in drawn.all(Action).values() if one.status != Status.DROPPED]
    project = drawn.with_rows((one.key, None) for one in live[1_000:])
    with TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "ours.xlsx", Path(folder) / "plain.xlsx"
        _write(project, ours)
        cells = _cells(ours)
        against(
            f"workbook, 1,000 actions, {sum(len(row) for rows in cells.values() for row in rows):,} cells",
            lambda: _bare(cells, plain),
            lambda: _write(project, ours),
            aim=1.5,
        )
        print(f"workbook bytes {ours.stat().st_size:,}, floor {plain.stat().st_size:,}")


def _write(project: Project, target: Path) -> None:
    write_workbook(project, target, words=Words(), overwrite=True, scorer="Team 1")


def _cells(file: Path) -> Cells:
    """What stands in each cell that has a style, row by row: a figure, text, formula or nothing."""
    return {
        sheet.title: [[cell.value for cell in row if cell.has_style] for row in sheet.iter_rows()]
        for sheet in openpyxl.load_workbook(file).worksheets
    }


def _bare(cells: Cells, target: Path) -> None:
    book = Workbook()
    style = NamedStyle("Cell", border=Border(bottom=Side("thin")))
    book.add_named_style(style)
    look = style.as_tuple()
    for title, rows in cells.items():
        sheet = book.create_sheet(title)
        for number, row in enumerate(rows, 1):
            cells_ = (Cell(sheet, number, place, value, look) for place, value in enumerate(row, 1))
            sheet.append(list(cells_))
    book.save(target)
