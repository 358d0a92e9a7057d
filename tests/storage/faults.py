"""Faults: let calls of the system fail, kill or be recorded; needs a compiler for C, and Linux.

A test runs one of the `SCRIPTS` in a process of its own, with the library of
`faults.c` before all others.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

KILL: Final = -1
ALWAYS: Final = 1 << 40


def compiled(folder: Path) -> Path | None:
    """Return the library, made from its source in `folder`; None where that cannot be done."""
    if not sys.platform.startswith("linux"):
        return None
    made, source = folder / "faults.so", Path(__file__).with_suffix(".c")
    command = ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(made), str(source), "-ldl"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    assert done.returncode == 0, done.stderr
    return made


def run_with(library: Path, module: str, *words: str) -> str:
    """Run a module's `main` with the library and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.faults", module, *words],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
    return done.stdout.strip()


@contextmanager
def failing(
    folder: Path, *, error: int = 0, calls: str = "", first: int = 1, last: int = ALWAYS, record: int = -1
) -> Iterator[None]:
    """Let calls on files in a folder fail from the `first` to the `last`, of the kinds listed or any."""
    library = ctypes.CDLL(None)
    none = 0 if error else ALWAYS
    numbers = ctypes.c_long(first + none), ctypes.c_long(last)
    library.faults_watch(os.fsencode(folder), *numbers, error, calls.encode(), record)
    try:
        yield
    finally:
        library.faults_watch(b"", ctypes.c_long(0), ctypes.c_long(0), 0, b"", -1)


def without(calls: str) -> None:
    """Let this system never have heard of some kinds of calls."""
    ctypes.CDLL(None).faults_unknown(calls.encode())


def seen() -> int:
    """Return how many calls of the watched kind there were since `failing` began."""
    return int(ctypes.CDLL(None).faults_seen())


if __name__ == "__main__":
    importlib.import_module("sqlite_utils")  # every child would do it anew
    importlib.import_module(sys.argv[1]).main(*sys.argv[2:])
