"""Xlsx: workbooks from elsewhere as plain rows, read by a process of its own (`xlsx_reader`)."""

from __future__ import annotations

import contextlib
import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeAlias

from journey_editor.importers import xlsx_reader
from journey_editor.importers.xlsx_reader import Why
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.progress import Progress

VERB: Final = "--read-workbooks"  # of the frozen program, which is its own interpreter
Value: TypeAlias = "str | float | bool | None"
"""What a cell holds; a day or time is text as ISO 8601 writes it, and so is an error such as #DIV/0!."""

_STARTING: Final = 15.0  # s that a process may take on a busy computer, beside its work
_SLOWER: Final = 3  # how much longer than on the processor a workbook may take by the clock
_LONGEST_ANSWER: Final = 400_000_000  # bytes, far beyond what the reader's own bounds come to
_LOOK: Final = 0.05  # s between two looks at whether to go on
_PLACE: Final = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>\d{1,7})"
)

_RANGE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")


@dataclass(frozen=True)
class Sheet:
    """One sheet: rows from the first on, each as long as what stands in it.

    `formulas` are the places, row and column from 1, whose values a formula
    made; None stands there where it was never worked out.  `merged` are ranges
    as Excel writes them.  `beyond` counts cells too far right or below to be
    read, `cut` texts that were longer than any cell.
    """

    title: str
    rows: tuple[tuple[Value, ...], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[str, ...] = ()
    hidden: bool = False
    beyond: int = 0
    cut: int = 0

    def at(self, row: int, column: int) -> Value:
        """Return what a cell holds; rows and columns are counted from 1."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column - 1] if 0 < column <= len(cells) else None


@dataclass(frozen=True)
class Workbook:
    """What was read of a workbook; `names` are its named cells, and where they are."""

    path: Path
    sheets: tuple[Sheet, ...]
    names: dict[str, str] = field(default_factory=dict)

    def sheet(self, title: str) -> Sheet:
        """Return the sheet of this title, in whatever case; raise InputError where there is none."""
        for one in self.sheets:
            if one.title.casefold() == title.casefold():
                return one
        titles = ", ".join(one.title[:40] for one in self.sheets)[:400]
        raise InputError(
            "{file} cannot be imported: it has no sheet “{sheet}”; it has these: {titles}",
            file=self.path,
            sheet=title,
            titles=titles,
        )

    def named(self, name: str) -> Value:
        """Return what the cell of this name holds; None where there is no such name."""
        found = _PLACE.fullmatch(self.names.get(name, ""))
        if found is None:
            return None
        title = (found["quoted"] or "").replace("''", "'") or found["plain"]
        column, row = _number(found["column"]), int(found["row"])
        return next((one.at(row, column) for one in self.sheets if one.title == title), None)


def bounds_of(cells: str) -> tuple[int, int, int, int] | None:
    """Return first column and row, last column and row of a range such as `A1:B2`; None where it is none."""
    found = _RANGE.fullmatch(cells)
    if found is None:
        return None
    left, top, right, bottom = found.groups()
    return _number(left), int(top), _number(right), int(bottom)


def _number(letters: str) -> int:
    """Return the number of a column: 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def read_workbook(path: Path, progress: Progress | None = None) -> Workbook:
    """Return what a workbook holds; raise InputError in one sentence where it cannot be read."""
    (found,) = read_workbooks([path], progress)
    if isinstance(found, InputError):
        raise found
    return found


def read_workbooks(paths: Sequence[Path], progress: Progress | None = None) -> list[Workbook | InputError]:
    """Return for each workbook what it holds, or in one sentence why it cannot be read.

    One process reads them all; another goes on after a workbook that ended it.
    Raises CancelledError soon after the work should stop.
    """
    progress = progress or Progress()
    found: list[Workbook | InputError] = []
    while len(found) < len(paths):
        left = paths[len(found) :]
        with _Reader(left, progress) as reader:
            for path in left:
                answer = reader.answer()
                found.append(_taken(path, answer))
                progress.reached(len(found) / len(paths))
                if reader.ended:
                    break
    return found


def _taken(path: Path, answer: dict[str, Any]) -> Workbook | InputError:
    if "why" in answer:
        return InputError("{file} cannot be imported: {why}", file=path, why=answer["why"])
    sheets = tuple(
        Sheet(
            title=one["title"],
            rows=tuple(map(tuple, one["rows"])),
            formulas=frozenset(map(tuple, one["formulas"])),
            merged=tuple(one["merged"]),
            hidden=one["hidden"],
            beyond=one["beyond"],
            cut=one["cut"],
        )
        for one in answer["sheets"]
    )
    return Workbook(path, sheets, answer["names"])


class _Reader:
    """A process that reads workbooks one after another, until one of them has `ended` it."""

    def __init__(self, paths: Sequence[Path], progress: Progress) -> None:
        self.ended = False
        self._progress = progress
        self._ready = self._late = False
        self._pool = ThreadPoolExecutor(1)  # it waits for the process, while we look whether to go on
        self._process: subprocess.Popen[bytes] | None = None
        with contextlib.suppress(OSError):
            self._process = subprocess.Popen(  # noqa: S603 - ourselves
                _command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # of Windows
            )
            files = [str(path.absolute()) for path in paths]
            asked = json.dumps({"path": [one for one in sys.path if one], "files": files})
            assert self._process.stdin is not None
            with self._process.stdin as stdin:
                stdin.write(asked.encode())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._pool.shutdown()
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.close()

    def answer(self) -> dict[str, Any]:
        """Return what it says of the next workbook, or why it says nothing."""
        if self._process is None:
            return self._end(Why.NOT_STARTED)
        if not self._ready:
            self._ready = self._line(self._process, _STARTING).strip() == xlsx_reader.READY
        if not self._ready:
            return self._end(Why.NOT_STARTED)
        said = self._line(self._process, _SLOWER * xlsx_reader.SECONDS)
        try:
            return dict(json.loads(said))
        except ValueError:
            self._process.kill()
            stopped = self._process.wait() == -getattr(signal, "SIGXCPU", 0)
            return self._end(Why.TOO_MUCH if self._late or stopped else Why.ENDED)

    def _end(self, why: Why) -> dict[str, Any]:
        self.ended = True
        return {"why": why}

    def _line(self, process: subprocess.Popen[bytes], seconds: float) -> bytes:
        """Return its next line; nothing where it ended, or had to be because that took too long."""
        assert process.stdout is not None
        asked = self._pool.submit(process.stdout.readline, _LONGEST_ANSWER)
        ends = time.monotonic() + seconds
        while not wait([asked], timeout=_LOOK).done:
            self._progress.check()
            if time.monotonic() > ends:
                self._late = True
                process.kill()
        return asked.result()


def _command() -> list[str]:
    if hasattr(sys, "frozen"):
        return [sys.executable, VERB]
    return [sys.executable or "python", "-I", "-S", xlsx_reader.__file__]
