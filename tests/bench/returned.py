"""Twelve workbooks of 200 actions brought back, against bare read-only openpyxl that reads their cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import openpyxl

from journey_editor.export.workbook.book import write_workbook
from journey_editor.importers.returned.bring import bring_back, read_returned
from journey_editor.importers.returned.list import ReturnedList
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Criterion, Party, Score, Setting
from tests.bench.timing import against

_FILES: Final = 12
_ACTIONS: Final = 200


def run() -> None:
    """Print the reading in a process of its own with all that follows, and the reading alone."""
    project = _plan()
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"scorer {number}.xlsx" for number in range(_FILES)]
        for number, path in enumerate(paths):
            write_workbook(project, path, words=Words(), overwrite=False, scorer=f"Scorer {number}")
        name = f"{_FILES} workbooks of {_ACTIONS} actions"
        blank = Project.of(project.setting, *project.all(Action).values())
        against(f"{name}, brought back", lambda: _bare(paths), lambda: _brought(paths, blank), aim=2)
        against(f"{name}, read", lambda: _bare(paths), lambda: read_returned(paths, blank, [Words()]), aim=2)


def _plan() -> Project:
    actions = [
        Action(id=f"a{number}", title=f"Action {number}", rank=f"{number:04}1") for number in range(_ACTIONS)
    ]
    scorers = [Party(id=f"p{number}", name=f"Scorer {number}") for number in range(_FILES)]
    scores = (
        Score.known_by(action=action.id, scorer=scorer.id, criterion=criterion, value=float(1 + place % 5))
        for place, action in enumerate(actions)
        for scorer in scorers
        for criterion in (Criterion.IMPACT, Criterion.FEASIBILITY)
    )
    return Project.of(Setting(id="bench"), *actions, *scorers, *scores)


def _bare(paths: Sequence[Path]) -> None:
    for path in paths:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            for _ in sheet.iter_rows(values_only=True):
                pass
        book.close()


def _brought(paths: Sequence[Path], project: Project) -> None:
    lists = [one for one in read_returned(paths, project, [Words()]) if isinstance(one, ReturnedList)]
    returned = bring_back(
        project,
        lists,
        before=lambda _: None,
        words=Words(),
        tongues=[Words()],
        mint=Mint.seeded("bench"),
    )
    wanted = _FILES * _ACTIONS * 2
    assert len(returned.change.added(Score)) == wanted, len(returned.change.added(Score))
