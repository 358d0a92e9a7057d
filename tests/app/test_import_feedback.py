"""`journey-editor import-feedback`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journey_editor.model.records import Card, Experience, Source
from journey_editor.storage.journey_file import read
from tests.app.command_line import UITLENEN, all_in, journey_editor
from tests.app.conftest import Call
from tests.importers.answers import felt

ANSWERS = (
    "Datum;E-mail;Contactpunt;Wie bent u?;Tevredenheid;Opmerkingen\r\n"
    "03-11-2026;a@example.org;Kasten;Student;4;De codes op de kasten kloppen niet, mail a@example.org\r\n"
    "04-11-2026;b@example.org;T5;Studenten;3;\r\n"
    "05-11-2026;c@example.org;Zolder;Student;1;\r\n"
    "05-11-2026;d@example.org;Homepage;Alien;7;\r\n"
)
INTO = ("--into", UITLENEN, "-o", "uit.journey")


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "enquête.csv"
    path.write_bytes(ANSWERS.encode("cp1252"))
    return path


def test_answers_are_set_and_said(answers: Path, tmp_path: Path) -> None:
    ran = journey_editor(
        "import-feedback", answers, *INTO, "--replace", "--map", "Tevredenheid=satisfaction:1-5", cwd=tmp_path
    )

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "3 rows have answers.",
        "They tell of the experience of one persona at 1 touchpoint.",
        "At 1 of these, what another source told is replaced.",
        "At 1 place something was told that these answers do not ask for; it goes.",
        "1 text waits in the inbox as a private quote.",
        "In 1 text a mail address or a long number was taken out.",
        "In 1 row no touchpoint is known for something that was felt.",
        "1 cell is not used: not on the scale of the column (row 5).",
        "1 cell is not used: a row without any answer (row 5).",
        "Not used, as it may say who answered: E-mail",
        "  no touchpoint of the map: Zolder (1)",
    ]
    before, after = read(UITLENEN), read(tmp_path / "uit.journey")
    assert after.whole
    assert len(after.revisions) == len(before.revisions) + 1
    row = felt(after.project, "Student", "Kasten")
    assert (row.emotion, row.n) == (0.25, 2)
    (source,) = set(after.project.all(Source).values()) - set(before.project.all(Source).values())
    assert (source.title, source.date, source.n) == ("enquête.csv", "2026-11-05", 3)
    assert answers.read_bytes() == ANSWERS.encode("cp1252")


def test_a_program_reads_what_came(answers: Path, call: Call) -> None:
    ran = call("import-feedback", answers, *INTO, "--map", "Tevredenheid=satisfaction:1-5", "--json")
    said = json.loads(ran.out)

    assert (ran.status, ran.err) == (0, "")
    assert {
        name: said[name] for name in ("answers", "experiences", "other_sources", "replaced", "texts")
    } == {
        "answers": 3,
        "experiences": 0,
        "other_sources": 1,
        "replaced": 0,
        "texts": 1,
    }
    assert [(one["name"], one["kind"], one["answers"]) for one in said["matched"]] == [
        ("Kasten", "touchpoint", 1),
        ("T5", "touchpoint", 1),
        ("Student", "persona", 2),
        ("Studenten", "persona", 1),
    ]
    assert [(one["name"], one["answers"]) for one in said["unmatched"]] == [("Zolder", 1)]
    assert said["skipped"] == [
        {"reason": "not on the scale of the column", "cells": 1, "first_row": 5},
        {"reason": "a row without any answer", "cells": 1, "first_row": 5},
    ]
    assert [one["title"] for one in said["columns"] if one["personal"]] == ["E-mail"]


def test_nobody_who_answered_enters_the_file(answers: Path, tmp_path: Path, call: Call) -> None:
    call("import-feedback", answers, *INTO)
    content = (tmp_path / "uit.journey").read_bytes()
    for encoding in ("utf-8", "utf-16-le"):
        assert "example.org".encode(encoding) not in content


def test_the_same_answers_again_bring_nothing_new(answers: Path, tmp_path: Path, call: Call) -> None:
    assert call("import-feedback", answers, *INTO, "--replace").status == 0
    again = tmp_path / "kopie.csv"
    again.write_text(ANSWERS, encoding="utf-16")  # the same words, saved another way
    ran = call("import-feedback", again, "--into", "uit.journey", "-o", "weer.journey")
    first, second = read(tmp_path / "uit.journey"), read(tmp_path / "weer.journey")

    assert ran.out.startswith("The map has these answers already; nothing changes.\n")
    assert first.project == second.project
    assert len(first.revisions) == len(second.revisions)


def test_whose_answers_they_are_and_what_about_may_be_said(tmp_path: Path, call: Call) -> None:
    (tmp_path / "a.csv").write_text("tevredenheid\n5\n4\n")
    into = (*INTO, "--persona", "senior", "--touchpoint", "T8", "--journey", "uitlenen materialen")
    assert call("import-feedback", "a.csv", *into).status == 0

    row = felt(read(tmp_path / "uit.journey").project, "Senior", "Verlengen in de app")
    assert (row.emotion, row.n) == (0.75, 2)


def test_a_workbook_comes_in(tmp_path: Path, call: Call) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for cells in (("contactpunt", "persona", "tevredenheid"), ("T8", "Senior", 4.5), ("T8", "Senior", 2)):
        book.worksheets[0].append(cells)
    book.save(tmp_path / "a.xlsx")
    assert call("import-feedback", "a.xlsx", *INTO).status == 0
    row = felt(read(tmp_path / "uit.journey").project, "Senior", "Verlengen in de app")
    assert (row.emotion, row.n) == (0.125, 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it holds no answers"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"a,b\nx,y\n", "say with --map what its columns hold; it has these: a, b"),
        (b"tevredenheid\n" + b"5\n" * 100_002, "it has more than 100 thousand rows; import it in parts"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(
    content: bytes, said: str, call: Call, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    line = call("import-feedback", "a.csv", *INTO).said_in_one_sentence(3)
    assert line == f"journey-editor: a.csv cannot be imported: {said}"
    assert list(all_in(tmp_path)) == [Path("a.csv")]


def test_a_wrong_call_and_a_taken_name_have_their_own_status(
    answers: Path, tmp_path: Path, call: Call
) -> None:
    assert call("import-feedback", answers).status == 2
    for wrong in (
        ("--map", "Niets=text"),
        ("--map", "Tevredenheid=humeur"),
        ("--persona", "Niemand"),
        ("--touchpoint", "Nergens"),
        ("--journey", "Nooit"),
    ):
        call("import-feedback", answers, *INTO, *wrong).said_in_one_sentence(2)
    assert call("import-feedback", "nowhere.csv", *INTO).status == 3
    assert call("import-feedback", answers, "--into", "nowhere.journey", "-o", "uit.journey").status == 3
    (tmp_path / "uit.journey").write_text("mine")
    call("import-feedback", answers, *INTO).said_in_one_sentence(4)
    assert (tmp_path / "uit.journey").read_text() == "mine"
    assert call("import-feedback", answers, *INTO, "--force").status == 0
    call("import-feedback", answers, "--into", UITLENEN, "-o", answers, "--force").said_in_one_sentence(2)
    assert answers.read_bytes() == ANSWERS.encode("cp1252")


def test_the_help_shows_what_a_column_can_hold_and_an_example(call: Call) -> None:
    said = call("import-feedback", "--help").out
    for part in ("satisfaction-expected", "metric TITLE", "0-10", "(a − 3) / 2", "example: journey-editor"):
        assert part in said


def test_a_map_without_personas_takes_quotes_and_says_what_is_missing(tmp_path: Path, call: Call) -> None:
    assert call("new", "leeg.journey").status == 0
    (tmp_path / "a.csv").write_text("tevredenheid,opmerking\n5,Ik werd zo vriendelijk geholpen vandaag\n")
    ran = call("import-feedback", "a.csv", "--into", "leeg.journey", "-o", "uit.journey")
    after = read(tmp_path / "uit.journey").project

    assert "In 1 row no persona is known for what was felt." in ran.out
    assert not after.all(Experience)
    assert [one.text for one in after.all(Card).values() if one.private] == [
        "Ik werd zo vriendelijk geholpen vandaag"
    ]
