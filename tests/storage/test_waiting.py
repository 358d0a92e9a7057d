"""What waits to be recovered is looked at, and nothing else."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from journey_editor.model.change import Change
from journey_editor.storage.lost import find_lost
from journey_editor.storage.waiting import waiting_in
from journey_editor.storage.work_db import NAME
from journey_editor.storage.working_copy import WorkingCopy
from tests.kept import killed, moment, renamed, settled
from tests.strategies import furnished


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


def begun(folder: Path, *, changes: int = 1) -> WorkingCopy:
    """Work that is kept, with the last of it only in the log beside the database."""
    project = furnished("1")
    copy = WorkingCopy(lambda: folder, moment(project))
    change = renamed(project, "Goes on")
    copy.keep(change, moment(change.applied_to(project), changes=changes))
    assert settled(copy) is None
    return copy


def test_lost_work_is_seen_as_it_will_be_found_and_not_a_byte_is_touched(folder: Path) -> None:
    killed(begun(folder, changes=3))
    before = bytes_in(folder)

    seen = waiting_in(folder)

    assert [one.changes for one in seen.lost] == [3]
    assert (seen.alive, seen.damaged) == (0, ())
    assert bytes_in(folder) == before
    (lost,), _ = find_lost(folder)
    assert lost.standing == seen.lost[0]
    lost.release()


def test_living_work_is_counted_and_lives_on(folder: Path) -> None:
    copy = begun(folder)
    look = (
        "from pathlib import Path; from journey_editor.storage.waiting import waiting_in; "
        f"seen = waiting_in(Path({str(folder)!r})); print(seen.alive, len(seen.lost))"
    )

    other = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)

    assert other.stdout.strip() == "1 0"
    copy.keep(Change(), moment(furnished("1")))
    assert settled(copy) is None
    copy.close()


def test_damaged_work_is_named_and_stays_where_it_is(folder: Path) -> None:
    killed(begun(folder))
    (session,) = folder.iterdir()
    for one in session.iterdir():
        one.write_bytes(b"x" * one.stat().st_size)

    assert waiting_in(folder).damaged == (session,)
    assert session.is_dir()
    find_lost(folder)
    assert waiting_in(folder).damaged == (session.with_suffix(".damaged"),)


def test_a_session_of_a_newer_version_is_passed_over(folder: Path) -> None:
    killed(begun(folder))
    (session,) = folder.iterdir()
    with closing(sqlite3.connect(session / NAME)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    content = (session / NAME).read_bytes()
    (session / NAME).write_bytes(content[:60] + (99).to_bytes(4, "big") + content[64:])

    seen = waiting_in(folder)

    assert (seen.lost, seen.damaged) == ((), ())


@pytest.mark.parametrize("there", [True, False])
def test_where_nothing_was_kept_nothing_waits(folder: Path, *, there: bool) -> None:
    if there:
        folder.mkdir()
    seen = waiting_in(folder)
    assert (seen.lost, seen.alive, seen.damaged) == ((), 0, ())
    assert folder.exists() == there
