"""`journey-editor verify`."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from journey_editor.model.pictures import picture_of
from journey_editor.model.records import Card
from journey_editor.session.document import Document
from journey_editor.storage.codec import FORMAT
from journey_editor.storage.journey_file import publish, read
from tests.app.command_line import UITLENEN, all_in, changed, journey_editor
from tests.app.conftest import Call
from tests.app.test_info import UNUSABLE
from tests.kept import crashed_on
from tests.pictures import png


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The lending map in a file of its own."""
    return Path(shutil.copy(UITLENEN, tmp_path / "map.journey"))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where sessions are kept."""
    monkeypatch.setenv("JOURNEY_EDITOR_SESSIONS", str(tmp_path / "sessions"))
    return tmp_path / "sessions"


def test_a_whole_file_is_said_to_be_whole_and_nothing_is_written(file: Path, tmp_path: Path) -> None:
    before = all_in(tmp_path)

    ran = journey_editor("verify", "map.journey", cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "")
    said = ran.out.splitlines()
    assert said[0].startswith("whole: ")
    assert said[1:] == [
        f"format {FORMAT}",
        f"{file.stat().st_size:,} bytes",
        f"SHA-256 {hashlib.sha256(file.read_bytes()).hexdigest()}",
    ]
    assert all_in(tmp_path) == before


@pytest.mark.usefixtures("place")
def test_rows_that_are_not_those_that_were_written_are_said(call: Call, tmp_path: Path) -> None:
    changed(tmp_path / "map.journey", "UPDATE stage SET title = 'Elders'")

    plain, answer = call("verify", "map.journey"), call("verify", "map.journey", "--json")

    assert (plain.status, answer.status) == (1, 1)
    assert "not whole" in plain.out.splitlines()[0]
    assert "not what was written" in plain.out
    assert (json.loads(answer.out)["whole"], json.loads(answer.out)["repairs"]) == (False, [])


@pytest.mark.usefixtures("place")
def test_every_repair_is_listed(call: Call, tmp_path: Path) -> None:
    changed(tmp_path / "map.journey", "UPDATE stage SET colour = 'red'")

    ran = call("verify", "map.journey")

    repairs = [line for line in ran.out.splitlines() if line.startswith("repaired when opened: ")]
    assert ran.status == 1
    assert repairs == [f"repaired when opened: {one}" for one in read(tmp_path / "map.journey").repairs]
    assert len(repairs) > 1


@pytest.mark.usefixtures("place")
def test_what_a_stranger_put_beside_the_rows_is_listed_and_never_run(call: Call, tmp_path: Path) -> None:
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"
    changed(tmp_path / "map.journey", f'CREATE VIEW "a{chr(27)}[2J" AS {endless}')

    ran = call("verify", "map.journey")

    assert ran.status == 1
    assert "passed over, neither run nor read: view a\\x1b[2J" in ran.out.splitlines()
    assert json.loads(call("verify", "map.journey", "--json").out)["passed_over"] == ["view a\x1b[2J"]


def test_unsaved_work_on_this_very_file_is_said_and_left_alone(
    file: Path, place: Path, call: Call, tmp_path: Path
) -> None:
    other = tmp_path / "other.journey"
    shutil.copy(file, other)
    crashed_on(Document.open(file), place)
    before = all_in(tmp_path)

    ran = call("verify", file)

    assert ran.status == 0
    assert ran.out.splitlines()[-1].startswith("note: 1 unsaved change to it waits to be recovered")
    assert json.loads(call("verify", other, "--json").out)["unsaved_changes"] == 0
    assert all_in(tmp_path) == before


@pytest.mark.usefixtures("place")
def test_a_file_too_large_to_be_mailed_is_said_to_be_so(call: Call, tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(1600 * 1600 * 3)  # noqa: S311 - what no packing makes smaller
    project, content = read(UITLENEN).project, png(1600, 1600, noise)
    picture = picture_of(content)
    card = next(iter(project.all(Card).values()))
    project = project.with_rows([(picture.key, picture), (card.key, replace(card, picture=picture.id))])
    publish(project, [], tmp_path / "large.journey", overwrite=False, pictures={picture.hash: content})

    ran = call("verify", "large.journey")

    assert ran.status == 0
    assert ran.out.splitlines()[-1] == "note: many mail servers take no file of this size"


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("what", UNUSABLE)
def test_what_cannot_be_read_is_said_in_one_sentence(what: str, call: Call, tmp_path: Path) -> None:
    make, word = UNUSABLE[what]
    make(tmp_path / "map.journey")

    assert word in call("verify", "map.journey").said_in_one_sentence(3)
