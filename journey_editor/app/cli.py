"""Command line: the words that the program understands, and which module carries each out."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from journey_editor import __version__

# Each is a module of `app.commands` with `parser()` and `run(arguments)`.
COMMANDS: Final = {
    "new": "write a new map",
    "info": "say what a map holds",
    "export": "write a poster or a workbook",
    "merge": "bring returned copies of a map together",
    "diff": "say what changed from one map to another",
    "verify": "say whether a file is whole and safe to open",
    "recover": "write unsaved work that a crash left behind to new files",
    "analyse": "say where people are lost, how many complete, and what would help most",
    "import-log": "set what a log of events says on a map: who went from where to where",
    "import-feedback": "set the answers of a survey on a map: experience, metrics and quotes",
    "import-scores": "bring workbooks back in which people scored the actions of a map",
    "import-notes": "make cards of the lines of a text, or of a table",
    "share": "write a copy of a map for others, without history, names and what is private",
}


def run(argv: Sequence[str]) -> int:
    """Carry out a command, or open the editor; return the exit status."""
    if argv and argv[0] in COMMANDS:
        command = import_module(f"journey_editor.app.commands.{argv[0].replace('-', '_')}")
        status: int = command.run(command.parser().parse_args(argv[1:]))
        return status
    given = _parser().parse_args(argv)
    from journey_editor.app.start import start

    return start(given.files)


def _parser() -> argparse.ArgumentParser:
    listed = "\n".join(f"  {name:16}{said}" for name, said in COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="journey-editor",
        description="Open customer journey maps; without a display, write poster and workbook instead.",
        epilog=f"commands (each has its own --help):\n{listed}\n\nexample: journey-editor uitlenen.journey",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="a .journey file")
    parser.add_argument("--version", action="version", version=f"Journey Editor {__version__}")
    return parser


def command_parser(name: str, description: str, example: str) -> argparse.ArgumentParser:
    """Return the empty parser of one command."""
    return argparse.ArgumentParser(
        prog=f"journey-editor {name}",
        description=description,
        epilog=f"example: {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,  # an example that wraps cannot be copied
    )


# Control characters, line separators, what turns the direction of text, and halves of characters.
_STEERS: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def print_json(answer: Mapping[str, object]) -> None:
    """Print an answer for a program to read: in ASCII, whatever encoding the other side reads."""
    print(json.dumps(answer, indent=2))


def say_notes(of: object, notes: Iterable[str]) -> None:
    """Say on stderr what there is to note of a file or a map, a line each."""
    for note in notes:
        print(f"note: {one_line(f'{of}: {note}')}", file=sys.stderr)


def one_line(text: str) -> str:
    """Return `text` fit for one line of a terminal: what could break or steer it is written as an escape."""
    return _STEERS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
