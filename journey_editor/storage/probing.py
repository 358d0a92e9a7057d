"""Probing: have a process of its own read a stranger's database before we do."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from journey_editor.storage import probe

VERB: Final = "--probe"  # of the frozen program, which is its own interpreter
_STARTING: Final = 10.0  # s that a process may take on a busy computer, beside its work
_SLOWER: Final = 4  # how much longer than on the processor the work may take by the clock


class UnsafeError(Exception):
    """Reading a file ended the process that did: why, in words."""


class Probing:
    """A process that waits for a copy to read; where none can be started, every copy passes.

    An interpreter may be missing, or be no interpreter where another program
    has embedded ours.  Nothing in a file can bring that about.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        command = _command()
        if command is None:
            return
        try:
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # of Windows
            )
        except OSError:
            return

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()

    def require_readable(
        self, copy: Path, *, size: int, tables: dict[str, list[str]], schemas: list[list[str]]
    ) -> None:
        """Have a private copy of so many bytes read; UnsafeError says that reading it does harm."""
        if self._process is None:
            return
        asked = probe.asked(copy.as_uri(), size=size, tables=tables, schemas=schemas)
        patience = _STARTING + _SLOWER * probe.seconds_for(size)
        try:
            said, _ = self._process.communicate(asked, timeout=patience)
            late = False
        except subprocess.TimeoutExpired:
            self._process.kill()
            said, _ = self._process.communicate()
            late = True
        lines = said.split()
        if probe.READY not in lines or probe.DONE in lines:
            return
        if late or self._process.returncode == probe.TOO_MUCH:
            raise UnsafeError("reading it takes more time or memory than any map does")
        raise UnsafeError("it is damaged so that reading it ends the program; ask for it again")


def _command() -> list[str] | None:
    if not sys.executable:
        return None
    if hasattr(sys, "frozen"):
        return [sys.executable, VERB]
    return [sys.executable, "-I", "-S", probe.__file__]
