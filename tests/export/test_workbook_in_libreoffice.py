"""LibreOffice as the judge: it opens what we write, and computes what we said it would."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.insight.priorities import priorities
from journey_editor.model.project import Project
from journey_editor.model.records import (
    Action,
    Criterion,
    Direction,
    Horizon,
    Metric,
    Reading,
    Record,
    RowKey,
    Rule,
    Scheme,
    Status,
    Weight,
)
from journey_editor.model.workbook import (
    BY_KEY,
    CUTS,
    FIRST_ROW,
    ID,
    NEW_ROWS,
    SCORES,
    STATUS,
    TITLE,
    WEIGHTS,
    SheetColumn,
    scored,
)
from tests.export.workbooks import (
    INJECTIONS,
    MARKED,
    actions_of,
    as_kept,
    cell_at,
    given,
    planned,
    rows_of,
    through_libreoffice,
    with_titles,
    written,
)
from tests.sample_maps.samples import build

SCHEMES: Final = {"two axes": Scheme.TWO_AXES, "weighted": Scheme.WEIGHTED}
PLANS: Final = {name: planned(3, count=220, scheme=scheme) for name, scheme in SCHEMES.items()}
HOSTILE: Final = with_titles(INJECTIONS)
SCORER: Final = "Team 1"
EDITED: Final = 60  # rows in which the scorer changes something
HORIZON: Final = BY_KEY["action.horizon"]

Files = Mapping[str, tuple[Path, Path]]


def metrics() -> Project:
    """A project with a metric of every kind, rule and extreme."""
    chance = random.Random(8)  # noqa: S311 - repeatable on purpose
    rows: list[Record] = []
    targets = (None, -2.0, -1.0, -0.2, 0.0, 0.1, 3.5, 1e12)
    for number, (rule, target) in enumerate((rule, target) for rule in Rule for target in targets):
        for turn in range(4):
            metric = Metric(
                id=f"{number}-{turn}",
                title=f"={rule}",
                unit=chance.choice(["%", "min"]),
                direction=chance.choice(list(Direction)),
                baseline=chance.choice([None, -3.0, 0.0, 0.1, 0.4, 1e12]),
                rule=rule,
                target=target,
                years=chance.choice([0.0, 0.5, 1.0, 2.0, 100.0]),
                rank=f"{number:03}{turn}V",
            )
            rows.append(metric)
            value = chance.choice([None, -1.0, 0.1, 0.3, 0.30000000000000004, 0.5, 12.0])
            rows.append(Reading(id=f"r-{metric.id}", metric=metric.id, value=value, date="2026-11-21"))
    return Project.of(*rows)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Files as we wrote them and as LibreOffice saved them, all opened in one go."""
    folder = tmp_path_factory.mktemp("ours")
    files = {
        **{name: written(project, folder, scorer=SCORER) for name, project in PLANS.items()},
        "marked": written(planned(4, count=40), folder, words=MARKED),
        "hostile": written(HOSTILE, folder),
        "empty": written(Project({}), folder),
        "uitlenen": written(build("uitlenen"), folder),
        "metrics": written(metrics(), folder),
    }
    for name in ("two axes", "weighted", "uitlenen", "metrics"):
        files[f"{name} without results"] = without_results(files[name], folder / f"{name} without.xlsx")
    for name, project in PLANS.items():
        files[f"{name} edited"] = edited(files[name], folder / f"{name} edited.xlsx", project)
    judged = through_libreoffice([*files.values()], tmp_path_factory.mktemp("theirs"))
    return {name: (file, other) for (name, file), other in zip(files.items(), judged, strict=True)}


def without_results(file: Path, target: Path) -> Path:
    """Write a copy in which no formula has a result, so that it must be computed."""
    with zipfile.ZipFile(file) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content, count = re.subn(rb"</f><v>[^<]*</v>", b"</f>", content)
                assert count == content.count(b"<f>")
            copy.writestr(name, content)
    return target


def edits(project: Project) -> dict[str, dict[SheetColumn, Any]]:
    """What a scorer does to the first and last actions of a list, by their ids."""
    chance = random.Random(9)  # noqa: S311 - repeatable on purpose
    listed = [one.action.id for one in priorities(project)]
    criteria = scored(project.setting.scheme)
    made: dict[str, dict[SheetColumn, Any]] = {}
    for id_ in [*listed[: EDITED // 2], *listed[-EDITED // 2 :]]:
        made[id_] = {SCORES[one]: chance.choice([None, 1, 2, 3.5, 4, 5]) for one in criteria}
        made[id_][HORIZON] = chance.choice([None, *Horizon])
        if chance.random() < 0.1:
            made[id_][STATUS] = Status.DROPPED
    return made


CUT_AT: Final = {"impact_cut": 2.5, "feasibility_cut": 4.0}
HEAVY: Final = {Criterion.NEEDS: 5.0, Criterion.BUDGET: 0.0}


def edited(file: Path, target: Path, project: Project) -> Path:
    """Write a copy in which a scorer worked: scores, horizons, cuts and weights changed."""
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    figures: dict[str, float] = dict(CUT_AT)
    if project.setting.scheme == Scheme.WEIGHTED:
        figures |= {WEIGHTS[one]: value for one, value in HEAVY.items()}
    for name, value in figures.items():
        [(_, where)] = book.defined_names[name].destinations
        sheet[where] = value
    rows = {cell_at(sheet, ID, row).value: row for row in range(FIRST_ROW, sheet.max_row + 1)}
    for id_, values in edits(project).items():
        for column, value in values.items():
            cell = cell_at(sheet, column, rows[id_])
            cell.value = value.value if isinstance(value, Horizon | Status) else value
    book.save(target)
    return target


def after(project: Project) -> Project:
    """The project in which the same was done."""
    rows: dict[RowKey, Record | None] = {}
    impact, feasibility = CUT_AT["impact_cut"], CUT_AT["feasibility_cut"]
    setting = replace(project.setting, impact_cut=impact, feasibility_cut=feasibility)
    rows[setting.key] = setting
    for criterion, heavy in HEAVY.items() if setting.scheme == Scheme.WEIGHTED else ():
        weight = Weight.known_by(criterion=criterion, value=heavy)
        rows[weight.key] = weight
    for id_, values in edits(project).items():
        action = project.one(Action, id_)
        status = values.get(STATUS, action.status)
        rows[action.key] = replace(action, horizon=values[HORIZON], status=status)
        for criterion in scored(setting.scheme):
            value = values[SCORES[criterion]]
            score = given(id_, 1, criterion, value or 1.0)
            rows[score.key] = score if value is not None else None
    return project.with_rows(rows.items())


def sheets_as_read(file: Path) -> list[list[tuple[Any, ...]]]:
    """Every figure and word of every sheet, as formulas come to."""
    sheets = openpyxl.load_workbook(file, data_only=True).worksheets
    return [[tuple(map(_rounded, row)) for row in sheet.iter_rows(values_only=True)] for sheet in sheets]


def _rounded(value: Any) -> Any:
    return float(f"{value:.9g}") if isinstance(value, int | float) else value or None


def trimmed(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows without the empty cells at their ends, and without empty rows at the end."""
    made = []
    for row in rows:
        cells = list(row)
        while cells and cells[-1] is None:
            cells.pop()
        made.append(tuple(cells))
    while made and not made[-1]:
        made.pop()
    return made


@pytest.mark.parametrize("name", ["two axes", "weighted", "uitlenen", "metrics"])
def test_what_every_formula_comes_to_is_what_stands_beside_it(opened: Files, name: str) -> None:
    ours, theirs = (
        sheets_as_read(opened[key][at]) for key, at in ((name, 0), (f"{name} without results", 1))
    )

    assert len(ours) == len(theirs) == 9
    for one, other in zip(ours, theirs, strict=True):
        assert trimmed(other) == trimmed(one)


@pytest.mark.parametrize("name", SCHEMES)
def test_changed_scores_cuts_and_weights_come_to_what_python_finds(opened: Files, name: str) -> None:
    project = after(PLANS[name])
    ranked = priorities(project)
    assert ranked != priorities(PLANS[name])
    rows = {row[ID]: row for row in actions_of(opened[f"{name} edited"][1])}

    dropped = {one.id for one in project.all(Action).values() if one.status == Status.DROPPED}
    assert {id_ for id_, row in rows.items() if row[BY_KEY["rank"]]} == {
        one.action.id for one in ranked if one.value is not None
    }
    assert any(id_ in dropped for id_ in rows)
    for number, one in enumerate(ranked, 1):
        row = rows[one.action.id]
        for axis, found in (("impact", one.on_impact), ("feasibility", one.on_feasibility)):
            mean = row[BY_KEY[f"mean.{axis}"]]
            assert (mean or None) == (found and pytest.approx(found.mean, abs=1e-9))
        assert (row[BY_KEY["priority"]] or None) == (one.value and pytest.approx(one.value, abs=1e-6))
        assert (row[BY_KEY["quadrant"]] or None) == (one.quadrant and one.quadrant.value)
        assert (row[BY_KEY["rank"]] or None) == (None if one.value is None else number)
        if name == "two axes":  # the others' spread goes by the weights of the map
            spreads = [found.spread for found in (one.on_impact, one.on_feasibility) if found]
            assert (row[BY_KEY["spread"]] or 0) == pytest.approx(max(spreads, default=0), abs=1e-9)


def test_words_of_another_language_are_computed_too(opened: Files) -> None:
    ours, theirs = opened["marked"]
    before, after_ = ([trimmed(rows) for rows in sheets_as_read(file)] for file in (ours, theirs))
    assert after_ == before
    assert {row[BY_KEY["quadrant"]] for row in actions_of(theirs)} >= {"‹do first›", "‹leave›"}


def test_what_people_typed_is_still_text(opened: Files) -> None:
    sheet = openpyxl.load_workbook(opened["hostile"][1]).worksheets[0]
    for row, text in enumerate(INJECTIONS, FIRST_ROW):
        cell = cell_at(sheet, TITLE, row)
        assert cell.data_type == "s"
        if "_x" not in text:  # LibreOffice reads our escapes, and saves the text without them
            assert cell.value == as_kept(text)


def test_a_workbook_without_actions_opens(opened: Files) -> None:
    sheet = openpyxl.load_workbook(opened["empty"][1]).worksheets[0]
    said = {cell.value for row in sheet.iter_rows() for cell in row}
    assert "There are no actions to put in order." in said
    assert {"action.id", "comment"} <= said
    assert len(rows_of(sheet)) == NEW_ROWS


def test_protection_names_lists_and_the_hidden_sheet_outlast_another_program(opened: Files) -> None:
    book = openpyxl.load_workbook(opened["two axes"][1])
    assert {"scorer", *(cut.name for cut in CUTS.values())} <= set(book.defined_names)
    assert book.worksheets[8].sheet_state != "visible"
    assert all(sheet.protection.sheet for sheet in book.worksheets[:8])
    assert any(rule.type == "list" for rule in book.worksheets[0].data_validations.dataValidation)
    with zipfile.ZipFile(opened["two axes"][1]) as archive:
        assert "Feasibility → easy".encode() in archive.read("xl/charts/chart1.xml")
