"""What saves displaced is kept for a while, and what somebody else saved for ever."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from journey_editor.storage import versions as module
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.versions import MOST, Versions
from tests.strategies import furnished


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions", "3f2b8c1e-9f00-4f6a-8a35-0d5a3c1b7e42")


def kept(versions: Versions, folder: Path, content: bytes, *, overtaken: bool = False) -> Path:
    """Keep some bytes and return where they lie."""
    left = folder / "left"
    left.write_bytes(content)
    found = versions.keep(left, overtaken=overtaken)
    assert found is not None
    assert found.read_bytes() == content
    assert not left.exists()
    return found


def test_every_save_keeps_the_one_before_and_each_can_be_opened(tmp_path: Path, versions: Versions) -> None:
    path, digest = tmp_path / "map.journey", None
    for number in range(4):
        project = furnished(str(number))
        digest = publish(project, [], path, overwrite=True, expects=digest, versions=versions).digest
    found = [read(version).project for version in sorted(versions.folder.iterdir())]
    assert found == [furnished("0"), furnished("1"), furnished("2")]


def test_a_version_s_name_says_when_in_utc_and_sorts_by_it(tmp_path: Path, versions: Versions) -> None:
    found = [kept(versions, tmp_path, b"%d" % number) for number in range(5)]
    assert found == sorted(found)
    assert found[0].parent == versions.folder
    name = found[0].name
    assert (name[8], name.endswith("Z.journey")) == ("T", True)


def test_the_newest_ten_of_a_project_are_kept(tmp_path: Path, versions: Versions) -> None:
    found = [kept(versions, tmp_path, b"%d" % number) for number in range(MOST + 4)]
    assert sorted(versions.folder.iterdir()) == found[4:]


def test_what_was_overtaken_stays_whatever_comes_after_it(tmp_path: Path, versions: Versions) -> None:
    theirs = kept(versions, tmp_path, b"theirs", overtaken=True)
    for number in range(MOST + 4):
        kept(versions, tmp_path, b"%d" % number)
    assert theirs.read_bytes() == b"theirs"
    assert theirs.name.endswith(".overtaken.journey")
    assert len(list(versions.folder.iterdir())) == MOST + 1


def test_all_projects_together_have_bounded_room_and_the_oldest_go_first(
    tmp_path: Path, versions: Versions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 3000)
    other = Versions(versions.root, "other")
    first = [kept(other, tmp_path, bytes(1000)) for _ in range(3)]
    theirs = kept(other, tmp_path, bytes(5000), overtaken=True)
    second = [kept(versions, tmp_path, bytes(1000)) for _ in range(2)]
    assert [file.exists() for file in first] == [False, False, True]
    large = kept(versions, tmp_path, bytes(9000))  # alone more than there is room for, but the last
    assert [file.exists() for file in (*first, *second, large, theirs)] == [False] * 5 + [True] * 2


def test_files_of_others_among_the_versions_are_left_alone(tmp_path: Path, versions: Versions) -> None:
    kept(versions, tmp_path, b"0")
    mine = versions.folder / "20200101T000000.000000Z copy.journey"
    mine.write_bytes(b"mine")
    (versions.root / "note.txt").write_text("mine")
    for number in range(MOST + 2):
        kept(versions, tmp_path, b"%d" % number)
    assert mine.read_bytes() == b"mine"
    assert (versions.root / "note.txt").exists()


@pytest.mark.parametrize("project", ["../../escaped", "/etc", "..", ".", "", "a/b", "a\0b", "x" * 300, "CON"])
def test_a_project_s_id_from_a_stranger_s_file_leads_nowhere_else(tmp_path: Path, project: str) -> None:
    versions = Versions(tmp_path / "versions", project)
    found = kept(versions, tmp_path, b"0")
    assert found.parent.parent == tmp_path / "versions"
    assert found.resolve() == found
    assert len(found.parent.name) == 64


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_nobody_else_may_look_at_the_versions(tmp_path: Path, versions: Versions) -> None:
    kept(versions, tmp_path, b"0")
    assert stat.S_IMODE(versions.folder.stat().st_mode) == 0o700


def test_a_version_is_kept_on_another_file_system_too(versions: Versions) -> None:
    elsewhere = Path("/dev/shm")  # noqa: S108 - the file system that is asked for
    if not elsewhere.is_dir() or elsewhere.stat().st_dev == versions.root.parent.stat().st_dev:
        pytest.skip("needs two file systems")
    path = elsewhere / f"{os.getpid()}.journey"
    try:
        first = publish(furnished("1"), [], path, overwrite=True)
        before = path.read_bytes()
        publish(furnished("2"), [], path, overwrite=True, expects=first.digest, versions=versions)
        third = publish(furnished("3"), [], path, overwrite=True, expects=first.digest, versions=versions)
        assert third.overtaken is not None
        assert read(third.overtaken).project == furnished("2")
        assert min(versions.folder.iterdir()).read_bytes() == before
        assert [one.name for one in elsewhere.iterdir() if str(os.getpid()) in one.name] == [path.name]
    finally:
        path.unlink(missing_ok=True)
