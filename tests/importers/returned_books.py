"""Returned workbooks of tests: a plan that is written out, filled in as people do, and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.app.resources import words_for
from journey_editor.export.workbook.book import write_workbook
from journey_editor.importers import xlsx, xlsx_reader
from journey_editor.importers.returned.bring import bring_back, read_returned
from journey_editor.importers.returned.list import ReturnedList, read_list
from journey_editor.importers.returned.returned import Returned
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Comment,
    Criterion,
    Horizon,
    Party,
    PartyKind,
    Score,
    Setting,
    Status,
)
from journey_editor.model.workbook import FIRST_ROW, KEY_ROW, SCORER

TONGUES: Final = (Words(), words_for("nl"))
PLAN: Final = Project.of(
    Setting(id="map", title="Borrowing"),
    Party(id="ict", name="ICT"),
    Party(id="anna", name="Anna", kind=PartyKind.PERSON, private=True),
    Action(id="a1", title="Clear words", owner="ict", status=Status.PLANNED, due="2026-11-21", rank="b"),
    Action(id="a2", title="Earpieces", owner="anna", horizon=Horizon.QUICK, rank="d"),
    Action(id="a3", title="=1+1", told="_x0041_ said\nin two lines \n", rank="f"),
    Score.known_by(action="a1", scorer="anna", criterion=Criterion.IMPACT, value=2.0),
)
Edit = Callable[["Book"], object]


class Book:
    """A list of actions under somebody's hands; cells are found by action and key."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.book = openpyxl.load_workbook(path)
        self.sheet = self.book.worksheets[0]
        assert isinstance(self.sheet, Worksheet)
        self._columns = {cell.value: cell.column for cell in self.sheet[KEY_ROW] if cell.value}

    def column(self, key: str) -> int:
        """The number of a column."""
        return self._columns[key]

    def row(self, action: str) -> int:
        """The number of an action's row; of "" the first for a new one."""
        ids = self.column("action.id")
        rows = range(FIRST_ROW, self.sheet.max_row + 1)
        return next(row for row in rows if (self.sheet.cell(row, ids).value or "") == action)

    def put(self, action: str, key: str, value: Any, *, text: bool = False) -> None:
        """Type something into a cell."""
        self.write(self.row(action), key, value, text=text)

    def write(self, row: int, key: str, value: Any, *, text: bool = False) -> None:
        """Type something into a cell of a row."""
        cell = self.sheet.cell(row, self.column(key))
        assert isinstance(cell, Cell)
        cell.value = value
        if text:
            cell.data_type = "s"

    def add(self, title: str, **cells: Any) -> int:
        """Type a new action into the first empty row; return which it is."""
        row = self.row("")
        while self.sheet.cell(row, self.column("action.title")).value:
            row += 1
        self.write(row, "action.title", title)
        for key, value in cells.items():
            self.write(row, key.replace("__", "."), value)
        return row

    def copy(self, action: str) -> int:
        """Copy an action's row, id and all, over the first empty one; return which that is."""
        row, free = self.row(action), self.row("")
        for column in range(1, self.sheet.max_column + 1):
            value = self.sheet.cell(row, column).value
            if value is not None:
                self.sheet.cell(free, column).value = value
        return free

    def name(self, scorer: str) -> None:
        """Say who scores."""
        title, _, cell = str(self.book.defined_names[SCORER].attr_text).rpartition("!")
        assert title.strip("'") == self.sheet.title
        self.sheet[cell.replace("$", "")].value = scorer


def edited(
    folder: Path, edit: Edit, *, name: str = "Desk.xlsx", project: Project = PLAN, **written: Any
) -> Path:
    """Write a plan as a workbook, let `edit` fill it in, and return its path."""
    path = folder / name
    write_workbook(project, path, **{"words": Words(), "overwrite": True, **written})
    book = Book(path)
    edit(book)
    book.book.save(path)
    return path


def lists_of(*paths: Path, project: Project = PLAN) -> list[ReturnedList]:
    """Read workbooks, of which none is refused."""
    found = read_returned(paths, project, TONGUES)
    for one in found:
        if not isinstance(one, ReturnedList):
            raise one
    return [one for one in found if isinstance(one, ReturnedList)]


def back(*paths: Path, project: Project = PLAN, base: Project | None = None, **more: Any) -> Returned:
    """Bring workbooks back; `base` is what they were written of."""
    return brought(lists_of(*paths, project=project), project=project, base=base, **more)


def brought(
    lists: Sequence[ReturnedList], *, project: Project = PLAN, base: Project | None = None, **more: Any
) -> Returned:
    """Bring lists back that were read."""
    given: dict[str, Any] = {"words": Words(), "tongues": TONGUES, "mint": Mint.seeded("back"), **more}
    return bring_back(project, lists, before=lambda _: base, **given)


def read_here(path: Path) -> ReturnedList:
    """Read a workbook without another process, for laws that read many."""
    book = xlsx._taken(path, xlsx_reader._read(str(path)))
    assert isinstance(book, xlsx.Workbook)
    return read_list(book, TONGUES)


def after(change: Change, project: Project = PLAN) -> Project:
    """The project with what came."""
    return change.applied_to(project)


def scores(project: Project) -> dict[tuple[str, str, str], float]:
    """Every score by action, name of the scorer, and criterion."""
    return {
        (one.action, project.one(Party, one.scorer).name, one.criterion.name): one.value
        for one in project.all(Score).values()
    }


def comments(project: Project) -> dict[tuple[str, str], str]:
    """Every comment by action and name of the scorer."""
    return {
        (one.action, project.one(Party, one.scorer).name): one.text for one in project.all(Comment).values()
    }
