"""`recover`: write unsaved work that a crash left behind to new files, or list it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from journey_editor.app.cli import command_parser, one_line, print_json, say_notes
from journey_editor.app.paths import sessions
from journey_editor.insight.changes import changes_between, sentences_of
from journey_editor.kernel.errors import CallError, InputError, OutputError
from journey_editor.kernel.file_names import file_name
from journey_editor.kernel.times import when
from journey_editor.kernel.words import Words, unisolated
from journey_editor.session.recovery import before
from journey_editor.storage.journey_file import JourneyFile, publish, read
from journey_editor.storage.lost import Lost, find_lost
from journey_editor.storage.waiting import Waiting, waiting_in
from journey_editor.storage.work_db import Standing

_TOLD: Final = 20  # changes of one map
_WORDS: Final = Words()


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "recover",
        "Write unsaved work that a crash left behind to new files, each called TITLE (recovered).journey.\n"
        "Work leaves the program's own folder only when it is whole in its file.  What is open in a\n"
        "running program is left alone.  Ends with 1 where something could not be recovered.",
        "journey-editor recover -o recovered",
    )
    made.add_argument("-o", "--out", type=Path, metavar="FOLDER", help="where to write (default: here)")
    made.add_argument("--list", action="store_true", help="only say what there is; nothing is written")
    made.add_argument("--json", action="store_true", help="with --list, for a program to read")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    if given.json and not given.list:
        raise CallError("recover: --json goes with --list")
    waiting = waiting_in(sessions())
    if given.list:
        if given.json:
            print_json(_facts(waiting))
        else:
            _say(waiting)
        return 0
    lost, damaged = find_lost(sessions())
    for folder in damaged:
        print(f"damaged, left in {one_line(str(folder))}", file=sys.stderr)
    _say_alive(waiting.alive)
    if not lost:
        print("nothing waits to be recovered")
    try:
        recovered = [_recover(one, given.out or Path()) for one in lost]
    finally:
        for one in lost:
            one.release()
    return 0 if all(recovered) and not damaged else 1


def _recover(lost: Lost, folder: Path) -> bool:
    """Write work to a new file and take its session away; return whether it could be read."""
    title = _title(lost.standing)
    try:
        kept = lost.read()
    except InputError as error:
        print(f"{one_line(title)}: {one_line(str(error))}", file=sys.stderr)
        return False
    say_notes(title, kept.repairs)
    target = _untaken(folder, title)
    publish(kept.project, kept.revisions, target, overwrite=False, pictures=kept.pictures)
    written = read(target)
    if not written.whole or (written.project, written.pictures) != (kept.project, kept.pictures):
        raise OutputError("{file} is not what was written; the work stays where it was kept", file=target)
    print(one_line(os.fspath(target)))
    for line in _told(lost.standing, kept):
        print(f"  {one_line(line)}")
    lost.remove()
    return True


def _told(standing: Standing, kept: JourneyFile) -> Iterator[str]:
    """Yield where work comes from, and what it changed there."""
    yield _line(standing)
    old = before(standing, kept)
    if old is None:
        return
    told = sentences_of(changes_between(old, kept.project, _WORDS), _WORDS, most=_TOLD)
    yield from map(unisolated, told)


def _untaken(folder: Path, title: str) -> Path:
    """Return a path in `folder` where nothing is yet."""
    names = (f"{file_name(title)} (recovered{f' {number}' if number > 1 else ''})" for number in count(1))
    return next(path for name in names if not os.path.lexists(path := folder / f"{name}.journey"))


def _title(standing: Standing) -> str:
    return standing.title or "Untitled"


def _line(standing: Standing) -> str:
    changes = _WORDS.count(standing.changes, "{n} change", "{n} changes")
    parts = (changes, when(standing.time, _WORDS), standing.path or "not in a file yet")
    return " · ".join(part for part in parts if part)


def _say(waiting: Waiting) -> None:
    for one in waiting.lost:
        print(one_line(f"{_title(one)} · {_line(one)}"))
    if not waiting.lost:
        print("nothing waits to be recovered")
    for folder in waiting.damaged:
        print(f"damaged: {one_line(str(folder))}")
    _say_alive(waiting.alive)


def _say_alive(number: int) -> None:
    if number:
        maps = "1 map is" if number == 1 else f"{number} maps are"
        print(f"{maps} open in a running program and left alone", file=sys.stderr)


def _facts(waiting: Waiting) -> dict[str, object]:
    return {
        "waiting": [
            {"title": one.title, "file": one.path or None, "time": one.time, "changes": one.changes}
            for one in waiting.lost
        ],
        "open": waiting.alive,
        "damaged": [str(folder) for folder in waiting.damaged],
    }
