"""When a save fails, one sentence says why and what to do, and the file is as it was."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from journey_editor.kernel.errors import OutputError
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.reasons import why
from journey_editor.storage.versions import Versions
from journey_editor.storage.whole_file import whole_file
from tests.storage.disks import disk, mount
from tests.storage.samples import sample, sample_bytes
from tests.strategies import furnished

FULL = "the disk is full; make room on it, or save somewhere else"
CLOSED = "nothing may be written there; save somewhere else"
HELD = "another program holds it; close it there, or save under another name"
GONE = "its folder cannot be reached any more; connect it again, or save somewhere else"


def fails(path: Path, **given: object) -> str:
    with pytest.raises(OutputError) as caught:
        publish(sample(), [], path, overwrite=True, **given)  # type: ignore[arg-type] # as it takes them
    said = str(caught.value)
    assert said.splitlines() == [said]
    return said.removeprefix(f"{path} could not be written: ")


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def test_on_a_disk_that_is_full_up_to_any_point_the_file_stays_whole_and_is_saved_once_there_is_room(
    tmp_path: Path,
) -> None:
    size, fills = len(sample_bytes()) // 1024, int(os.environ.get("JOURNEY_FILLS", "12"))
    with disk(tmp_path / "disk", kilobytes=4 * size) as folder:
        path, ballast = folder / "map.journey", folder / "ballast"
        path.write_bytes(sample_bytes())
        versions = Versions(folder / "versions", "project")
        for number in range(fills):
            left = 4096 * (number * size // 4 // fills)
            ballast.write_bytes(b"")
            free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
            ballast.write_bytes(bytes(max(free - left, 0)))
            assert fails(path, expects="x", versions=versions) == FULL
            assert path.read_bytes() == sample_bytes()
            assert names(folder) == ["ballast", "map.journey"]
        ballast.unlink()
        saved = publish(furnished("x"), [], path, overwrite=True, expects="x", versions=versions)
        assert read(path).project == furnished("x")
        assert saved.overtaken is not None
        assert saved.overtaken.read_bytes() == sample_bytes()


def test_on_a_disk_without_room_for_a_version_the_save_is_done_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    with disk(tmp_path / "disk", kilobytes=16) as folder:
        versions = Versions(folder, "project")
        saved = publish(sample(), [], path, overwrite=True)
        saved = publish(furnished("2"), [], path, overwrite=True, expects=saved.digest, versions=versions)
        assert saved.overtaken is None
        before = path.read_bytes()
        saved = publish(furnished("3"), [], path, overwrite=True, expects="another", versions=versions)
        assert saved.overtaken == tmp_path / "map (overtaken).journey"
        assert saved.overtaken.read_bytes() == before
        assert [one for one in folder.rglob("*") if one.is_file()] == []


def test_on_a_disk_that_may_only_be_read_it_is_said(tmp_path: Path) -> None:
    with disk(tmp_path / "disk", kilobytes=256) as folder:
        (folder / "map.journey").write_bytes(sample_bytes())
        mount("-o", "remount,ro", str(folder))
        assert fails(folder / "map.journey") in (CLOSED, "it is read-only")
        assert fails(folder / "new.journey") == CLOSED
        assert read(folder / "map.journey").whole


def test_a_disk_that_goes_away_during_a_save_is_said(tmp_path: Path) -> None:
    with disk(tmp_path / "disk", kilobytes=256) as folder:
        path = folder / "map.journey"
        saving = whole_file(path, overwrite=True)
        saving.__enter__().write_bytes(b"half")
        subprocess.run(["umount", "-l", str(folder)], check=True)
        with pytest.raises(OutputError) as caught:
            saving.__exit__(None, None, None)
        assert str(caught.value) == f"{path} could not be written: {GONE}"
        assert names(folder) == []


def test_a_folder_that_goes_away_during_a_save_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    saving = whole_file(folder / "map.journey", overwrite=True)
    saving.__enter__().write_bytes(b"half")
    shutil.rmtree(folder)
    with pytest.raises(OutputError, match="cannot be reached any more"):
        saving.__exit__(None, None, None)
    assert not folder.exists()


def test_a_file_that_may_not_give_up_its_name_is_said(tmp_path: Path) -> None:
    path, other = tmp_path / "map.journey", tmp_path / "other"
    path.write_bytes(sample_bytes())
    other.write_bytes(b"other")
    mount("--bind", str(path), str(path))
    try:
        assert fails(path) == HELD
        assert path.read_bytes() == sample_bytes()
        assert names(tmp_path) == ["map.journey", "other"]
    finally:
        subprocess.run(["umount", str(path)], check=True)
    publish(sample(), [], path, overwrite=True)


def test_a_file_that_may_not_be_changed_is_said(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(sample_bytes())
    try:
        done = subprocess.run(["chattr", "+i", str(path)], capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("changes attributes as Linux does")
    if done.returncode:
        pytest.skip("may not change attributes")
    try:
        assert fails(path) in (CLOSED, "it is read-only")
        assert path.read_bytes() == sample_bytes()
        assert names(tmp_path) == ["map.journey"]
    finally:
        subprocess.run(["chattr", "-i", str(path)], check=True)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.EDQUOT, FULL),
        (errno.EROFS, CLOSED),
        (errno.ESTALE, GONE),
        (errno.EHOSTDOWN, GONE),
        (errno.ETXTBSY, HELD),
        (errno.EIO, "input/output error"),
    ],
)
def test_what_the_system_says_is_said_in_words_that_help(code: int, said: str) -> None:
    assert why(OSError(code, os.strerror(code))) == said
