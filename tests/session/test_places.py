"""Where a file lies that is no place to save to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest

from journey_editor.session import places
from journey_editor.session.places import why_not_here

MAIL = "it was opened from a mail, and what is opened from there does not stay"
TEMPORARY = "it lies among temporary files, which do not stay"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is not among the temporary files, which the tests' own are."""
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(places, "gettempdir", lambda: str(tmp_path / "tmp"))
    return tmp_path


@pytest.mark.parametrize(
    "folder",
    [
        "AppData/Local/Microsoft/Windows/INetCache/Content.Outlook/A1B2C3D4",
        "AppData/Local/Microsoft/Windows/INetCache/IE/X",
        "AppData/Local/Microsoft/Windows/Temporary Internet Files/Content.Outlook/9Z",
        "AppData/Local/Microsoft/Olk/Attachments/ooa-1",
        "Library/Containers/com.apple.mail/Data/Library/Mail Downloads/5F",
        "Library/Caches/TemporaryItems/Outlook Temp",
        "tmp/mozilla_reader0",
        "tmp/nscopy.tmp",
        "tmp/pid-4711",
        "tmp/evolution-reader-x",
    ],
)
@pytest.mark.parametrize("file", ["there", "not there yet"])
def test_what_was_opened_from_a_mail_is_to_be_saved_elsewhere(folder: str, file: str, home: Path) -> None:
    if file == "there":
        (home / folder).mkdir(parents=True)
        (home / folder / "map.journey").touch()

    assert why_not_here(home / folder / "map.journey") == MAIL


@pytest.mark.parametrize("folder", ["tmp", "tmp/deep/below", "tmp/7zO4711"])
def test_what_lies_among_temporary_files_is_to_be_saved_elsewhere(folder: str, home: Path) -> None:
    assert why_not_here(home / folder / "map.journey") == TEMPORARY


@pytest.mark.parametrize(
    "name",
    [
        "Documents/map.journey",
        "evolution-of-lending/map.journey",
        "kmail/map.journey",
        "tmpfiles/map.journey",
        "Documents/nscopy.journey",
        "Documents/mail downloads.journey",
        "nowhere/yet/map.journey",
    ],
)
def test_a_folder_of_ones_own_is_a_place_to_save_to(name: str, home: Path) -> None:
    assert why_not_here(home / name) is None


def test_a_link_into_a_temporary_folder_is_no_way_round_it(home: Path) -> None:
    (home / "tmp" / "map.journey").touch()
    (home / "link.journey").symlink_to(home / "tmp" / "map.journey")

    assert why_not_here(home / "link.journey") == TEMPORARY


def test_the_folder_of_temporary_files_is_the_systems() -> None:
    assert why_not_here(Path(gettempdir()) / "map.journey") == TEMPORARY
    assert why_not_here(Path.home() / "map.journey") is None


@pytest.fixture
def closed(home: Path) -> Iterator[Path]:
    """A folder that nobody may write to."""
    folder = home / "closed"
    folder.mkdir()
    (folder / "map.journey").touch()
    folder.chmod(0o555)
    yield folder
    folder.chmod(0o755)


def test_a_read_only_file_is_left_as_it_is(home: Path) -> None:
    path = home / "map.journey"
    path.touch()
    path.chmod(0o444)
    assert why_not_here(path) == "it is read-only"

    path.chmod(0o644)
    assert why_not_here(path) is None


@pytest.mark.skipif(sys.platform == "win32", reason="there the flag of a folder means something else")
def test_so_is_a_read_only_folder(closed: Path) -> None:
    assert why_not_here(closed / "map.journey") == "its folder is read-only"
    assert why_not_here(closed / "new.journey") == "its folder is read-only"
