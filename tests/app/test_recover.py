"""`journey-editor recover`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from journey_editor.model.records import Stage
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import read
from journey_editor.storage.lost import find_lost
from tests.app.command_line import UITLENEN, all_in, journey_editor
from tests.app.conftest import Call
from tests.kept import crashed_on, renamed, settled
from tests.sample_maps.samples import build

TITLE = "Uitlenen materialen"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where sessions are kept."""
    monkeypatch.setenv("JOURNEY_EDITOR_SESSIONS", str(tmp_path / "sessions"))
    return tmp_path / "sessions"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The lending map in a file of its own."""
    return Path(shutil.copy(UITLENEN, tmp_path / "map.journey"))


def stages(path: Path) -> set[str]:
    return {one.title for one in read(path).project.all(Stage).values()}


def test_what_waits_is_listed_and_left_as_it_is(place: Path, file: Path, call: Call, tmp_path: Path) -> None:
    crashed_on(Document.open(file), place)
    before = all_in(tmp_path)

    plain, answer = call("recover", "--list"), call("recover", "--list", "--json")

    assert (plain.status, answer.status) == (0, 0)
    title, count, _, path = plain.out.rstrip("\n").split(" · ")
    assert (title, count, path) == (TITLE, "1 change", str(file))
    (one,) = json.loads(answer.out)["waiting"]
    assert (one["title"], one["file"], one["changes"]) == (TITLE, str(file), 1)
    assert all_in(tmp_path) == before


def test_lost_work_is_written_to_a_new_file_and_then_waits_no_more(
    place: Path, file: Path, tmp_path: Path
) -> None:
    crashed_on(Document.open(file), place)
    before = file.read_bytes()

    ran = journey_editor("recover", cwd=tmp_path, JOURNEY_EDITOR_SESSIONS=str(place))

    assert (ran.status, ran.err) == (0, "")
    path, facts, *told = ran.out.splitlines()
    assert path == f"{TITLE} (recovered).journey"
    assert facts.startswith("  1 change · ")
    assert facts.endswith(str(file))
    assert len(told) == 1
    assert told[0].endswith(", is “Goes on”")
    assert read(tmp_path / path).whole
    assert "Goes on" in stages(tmp_path / path)
    assert file.read_bytes() == before
    assert find_lost(place) == ([], [])


def test_no_file_is_written_over(place: Path, file: Path, call: Call, tmp_path: Path) -> None:
    taken = tmp_path / f"{TITLE} (recovered).journey"
    taken.write_bytes(b"mine")
    (tmp_path / f"{TITLE} (recovered 2).journey").symlink_to(tmp_path / "nowhere")
    for said in ("First", "Second"):
        crashed_on(Document.open(file), place, said)

    assert call("recover").status == 0

    assert taken.read_bytes() == b"mine"
    found = [stages(tmp_path / f"{TITLE} (recovered {number}).journey") for number in (3, 4)]
    assert {"First", "Second"} <= found[0] | found[1]
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_can_be_named_and_one_that_is_not_there_loses_nothing(
    place: Path, file: Path, call: Call, tmp_path: Path
) -> None:
    crashed_on(Document.open(file), place)
    assert "no folder" in call("recover", "-o", "gone").said_in_one_sentence(4)
    (tmp_path / "there").mkdir()

    assert call("recover", "--out", "there").status == 0

    assert "Goes on" in stages(tmp_path / "there" / f"{TITLE} (recovered).journey")


def test_work_that_was_never_in_a_file_is_told_from_its_beginning(place: Path, call: Call) -> None:
    document = Document(build("uitlenen"))
    document.apply("Type", renamed(document.kept, "Before"))
    crashed_on(document, place)

    ran = call("recover")

    assert ran.status == 0
    assert "not in a file yet" in ran.out


def test_where_the_disk_is_full_the_work_stays_where_it_was(
    place: Path, file: Path, tmp_path: Path, small_disk: list[str]
) -> None:
    crashed_on(Document.open(file), place)

    ran = journey_editor("recover", cwd=tmp_path, program=small_disk, JOURNEY_EDITOR_SESSIONS=str(place))

    assert "no room" in ran.said_in_one_sentence(3)
    assert not list(tmp_path.glob("*recovered*"))
    (lost,), damaged = find_lost(place)
    assert damaged == []
    assert "Goes on" in {one.title for one in lost.read().project.all(Stage).values()}
    lost.release()


def test_what_is_open_in_a_running_program_is_left_alone(place: Path, file: Path, tmp_path: Path) -> None:
    document = Document.open(file)
    document.keep_in(lambda: place)
    document.apply("Type", renamed(document.kept, "Goes on"))
    assert document.working_copy is not None
    assert settled(document.working_copy) is None

    ran = journey_editor("recover", cwd=tmp_path, JOURNEY_EDITOR_SESSIONS=str(place))

    assert (ran.status, ran.out) == (0, "nothing waits to be recovered\n")
    assert ran.err == "1 map is open in a running program and left alone\n"
    document.apply("Type", renamed(document.kept, "Still alive"))
    assert settled(document.working_copy) is None
    document.leave()


def test_damaged_work_is_said_and_left_and_the_rest_is_recovered(
    place: Path, file: Path, call: Call, tmp_path: Path
) -> None:
    crashed_on(Document.open(file), place)
    (session,) = place.iterdir()
    for one in session.iterdir():
        one.write_bytes(b"x" * one.stat().st_size)
    crashed_on(Document.open(file), place)

    ran = call("recover")

    assert ran.status == 1
    assert f"{session.name}.damaged" in ran.err
    assert "Goes on" in stages(tmp_path / f"{TITLE} (recovered).journey")
    assert json.loads(call("recover", "--list", "--json").out)["damaged"] == [f"{session}.damaged"]


@pytest.mark.usefixtures("place")
def test_where_nothing_waits_that_is_said(call: Call) -> None:
    assert call("recover") == call("recover", "--list")
    assert call("recover").out == "nothing waits to be recovered\n"


def test_an_answer_for_programs_is_of_the_list_only(call: Call) -> None:
    assert call("recover", "--json").said_in_one_sentence(2)
