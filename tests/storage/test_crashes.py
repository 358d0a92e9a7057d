"""How often the program crashed just now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journey_editor.storage.crashes import recent_crashes
from journey_editor.storage.lost import find_lost
from journey_editor.storage.working_copy import WorkingCopy
from tests.kept import killed, moment, settled
from tests.strategies import furnished


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


def crash(folder: Path, *, changes: int = 0) -> None:
    copy = WorkingCopy(lambda: folder, moment(furnished("1"), changes=changes))
    assert settled(copy) is None
    killed(copy)


def test_crashes_of_a_minute_are_counted_though_their_sessions_are_taken_away(folder: Path) -> None:
    for second in (0, 10, 20):
        crash(folder)
        assert recent_crashes(folder, now=1000.0 + second) == second // 10 + 1
        assert find_lost(folder) == ([], [])  # which takes away what holds no work
    assert recent_crashes(folder, now=1030.0) == 3
    assert recent_crashes(folder, now=1075.0) == 1
    assert recent_crashes(folder, now=1090.0) == 0


def test_three_windows_of_a_program_that_crashed_are_one_crash(folder: Path) -> None:
    for _ in range(3):
        crash(folder)
    assert recent_crashes(folder, now=1000.0) == 1
    assert recent_crashes(folder, now=1001.0) == 1


def test_work_that_waits_for_days_counts_once_when_it_was_first_found(folder: Path) -> None:
    crash(folder, changes=1)
    assert recent_crashes(folder, now=1000.0) == 1
    assert recent_crashes(folder, now=1030.0) == 1
    assert recent_crashes(folder, now=2000.0) == 0
    assert recent_crashes(folder, now=900_000.0) == 0


def test_a_program_that_runs_or_ended_well_is_no_crash(folder: Path) -> None:
    copy = WorkingCopy(lambda: folder, moment(furnished("1")))
    assert settled(copy) is None
    look = (
        "from pathlib import Path; from journey_editor.storage.crashes import recent_crashes; "
        f"print(recent_crashes(Path({str(folder)!r}), now=1000.0))"
    )
    other = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == "0"
    copy.close()
    assert recent_crashes(folder, now=1010.0) == 0


def test_where_nothing_was_ever_kept_nothing_is_written(folder: Path) -> None:
    assert recent_crashes(folder, now=1000.0) == 0
    assert not folder.exists()


@pytest.mark.parametrize("written", ["", "[1]", '{"a": "b"}', "{" * 100_000, '{"a": 1e999, "b": 2000}'])
def test_whatever_was_written_down_a_count_comes_back(written: str, folder: Path) -> None:
    crash(folder)
    (folder / "crashes.json").write_text(written, encoding="utf-8")
    assert recent_crashes(folder, now=1000.0) == 1
    assert recent_crashes(folder, now=1001.0) == 1
