"""`journey-editor diff`."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from journey_editor.model.change import Change
from journey_editor.model.project import Project
from journey_editor.model.records import Stage, Touchpoint
from journey_editor.storage.journey_file import publish, read
from tests.app.command_line import UITLENEN, all_in, changed, journey_editor
from tests.app.conftest import Call


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The lending map in a file of its own."""
    return Path(shutil.copy(UITLENEN, tmp_path / "old.journey"))


def edited(path: Path, project: Project) -> Touchpoint:
    """Write the lending map with a touchpoint that takes 77 minutes; return it as it was."""
    shelves = next(one for one in project.all(Touchpoint).values() if one.title == "Kasten")
    change = Change.putting(project, replace(shelves, minutes=77.0))
    publish(change.applied_to(project), [], path, overwrite=False)
    return shelves


def test_what_changed_is_said_in_words_and_both_files_are_left_alone(old: Path, tmp_path: Path) -> None:
    edited(tmp_path / "new.journey", read(old).project)
    before = all_in(tmp_path)

    ran = journey_editor("diff", "old.journey", "new.journey", cwd=tmp_path)

    assert (ran.status, ran.err) == (0, "")
    same, count, said = ran.out.splitlines()
    assert (same, count) == ("two copies of one map", "1 record differs")
    assert said.startswith("Touchpoint “Kasten” at ")
    assert said.endswith(", is 77 min")
    assert all_in(tmp_path) == before


def test_a_program_can_read_what_changed(old: Path, call: Call, tmp_path: Path) -> None:
    shelves = edited(tmp_path / "new.journey", read(old).project)

    said = json.loads(call("diff", "old.journey", "new.journey", "--json").out)

    assert said["same_project"] is True
    (one,) = said["changes"]
    assert (one["record"], one["kind"]) == (str(shelves.key), "changed")
    assert one["fields"].keys() == {"minutes"}
    assert one["fields"]["minutes"]["label"] == "Takes"
    assert one["fields"]["minutes"]["after"] == "77 min"


def test_of_a_map_and_itself_nothing_is_said_but_that(old: Path, call: Call) -> None:
    assert call("diff", old, old).out.splitlines() == ["two copies of one map", "0 records differ"]
    assert json.loads(call("diff", old, old, "--json").out) == {"same_project": True, "changes": []}


def test_two_maps_that_have_nothing_in_common_are_said_to_be_so(old: Path, call: Call) -> None:
    call("new", "other.journey")

    ran = call("diff", old, "other.journey")

    assert ran.status == 0
    assert ran.out.startswith("two different maps")
    assert " removed" in ran.out


def test_what_had_to_be_repaired_is_said_of_the_file_it_was_in(old: Path, call: Call, tmp_path: Path) -> None:
    stage = next(iter(read(old).project.all(Stage)))
    changed(tmp_path / "new.journey", f"UPDATE stage SET colour = 'red' WHERE id = '{stage}'")  # noqa: S608 - ours

    ran = call("diff", "old.journey", "new.journey")

    assert ran.status == 0
    assert ran.err.startswith("note: new.journey: ")


def test_nothing_a_stranger_wrote_steers_the_terminal(old: Path, call: Call, tmp_path: Path) -> None:
    changed(
        tmp_path / "new.journey", "UPDATE stage SET title = 'a' || char(155) || '2J' || char(8238) || 'c'"
    )

    ran = call("diff", old, "new.journey")

    assert all(line.isprintable() for line in ran.out.split("\n"))
    assert "\\x9b2J\\u202e" in ran.out


def test_a_file_that_cannot_be_read_is_said_in_one_sentence(old: Path, call: Call) -> None:
    assert "gone.journey" in call("diff", old, "gone.journey").said_in_one_sentence(3)
