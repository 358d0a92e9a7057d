"""The frozen program starts where no Python is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as `build_installer.spec` makes it."""
    folder = tmp_path_factory.mktemp("frozen")
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    build += ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build")]
    subprocess.run([*build, CHECKOUT / "build_installer.spec"], cwd=CHECKOUT, check=True, capture_output=True)
    return folder / "dist" / "journey-editor" / "journey-editor"


def environment(**extra: str) -> dict[str, str]:
    """An environment without Python's own words in it, and without a display."""
    kept = {"HOME", "LANG", "TMPDIR"}
    return (
        {key: value for key, value in os.environ.items() if key in kept} | {"PATH": "/usr/bin:/bin"} | extra
    )


def test_the_frozen_program_writes_poster_and_workbook(frozen: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [frozen], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert sorted(file.suffix for file in (tmp_path / "out").iterdir()) == [".pdf", ".xlsx"]
    assert "cannot be drawn" not in done.stderr  # every face travels along


def test_the_frozen_program_counts_a_log_and_computes_with_it(frozen: Path, tmp_path: Path) -> None:
    log = tmp_path / "visits.csv"
    log.write_text("case,touchpoint,time\na,Homepage,2026-10-01\na,Inleverautomaat,2026-10-02\n")
    lending, counted = CHECKOUT / "sample_maps" / "uitlenen.journey", tmp_path / "counted.journey"
    calls: tuple[list[str | Path], ...] = (
        ["import-log", log, "--into", lending, "-o", counted],
        ["analyse", counted],
    )
    for call in calls:
        done = subprocess.run(
            [frozen, *call], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Of 100 people who start, 100.0 complete the journey.")


def test_the_frozen_program_reads_workbooks_that_come_back(frozen: Path, tmp_path: Path) -> None:
    lending = CHECKOUT / "sample_maps" / "uitlenen.journey"
    calls: tuple[list[str | Path], ...] = (
        ["export", lending, "--matrix", "Desk.xlsx"],
        ["import-scores", "Desk.xlsx", "--into", lending, "--dry-run"],
    )
    for call in calls:
        done = subprocess.run(
            [frozen, *call], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Desk.xlsx: 0 of ")


def test_the_frozen_program_carries_its_pages_of_help(frozen: Path) -> None:
    pages = {file.name for file in (CHECKOUT / "resources" / "help").iterdir()}

    assert pages
    assert {file.name for file in frozen.parent.rglob("resources/help/*")} == pages


def test_the_frozen_program_opens_its_window(frozen: Path, tmp_path: Path) -> None:
    """It is still running after a while, and has said nothing."""
    with subprocess.Popen(
        [frozen, CHECKOUT / "sample_maps" / "uitlenen.journey"],
        cwd=tmp_path,
        env=environment(QT_QPA_PLATFORM="offscreen", XDG_CONFIG_HOME=str(tmp_path)),
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        try:
            with pytest.raises(subprocess.TimeoutExpired):
                running.wait(timeout=8)
        finally:
            running.kill()
        said = running.stderr.read().splitlines() if running.stderr else []
    # Said by Qt's offscreen platform of any window at all.
    assert set(said) <= {"This plugin does not support propagateSizeHints()"}
