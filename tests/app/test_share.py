"""`journey-editor share`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from journey_editor.model.records import Card, Journey, Party, PartyKind
from journey_editor.model.revision import fingerprint
from journey_editor.model.structure import inbox_of
from journey_editor.storage.journey_file import publish, read
from tests.app.command_line import UITLENEN, all_in, journey_editor
from tests.app.conftest import Call


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The lending map with a person, private cards and notes in the inbox."""
    file = read(UITLENEN)
    cards = [one for one in file.project.all(Card).sorted() if one.lane][:2]
    rows = [
        *(replace(one, private=True) for one in cards),
        Party(id="ada", name="Ada", kind=PartyKind.PERSON),
    ]
    project = file.project.with_rows((one.key, one) for one in rows)
    path = tmp_path / "own.journey"
    publish(project, file.revisions, path, overwrite=False, pictures=file.pictures)
    return path


def test_a_copy_is_written_and_what_it_leaves_out_is_listed(own: Path, tmp_path: Path) -> None:
    before = own.read_bytes()
    ran = journey_editor("share", "own.journey", "-o", "copy.journey", cwd=tmp_path)

    project, copy = read(own).project, read(tmp_path / "copy.journey")
    assert (ran.status, ran.err) == (0, "")
    listed = [line.removeprefix("left out: ") for line in ran.out.splitlines() if line.startswith("left out")]
    assert listed[:4] == [
        "1 line of history, and who made it",
        "2 names of people and sponsors",
        "2 private quotes and other cards",
        f"{len(inbox_of(project))} notes in the inbox",
    ]
    assert "Names that stand in other texts stay" in ran.out
    assert copy.whole
    assert copy.project.setting.id != project.setting.id
    assert copy.made_from == fingerprint(read(own).revisions[-1].id)
    assert [one.label for one in copy.revisions] == ["Gedeelde kopie"]
    assert copy.project.one(Party, "ada").name == "Persoon 1"
    assert own.read_bytes() == before


def test_what_is_to_be_kept_is_and_the_history_never(call: Call, own: Path, tmp_path: Path) -> None:
    asked = ["--keep", "names", "inbox", "--keep", "private", "comments"]
    ran = call("share", own, "-o", "copy.journey", *asked, "--json")

    said, project, copy = json.loads(ran.out), read(own).project, read(tmp_path / "copy.journey").project
    assert (ran.status, ran.err) == (0, "")
    assert said["gone"] == {"history": 1, "sources": 0}
    assert said["kept"] == ["comments", "inbox", "names", "private"]
    assert said["records"] == {table: len(rows) for table, rows in project.tables.items()}
    assert said["project_id"] == copy.setting.id
    assert copy.one(Party, "ada").name == "Ada"
    assert copy.all(Journey).sorted()[0].sponsor
    assert call("share", own, "-o", "other.journey", "--keep", "history").status == 2
    assert not (tmp_path / "other.journey").exists()


def test_the_original_is_never_written_over_and_another_file_only_when_asked_to(
    call: Call, own: Path, tmp_path: Path
) -> None:
    (tmp_path / "copy.journey").write_bytes(b"mine")
    before = all_in(tmp_path)

    assert "own.journey" in call("share", own, "-o", own, "--force").said_in_one_sentence(2)
    assert "copy.journey" in call("share", own, "-o", "copy.journey").said_in_one_sentence(4)
    assert all_in(tmp_path) == before
    assert call("share", own, "-o", "copy.journey", "--force").status == 0
    assert read(tmp_path / "copy.journey").whole


def test_what_cannot_be_read_or_written_is_one_sentence(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.journey").write_bytes(b"")

    assert "empty.journey" in call("share", "empty.journey", "-o", "copy.journey").said_in_one_sentence(3)
    assert "no/copy.journey" in call("share", UITLENEN, "-o", "no/copy.journey").said_in_one_sentence(4)
    assert call("share", UITLENEN).status == 2
    assert list(all_in(tmp_path)) == [Path("empty.journey")]
