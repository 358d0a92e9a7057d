"""`journey-editor info`."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from journey_editor.storage.codec import FORMAT
from journey_editor.storage.journey_file import read
from tests.app.command_line import UITLENEN, all_in, changed, journey_editor
from tests.app.conftest import Call

CONTENT: Final = UITLENEN.read_bytes()


def test_info_says_what_a_map_holds_and_leaves_it_alone(tmp_path: Path) -> None:
    shutil.copy(UITLENEN, tmp_path / "map.journey")

    ran = journey_editor("info", "map.journey", cwd=tmp_path)

    file = read(UITLENEN)
    assert (ran.status, ran.err) == (0, "")
    lines = {line[:14].strip(): line[14:] for line in ran.out.splitlines()}
    assert lines["title"] == file.project.setting.title
    assert "9 touchpoint" in lines["records"]
    assert lines["last revision"].startswith(file.revisions[-1].label)
    assert f"{len(CONTENT):,} bytes" in lines["file"]
    assert all_in(tmp_path) == {Path("map.journey"): CONTENT}


def test_a_program_can_read_the_answer(tmp_path: Path) -> None:
    ran = journey_editor("info", UITLENEN, "--json", cwd=tmp_path)

    file = read(UITLENEN)
    said = json.loads(ran.out)
    assert (ran.status, ran.err) == (0, "")
    assert said["title"] == file.project.setting.title
    assert said["format"] == FORMAT
    assert said["project_id"] == file.project.setting.id
    assert said["records"] == {table: len(rows) for table, rows in file.project.tables.items() if rows}
    assert said["journeys"] == ["Uitlenen materialen"]
    assert said["history"] == len(file.revisions)
    assert said["bytes"] == len(CONTENT)
    assert said["whole"] is True


def test_the_answer_can_be_read_whatever_the_encoding_of_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    changed(path, "UPDATE project SET title = 'Книги 📚'")

    plain = journey_editor("info", path, cwd=tmp_path, PYTHONIOENCODING="ascii")
    read_by_program = journey_editor("info", path, "--json", cwd=tmp_path, PYTHONIOENCODING="ascii")

    assert plain.status == read_by_program.status == 0
    assert plain.out.startswith("title         \\u041a\\u043d")
    assert json.loads(read_by_program.out)["title"] == "Книги 📚"


def test_a_file_that_is_not_as_it_was_written_is_shown_and_said_so(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    changed(path, "UPDATE stage SET title = 'Elders'")

    ran = journey_editor("info", path, "--json", cwd=tmp_path)

    assert ran.status == 0
    assert json.loads(ran.out)["whole"] is False
    assert "not what was written" in ran.err


def test_nothing_a_stranger_wrote_steers_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    changed(path, "UPDATE project SET title = 'a' || char(155) || '2J' || char(8238) || 'c'")

    ran = journey_editor("info", path, cwd=tmp_path)

    assert ran.status == 0
    assert all(line.isprintable() for line in [*ran.out.split("\n"), *ran.err.split("\n")])
    assert ran.out.startswith("title         a\\x9b2J\\u202ec\n")


def write(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE stage (id TEXT)")


# What is not a journey file, and a word of the sentence that says so.
UNUSABLE: Final[dict[str, tuple[Callable[[Path], object], str]]] = {
    "missing": (lambda _: None, "no such file"),
    "zero bytes": (write(b""), "empty"),
    "a text": (write(b"Dear reader\n"), "not a journey file"),
    "a zip": (write(b"PK\x03\x04" + bytes(200)), "zip"),
    "a pdf": (write(b"%PDF-1.7\n"), "PDF"),
    "cut off in its header": (write(CONTENT[:50]), "cut off"),
    "cut off half way": (write(CONTENT[: len(CONTENT) // 2]), "cut off"),
    "cut off inside a page": (write(CONTENT[:-100]), "cut off"),
    "damaged": (write(CONTENT[:100] + bytes(len(CONTENT) - 100)), "damaged"),
    "no format": (write(CONTENT[:60] + bytes(4) + CONTENT[64:]), "no format"),
    "another database": (foreign, "not a journey file"),
    "a folder": (lambda path: path.mkdir(), "not a file"),
    "a pipe": (os.mkfifo, "not a file"),
    "a loop of links": (lambda path: path.symlink_to(path), "link"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links")
@pytest.mark.parametrize("what", UNUSABLE)
def test_what_is_no_journey_file_is_named_in_one_sentence(what: str, call: Call, tmp_path: Path) -> None:
    make, word = UNUSABLE[what]
    make(tmp_path / "map.journey")

    said = call("info", "map.journey").said_in_one_sentence(3)

    assert "map.journey" in said
    assert word in said


def test_what_a_newer_version_made_is_said_and_read_as_far_as_it_is_known(call: Call, tmp_path: Path) -> None:
    write(CONTENT[:60] + (999).to_bytes(4, "big") + CONTENT[64:])(tmp_path / "map.journey")
    answer = call("info", "map.journey", "--json")
    assert (answer.status, json.loads(answer.out)["format"]) == (0, 999)
    assert "a newer version of Journey Editor made it (format 999)" in answer.err


NAMES: Final = (
    "two\nlines.journey",
    "carriage\rreturn.journey",
    "\x1b[31mred\x07.journey",
    "\u202egnp.journey",
    "\u2028.journey",
    "{n}%s.journey",
    "kaart – één.journey",
    "\udcff\udcfe.journey",  # bytes FF FE, which are not UTF-8
    "x" * 250,
)


@pytest.mark.skipif(sys.platform == "win32", reason="a name may not have such characters")
@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_file_is_called_the_sentence_about_it_is_one_line(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"")

    said = journey_editor("info", name, cwd=tmp_path).said_in_one_sentence(3)

    assert said.endswith("cannot be opened: it is empty")


@pytest.mark.skipif(sys.platform == "win32", reason="a name may not have such characters")
@pytest.mark.parametrize("name", NAMES[:-1])
def test_whatever_a_file_is_called_it_can_be_read(name: str, call: Call, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(CONTENT)

    ran = call("info", name)

    assert (ran.status, ran.err) == (0, "")


def test_info_reads_every_map_that_new_writes(call: Call, tmp_path: Path) -> None:
    call("new", "map.journey")

    ran = call("info", "map.journey", "--json")

    assert (ran.status, ran.err) == (0, "")
    said = json.loads(ran.out)
    assert (said["history"], said["bytes"]) == (1, (tmp_path / "map.journey").stat().st_size)
