"""How often the program crashed just now."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from journey_editor.storage.crashes import recent_crashes, running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sessions"


def crash(folder: Path) -> None:
    """Run a program that ends without a word."""
    code = (
        "import os; from pathlib import Path; from journey_editor.storage.crashes import running\n"
        f"with running(Path({str(folder)!r})): os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)


def test_crashes_of_a_minute_are_counted(folder: Path) -> None:
    for second in (0, 10, 20):
        crash(folder)
        assert recent_crashes(folder, now=1000.0 + second) == second // 10 + 1
    assert recent_crashes(folder, now=1030.0) == 3
    assert recent_crashes(folder, now=1065.0) == 2
    assert recent_crashes(folder, now=1090.0) == 0
    assert recent_crashes(folder, now=900_000.0) == 0


def test_a_program_that_runs_or_ended_well_is_no_crash(folder: Path) -> None:
    with running(folder):
        look = (
            "from pathlib import Path; from journey_editor.storage.crashes import recent_crashes; "
            f"print(recent_crashes(Path({str(folder)!r}), now=1000.0))"
        )
        other = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
        assert other.stdout.strip() == "0"
    assert recent_crashes(folder, now=1010.0) == 0


def test_a_program_that_said_why_it_cannot_start_is_no_crash(folder: Path) -> None:
    with pytest.raises(ZeroDivisionError), running(folder):
        _ = 1 // 0
    assert recent_crashes(folder, now=1000.0) == 0


def test_where_nothing_can_be_written_the_program_runs_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with running(tmp_path / "file"):
        assert recent_crashes(tmp_path / "file", now=1000.0) == 0


def test_where_nothing_was_ever_kept_nothing_is_written(folder: Path) -> None:
    assert recent_crashes(folder, now=1000.0) == 0
    assert not folder.exists()


@pytest.mark.parametrize("written", ["", "[1]", '{"a": "b"}', "{" * 100_000, '{"a": 1e999, "b": 2000}'])
def test_whatever_was_written_down_a_count_comes_back(written: str, folder: Path) -> None:
    crash(folder)
    (folder / "crashes.json").write_text(written, encoding="utf-8")
    assert recent_crashes(folder, now=1000.0) == 1
    assert recent_crashes(folder, now=1001.0) == 1
