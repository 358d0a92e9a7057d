from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from journey_editor.kernel.private import PrivateFolder, sweep_private_folders


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def started(temporary: Path) -> tuple[subprocess.Popen[str], Path]:
    """Return a program that has a private folder with something in it, and lives on, and that folder."""
    script = (
        "from journey_editor.kernel.private import PrivateFolder; import time\n"
        "private = PrivateFolder(); (private.path / 'cases.txt').write_text('secret')\n"
        "print(private.path, flush=True); time.sleep(1000)"
    )
    program = subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, "TMPDIR": str(temporary), "TEMP": str(temporary)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert program.stdout
    return program, Path(program.stdout.readline().strip())


def test_a_private_folder_is_for_its_user_alone_and_goes_with_all_that_is_in_it(temporary: Path) -> None:
    with PrivateFolder() as private:
        assert private.path.parent == temporary
        assert os.name != "posix" or stat.S_IMODE(private.path.stat().st_mode) == 0o700
        (private.path / "deep").mkdir()
        (private.path / "deep" / "file").write_text("secret")
    assert list(temporary.iterdir()) == []


def test_it_goes_where_the_work_in_it_fails(temporary: Path) -> None:
    with pytest.raises(ZeroDivisionError), PrivateFolder():
        raise ZeroDivisionError
    assert list(temporary.iterdir()) == []


def test_what_a_killed_program_left_is_swept_and_what_a_living_one_has_is_not(temporary: Path) -> None:
    dead, left = started(temporary)
    with dead:
        dead.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    alive, used = started(temporary)
    with alive, PrivateFolder() as ours:
        assert (left / "cases.txt").exists()
        sweep_private_folders()
        assert set(temporary.iterdir()) == {used, ours.path}
        assert (used / "cases.txt").read_text() == "secret"
        alive.kill()
    sweep_private_folders()
    assert list(temporary.iterdir()) == []


def test_folders_of_others_are_left_alone_whatever_they_are_called(temporary: Path) -> None:
    mine = temporary / "journey-editor-abcdefgh"
    mine.mkdir()
    (mine / "thesis.txt").write_text("mine")
    (temporary / "journey-editor-notes.txt").write_text("mine")
    (temporary / "journey-editor-12345678").write_text("mine")
    before = set(temporary.rglob("*"))
    sweep_private_folders()
    assert set(temporary.rglob("*")) == before


@pytest.mark.skipif(os.name != "posix", reason="links as POSIX has them")
def test_a_link_to_a_folder_is_not_followed(temporary: Path) -> None:
    away = temporary / "away"
    away.mkdir()
    (away / ".in-use-by-journey-editor").touch()
    (away / "thesis.txt").write_text("mine")
    (temporary / "journey-editor-abcdefgh").symlink_to(away)
    sweep_private_folders()
    assert (away / "thesis.txt").read_text() == "mine"


def test_a_sweep_without_a_folder_for_temporary_files_is_none(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "none"))
    sweep_private_folders()


@pytest.mark.skipif(os.name != "posix", reason="forks")
def test_a_folder_that_is_being_made_while_others_sweep_stays_whole(temporary: Path) -> None:
    sweepers = []
    for _ in range(2):
        child = os.fork()
        if not child:
            while temporary.exists() and not (temporary / "stop").exists():
                sweep_private_folders()
            os._exit(0)
        sweepers.append(child)
    try:
        for number in range(300):
            with PrivateFolder() as private:
                (private.path / "file").write_text(str(number))
                assert (private.path / "file").read_text() == str(number)
    finally:
        (temporary / "stop").touch()
        for child in sweepers:
            os.waitpid(child, 0)
