"""Workbooks that people scored in come back as one change, and nothing of them is lost unsaid."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as NewWorkbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.app.resources import words_for
from journey_editor.importers.returned import bring
from journey_editor.insight.priorities import priorities
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.words import Words, unisolated
from journey_editor.model.project import Project
from journey_editor.model.records import Action, ActionKind, Party, Score, Setting, Status
from tests.importers.returned_books import (
    PLAN,
    Book,
    Edit,
    after,
    back,
    comments,
    edited,
    lists_of,
    scores,
)
from tests.importers.workbooks import SHEET, changed


def notes(folder: Path, edit: Edit) -> list[str]:
    """What is said of a workbook that was filled in so."""
    (one,) = back(edited(folder, edit)).files
    return [unisolated(note) for note in one.notes]


def nothing(_: Book) -> None:
    """Send it back as it came."""


# What comes


def test_a_workbook_that_nobody_filled_in_changes_nothing(tmp_path: Path) -> None:
    for words in (Words(), words_for("nl")):
        returned = back(edited(tmp_path, nothing, words=words))
        assert not returned.change
        assert returned.files[0].notes == ()


def test_scores_and_comments_come_by_scorer(tmp_path: Path) -> None:
    def score(book: Book) -> None:
        book.name("Desk team")
        book.put("a1", "score.impact", 4)
        book.put("a1", "score.feasibility", "3,5")
        book.put("a2", "score.impact", " 2.0 ")
        book.put("a3", "comment", "Patrons ask\nfor it")

    returned = back(edited(tmp_path, score))
    came = after(returned.change)
    assert scores(came) == {
        ("a1", "Anna", "IMPACT"): 2.0,
        ("a1", "Desk team", "IMPACT"): 4.0,
        ("a1", "Desk team", "FEASIBILITY"): 3.5,
        ("a2", "Desk team", "IMPACT"): 2.0,
    }
    assert comments(came) == {("a3", "Desk team"): "Patrons ask\nfor it"}
    (one,) = returned.files
    assert (one.scorer, one.scored, one.of, one.comments) == ("Desk team", 2, 3, 1)
    assert one.line(Words()) == "2 of 3 actions scored, 1 comment"
    assert returned.label(Words()) == "Bring back scores of Desk team"
    (person,) = returned.change.added(Party)
    assert person.private


def test_who_scored_is_known_by_name_whatever_its_capitals(tmp_path: Path) -> None:
    def score(book: Book) -> None:
        book.name("  ANNA ")
        book.put("a1", "score.impact", 5)

    returned = back(edited(tmp_path, score))
    assert scores(after(returned.change)) == {("a1", "Anna", "IMPACT"): 5.0}
    assert returned.files[0].scorer == "Anna"


def test_without_a_name_in_it_the_file_says_who_scored_and_whoever_brings_it_may_say_otherwise(
    tmp_path: Path,
) -> None:
    path = edited(tmp_path, lambda book: book.put("a1", "score.impact", 5), name="Balie.xlsx")
    assert back(path).scorers == ("Balie",)
    assert back(path, scorers={path: "anna"}).scorers == ("Anna",)


def test_fields_that_somebody_changed_come_and_no_others(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        book.put("a1", "action.status", "In Test")
        book.put("a1", "action.owner", "Branches")
        book.put("a1", "action.due", None)
        book.put("a2", "action.title", "Earpieces and radios")
        book.put("a2", "action.start", dt.date(2026, 2, 3))
        book.put("a2", "action.owner", "ict")

    returned = back(edited(tmp_path, change))
    came = after(returned.change)
    (branches,) = returned.change.added(Party)
    first, second = came.one(Action, "a1"), came.one(Action, "a2")
    assert first == replace(PLAN.one(Action, "a1"), status=Status.IN_TEST, owner=branches.id, due=None)
    assert second == replace(
        PLAN.one(Action, "a2"), title="Earpieces and radios", start="2026-02-03", owner="ict"
    )
    assert branches.name == "Branches"
    assert returned.files[0].fields == 6
    assert returned.files[0].scorer == ""


def test_words_of_another_language_than_ones_own_are_understood(tmp_path: Path) -> None:
    def change(book: Book) -> None:
        book.put("a1", "action.kind", "training van medewerkers")
        book.put("a2", "action.kind", "signage")

    came = after(back(edited(tmp_path, change, words=words_for("nl"))).change)
    assert came.one(Action, "a1").kind is ActionKind.TRAINING
    assert came.one(Action, "a2").kind is ActionKind.SIGNAGE


@pytest.mark.parametrize(
    ("language", "written", "day"),
    [
        ("en", "2026-12-31", "2026-12-31"),
        ("en", "31/12/2026", "2026-12-31"),
        ("en", "12/31/2026", "2026-12-31"),
        ("en", "4/3/2026", None),
        ("nl", "4-3-2026", "2026-03-04"),
        ("nl", 46_387, "2026-12-31"),
        ("nl", "soon", None),
        ("nl", 31, None),
    ],
)
def test_dates_may_be_text_and_are_named_where_they_may_be_read_in_two_ways(
    tmp_path: Path, language: str, written: Any, day: str | None
) -> None:
    path = edited(tmp_path, lambda book: book.put("a2", "action.start", written), words=words_for(language))
    returned = back(path)
    assert after(returned.change).one(Action, "a2").start == day
    said = [unisolated(note) for note in returned.files[0].notes]
    shown = "1900-01-31" if written == 31 else written  # as the spreadsheet shows it
    assert said == ([] if day else [f"row 8, Start: “{shown}” cannot be kept there, and was left out"])


def test_what_nobody_touched_since_the_workbook_was_written_is_no_change(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda book: book.put("a1", "action.status", "done"))
    later = replace(PLAN.one(Action, "a1"), title="Clearer words", status=Status.IN_TEST)
    now = PLAN.with_rows([(later.key, later)])
    returned = back(path, project=now, base=PLAN)
    assert after(returned.change, now).one(Action, "a1") == replace(later, status=Status.DONE)
    assert returned.files[0].notes == (
        "row 7, Status was changed on the map meanwhile; what the workbook says counts",
    )


def test_rows_without_an_id_are_new_actions_at_the_end(tmp_path: Path) -> None:
    def add(book: Book) -> None:
        book.add("A chat", score__impact=4, action__status="planned", action__due=dt.date(2027, 1, 1))
        book.add("Lockers", comment="Near the door")

    returned = back(edited(tmp_path, add))
    came = after(returned.change)
    assert [one.title for one in came.all(Action).sorted()][-2:] == ["A chat", "Lockers"]
    chat, lockers = returned.change.added(Action)
    assert (chat.status, chat.due) == (Status.PLANNED, "2027-01-01")
    assert scores(came)[chat.id, "Desk", "IMPACT"] == 4
    assert comments(came) == {(lockers.id, "Desk"): "Near the door"}
    assert returned.files[0].new == ("A chat", "Lockers")


def test_a_copied_row_is_a_new_action_and_the_row_whose_title_stayed_is_the_old_one(tmp_path: Path) -> None:
    def copy(book: Book) -> None:
        row = book.copy("a1")
        assert row > book.row("a1")
        book.write(row, "score.impact", 3)
        book.put("a1", "action.title", "Clear words on machines")
        book.put("a1", "score.impact", 5)

    returned = back(edited(tmp_path, copy))
    came = after(returned.change)
    (new,) = returned.change.added(Action)
    assert new.title == "Clear words on machines"
    assert came.one(Action, "a1") == PLAN.one(Action, "a1")
    assert scores(came)["a1", "Desk", "IMPACT"] == 3
    assert scores(came)[new.id, "Desk", "IMPACT"] == 5


def test_an_unchanged_copy_is_a_new_action_too(tmp_path: Path) -> None:
    returned = back(edited(tmp_path, lambda book: book.copy("a1")))
    assert [one.title for one in returned.change.added(Action)] == ["Clear words"]


def test_the_same_new_action_in_two_workbooks_is_one_and_again_it_adds_nothing(tmp_path: Path) -> None:
    one = edited(tmp_path, lambda book: book.add("A chat", score__impact=4), name="one.xlsx")
    other = edited(tmp_path, lambda book: book.add("a CHAT", score__impact=2), name="other.xlsx")
    returned = back(one, other)
    (chat,) = returned.change.added(Action)
    came = after(returned.change)
    assert {scorer: value for (action, scorer, _), value in scores(came).items() if action == chat.id} == {
        "one": 4,
        "other": 2,
    }
    assert not back(one, other, project=came, base=PLAN).change


def test_actions_that_the_map_does_not_have_are_asked_about_and_stay_out(
    tmp_path: Path,
) -> None:
    path = edited(tmp_path, lambda book: book.put("a2", "score.impact", 4))
    now = PLAN.with_rows([(PLAN.one(Action, "a2").key, None)])

    returned = back(path, project=now, base=PLAN)
    assert not returned.change
    (asked,) = returned.asked
    assert (asked.id, asked.title, asked.scored, asked.taken) == ("a2", "Earpieces", 1, False)
    assert list(returned.lines(Words()))[1:] == [
        "Not on the map, and left out:",
        f"  {asked.line(Words())}",
        "The map has all of this already; nothing changes.",
    ]

    returned = back(path, project=now, base=PLAN, taken=["a2"])
    (again,) = returned.change.added(Action)
    assert replace(again, rank="d") == PLAN.one(Action, "a2")
    assert scores(after(returned.change, now))["a2", "Desk", "IMPACT"] == 4
    assert returned.asked[0].taken


def test_of_two_workbooks_by_one_scorer_the_later_counts_and_that_is_said(tmp_path: Path) -> None:
    def score(value: int) -> Edit:
        def fill(book: Book) -> None:
            book.name("Desk")
            book.put("a1", "score.impact", value)
            book.put("a1", "action.status", "done" if value == 2 else "dropped")

        return fill

    one = edited(tmp_path, score(2), name="one.xlsx")
    other = edited(tmp_path, score(4), name="other.xlsx")
    returned = back(one, other)
    came = after(returned.change)
    assert scores(came)["a1", "Desk", "IMPACT"] == 4
    assert came.one(Action, "a1").status is Status.DROPPED
    assert returned.files[0].notes == ()
    assert returned.files[1].notes == (
        "row 7, Status: one.xlsx says otherwise; what this workbook says counts",
        "1 score or comment differs from an earlier workbook of this scorer; it counts",
    )


def test_an_empty_cell_takes_no_earlier_score_away_and_that_is_said(tmp_path: Path) -> None:
    def clear(book: Book) -> None:
        assert book.sheet.cell(book.row("a1"), book.column("score.impact")).value == 2
        book.put("a1", "score.impact", None)

    path = edited(tmp_path, clear, scorer="Anna")
    returned = back(path)
    assert not returned.change
    assert returned.files[0].notes == (
        "1 earlier score or comment of this scorer has an empty cell here, and stays",
    )


def test_three_scorers_give_mean_spread_and_order(tmp_path: Path) -> None:
    given_ = {
        "Desk": {"a1": (5, 4), "a2": (3, 3), "a3": (4, 5)},
        "Web": {"a1": (3, 2), "a2": (4, 5)},
        "Board": {"a1": (4, 3), "a2": (5, 4), "a3": (2, 3)},
    }
    bare = PLAN.with_rows([(one.key, None) for one in PLAN.all(Score).values()])

    def score(name: str) -> Edit:
        def fill(book: Book) -> None:
            book.name(name)
            for action, (impact, feasibility) in given_[name].items():
                book.put(action, "score.impact", impact)
                book.put(action, "score.feasibility", feasibility)

        return fill

    paths = [edited(tmp_path, score(name), name=f"{name}.xlsx", project=bare) for name in given_]
    came = after(back(*paths, project=bare).change, bare)
    found = [
        (one.action.id, one.impact, one.feasibility, one.on_impact and one.on_impact.spread, one.value)
        for one in priorities(came)
    ]
    # a2: (3+4+5)/3 × (3+5+4)/3; a1: (5+3+4)/3 × (4+2+3)/3; a3: (4+2)/2 × (5+3)/2.
    assert found == [("a2", 4, 4, 2, 16), ("a1", 4, 3, 2, 12), ("a3", 3, 4, 2, 12)]


# What is named and left out


@pytest.mark.parametrize(
    "value", [0, 6, 5.01, -1, "high", "4 or 5", "=2+2", True, dt.date(2026, 5, 3), "1e0", "nan"]
)
def test_what_is_no_score_is_named_and_left_out(tmp_path: Path, value: Any) -> None:
    path = edited(tmp_path, lambda book: book.put("a1", "score.impact", value, text=isinstance(value, str)))
    returned = back(path)
    assert not returned.change
    (note,) = returned.files[0].notes
    assert unisolated(note).startswith("row 7, Impact: “")
    assert note.endswith("” is no score from 1 to 5, and was left out")


def test_a_formula_in_a_score_cell_counts_by_its_value_and_that_is_said(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda book: book.put("a1", "score.impact", "=1+3"))
    (one,) = back(path).files
    assert one.scored == 0
    assert [unisolated(note) for note in one.notes] == [
        "row 7, Impact is a formula without a value, and was left out"
    ]

    value = re.compile(rb"<f>1\+3</f>(?:<v ?/>|<v></v>)")
    changed(path, SHEET, lambda old: value.sub(b"<f>1+3</f><v>4</v>", old))
    returned = back(path)
    assert scores(after(returned.change))["a1", "Desk", "IMPACT"] == 4
    assert [unisolated(note) for note in returned.files[0].notes] == [
        "row 7, Impact is a formula; its value “4” was taken"
    ]


def test_what_a_formula_could_not_work_out_is_no_comment(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda book: book.put("a1", "comment", "=danger"))
    value = re.compile(rb"><f>danger</f>(?:<v ?/>|<v></v>)")
    changed(path, SHEET, lambda old: value.sub(b' t="e"><f>danger</f><v>#NAME?</v>', old))
    returned = back(path)
    assert not returned.change
    assert [unisolated(note) for note in returned.files[0].notes] == [
        "row 7, Comment is a formula without a value, and was left out"
    ]


def test_formulas_that_were_typed_over_are_named_and_left_out(tmp_path: Path) -> None:
    assert notes(tmp_path, lambda book: book.put("a1", "priority", 25)) == [
        "row 7, Priority was typed over; it is worked out, and was left out"
    ]


def test_columns_of_others_are_named_and_left_out(tmp_path: Path) -> None:
    def add(book: Book) -> None:
        column = book.sheet.max_column + 1
        book.sheet.cell(6, column).value = "Cost in euro"
        book.sheet.cell(book.row("a1"), column).value = 12_000
        book.sheet["BB9"].value = "nothing above"

    assert notes(tmp_path, add) == ["Columns that are not known were left out: Cost in euro, BB"]


def test_merged_cells_are_named(tmp_path: Path) -> None:
    def merge(book: Book) -> None:
        letter = get_column_letter(book.column("score.impact"))
        book.put("a1", "score.impact", 4)
        book.sheet.merge_cells(f"{letter}7:{letter}8")

    path = edited(tmp_path, merge)
    returned = back(path)
    assert scores(after(returned.change)).keys() == {("a1", "Anna", "IMPACT"), ("a1", "Desk", "IMPACT")}
    assert unisolated(returned.files[0].notes[0]).startswith(
        "Cells were merged; only the first of each range"
    )


def test_a_row_with_scores_and_no_action_is_named(tmp_path: Path) -> None:
    row = 0

    def score(book: Book) -> None:
        nonlocal row
        row = book.row("")
        book.write(row, "score.impact", 4)

    assert notes(tmp_path, score) == [f"row {row} has no action, and was left out"]


def test_fields_that_must_have_something_stay_where_they_were_emptied(tmp_path: Path) -> None:
    def clear(book: Book) -> None:
        book.put("a1", "action.title", None)
        book.put("a1", "action.status", None)

    assert notes(tmp_path, clear) == [
        "row 7, Action is empty; it stays as it was",
        "row 7, Status is empty; it stays as it was",
    ]


def test_characters_that_cannot_be_kept_go_and_long_texts_are_cut(tmp_path: Path) -> None:
    path = edited(tmp_path, lambda book: book.put("a1", "comment", "_x0000_a_xD800_b_x000B_" + "c" * 32_000))
    (said,) = comments(after(back(path).change)).values()
    assert said.startswith("ab\nc")
    assert len(said) == 20_000


def test_a_cell_far_from_the_list_is_named(tmp_path: Path) -> None:
    def far(book: Book) -> None:
        book.sheet["XFD1048576"] = "here"

    assert notes(tmp_path, far) == ["1 cell far from the list was left out"]


# However it was moved


def moved(path: Path, *, keys: bool) -> Path:
    """Write the list anew, its columns in another order and under another title, perhaps without keys."""
    old = Book(path)
    made = NewWorkbook()
    sheet = made.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "My list"
    last = old.sheet.max_column
    for row in old.sheet.iter_rows(min_row=1 if keys else 2):
        for cell in row:
            if cell.value is not None:
                assert cell.column is not None
                assert cell.row is not None
                sheet.cell(cell.row + (0 if keys else 1), last + 2 - cell.column).value = cell.value
    if keys:
        for cell in sheet[6]:
            cell.value = f"{cell.value} (renamed)" if cell.value else None
    about = made.create_sheet("journey-editor")
    for row in old.book["journey-editor"].iter_rows():
        for cell in row:
            about.cell(cell.row or 1, cell.column or 1).value = cell.value
    made.save(path)
    return path


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("keys", [True, False], ids=["by keys", "by headers"])
def test_columns_are_found_wherever_they_are(tmp_path: Path, language: str, keys: bool) -> None:  # noqa: FBT001
    def score(book: Book) -> None:
        book.put("a1", "score.impact", 4)
        book.put("a2", "action.status", "done")
        book.add("A chat", score__feasibility=3)

    words = words_for(language)
    came = after(back(moved(edited(tmp_path, score, words=words), keys=keys)).change)
    assert scores(came)["a1", "Desk", "IMPACT"] == 4
    assert came.one(Action, "a2").status is Status.DONE
    assert [one.title for one in came.all(Action).values() if one.id not in PLAN.all(Action)] == ["A chat"]


# What is refused


def refused(path: Path, project: Project = PLAN) -> str:
    with pytest.raises(InputError) as caught:
        lists_of(path, project=project)
    return str(caught.value).removeprefix(f"{path} cannot be imported: ")


def test_the_workbook_of_another_map_is_refused(tmp_path: Path) -> None:
    other = PLAN.with_rows([(PLAN.setting.key, None)]).with_rows(
        [(Setting(id="other").key, Setting(id="other"))]
    )
    assert refused(edited(tmp_path, nothing), other) == "it was written for another map; open that one first"


def test_the_workbook_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    def newer(book: Book) -> None:
        book.book["journey-editor"]["B1"] = 2

    said = "a newer version of the program wrote it; update this one"
    assert refused(edited(tmp_path, newer)) == said


def test_a_workbook_without_a_list_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "budget.xlsx"
    NewWorkbook().save(path)
    said = "it has no list of actions; choose a workbook that was written to be scored in"
    assert refused(path) == said


def test_the_matrix_is_no_list_though_it_has_the_headers_of_one(tmp_path: Path) -> None:
    def lose(book: Book) -> None:
        book.sheet.delete_rows(1, book.sheet.max_row)

    said = "it has no list of actions; choose a workbook that was written to be scored in"
    assert refused(edited(tmp_path, lose)) == said


def test_more_new_actions_than_anybody_plans_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bring, "MOST_NEW", 1)
    path = edited(tmp_path, lambda book: (book.add("one"), book.add("other")))
    assert refused(path) == "it has more than 1 new actions"
