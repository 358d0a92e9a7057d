"""Workbooks: projects to write as one, and what is in the file afterwards."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import Phase, settings
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.workbook.book import write_workbook
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    ActionKind,
    Comment,
    Criterion,
    Horizon,
    Party,
    Scheme,
    Score,
    Setting,
    Status,
    Weight,
)
from journey_editor.model.workbook import BY_KEY, FIRST_ROW, ID, KEY_ROW, SheetColumn, columns, scored
from journey_editor.model.workbook_sheets import OTHER_FIRST_ROW
from tests.strategies import BRIEFLY

MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Row = dict[SheetColumn, Any]


INJECTIONS: Final = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+31 10 281 6262",
    "-2 boxes",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "#N/A",
    "TRUE",
    "007",
    "1e5",
    "2026-11-21",
    "</t></is></c><c><f>1+1</f></c>",
    "]]>&lt;&amp;",
    '"quoted"',
    "_x0041_ and _x005F_",
    "  room at both ends ",
    "two\nlines",
    "\x00\x0b\ud800\udc00\ufffe\uffff",
    "🙂 e\u0301",
)
_UNWRITABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def as_kept(text: str) -> str:
    """What is to be left of `text` in a spreadsheet."""
    return _UNWRITABLE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


# For laws over whole files: a failing one is not made smaller, which would write thousands of files.
BRIEFLY_WRITTEN: Final = settings(
    BRIEFLY,
    max_examples=(BRIEFLY.max_examples + 2) // 3,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)


class Marked(Mapping[str, str]):
    """A catalogue that knows every word: it puts marks around it."""

    def __getitem__(self, english: str) -> str:
        return f"‹{english}›"

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


MARKED: Final = Words("nl", Marked())


def planned(seed: int, *, count: int, scheme: Scheme = Scheme.TWO_AXES) -> Project:
    """A project with so many actions: some without scores, some dropped, many of equal priority."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
    rows: list[Any] = [Setting(id="s", title="Library", impact_cut=3.5, feasibility_cut=3, scheme=scheme)]
    if scheme == Scheme.WEIGHTED:
        rows += [
            Weight.known_by(criterion=one, value=chance.choice([0, 0.5, 1, 2, 3]))
            for one in scored(scheme)[::2]
        ]
    rows += [Party(id=f"party-{number}", name=f"Team {number}") for number in range(4)]
    for number in range(count):
        action = Action(
            id=f"action-{number:04}",
            title=f"Action {chance.randrange(count)} " * chance.randrange(1, 9),
            kind=chance.choice([None, *ActionKind]),
            status=chance.choice(list(Status)),
            owner=chance.choice([None, "party-1", "party-2", "nobody"]),
            start=chance.choice([None, "2026-11-21"]),
            due=chance.choice([None, "1066-10-14", "2027-03-01"]),
            horizon=chance.choice([None, *Horizon]),
            rank=f"{chance.randrange(count):04}V",
        )
        rows.append(action)
        for criterion in scored(scheme):
            for scorer in chance.sample(range(4), chance.randrange(4)):
                rows.append(given(action.id, scorer, criterion, chance.randrange(2, 11) / 2))
        if number % 5 == 0:
            rows.append(Comment.known_by(action=action.id, scorer="party-1", text=f"Because {number}"))
    return Project.of(*rows)


def given(action: str, scorer: int, criterion: Criterion, value: float) -> Score:
    """What one of the teams of `planned` gave an action."""
    return Score.known_by(action=action, scorer=f"party-{scorer}", criterion=criterion, value=value)


def with_titles(titles: Sequence[str]) -> Project:
    """A project with an action of each title, in this order."""
    return Project.of(
        *(Action(id=f"action-{n}", title=title, rank=f"{n:06}V") for n, title in enumerate(titles))
    )


def written(project: Project, folder: Path, *, words: Words | None = None, scorer: str = "") -> Path:
    """Write the workbook of `project` into a new file."""
    target = folder / f"{len(list(folder.glob('*.xlsx')))}.xlsx"
    write_workbook(project, target, words=words or Words(), overwrite=False, scorer=scorer)
    return target


def sheets_of(file: Path) -> Sequence[Worksheet]:
    found: Sequence[Any] = openpyxl.load_workbook(file).worksheets
    return found


def listed(file: Path) -> Worksheet:
    return sheets_of(file)[0]


def ref(column: SheetColumn, row: int, scheme: Scheme = Scheme.TWO_AXES) -> str:
    return f"{get_column_letter(columns(scheme).index(column) + 1)}{row}"


def actions_of(file: Path, *, results: bool = True) -> list[Row]:
    """Read the list, but for the rows that are free: what its formulas come to, or the formulas."""
    sheet = openpyxl.load_workbook(file, data_only=results).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return [row for row in rows_of(sheet) if row[ID]]


def rows_of(sheet: Worksheet) -> list[Row]:
    """Read every row of a list of actions, by its keys."""
    keys = [BY_KEY[str(cell.value)] for cell in sheet[KEY_ROW]]
    return [dict(zip(keys, row, strict=True)) for row in sheet.iter_rows(min_row=FIRST_ROW, values_only=True)]


def cell_at(sheet: Worksheet, column: SheetColumn, row: int) -> Cell:
    """The cell of a list of actions that is in a column and row."""
    keys = [cell.value for cell in sheet[KEY_ROW]]
    cell = sheet.cell(row, keys.index(column.key) + 1)
    assert isinstance(cell, Cell)
    return cell


def read_back(file: Path, sheet: int) -> list[dict[str, Any]]:
    """Read the rows of another sheet by the keys in its hidden row, as its formulas come to."""
    found = openpyxl.load_workbook(file, data_only=True).worksheets[sheet]
    assert isinstance(found, Worksheet)
    keys = [str(cell.value) for cell in found[KEY_ROW]]
    rows = found.iter_rows(min_row=OTHER_FIRST_ROW, max_col=len(keys), values_only=True)
    return [dict(zip(keys, row, strict=True)) for row in rows]


def cells_of(file: Path, sheet: int) -> Iterator[tuple[str, str, str, bool]]:
    """Yield every cell of a sheet as its XML has it: name, kind, text and whether it is a formula."""
    with zipfile.ZipFile(file) as archive:
        tree = ET.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))  # noqa: S314 - our own file
    for cell in tree.iter(f"{MAIN}c"):
        text = "".join(part.text or "" for part in cell.iter(f"{MAIN}t"))
        yield cell.get("r", ""), cell.get("t", "n"), text, cell.find(f"{MAIN}f") is not None


def through_libreoffice(files: Sequence[Path], folder: Path, *, to: str = "xlsx") -> list[Path]:
    """Open files in LibreOffice, which computes every formula anew, and save them again in `folder`."""
    program = shutil.which("soffice")
    if program is None:
        pytest.fail("LibreOffice judges the workbooks; install Debian's package libreoffice-calc")
    profile = (folder / "profile").as_uri()
    command = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", to]
    subprocess.run([*command, "--outdir", folder, *files], check=True, capture_output=True, timeout=120)
    made = [folder / file.with_suffix(f".{to}").name for file in files]
    lacking = [file.name for file in made if not file.is_file()]
    assert not lacking, f"LibreOffice could not open {lacking}"
    return made
