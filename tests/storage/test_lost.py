"""Lost sessions: which are offered, and what becomes of those that are damaged."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journey_editor.kernel.errors import InputError
from journey_editor.model.change import Change
from journey_editor.storage import stranger
from journey_editor.storage.lost import find_lost
from journey_editor.storage.work_db import NAME
from journey_editor.storage.working_copy import WorkingCopy
from tests.kept import killed, moment, only_lost, renamed, settled
from tests.strategies import furnished


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "sessions"


@pytest.fixture
def place(folder: Path) -> Callable[[], Path]:
    return lambda: folder


def test_a_living_session_is_not_lost_to_this_program_or_another(
    place: Callable[[], Path], folder: Path
) -> None:
    project = furnished("1")
    copy = WorkingCopy(place, moment(project))
    copy.keep(Change(), moment(project))
    settled(copy)
    look = (
        "from pathlib import Path; from journey_editor.storage.lost import find_lost; "
        f"print(find_lost(Path({str(folder)!r})))"
    )
    for _ in range(2):
        assert find_lost(folder) == ([], [])
        other = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
        assert other.stdout.strip() == "([], [])"
    change = renamed(project, "Goes on")
    copy.keep(change, moment(change.applied_to(project)))
    assert settled(copy) is None
    killed(copy)
    lost = only_lost(folder)
    assert find_lost(folder) == ([], [])  # who asks holds it
    lost.release()
    assert only_lost(folder).read().project == change.applied_to(project)


def test_a_dead_session_without_work_is_taken_away(place: Callable[[], Path], folder: Path) -> None:
    copy = WorkingCopy(place, moment(furnished("1")))
    copy.keep(Change(), moment(furnished("1"), changes=0))
    settled(copy)
    killed(copy)
    assert find_lost(folder) == ([], [])
    assert list(folder.iterdir()) == []


# When it is damaged


def damaged_at(folder: Path, place: Callable[[], Path], spoil: Callable[[bytes], bytes]) -> None:
    copy = WorkingCopy(place, moment(furnished("1")))
    copy.keep(Change(), moment(furnished("1")))
    settled(copy)
    killed(copy)
    (session,) = folder.iterdir()
    with sqlite3.connect(session / NAME) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    (session / NAME).write_bytes(spoil((session / NAME).read_bytes()))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: b"x" * len(content),
        lambda content: content[:100] + b"\xff" * (len(content) - 100),
        lambda content: content[: len(content) // 3],
        lambda content: content[:4096] + b"\x00" * (len(content) - 4096),
    ],
    ids=["no database", "all but its header", "cut off", "only its first page"],
)
def test_a_damaged_session_is_set_aside_and_never_a_crash(
    spoil: Callable[[bytes], bytes], place: Callable[[], Path], folder: Path
) -> None:
    damaged_at(folder, place, spoil)
    found, damaged = find_lost(folder)
    for lost in found:
        with pytest.raises(InputError, match=r"damaged"):
            lost.read()
    (left,) = folder.iterdir()
    assert left.suffix == ".damaged"
    assert damaged in ([], [left])
    assert (left / NAME).stat().st_size > 0
    assert find_lost(folder) == ([], [])


def test_a_session_of_a_newer_version_is_left_to_it(place: Callable[[], Path], folder: Path) -> None:
    damaged_at(folder, place, lambda content: content[:60] + (99).to_bytes(4, "big") + content[64:])
    (session,) = folder.iterdir()
    before = (session / NAME).read_bytes()
    assert find_lost(folder) == ([], [])
    assert (session / NAME).read_bytes() == before


# When nothing is wrong with it


def test_a_session_that_is_just_being_made_is_passed_over(folder: Path) -> None:
    newborn = folder / "0123456789abcdef"
    newborn.mkdir(parents=True)
    connection = sqlite3.connect(newborn / NAME)
    connection.execute("PRAGMA journal_mode=WAL")  # what a session does before it writes its tables
    assert find_lost(folder) == ([], [])
    assert (newborn / NAME).is_file()
    connection.execute("CREATE TABLE goes_on (x)")
    connection.close()


def test_a_session_that_is_too_large_to_read_is_not_called_damaged_and_stays(
    place: Callable[[], Path], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = WorkingCopy(place, moment(furnished("1")))
    copy.keep(Change(), moment(furnished("1")))
    settled(copy)
    killed(copy)
    lost = only_lost(folder)
    with monkeypatch.context() as patched:  # the real limits are reached only in minutes
        patched.setattr(stranger, "LARGEST", 1000)
        with pytest.raises(InputError, match="too large") as refused:
            lost.read()
    assert "damaged" not in str(refused.value)
    again = only_lost(folder)
    assert again.read().project == furnished("1")
    again.release()
