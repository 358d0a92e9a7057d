"""`journey-editor import-log`."""

from __future__ import annotations

import json
import os
import pty
import secrets
import subprocess
from dataclasses import fields
from pathlib import Path

import duckdb
import pytest

from journey_editor.importers.event_log.log import WAREHOUSE_SQL
from journey_editor.layout.view import View
from journey_editor.model.records import Source, Touchpoint, Transition
from journey_editor.storage.journey_file import read
from tests.app.command_line import PROGRAM, UITLENEN, all_in, environment, journey_editor
from tests.app.conftest import Call

LOG = (
    "Zaak;Contactpunt;Tijdstip;Kanaal;Uitkomst\r\n"
    "a-1;homepage;31-01-2026 10:00;Website;ok\r\n"
    "a-2;Homepage;31-01-2026 10:01;Website;ok\r\n"
    "a-1;Online catalogus;31-01-2026 10:02;Website;ok\r\n"
    "a-1;Podcast;31-01-2026 10:03;Radio;ok\r\n"
    "a-2;Podcast;gisteren;Radio;ok\r\n"
)
INTO = ("--into", UITLENEN, "-o", "uit.journey")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "bezoeken.csv"
    path.write_bytes(LOG.encode("cp1252"))
    return path


def test_a_log_is_counted_and_said(log: Path, tmp_path: Path) -> None:
    ran = journey_editor("import-log", log, *INTO, cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "2 cases, 4 events, 2 transitions, taken 2 times, starts at 1 touchpoint, ends at 2 touchpoints",
        "1 row is not counted: a time that cannot be read (row 6).",
        "The column outcome is not used: a map has no place for what it says.",
        "2 names of the log are touchpoints of the map.",
        "1 new touchpoint waits in the stage From the log.",
        "1 new transition.",
        *ran.out.splitlines()[6:8],
        "0 ended at a goal, 2 left elsewhere.",
        "  new: Podcast",
    ]
    before, after = read(UITLENEN), read(tmp_path / "uit.journey")
    assert after.whole
    assert len(after.revisions) == len(before.revisions) + 1
    assert log.read_bytes() == LOG.encode("cp1252")
    [podcast] = [one for one in after.project.all(Touchpoint).values() if one.title == "Podcast"]
    [way] = [one for one in after.project.all(Transition).values() if one.target == podcast.id]
    assert way.continued == 1
    [source] = set(after.project.all(Source).values()) - set(before.project.all(Source).values())
    assert (source.title, source.date, source.n) == ("bezoeken.csv", "2026-01-31", 2)


def test_a_program_reads_the_counts(log: Path, call: Call) -> None:
    ran = call("import-log", log, *INTO, "--json")
    said = json.loads(ran.out)

    assert (ran.status, ran.err) == (0, "")
    assert {name: said[name] for name in ("cases", "events", "transitions", "follows", "starts", "ends")} == {
        "cases": 2,
        "events": 4,
        "transitions": 2,
        "follows": 2,
        "starts": 2,
        "ends": 2,
    }
    assert said["created"] == ["Podcast"]
    assert said["skipped"] == [{"reason": "a time that cannot be read", "rows": 1, "first_row": 6}]
    assert {"from": "Homepage", "to": "Online catalogus", "n": 1} in said["pairs"]


def test_no_case_enters_the_file_or_what_is_said(tmp_path: Path, call: Call) -> None:
    cases = [f"lid{secrets.token_hex(8)}" for _ in range(50)]
    names = ["Homepage", "Online catalogus", "Nieuw"]
    rows = [f"{case},{name},2026-01-01 10:0{n}" for case in cases for n, name in enumerate(names)]
    (tmp_path / "log.csv").write_text("case,touchpoint,time\n" + "\n".join(rows) + f"\n{cases[0]},X,never\n")
    ran = call("import-log", "log.csv", *INTO, "--json")
    content = (tmp_path / "uit.journey").read_bytes()
    after = read(tmp_path / "uit.journey").project
    texts = {str(getattr(row, field.name)) for row in after.rows() for field in fields(row)}

    assert ran.status == 0
    assert "Nieuw" in texts
    for case in cases:
        assert case not in ran.out
        assert not any(case in text for text in texts)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert case.encode(encoding) not in content


def test_the_same_log_again_brings_nothing_new(log: Path, tmp_path: Path, call: Call) -> None:
    assert call("import-log", log, *INTO).status == 0
    ran = call("import-log", log, "--into", "uit.journey", "-o", "weer.journey")
    first, second = read(tmp_path / "uit.journey"), read(tmp_path / "weer.journey")

    assert "The map has these figures already" in ran.out
    assert first.project == second.project
    assert len(first.revisions) == len(second.revisions)


def test_columns_are_taken_as_they_are_named(tmp_path: Path, call: Call) -> None:
    rows = "x,y,z,w\n1,Homepage,2026-01-01,Entree en borden\n1,Homepage,2026-01-02,Homepage\n"
    (tmp_path / "log.csv").write_text(rows)
    ran = call("import-log", "log.csv", *INTO, "--case", "x", "--touchpoint", "4", "--time", "Z", "--json")

    assert json.loads(ran.out)["pairs"] == [{"from": "Entree en borden", "to": "Homepage", "n": 1}]


def test_the_counting_that_help_shows_gives_the_same_map(tmp_path: Path, call: Call) -> None:
    rows = [
        (
            str(number % 7),
            ("Homepage", "Online catalogus", "Kasten")[number * number % 3],
            f"2026-01-01 10:{number:02}",
        )
        for number in range(60)
    ]
    (tmp_path / "log.csv").write_text("\n".join(map(",".join, [("case", "touchpoint", "time"), *rows])))
    with duckdb.connect() as warehouse:
        warehouse.execute("CREATE TABLE events (case_id VARCHAR, touchpoint VARCHAR, happened_at TIMESTAMP)")
        warehouse.executemany("INSERT INTO events VALUES (?, ?, ?)", rows)
        counts = warehouse.execute(WAREHOUSE_SQL).fetchall()
    lines = [
        ",".join("" if cell is None else str(cell) for cell in row) for row in [("from", "to", "n"), *counts]
    ]
    (tmp_path / "counts.csv").write_text("\n".join(lines))
    help_ = call("import-log", "--help").out
    events = json.loads(call("import-log", "log.csv", *INTO, "--json").out)
    counted = json.loads(call("import-log", "counts.csv", *INTO, "--force", "--json").out)

    assert WAREHOUSE_SQL in help_
    for name in ("cases", "events", "transitions", "follows", "starts", "ends", "started_at", "ended_at"):
        assert events[name] == counted[name]
    assert sorted(map(str, events["pairs"])) == sorted(map(str, counted["pairs"]))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it holds nothing"),
        (b"case,touchpoint\n1,2\n", "fewer than three columns"),
        (b"case,touchpoint,moment of truth\n1,2,x\n", "say which column holds the time"),
        (
            b"case,touchpoint,time\n" + b"\n".join(b"1,p%d,2026-01-01" % n for n in range(501)),
            "501 names in the log",
        ),
        (b"from,to,n\nA,B,3000000000\n", "more than 1,000,000,000"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_sentence(
    content: bytes, said: str, call: Call, tmp_path: Path
) -> None:
    (tmp_path / "log.csv").write_bytes(content)
    line = call("import-log", "log.csv", *INTO).said_in_one_sentence(3)
    assert line.startswith("journey-editor: log.csv cannot be imported: ")
    assert said in line
    assert list(all_in(tmp_path)) == [Path("log.csv")]


def test_a_wrong_call_and_a_taken_name_have_their_own_status(log: Path, tmp_path: Path, call: Call) -> None:
    assert call("import-log", log).status == 2
    assert call("import-log", "nowhere.csv", *INTO).status == 3
    assert call("import-log", log, "--into", "nowhere.journey", "-o", "uit.journey").status == 3
    call("import-log", log, *INTO, "--case", "Klant").said_in_one_sentence(3)
    call("import-log", log, "--into", UITLENEN, "-o", log, "--force").said_in_one_sentence(2)
    (tmp_path / "uit.journey").write_text("mine")
    call("import-log", log, *INTO).said_in_one_sentence(4)
    assert (tmp_path / "uit.journey").read_text() == "mine"
    assert call("import-log", log, *INTO, "--force").status == 0
    assert call("import-log", log, "--into", UITLENEN, "-o", "/proc/uit.journey").status == 4


def test_a_map_without_a_journey_takes_no_log(log: Path, tmp_path: Path, call: Call) -> None:
    from journey_editor.model.project import Project
    from journey_editor.model.records import Setting
    from journey_editor.storage.journey_file import publish

    publish(Project.of(Setting(id="s")), [], tmp_path / "empty.journey", overwrite=False)
    assert View.first(read(tmp_path / "empty.journey").project) is None
    line = call("import-log", log, "--into", "empty.journey", "-o", "uit.journey").said_in_one_sentence(3)
    assert "it has no journey yet" in line


def test_progress_is_shown_on_a_terminal_and_gone_in_the_end(tmp_path: Path) -> None:
    rows = "".join(f"{n % 9973},T{n % 50},2026-01-{1 + n % 28:02} 10:{n % 60:02}:00\n" for n in range(90_000))
    (tmp_path / "log.csv").write_text("case,touchpoint,time\n" + rows * 40)
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [*PROGRAM, "import-log", "log.csv", *INTO],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            chunk = os.read(ours, 1000)
        except OSError:  # the other end has closed
            break
        if not chunk:
            break
        written += chunk
    out, _ = done.communicate(timeout=60)
    os.close(ours)

    assert done.returncode == 0
    assert out.startswith(b"9,973 cases, 3,600,000 events")
    assert b"counting" in written
    assert b"%" in written
    assert written.rstrip(b"\r").endswith(b" ")
