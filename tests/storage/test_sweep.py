"""What a program left that ended in the middle of a save is cleaned up, and nobody's work with it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.sweep import sweep
from tests.storage.samples import sample, sample_bytes
from tests.strategies import furnished


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "maps"
    folder.mkdir()
    (folder / "map.journey").write_bytes(sample_bytes())
    return folder / "map.journey"


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let two hours have passed since all files were written: a file's last change cannot be set back."""
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + 7200)


def swept(path: Path) -> list[str]:
    """Sweep beside a file; return the names of what was found, and see that the file is untouched."""
    before = path.read_bytes()
    found = sweep([path], versions=path.parent.parent / "versions")
    assert path.read_bytes() == before
    return [one.name for one in found]


def names(path: Path) -> list[str]:
    return sorted(one.name for one in path.parent.iterdir())


def test_half_written_files_go(path: Path) -> None:
    (path.parent / ".map.journey.0123abcd.part").write_bytes(b"half")
    assert swept(path) == []
    assert names(path) == ["map.journey"]


@pytest.mark.parametrize("ending", ["whole", "kept"])
def test_what_a_save_displaced_is_found_under_a_plain_name_unless_it_is_what_is_there(
    path: Path, ending: str
) -> None:
    publish(furnished("theirs"), [], path.parent / f".map.journey.0123abcd.{ending}", overwrite=False)
    (path.parent / f".map.journey.0123abce.{ending}").write_bytes(sample_bytes())
    assert swept(path) == ["map (overtaken).journey"]
    assert names(path) == ["map (overtaken).journey", "map.journey"]
    assert read(path.with_name("map (overtaken).journey")).project == furnished("theirs")


def test_a_second_name_of_the_file_goes_and_the_file_stays(path: Path) -> None:
    os.link(path, path.parent / ".map.journey.0123abcd.whole")
    assert swept(path) == []
    assert names(path) == ["map.journey"]
    assert read(path).project == sample()


def test_what_is_just_being_written_is_left_alone(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for ending in ("part", "whole", "kept"):
        (path.parent / f".map.journey.0123abcd.{ending}").write_bytes(b"half")
    before = names(path)
    assert swept(path) == []
    assert names(path) == before


def test_files_of_others_are_left_alone(path: Path) -> None:
    for name in (
        ".map.journey.0123abcd.part.txt",
        ".map.journey.0123abc.part",
        ".map.journey.0123ABCD.part",
        ".other.journey.0123abcd.part",
        "map.journey.0123abcd.part",
        ".map.journey.0123abcd.download",
        ".map.journey.part",
    ):
        (path.parent / name).write_bytes(b"mine")
    (path.parent / ".map.journey.0123abcd.part").mkdir()
    before = names(path)
    assert swept(path) == []
    assert names(path) == before


def test_a_version_that_was_half_copied_goes(path: Path) -> None:
    project = path.parent.parent / "versions" / "project"
    project.mkdir(parents=True)
    kept, half = project / "20261121T140205.000000Z.journey", ".20261121T140205.000000Z.journey.0123abcd.part"
    kept.write_bytes(sample_bytes())
    (project / half).write_bytes(b"half")
    assert swept(path) == []
    assert list(project.iterdir()) == [kept]


@pytest.mark.parametrize("name", ["👩" * 63, "a" * 255, "a\nb", ".journey", "語" * 80])
def test_it_is_known_whose_leftovers_they_are_whatever_the_file_is_called(path: Path, name: str) -> None:
    named = path.with_name(name)
    path.rename(named)
    (named.parent / f".{name[:40]}.0123abcd.part").write_bytes(b"half")
    assert swept(named) == []
    assert names(named) == [name]


def test_a_folder_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    assert sweep([tmp_path / "no" / "map.journey"], versions=tmp_path / "none") == []
