from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.app.paths import RESOURCES
from journey_editor.app.resources import words_for
from journey_editor.export.private import for_print
from journey_editor.export.workbook.book import write_workbook
from journey_editor.export.workbook.formulas import ref
from journey_editor.insight.analysis import Analysis
from journey_editor.insight.gains import action_gains
from journey_editor.insight.priorities import Quadrant, priorities
from journey_editor.kernel.colour import Colour
from journey_editor.kernel.errors import OutputError
from journey_editor.kernel.words import Words
from journey_editor.model.fields import Rank, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import Action, Horizon, Party, Score, Setting, Status, Variant
from journey_editor.model.workbook import (
    ABOUT,
    BY_KEY,
    CHOICES,
    CHOICES_COLUMN,
    COMMENT,
    CUT_ROW,
    CUTS,
    DOTS,
    FEASIBILITY,
    FIRST_ROW,
    FORMAT,
    GAIN,
    HEADER_ROW,
    ID,
    IMPACT,
    KEY_ROW,
    MEANS,
    NEW_ROWS,
    PRIORITY,
    QUADRANT,
    RANK,
    SCORER,
    SCORES,
    SPREAD,
    STATUS,
    TITLE,
    TITLE_ROW,
    WEIGHTS,
    Fact,
    SheetColumn,
    columns,
    scored,
)
from tests.export.workbooks import (
    BRIEFLY_WRITTEN,
    MARKED,
    actions_of,
    cell_at,
    cells_of,
    planned,
    rows_of,
    with_titles,
    written,
)
from tests.sample_maps.samples import build
from tests.strategies import FEW_IDS, records

PLANS: Final = st.lists(
    st.sampled_from([Action, Score, Score, Score, Party, Setting, Weight, Comment, Vote]).flatmap(lambda kind: records(kind, FEW_IDS)),
    max_size=16,
).map(lambda rows: Project.of(*rows))
LANGUAGES: Final = ["en", *sorted(file.stem for file in (RESOURCES / "i18n").glob("*.json"))]
COLUMN: Final = BY_KEY
SHEETS: Final = [
    "Priorities",
    "Matrix",
    "Pains",
    "Transitions",
    "Roadmap",
    "Metrics",
    "Codes",
    "Read me",
    ABOUT,
]


def figure(value: float | None) -> Any:
    return None if value is None else pytest.approx(value, abs=1e-6)


def sheets_of(file: Path) -> list[Worksheet]:
    return openpyxl.load_workbook(file).worksheets


def listed(file: Path) -> Worksheet:
    return sheets_of(file)[0]


def ref(column: SheetColumn, row: int, scheme: Scheme = Scheme.TWO_AXES) -> str:
    return f"{get_column_letter(columns(scheme).index(column) + 1)}{row}"


@BRIEFLY_WRITTEN
@given(PLANS, st.sampled_from(["", "id-0", "id-1", "Nobody"]))
def test_the_workbook_shows_what_insight_found_in_its_order(
    tmp_path_factory: pytest.TempPathFactory, project: Project, party: str
) -> None:
    """Whoever is to score: the others' scores and this scorer's own come to what everybody's come to."""
    one_of = project.get(Party, party)
    scorer = one_of.name if one_of else party
    rows = actions_of(written(project, tmp_path_factory.mktemp("plan"), scorer=scorer))

    ranked, shown = priorities(project), for_print(project, Words())
    dots, scorers = dots_by_action(project), party_named(project, scorer)
    assert [row[ID] for row in rows] == [one.action.id for one in ranked]
    for number, (row, one) in enumerate(zip(rows, ranked, strict=True), 1):
        assert row[IMPACT] == figure(one.impact)
        assert row[FEASIBILITY] == figure(one.feasibility)
        spreads = [found.spread for found in (one.on_impact, one.on_feasibility) if found]
        assert row[SPREAD] == figure(max(spreads, default=None))
        assert row[PRIORITY] == figure(one.value)
        assert row[QUADRANT] == (one.quadrant and one.quadrant.value)
        assert row[GAIN] is None
        assert row[DOTS] == dots.get(one.action.id)
        assert row[RANK] == (None if one.value is None else number)
        assert row[STATUS] == one.action.status.value
        owner = shown.get(Party, one.action.owner)
        assert row[COLUMN["action.owner"]] == (owner.name or None if owner else None)
        own = given_by(project, scorers.id, one.action.id) if scorers else {}
        for criterion in scored(project.setting.scheme):
            assert row[SCORES[criterion]] == own.get(criterion)
            if criterion not in AXES:
                assert row[MEANS[criterion]] == figure(mean_score(project, one.action, criterion))


def test_what_is_computed_stands_beside_what_people_scored(tmp_path: Path) -> None:
    project = build("uitlenen")
    (variant,) = project.all(Variant)
    gains = {one.action.title: one.points for one in action_gains(Analysis(project, variant))}
    rows = actions_of(written(project, tmp_path))

    assert {row[TITLE]: row[GAIN] for row in rows if row[GAIN] is not None} == pytest.approx(gains)
    assert gains["Route en openingstijden in de app"] == pytest.approx(9.4, abs=0.05)


@BRIEFLY_WRITTEN
@given(PLANS)
def test_the_same_project_gives_the_same_bytes(
    tmp_path_factory: pytest.TempPathFactory, project: Project
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    assert written(project, folder).read_bytes() == written(project, folder).read_bytes()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_run_elsewhere_gives_the_same_bytes(tmp_path: Path, seed: str) -> None:
    again = tmp_path / "again.xlsx"
    program = (
        "import sys; from pathlib import Path; from tests.export.workbooks import planned, MARKED\n"
        "from journey_editor.export.workbook.book import write_workbook\n"
        "write_workbook(planned(1, count=20), Path(sys.argv[1]), words=MARKED, overwrite=False)"
    )
    elsewhere = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "USER": "somebody"}
    subprocess.run([sys.executable, "-c", program, again], env=elsewhere, check=True)

    assert again.read_bytes() == written(planned(1, count=20), tmp_path, words=MARKED).read_bytes()


def test_a_thousand_actions_are_a_thousand_rows_with_live_formulas(tmp_path: Path) -> None:
    file = written(planned(5, count=1_300), tmp_path)

    rows = actions_of(file, results=False)
    assert len(rows) == len(priorities(planned(5, count=1_300))) > 1_000
    assert all(str(row[column]).startswith("=") for row in rows for column in (RANK, PRIORITY, QUADRANT))
    assert not any(row[STATUS] == Status.DROPPED.value for row in rows)


def test_a_reader_finds_every_action_by_the_keys_and_ids_that_are_hidden(tmp_path: Path) -> None:
    project = planned(2, count=30)
    book = openpyxl.load_workbook(written(project, tmp_path, words=MARKED), read_only=True, data_only=True)
    found = {
        row[0]: dict(zip(keys, row, strict=True))
        for sheet in book
        for keys, *rows in [list(sheet.iter_rows(values_only=True))]
        if keys[0] == "action.id"
        for row in rows[HEADER_ROW - KEY_ROW :]
    }
    book.close()

    assert set(found) == {one.action.id for one in priorities(project)}
    assert all(row["action.title"] == project.one(Action, str(id_)).title for id_, row in found.items())
    actions, _ = sheets_of(written(project, tmp_path))
    assert actions.row_dimensions[KEY_ROW].hidden
    assert [column for column in "ABCDEFGHIJKLMN" if actions.column_dimensions[column].hidden] == ["A"]


def test_every_field_that_an_action_declares_has_a_column(tmp_path: Path) -> None:
    keys = {column.key for column in COLUMNS}
    wanted = [column for column in columns_of(Action) if not isinstance(column.field, Rank)]
    assert {f"action.{column.name}" for column in wanted} <= keys
    assert len(keys) == len(COLUMNS)
    heads = [cell.value for cell in sheets_of(written(Project({}), tmp_path))[0][HEADER_ROW]]
    assert heads == [column.label for column in COLUMNS]


def test_sorting_takes_the_ids_along(tmp_path: Path) -> None:
    actions, _ = sheets_of(written(with_titles(["a", "b"]), tmp_path))
    assert actions.auto_filter.ref == f"A{HEADER_ROW}:{actions.cell(HEADER_ROW + 2, len(COLUMNS)).coordinate}"
    assert place(ID) == 1


def test_a_map_without_actions_gives_a_workbook_that_says_so(tmp_path: Path) -> None:
    dropped = Project.of(Action(id="a", title="Gone", status=Status.DROPPED))
    for project in (Project({}), dropped):
        file = written(project, tmp_path)
        said = [text for _, _, text, _ in cells_of(file, 1)]
        assert "There are no actions to put in order." in said
        assert "Gone" not in said
        assert actions_of(file) == []


def test_every_word_is_in_the_language_of_the_map(tmp_path: Path) -> None:
    actions, read_me = sheets_of(written(planned(1, count=40), tmp_path, words=MARKED))
    typed = {COLUMN[key] for key in ("action.id", "action.title", "action.owner")}

    assert (actions.title, read_me.title) == ("‹Priorities›", "‹Read me›")
    for row in actions.iter_rows(min_row=CUT_ROW):
        for cell in row:
            if isinstance(cell.value, str) and (
                cell.row == HEADER_ROW or COLUMNS[cell.column - 1] not in typed
            ):
                assert "‹" in cell.value or cell.value[0] in "=1", cell.coordinate
    assert all(cell.value is None or "‹" in str(cell.value) for row in read_me for cell in row)
    for rule in actions.data_validations.dataValidation:
        assert {rule.error[0], rule.errorTitle[0]} == {"‹"}
        assert rule.type == "decimal" or rule.formula1.startswith('"‹')
    assert "‹do first›" in str(actions.cell(HEADER_ROW + 1, place(QUADRANT)).value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_keeps_to_what_excel_can_open(tmp_path: Path, language: str) -> None:
    words = words_for(language)
    sheets = sheets_of(written(with_titles(["One"]), tmp_path, words=words))
    assert all(len(sheet.title) <= 31 for sheet in sheets)
    lists = 0
    for rule in sheets[0].data_validations.dataValidation:
        assert len(rule.error) <= 255
        assert len(rule.errorTitle) <= 32
        if rule.type == "list":
            lists += 1
            assert len(rule.formula1) <= 255
            choices = rule.formula1.strip('"').split(",")
            assert any(
                choices == [words(option.value) for option in column.declared.options]
                for column in COLUMNS
                if column.declared is not None
            )
    assert lists == 6


def test_figures_dates_and_choices_can_be_worked_with(tmp_path: Path) -> None:
    early, late = Action(id="a", due="1066-10-14", rank="1"), Action(id="b", due="2027-03-01", rank="2")
    file = written(Project.of(early, late), tmp_path)

    due = COLUMN["action.due"]
    assert [row[due] for row in actions_of(file)] == ["1066-10-14", dt.datetime(2027, 3, 1)]  # noqa: DTZ001 - cells have no zone
    rules = {str(rule.sqref): rule for rule in sheets_of(file)[0].data_validations.dataValidation}
    scores, horizons = (
        rules[f"{ref(column, FIRST_ROW)}:{ref(column, FIRST_ROW + 1)}"]
        for column in (IMPACT, COLUMN["action.horizon"])
    )
    assert (scores.type, scores.operator, scores.formula1, scores.formula2) == (
        "decimal",
        "between",
        "1",
        "5",
    )
    assert horizons.formula1 == '"' + ",".join(horizon.value for horizon in Horizon) + '"'
    assert all(rule.showErrorMessage and rule.allow_blank for rule in rules.values())


def test_the_cuts_are_named_cells_above_their_scores(tmp_path: Path) -> None:
    project = Project.of(Setting(id="s", impact_cut=2.5, feasibility_cut=4.25), *with_titles(["a"]).rows())
    book = openpyxl.load_workbook(written(project, tmp_path, words=MARKED))
    for column, cut in CUTS.items():
        [(sheet, name)] = book.defined_names[cut.name].destinations
        cell = book[sheet][name]
        assert (cell.row, cell.column) == (CUT_ROW, place(column))
        assert cell.value == getattr(project.setting, cut.name)


def test_it_prints_across_a3_with_its_header_on_every_page(tmp_path: Path) -> None:
    actions, _ = sheets_of(written(with_titles(["a"]), tmp_path))
    assert (actions.page_setup.paperSize, actions.page_setup.orientation) == (8, "landscape")
    assert (actions.page_setup.fitToWidth, actions.page_setup.fitToHeight) == (1, 0)
    assert actions.sheet_properties.pageSetUpPr == PageSetupProperties(fitToPage=True)
    assert actions.print_title_rows == f"${TITLE_ROW}:${HEADER_ROW}"
    assert actions.freeze_panes == f"D{HEADER_ROW + 1}"


def test_long_texts_wrap_in_rows_that_are_high_enough(tmp_path: Path) -> None:
    titles = ["Short", "word " * 100, "one\ntwo\nthree", "words " * 1_000]
    actions, _ = sheets_of(written(with_titles(titles), tmp_path))
    low, high, three, most = (actions.row_dimensions[HEADER_ROW + n].height for n in (1, 2, 3, 4))
    assert low == 24
    assert high is not None
    assert high >= 10 * 15
    assert three == 54
    assert most == 409  # points, the highest that Excel opens
    assert all(actions.cell(HEADER_ROW + n, place(TITLE)).alignment.wrap_text for n in (1, 2, 3, 4))


def test_a_fill_that_can_be_read_follows_the_word_of_the_quadrant(tmp_path: Path) -> None:
    actions, read_me = sheets_of(written(with_titles(["a", "b"]), tmp_path, words=MARKED))
    fills = {
        (str(cells.sqref), rule.formula[0]): rule.dxf
        for cells in actions.conditional_formatting
        for rule in cells.rules
    }
    said = [f'${ref(QUADRANT, FIRST_ROW)}="‹{quadrant}›"' for quadrant in Quadrant]
    rank, lies = (f"{ref(column, FIRST_ROW)}:{ref(column, FIRST_ROW + 1)}" for column in (RANK, QUADRANT))
    assert set(fills) == {(rank, said[0]), *((lies, one) for one in said)}

    explained = {cell.value: cell for cell in read_me["A"]}
    grounds = []
    for quadrant, formula in zip(Quadrant, said, strict=True):
        look, same = fills[lies, formula], explained[f"‹{quadrant}›"]
        assert look.fill.bgColor.rgb == same.fill.fgColor.rgb
        grounds.append(Colour.of(f"#{look.fill.bgColor.rgb[2:]}"))
        assert grounds[-1].contrast(Colour.of(f"#{look.font.color.rgb[2:]}")) >= 4.5
    assert len(set(grounds)) == 4
    assert all(grounds[0].contrast(other) > 3 for other in grounds[1:]), "told apart when printed in grey"


def test_a_long_word_is_cut_where_excel_would_refuse_the_file(tmp_path: Path) -> None:
    words = Words("de", {"Impact": "Auswirkungen auf die Kundenzufriedenheit"})
    actions, _ = sheets_of(written(with_titles(["a"]), tmp_path, words=words))
    titles = [rule.errorTitle for rule in actions.data_validations.dataValidation]
    assert "Auswirkungen auf die Kundenzufri" in titles


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_text("mine")
    with pytest.raises(OutputError):
        write_workbook(Project({}), target, words=Words(), overwrite=False)
    assert target.read_text() == "mine"
    write_workbook(Project({}), target, words=Words(), overwrite=True)
    assert len(sheets_of(target)) == 2
    assert list(tmp_path.iterdir()) == [target]
