"""`journey-editor import-scores`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journey_editor.model.records import Action, Score
from journey_editor.storage.journey_file import publish, read
from tests.app.command_line import journey_editor
from tests.importers.returned_books import PLAN, Book, edited, scores


def score(book: Book) -> None:
    """What the desk fills in."""
    book.name("Desk")
    book.put("a1", "score.impact", 4)
    book.put("a2", "score.impact", "much")
    book.put("a2", "comment", "Soon")
    book.add("A chat")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.journey"
    publish(PLAN, (), path, overwrite=False)
    return path


def test_what_comes_back_is_said_and_written_as_one_line_of_history(plan: Path, tmp_path: Path) -> None:
    edited(tmp_path, score)
    ran = journey_editor("import-scores", "Desk.xlsx", "--into", plan, "-o", "new.journey", cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "Desk.xlsx (Desk): 1 of 4 actions scored, 1 comment, 1 new action",
        "  row 8, Impact: “much” is no score from 1 to 5, and was left out",
    ]
    after = read(tmp_path / "new.journey")
    assert after.whole
    assert [one.label for one in after.revisions] == ["Bring back scores of Desk"]
    assert scores(after.project)["a1", "Desk", "IMPACT"] == 4
    assert len(after.project.all(Action)) == 4


def test_a_dry_run_says_it_and_writes_nothing(plan: Path, tmp_path: Path) -> None:
    edited(tmp_path, score)
    before = sorted(tmp_path.iterdir())
    ran = journey_editor("import-scores", "Desk.xlsx", "--into", plan, "--dry-run", "--json", cwd=tmp_path)

    assert ran.status == 0
    (said,) = json.loads(ran.out)["files"]
    assert said == {
        "file": "Desk.xlsx",
        "scorer": "Desk",
        "scored": 1,
        "actions": 4,
        "comments": 1,
        "changed_fields": 0,
        "new": ["A chat"],
        "notes": ["row 8, Impact: “much” is no score from 1 to 5, and was left out"],
    }
    assert sorted(tmp_path.iterdir()) == before


def test_who_scored_can_be_said(plan: Path, tmp_path: Path) -> None:
    edited(tmp_path, score)
    into = ("--into", plan, "-o", "new.journey")
    assert journey_editor("import-scores", "Desk.xlsx", *into, "--scorer", "ICT", cwd=tmp_path).status == 0
    assert ("a1", "ICT", "IMPACT") in scores(read(tmp_path / "new.journey").project)


def test_actions_that_are_gone_come_only_where_they_are_asked_for(tmp_path: Path) -> None:
    edited(tmp_path, lambda book: book.put("a2", "score.impact", 4))
    left = PLAN.with_rows([(PLAN.one(Action, "a2").key, None)])
    publish(left, (), tmp_path / "left.journey", overwrite=False)
    call = ("import-scores", "Desk.xlsx", "--into", "left.journey")

    ran = journey_editor(*call, "-o", "without.journey", cwd=tmp_path)
    assert ran.out.splitlines()[1:] == [
        "Not on the map, and left out:",
        "  Earpieces (1 workbook scores it)",
        "The map has all of this already; nothing changes.",
    ]
    ran = journey_editor(*call, "-o", "with.journey", "--add-missing", cwd=tmp_path)
    assert ran.status == 0
    assert "left out" not in ran.out
    assert read(tmp_path / "without.journey").project == left
    came = read(tmp_path / "with.journey").project
    assert came.one(Action, "a2").title == "Earpieces"
    assert {one.value for one in came.all(Score).where("action", "a2")} == {4}


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([], 2, "say where the new map goes (-o OUT.journey), or ask for a --dry-run"),
        (
            ["Desk.xlsx", "-o", "new.journey", "--scorer", "ICT"],
            2,
            "--scorer names who scored in one workbook; bring the others back by themselves",
        ),
        (["bad.xlsx", "-o", "new.journey"], 3, "bad.xlsx cannot be imported: it is empty"),
        (["-o", "plan.journey"], 4, "plan.journey"),
    ],
)
def test_what_cannot_be_done_costs_a_sentence_and_leaves_nothing(
    plan: Path, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    edited(tmp_path, score)
    (tmp_path / "bad.xlsx").touch()
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    ran = journey_editor("import-scores", "Desk.xlsx", *arguments, "--into", plan, cwd=tmp_path)
    assert ran.status == status
    assert said in ran.err
    assert ran.out == ""
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
