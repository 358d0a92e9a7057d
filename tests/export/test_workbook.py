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
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from journey_editor.app.paths import RESOURCES
from journey_editor.app.resources import words_for
from journey_editor.export.private import for_print
from journey_editor.export.workbook.book import write_workbook
from journey_editor.insight.analysis import Analysis
from journey_editor.insight.gains import action_gains
from journey_editor.insight.priorities import mean_score, priorities
from journey_editor.insight.scorers import given_by
from journey_editor.insight.votes import dots_by_action
from journey_editor.kernel.errors import OutputError
from journey_editor.kernel.words import Words
from journey_editor.model.edits.parties import party_named
from journey_editor.model.fields import Rank, columns_of
from journey_editor.model.project import Project
from journey_editor.model.records import (
    AXES,
    Action,
    Comment,
    Criterion,
    Party,
    PartyKind,
    Scheme,
    Score,
    Setting,
    Status,
    Variant,
    Vote,
    Weight,
)
from journey_editor.model.revision import Revision
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
    listed,
    planned,
    ref,
    rows_of,
    sheets_of,
    with_titles,
    written,
)
from tests.sample_maps.samples import build
from tests.strategies import FEW_IDS, records

PLANS: Final = st.lists(
    st.sampled_from([Action, Score, Score, Score, Party, Setting, Weight, Comment, Vote]).flatmap(
        lambda kind: records(kind, FEW_IDS)
    ),
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
    live = (RANK, IMPACT, FEASIBILITY, SPREAD, PRIORITY, QUADRANT)
    assert all(str(row[column]).startswith("=") for row in rows for column in live)
    assert not any(row[STATUS] == Status.DROPPED.value for row in rows)
    assert sheets_of(file)[1].max_row < 400, "a matrix of a thousand dots is no picture"


def test_a_scorer_finds_their_own_scores_and_comments_and_nobody_else_s(tmp_path: Path) -> None:
    action = Action(id="a", title="Signs")
    people = [
        Party(id="anna", name="Anna", kind=PartyKind.PERSON, private=True),
        Party(id="desk", name="Desk"),
    ]
    scores = [
        Score.known_by(action="a", scorer=who, criterion=axis, value=value)
        for who, value in (("anna", 2), ("desk", 4.5))
        for axis in AXES
    ]
    said = [Comment.known_by(action="a", scorer=who, text=f"{who} said") for who in ("anna", "desk")]
    project = Project.of(action, *people, *scores, *said)

    for asked, value, text in (
        (" ANNA ", 2, "anna said"),
        ("Desk", 4.5, "desk said"),
        ("Bo", None, None),
        ("", None, None),
    ):
        file = written(project, tmp_path, scorer=asked)
        [row] = actions_of(file)
        assert (row[SCORES[Criterion.IMPACT]], row[COMMENT]) == (value, text)
        assert row[IMPACT] == 3.25, "the team is everybody, whoever looks"
        cell = named(file, SCORER)
        assert cell.value == (asked.strip() or None)
        assert not cell.protection.locked


def named(file: Path, name: str) -> Cell:
    """The cell of a workbook that has this name."""
    book = openpyxl.load_workbook(file)
    [(sheet, where)] = book.defined_names[name].destinations
    cell = book[sheet][where]
    assert isinstance(cell, Cell)
    return cell


def test_the_sheet_that_nobody_sees_says_what_the_workbook_is(tmp_path: Path) -> None:
    target = tmp_path / "book.xlsx"
    owners = [Party(id="p", name="ICT"), Party(id="q", name="Bo", kind=PartyKind.PERSON, private=True)]
    rows = [Setting(id="map", scheme=Scheme.WEIGHTED), Action(id="a", owner="q"), *owners]
    last = Revision("rev-9", (), "Saved", "Bo", "2026-11-21T14:02:05Z")
    write_workbook(Project.of(*rows), target, words=MARKED, overwrite=False, last=last)

    book = openpyxl.load_workbook(target)
    about = book[ABOUT]
    assert [sheet.title.strip("‹›") for sheet in book.worksheets] == SHEETS
    assert about.sheet_state == "veryHidden"
    facts = {about.cell(row, 1).value: about.cell(row, 2).value for row in range(1, len(Fact) + 1)}
    assert facts == {
        Fact.FORMAT: FORMAT,
        Fact.PROJECT: "map",
        Fact.REVISION: "rev-9",
        Fact.LANGUAGE: "nl",
        Fact.SCHEME: "weighted criteria",
    }
    words = {}
    for place in range(CHOICES_COLUMN, about.max_column, 2):
        key, *kept = [cell.value for cell in about[get_column_letter(place)] if cell.value]
        again, *said = [cell.value for cell in about[get_column_letter(place + 1)] if cell.value]
        assert key == again
        words[key] = dict(zip(said, kept, strict=True))
    assert set(words) == {column.key for column in CHOICES}
    assert words["action.status"] == {f"‹{one}›": one.value for one in Status}
    assert words["action.owner"] == {"ICT": "p", "‹person› 1": "q"}, "a private name stays here"
    [row] = actions_of(target)
    assert words["action.owner"][row[COLUMN["action.owner"]]] == "q"


def test_a_reader_finds_every_action_by_the_keys_and_ids_that_are_hidden(tmp_path: Path) -> None:
    project = planned(2, count=30)
    book = openpyxl.load_workbook(written(project, tmp_path, words=MARKED), read_only=True, data_only=True)
    found = {
        row[0]: dict(zip(keys, row, strict=True))
        for sheet in book
        for keys, *rows in [list(sheet.iter_rows(values_only=True))]
        if keys[0] == "action.id" and "comment" in keys
        for row in rows[HEADER_ROW - KEY_ROW :]
        if row[0]
    }
    book.close()

    assert set(found) == {one.action.id for one in priorities(project)}
    assert all(row["action.title"] == project.one(Action, str(id_)).title for id_, row in found.items())
    for sheet in sheets_of(written(project, tmp_path))[:7]:
        assert sheet.row_dimensions[KEY_ROW].hidden
        assert sheet.column_dimensions["A"].hidden


@pytest.mark.parametrize("scheme", Scheme)
def test_every_field_that_an_action_declares_has_a_column(tmp_path: Path, scheme: Scheme) -> None:
    keys = [column.key for column in columns(scheme)]
    wanted = [column for column in columns_of(Action) if not isinstance(column.field, Rank)]
    assert {f"action.{column.name}" for column in wanted} <= set(keys)
    assert len(set(keys)) == len(keys)
    actions = listed(written(Project.of(Setting(id="s", scheme=scheme)), tmp_path))
    assert [cell.value for cell in actions[KEY_ROW]] == keys
    heads = [cell.value for cell in actions[HEADER_ROW]]
    assert heads == [
        column.label if not column.hidden or column is ID else None for column in columns(scheme)
    ]
    for column in columns(scheme):
        letter = get_column_letter(keys.index(column.key) + 1)
        assert actions.column_dimensions[letter].hidden == column.hidden


def test_only_what_is_given_can_be_changed_and_filters_stay_free(tmp_path: Path) -> None:
    project = planned(2, count=10, scheme=Scheme.WEIGHTED)
    file = written(project, tmp_path)
    for sheet in sheets_of(file):
        assert sheet.protection.sheet
        assert not sheet.protection.password
    sheet = listed(file)
    assert not sheet.protection.autoFilter, "in this format no says that it is not forbidden"
    for row in range(FIRST_ROW, sheet.max_row + 1):
        for column in columns(Scheme.WEIGHTED):
            assert cell_at(sheet, column, row).protection.locked != column.given, column.key
    for name in (SCORER, *WEIGHTS.values(), *(cut.name for cut in CUTS.values())):
        assert not named(file, name).protection.locked
    for other in sheets_of(file)[1:]:
        assert all(cell.protection.locked for row in other.iter_rows() for cell in row)


def test_there_is_room_for_new_actions_below_whose_formulas_wait(tmp_path: Path) -> None:
    project = planned(2, count=10)
    rows = rows_of(listed(written(project, tmp_path)))
    assert len(rows) == len(priorities(project)) + NEW_ROWS
    for row in rows[-NEW_ROWS:]:
        assert row[ID] is None
        assert row[TITLE] is None
        assert str(row[RANK]).startswith("=")


def test_filters_reach_from_the_ids_to_the_last_column(tmp_path: Path) -> None:
    actions = listed(written(with_titles(["a", "b"]), tmp_path))
    last = columns(Scheme.TWO_AXES)[-1]
    assert actions.auto_filter.ref == f"A{HEADER_ROW}:{ref(last, HEADER_ROW + 2 + NEW_ROWS)}"
    assert columns(Scheme.TWO_AXES)[0] is ID


def test_a_map_without_actions_gives_a_workbook_that_says_so(tmp_path: Path) -> None:
    dropped = Project.of(Action(id="a", title="Gone", status=Status.DROPPED))
    for project in (Project({}), dropped):
        file = written(project, tmp_path)
        said = [text for _, _, text, _ in cells_of(file, 1)]
        assert "There are no actions to put in order." in said
        assert "Gone" not in said
        assert actions_of(file) == []


@pytest.mark.parametrize("scheme", Scheme)
def test_every_word_is_in_the_language_of_the_map(tmp_path: Path, scheme: Scheme) -> None:
    sheets = sheets_of(written(planned(1, count=40, scheme=scheme), tmp_path, words=MARKED, scorer="Team 1"))
    actions, read_me = sheets[0], sheets[7]
    typed = {COLUMN[key] for key in ("action.id", "action.title", "action.owner", "comment")}

    assert [sheet.title for sheet in sheets] == [*(f"‹{title}›" for title in SHEETS[:-1]), ABOUT]
    for row in actions.iter_rows(min_row=CUT_ROW):
        for cell in row:
            if isinstance(cell.value, str) and (
                cell.row == HEADER_ROW or columns(scheme)[cell.column - 1] not in typed
            ):
                assert "‹" in cell.value or cell.value[0] in "=1", cell.coordinate
    steps = {str(number) for number in range(1, 6)}
    said = {str(cell.value) for row in read_me for cell in row if cell.value is not None}
    assert all("‹" in one for one in said - steps)
    for rule in actions.data_validations.dataValidation:
        assert {rule.error[0], rule.errorTitle[0]} == {"‹"}
    assert "‹do first›" in str(cell_at(actions, QUADRANT, FIRST_ROW).value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_keeps_to_what_excel_can_open(tmp_path: Path, language: str) -> None:
    words = words_for(language)
    sheets = sheets_of(written(with_titles(["One"]), tmp_path, words=words))
    assert all(len(sheet.title) <= 31 for sheet in sheets)
    assert len({sheet.title.casefold() for sheet in sheets}) == len(SHEETS)
    offered = {}
    for rule in sheets[0].data_validations.dataValidation:
        assert len(rule.error) <= 255
        assert len(rule.errorTitle) <= 32
        if rule.type == "list":
            place = rule.formula1.removeprefix(f"'{ABOUT}'!").replace("$", "")
            offered[str(rule.sqref).split(":")[0]] = [cell.value for (cell,) in sheets[8][place]]
    choices = [column for column in CHOICES if column.declared and column.declared.options]
    assert len(choices) == 6
    assert offered == {
        ref(column, FIRST_ROW): [words(option.value) for option in column.declared.options]
        for column in choices
        if column.declared
    }
    for _, _, text, formula in cells_of(written(with_titles(["One"]), tmp_path, words=words), 1):
        assert not formula or len(text) <= 8192


def test_figures_dates_and_choices_can_be_worked_with(tmp_path: Path) -> None:
    early, late = Action(id="a", due="1066-10-14", rank="1"), Action(id="b", due="2027-03-01", rank="2")
    file = written(Project.of(early, late, Party(id="p", name="ICT")), tmp_path)

    due = COLUMN["action.due"]
    assert [row[due] for row in actions_of(file)] == ["1066-10-14", dt.datetime(2027, 3, 1)]  # noqa: DTZ001 - cells have no zone
    rules = {str(rule.sqref): rule for rule in listed(file).data_validations.dataValidation}
    scores, horizons, owners = (
        rules[f"{ref(column, FIRST_ROW)}:{ref(column, FIRST_ROW + 1 + NEW_ROWS)}"]
        for column in (SCORES[Criterion.IMPACT], COLUMN["action.horizon"], COLUMN["action.owner"])
    )
    assert (scores.type, scores.operator, scores.formula1, scores.formula2) == (
        "decimal",
        "between",
        "1",
        "5",
    )
    assert horizons.type == owners.type == "list"
    assert all(rule.allow_blank for rule in rules.values())
    assert horizons.showErrorMessage
    assert not owners.showErrorMessage, "somebody new may own an action"


def test_cuts_and_weights_are_named_cells_above_their_scores(tmp_path: Path) -> None:
    setting = Setting(id="s", impact_cut=2.5, feasibility_cut=4.25, scheme=Scheme.WEIGHTED)
    heavy = Weight.known_by(criterion=Criterion.SPEED, value=3.0)
    project = Project.of(setting, heavy, *with_titles(["a"]).rows())
    file = written(project, tmp_path, words=MARKED)
    book = openpyxl.load_workbook(file)

    wanted: dict[str, tuple[SheetColumn, Any]] = {
        cut.name: (column, getattr(project.setting, cut.name)) for column, cut in CUTS.items()
    }
    wanted |= {name: (SCORES[one], 3 if one is Criterion.SPEED else 1) for one, name in WEIGHTS.items()}
    assert set(book.defined_names) == {SCORER, *wanted}
    for name, (column, value) in wanted.items():
        cell = named(file, name)
        assert cell.coordinate == ref(column, CUT_ROW, Scheme.WEIGHTED)
        assert cell.value == value
    plain = openpyxl.load_workbook(written(with_titles(["a"]), tmp_path))
    assert set(plain.defined_names) == {SCORER, *(cut.name for cut in CUTS.values())}


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    target = tmp_path / "plan.xlsx"
    target.write_text("mine")
    with pytest.raises(OutputError):
        write_workbook(Project({}), target, words=Words(), overwrite=False)
    assert target.read_text() == "mine"
    write_workbook(Project({}), target, words=Words(), overwrite=True)
    assert len(sheets_of(target)) == len(SHEETS)
    assert list(tmp_path.iterdir()) == [target]
