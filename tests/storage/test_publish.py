"""Saving over a file: what was there comes back, and is looked at."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.versions import Versions
from journey_editor.storage.whole_file import whole_file
from tests.storage.faults import run_with
from tests.storage.samples import REVISIONS, sample, sample_bytes
from tests.strategies import furnished


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "map.journey"


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions", "project")


def beside(path: Path) -> list[str]:
    """Return the names of what lies beside a file, but for the versions."""
    return sorted(one.name for one in path.parent.iterdir() if one.name not in (path.name, "versions"))


def test_what_a_save_says_of_the_file_is_what_a_reader_finds(path: Path) -> None:
    for project in (sample(), furnished("x")):
        saved = publish(project, REVISIONS, path, overwrite=True)
        file = read(path)
        assert (file.digest, file.size) == (saved.digest, saved.size)
        assert saved.digest == hashlib.sha256(path.read_bytes()).hexdigest()
        assert saved.overtaken is None


def test_a_save_over_the_bytes_that_were_expected_overtakes_nobody(path: Path, versions: Versions) -> None:
    first = publish(sample(), [], path, overwrite=True, expects=None, versions=versions)
    before = path.read_bytes()
    second = publish(furnished("x"), [], path, overwrite=True, expects=first.digest, versions=versions)
    assert second.overtaken is None
    (kept,) = versions.folder.iterdir()
    assert kept.read_bytes() == before
    assert beside(path) == []


def test_a_save_over_what_somebody_else_saved_keeps_theirs_and_says_where(
    path: Path, versions: Versions
) -> None:
    ours = publish(sample(), [], path, overwrite=True)
    publish(furnished("theirs"), [], path, overwrite=True)
    theirs = path.read_bytes()
    saved = publish(furnished("x"), [], path, overwrite=True, expects=ours.digest, versions=versions)
    assert saved.overtaken is not None
    assert saved.overtaken.parent == versions.folder
    assert saved.overtaken.read_bytes() == theirs
    assert read(saved.overtaken).project == furnished("theirs")
    assert read(path).project == furnished("x")
    assert beside(path) == []


@pytest.mark.parametrize("closed", [True, False])
def test_without_a_place_for_versions_what_was_overtaken_lies_beside_under_a_plain_name(
    path: Path, *, closed: bool
) -> None:
    (path.parent / "file").touch()
    nowhere = Versions(path.parent / "file" / "versions", "project") if closed else None
    for number in (1, 2, 3):
        path.write_bytes(b"theirs %d" % number)
        saved = publish(furnished("x"), [], path, overwrite=True, expects="none of these", versions=nowhere)
        assert saved.overtaken is not None
        assert saved.overtaken.read_bytes() == b"theirs %d" % number
    (path.parent / "file").unlink()
    assert beside(path) == [
        "map (overtaken 2).journey",
        "map (overtaken 3).journey",
        "map (overtaken).journey",
    ]


def test_a_version_that_cannot_be_kept_stops_no_save(path: Path) -> None:
    (path.parent / "file").touch()
    nowhere = Versions(path.parent / "file", "project")
    saved = publish(sample(), [], path, overwrite=True, versions=nowhere)
    saved = publish(furnished("x"), [], path, overwrite=True, expects=saved.digest, versions=nowhere)
    assert (saved.overtaken, read(path).project) == (None, furnished("x"))
    assert beside(path) == ["file"]


def test_where_the_same_bytes_were_saved_already_nobody_is_overtaken(path: Path, versions: Versions) -> None:
    publish(sample(), [], path, overwrite=True)
    saved = publish(sample(), [], path, overwrite=True, expects="older", versions=versions)
    assert saved.overtaken is None


def test_a_file_that_is_gone_is_written_anew(path: Path, versions: Versions) -> None:
    saved = publish(sample(), [], path, overwrite=True)
    path.unlink()
    saved = publish(sample(), [], path, overwrite=True, expects=saved.digest, versions=versions)
    assert (saved.overtaken, read(path).whole) == (None, True)
    assert not versions.folder.exists()


def test_a_file_of_another_kind_drops_what_it_replaces(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    for content in (b"one", b"two"):
        with whole_file(path, overwrite=True) as part:
            part.write_bytes(content)
    assert path.read_bytes() == b"two"
    assert beside(path) == []


def test_what_does_not_read_back_as_it_was_written_is_not_given_the_name(tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    path.write_bytes(b"old")

    def refuse(part: Path) -> None:
        assert part.read_bytes() == b"new"
        raise OSError(None, "it is not that")

    with (
        pytest.raises(Exception, match="could not be written: it is not that"),
        whole_file(path, overwrite=True, check=refuse) as part,
    ):
        part.write_bytes(b"new")
    assert path.read_bytes() == b"old"
    assert beside(path) == []


@pytest.mark.parametrize(
    ("fault", "theirs"),
    [
        ("exchange", "versions/"),
        ("links", "versions/"),
        ("exchange and links", "versions/"),
        ("busy for a while", "versions/"),
        ("versions", "map (overtaken).journey"),
    ],
)
def test_where_calls_fail_a_save_still_keeps_what_somebody_else_saved(
    tmp_path: Path, faults: Path, fault: str, theirs: str
) -> None:
    found = json.loads(run_with(faults, "tests.storage.swapping", str(tmp_path), fault))
    assert (found["error"], found["ours"], found["kept"]) == ("", True, True)
    assert found["theirs"].startswith(theirs)
    assert found["beside"] == sorted({"map.journey", theirs.rstrip("/")})


def test_a_file_that_another_program_holds_is_waited_for_and_then_named(tmp_path: Path, faults: Path) -> None:
    found = json.loads(run_with(faults, "tests.storage.swapping", str(tmp_path), "busy for ever"))
    assert found["error"] == "another program holds it; close it there, or save under another name"
    assert (found["ours"], found["beside"]) == (False, ["map.journey"])
    assert (tmp_path / "map.journey").read_bytes() == sample_bytes()


def test_a_save_leaves_no_handle_open(path: Path) -> None:
    handles = Path("/proc/self/fd")
    if not handles.is_dir():
        pytest.skip("lists handles as Linux does")
    publish(sample(), [], path, overwrite=True)
    before = len(list(handles.iterdir()))
    publish(sample(), [], path, overwrite=True)
    read(path)
    assert len(list(handles.iterdir())) == before
