"""LibreOffice as the judge: it opens what we write, and computes what we said it would."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from journey_editor.insight.priorities import priorities
from journey_editor.model.project import Project
from journey_editor.model.workbook import (
    COLUMNS,
    CUTS,
    FEASIBILITY,
    FIRST_ROW,
    ID,
    IMPACT,
    PRIORITY,
    QUADRANT,
    RANK,
    TITLE,
    place,
)
from tests.export.workbooks import (
    INJECTIONS,
    MARKED,
    actions_of,
    as_kept,
    planned,
    through_libreoffice,
    with_titles,
    written,
)

LARGE: Final = planned(3, count=650)
HOSTILE: Final = with_titles(INJECTIONS)
SHOWN: Final = [ID, TITLE, IMPACT, FEASIBILITY, PRIORITY, QUADRANT, RANK]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Files as we wrote them and as LibreOffice saved them, all opened in one go."""
    folder = tmp_path_factory.mktemp("ours")
    files = {
        "large": written(LARGE, folder),
        "marked": written(planned(4, count=40), folder, words=MARKED),
        "hostile": written(HOSTILE, folder),
        "empty": written(Project({}), folder),
    }
    files["without results"] = without_results(files["large"], folder / "without.xlsx")
    files["edited"] = edited(files["large"], folder / "edited.xlsx")
    judged = through_libreoffice([*files.values()], tmp_path_factory.mktemp("theirs"))
    return {name: (file, other) for (name, file), other in zip(files.items(), judged, strict=True)}


def without_results(file: Path, target: Path) -> Path:
    """Write a copy in which no formula has a result, so that it must be computed."""
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content, count = re.subn(rb"</f><v>[^<]*</v>", b"</f>", content)
                assert count == 3 * len(priorities(LARGE))
            copy.writestr(name, content)
    return target


def edited(file: Path, target: Path) -> Path:
    """Write a copy in which somebody moved the cuts and gave the last action full marks."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    for cut in CUTS.values():
        [(_, name)] = book.defined_names[cut.name].destinations
        sheet[name] = 2
    for column in (IMPACT, FEASIBILITY):
        sheet.cell(sheet.max_row, place(column)).value = 5
    book.save(target)
    return target


def shown(file: Path) -> list[list[Any]]:
    return [[_rounded(row[column]) for column in SHOWN] for row in actions_of(file)]


def _rounded(value: Any) -> Any:
    return round(value, 9) if isinstance(value, float) else value or None


def test_what_is_computed_is_what_stands_beside_the_formulas(opened: dict[str, tuple[Path, Path]]) -> None:
    ours, theirs = opened["large"][0], opened["without results"][1]
    assert shown(theirs) == shown(ours)
    assert len(shown(ours)) == len(priorities(LARGE)) > 500


def test_what_is_computed_is_what_insight_found(opened: dict[str, tuple[Path, Path]]) -> None:
    ranked = priorities(LARGE)
    for number, (row, one) in enumerate(
        zip(actions_of(opened["without results"][1]), ranked, strict=True), 1
    ):
        assert row[ID] == one.action.id
        assert (row[PRIORITY] or None) == (None if one.value is None else pytest.approx(one.value, abs=1e-6))
        assert (row[QUADRANT] or None) == (one.quadrant and one.quadrant.value)
        assert (row[RANK] or None) == (None if one.value is None else number)


def test_changed_scores_and_cuts_move_priorities_quadrants_and_ranks(
    opened: dict[str, tuple[Path, Path]],
) -> None:
    rows = actions_of(opened["edited"][1])
    scored = [row for row in rows if row[PRIORITY]]
    for row in scored:
        high, easy = row[IMPACT] >= 2, row[FEASIBILITY] >= 2
        assert row[PRIORITY] == pytest.approx(row[IMPACT] * row[FEASIBILITY], abs=1e-6)
        assert row[QUADRANT] == (("leave", "fill in"), ("plan", "do first"))[high][easy]
    ordered = sorted(scored, key=lambda row: -row[PRIORITY])
    assert [row[RANK] for row in ordered] == [*range(1, len(scored) + 1)]
    assert (rows[-1][PRIORITY], rows[-1][QUADRANT]) == (25, "do first")


def test_words_of_another_language_are_computed_too(opened: dict[str, tuple[Path, Path]]) -> None:
    ours, theirs = opened["marked"]
    assert shown(theirs) == shown(ours)
    assert {row[QUADRANT] for row in actions_of(theirs)} >= {"‹do first›", "‹leave›"}


def test_what_people_typed_is_still_text(opened: dict[str, tuple[Path, Path]]) -> None:
    sheet = openpyxl.load_workbook(opened["hostile"][1]).worksheets[0]
    for row, text in enumerate(INJECTIONS, FIRST_ROW):
        cell = sheet.cell(row, place(TITLE))
        assert cell.data_type == "s"
        if "_x" not in text:  # LibreOffice reads our escapes, and saves the text without them
            assert cell.value == as_kept(text)


def test_a_workbook_without_actions_opens(opened: dict[str, tuple[Path, Path]]) -> None:
    sheet = openpyxl.load_workbook(opened["empty"][1]).worksheets[0]
    said = {cell.value for row in sheet.iter_rows() for cell in row}
    assert "There are no actions to put in order." in said
    assert {column.key for column in COLUMNS} <= said
