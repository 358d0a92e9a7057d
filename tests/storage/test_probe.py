"""Another process reads a file first: what would end the program ends that one, and costs one sentence."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from journey_editor.kernel.errors import InputError
from journey_editor.storage import probe, probing
from journey_editor.storage.codec import FORMAT
from journey_editor.storage.journey_file import JourneyFile, read
from journey_editor.storage.stranger import opened
from tests.storage.mutations import spoiled
from tests.storage.samples import sample, sample_bytes

posix = pytest.mark.skipif(sys.platform == "win32", reason="scripts as POSIX runs them")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "map.journey"
    file.write_bytes(sample_bytes())
    return file


def interpreter(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a script be what is started in the interpreter's place; PYTHON in it stands for that."""
    made = folder / "interpreter"
    made.write_text("#!/bin/sh\n" + script.replace("PYTHON", f'"{sys.executable}" "$@"'))
    made.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(made))


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(path)
    return str(caught.value).removeprefix(f"{path} cannot be opened: ")


@posix
@pytest.mark.parametrize("name", ["SEGV", "BUS", "ABRT", "KILL", "ILL"])
def test_a_file_that_ends_the_process_that_reads_it_costs_one_sentence(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    interpreter(tmp_path, f"echo ready; kill -{name} $$", monkeypatch)
    assert refused(path) == "it is damaged so that reading it ends the program; ask for it again"


@posix
def test_a_file_that_keeps_the_process_that_reads_it_for_ever_costs_one_sentence(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interpreter(tmp_path, "echo ready; echo $$ > pid; exec sleep 1000", monkeypatch)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(probing, "_STARTING", 0.2)
    monkeypatch.setattr(probing, "_SLOWER", 0)
    assert refused(path) == "reading it takes more time or memory than any map does"
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_a_file_is_never_opened_here_once_it_ended_the_process_that_read_it(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interpreter(tmp_path, "echo ready; exit 1", monkeypatch)
    with pytest.raises(probing.UnsafeError), opened(path.read_bytes(), format_=FORMAT):
        pytest.fail("it was opened")


@pytest.mark.parametrize("executable", [None, "", "/there/is/none", "/bin/true", "/bin/cat"])
def test_where_no_interpreter_can_be_started_files_are_read_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, executable: str | None
) -> None:
    monkeypatch.setattr(sys, "executable", executable)
    assert read(path).project == sample()


@posix
def test_the_process_that_reads_has_no_handle_of_ours_and_nothing_to_read_from_a_terminal(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("lists handles as Linux does")
    interpreter(tmp_path, f"ls -l /proc/$$/fd > '{tmp_path}/handles'\nexec PYTHON", monkeypatch)
    with (tmp_path / "secret").open("w") as secret:
        os.set_inheritable(secret.fileno(), True)
        assert read(path).whole
    listed = (tmp_path / "handles").read_text()
    assert "secret" not in listed
    assert "/dev/pts" not in listed
    assert "map.journey" not in listed


def answer(path: Path, *, size: int | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the probe by its path on a file, from nowhere in particular."""
    asked = probe.asked(
        path.as_uri(), size=size or path.stat().st_size, tables={"card": ["id", "text"]}, schemas=[]
    )
    return subprocess.run(
        [sys.executable, "-I", "-S", probe.__file__], input=asked, capture_output=True, cwd="/", check=False
    )


def test_the_probe_runs_by_its_path_without_the_package(path: Path) -> None:
    done = answer(path)
    assert (done.returncode, done.stdout.split(), done.stderr) == (0, [probe.READY, probe.DONE], b"")


def test_the_frozen_program_probes_with_itself(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    frozen = "import runpy, sys; sys.frozen = True; runpy.run_module('journey_editor', run_name='__main__')"
    asked = probe.asked(path.as_uri(), size=path.stat().st_size, tables={}, schemas=[])
    command = probing._command()
    assert command == [sys.executable, "--probe"]
    done = subprocess.run(
        [sys.executable, "-c", frozen, *command[1:]], input=asked, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, [probe.READY, probe.DONE])


@posix
@pytest.mark.parametrize(
    ("hog", "end"),
    [
        ("bytearray(10 ** 9)", 1),
        ("[0 for _ in iter(int, 1)]", -signal.SIGKILL),
        ("open('/proc/self/mem')", 0),
    ],
    ids=["memory", "time", "neither"],
)
def test_what_the_process_that_reads_may_take_is_bounded(hog: str, end: int) -> None:
    folder = str(Path(probe.__file__).parent)
    script = f"import sys; sys.path.insert(0, {folder!r}); import probe; probe._bound(0.3); {hog}"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", script], capture_output=True, timeout=60, check=False
    )
    assert done.returncode in (end, -signal.SIGXCPU if end < 0 else end)


def test_a_file_reads_the_same_whether_another_process_read_it_first_or_not(path: Path) -> None:
    def found(*, probed: bool) -> JourneyFile | str:
        try:
            return read(path, probed=probed)
        except InputError as error:
            return str(error)

    for number in range(60):
        path.write_bytes(spoiled(random.Random(number)))  # noqa: S311 - repeatable on purpose
        assert found(probed=True) == found(probed=False)
