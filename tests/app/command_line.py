"""Command line: the program run as its users run it, as a process of its own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from journey_editor.app.paths import SAMPLE_MAPS

ROOT: Final = Path(__file__).parents[2]
UITLENEN: Final = SAMPLE_MAPS / "uitlenen.journey"
PROGRAM: Final = (sys.executable, "-W", "error", "-m", "journey_editor")
_NOT_OURS: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONDONTWRITEBYTECODE")


@dataclass(frozen=True)
class Ran:
    """How a run of the program ended: its exit status, and what it said on stdout and stderr."""

    status: int
    out: str
    err: str

    def said_in_one_sentence(self, status: int) -> str:
        """Require that it ended with `status` and one line of print on stderr alone; return the line."""
        assert (self.status, self.out) == (status, ""), self
        assert self.err.endswith("\n")
        line = self.err[:-1]
        assert line.isprintable(), self
        assert line.startswith("journey-editor: "), self
        return line


def environment(**more: str) -> Mapping[str, str]:
    """The environment of a machine without a display."""
    here = {name: value for name, value in os.environ.items() if name not in _NOT_OURS}
    return {**here, "PYTHONPATH": str(ROOT), **more}


def journey_editor(
    *arguments: str | Path, cwd: Path, program: Sequence[str | Path] = PROGRAM, **more: str
) -> Ran:
    """Run the program in the folder `cwd`, with `more` in its environment."""
    done = subprocess.run(
        [*program, *arguments],
        cwd=cwd,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


def all_in(folder: Path) -> dict[Path, bytes]:
    """Every file under a folder, hidden ones too, with its content."""
    return {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def changed(path: Path, statement: str) -> None:
    """Write the sample to `path`, changed behind the program's back."""
    path.write_bytes(UITLENEN.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)
