"""When a file cannot be written: the old one stays, nothing lies beside it, the reason is said."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from journey_editor.kernel.errors import OutputError
from journey_editor.storage.journey_file import publish, read
from journey_editor.storage.whole_file import whole_file
from tests.storage.samples import no_longer_than, sample, sample_bytes
from tests.storage.scripts import run
from tests.strategies import furnished

resource = pytest.importorskip("resource", reason="limits on a process are POSIX")


def fails(path: Path, *, overwrite: bool = True) -> str:
    """See that publishing to `path` fails in one sentence that names it; return what it says of it."""
    with no_longer_than(5), pytest.raises(OutputError) as caught:
        publish(sample(), [], path, overwrite=overwrite)
    said = str(caught.value)
    assert said.startswith(str(path))
    assert said.rstrip(".").splitlines() == [said]
    assert caught.value.status == 4
    return said.removeprefix(str(path)).removeprefix(" could not be written: ").strip()


def test_a_file_that_is_there_is_not_replaced_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(b"mine")
    assert "choose another name, or add --force" in fails(path, overwrite=False)
    assert path.read_bytes() == b"mine"
    assert names(tmp_path) == ["map.journey"]


def test_a_file_that_appears_while_another_is_written_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    written = whole_file(path, overwrite=False)
    written.__enter__().write_bytes(b"new")
    path.write_bytes(b"theirs")
    with pytest.raises(OutputError, match="somebody wrote it just now"):
        written.__exit__(None, None, None)
    assert path.read_bytes() == b"theirs"
    assert names(tmp_path) == ["map.journey"]


def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    path.write_bytes(b"mine")
    path.chmod(0o640)
    publish(sample(), [], path, overwrite=True)
    assert path.stat().st_mode & 0o777 == 0o640
    assert read(path).project == sample()


def test_a_new_file_has_the_permissions_every_new_file_gets(tmp_path: Path) -> None:
    path, other = tmp_path / "map.journey", tmp_path / "other"
    publish(sample(), [], path, overwrite=False)
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode


def test_no_file_is_made_in_the_place_of_a_folder_a_pipe_or_a_device(tmp_path: Path) -> None:
    folder, pipe = tmp_path / "folder", tmp_path / "pipe"
    folder.mkdir()
    os.mkfifo(pipe)
    for path in (folder, pipe, Path("/dev/null"), Path("/")):
        assert fails(path) == "it is not a file"
        assert fails(path, overwrite=False) == "it is not a file"
    assert names(tmp_path) == ["folder", "pipe"]
    assert names(folder) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert fails(tmp_path / "no" / "map.journey") == f"there is no folder {tmp_path / 'no'}"
    assert names(tmp_path) == []


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert fails(tmp_path / "file" / "map.journey") == "not a directory"


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    away, link = tmp_path / "away", tmp_path / "map.journey"
    away.mkdir()
    target = away / "real.journey"
    link.symlink_to(target)
    publish(sample(), [], link, overwrite=False)  # what the link names is not there yet
    assert link.is_symlink()
    assert read(target).project == sample()
    assert "is there already" in fails(link, overwrite=False)
    publish(furnished("x"), [], link, overwrite=True)
    assert link.is_symlink()
    assert read(link).project == furnished("x")
    assert (names(tmp_path), names(away)) == (["away", "map.journey"], ["real.journey"])


def test_links_that_lead_nowhere_are_said(tmp_path: Path) -> None:
    link, ring = tmp_path / "map.journey", tmp_path / "ring"
    link.symlink_to(tmp_path / "no" / "map.journey")
    ring.symlink_to(ring)
    assert fails(link) == f"there is no folder {tmp_path / 'no'}"
    assert fails(ring) == "too many levels of symbolic links"
    assert names(tmp_path) == ["map.journey", "ring"]


@pytest.mark.parametrize(
    "name", ["👩" * 63, "語" * 85, "é" * 127, "a" * 255, ".journey", "a\nb", "a'b\"c%?#"]
)
def test_every_name_a_file_may_have_can_be_written_and_read(tmp_path: Path, name: str) -> None:
    publish(furnished("x"), [], tmp_path / name, overwrite=False)
    publish(sample(), [], tmp_path / name, overwrite=True)
    assert names(tmp_path) == [name]
    assert read(tmp_path / name).project == sample()


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    assert fails(tmp_path / ("a" * 256)) == "file name too long"


def test_on_a_disk_full_at_any_point_the_old_file_stays_whole_and_nothing_lies_beside_it(
    tmp_path: Path,
) -> None:
    path, new = tmp_path / "map.journey", tmp_path / "new.journey"
    path.write_bytes(sample_bytes())
    size = len(sample_bytes())
    for full in [0, 1, 511, 1024, *range(2048, size, size // 30), size - 1]:
        with file_size_limit(full):
            assert fails(path) == "the disk is full; make room on it, or save somewhere else"
            fails(new, overwrite=False)
        assert path.read_bytes() == sample_bytes()
        assert names(tmp_path) == ["map.journey"]
    with file_size_limit(2 * size):
        publish(sample(), [], path, overwrite=True)
    assert read(path).whole


def test_where_nothing_may_be_written_it_is_said_why_and_nothing_is_left(open_folder: Path) -> None:
    path = open_folder / "map.journey"
    path.write_bytes(sample_bytes())
    assert run("as_nobody", "read", str(path)) == "done"
    path.chmod(0o666)
    open_folder.chmod(0o555)
    said = run("as_nobody", "publish", str(path))
    assert (
        said == f"OutputError: {path} could not be written: nothing may be written there; save somewhere else"
    )
    assert path.read_bytes() == sample_bytes()
    assert names(open_folder) == ["map.journey"]


def test_a_file_that_is_read_only_is_not_replaced_where_its_folder_would_allow_it(open_folder: Path) -> None:
    path = open_folder / "map.journey"
    path.write_bytes(sample_bytes())
    path.chmod(0o444)
    open_folder.chmod(0o777)
    said = run("as_nobody", "publish", str(path))
    assert said == f"OutputError: {path} could not be written: it is read-only"
    assert path.read_bytes() == sample_bytes()
    assert names(open_folder) == ["map.journey"]


def test_a_folder_that_may_be_written_but_not_listed_takes_a_file(open_folder: Path) -> None:
    path = open_folder / "map.journey"
    open_folder.chmod(0o333)
    assert run("as_nobody", "publish", str(path)) == "done"
    open_folder.chmod(0o755)
    assert read(path).whole


def test_a_file_that_fails_while_it_is_made_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "map.journey"
    written = whole_file(path, overwrite=True)
    written.__enter__().write_bytes(b"half")
    assert not written.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
    with pytest.raises(OutputError, match="cannot be reached any more"), whole_file(path, overwrite=True):
        pass
    assert names(tmp_path) == []


def names(folder: Path) -> list[str]:
    """Return the names of everything in a folder."""
    return sorted(entry.name for entry in folder.iterdir())


@contextlib.contextmanager
def file_size_limit(most: int) -> Iterator[None]:
    """Let no file grow beyond `most` bytes: the disk is full then, as far as writing goes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
