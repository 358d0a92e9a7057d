"""`share`: write a copy of a map for others, without what is only for its makers."""

from __future__ import annotations

import argparse
from pathlib import Path

from journey_editor.app.cli import command_parser, print_json, say_notes
from journey_editor.app.outputs import require_room
from journey_editor.app.resources import words_for
from journey_editor.export.share import IMAGES, KEEPABLE, TEXTS, Part, Shared, shared, write_shared
from journey_editor.kernel.ids import Mint
from journey_editor.kernel.words import Words
from journey_editor.storage.journey_file import read


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "share",
        "Write a copy of a map for others, and list what it leaves out: the history, names of people and\n"
        "sponsors, private cards, private sources with the answers from them, notes in the inbox, and\n"
        "what scorers said of actions.\n"
        "Names that stand in other texts stay.",
        "journey-editor share uitlenen.journey -o for-everybody.journey --keep inbox",
    )
    made.add_argument("file", type=Path, metavar="FILE", help="a .journey file")
    made.add_argument("-o", "--out", type=Path, metavar="OUT.journey", required=True, help="the new file")
    made.add_argument(
        "--keep",
        nargs="+",
        action="extend",
        default=[],
        choices=[str(part) for part in KEEPABLE],
        metavar="PART",
        help=f"what stays all the same: {', '.join(KEEPABLE)}",
    )
    made.add_argument("--json", action="store_true", help="for a program to read")
    made.add_argument("--force", action="store_true", help="replace OUT where it is there already")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    require_room([given.out], force=given.force, sources=[given.file])
    file = read(given.file)
    say_notes(given.file, file.notes)
    mint, own, keep = Mint(), words_for(file.project.setting.language), frozenset(map(Part, given.keep))
    made = shared(file.project, log=file.revisions, mint=mint, words=Words(), own=own, keep=keep)
    write_shared(made, given.out, pictures=file.pictures, mint=mint, words=own, overwrite=given.force)
    if given.json:
        print_json(_facts(made, keep))
    else:
        for line in made.listed(Words()):
            print(f"left out: {line}")
        print(f"note: {IMAGES}\nnote: {TEXTS}")
    return 0


def _facts(made: Shared, keep: frozenset[Part]) -> dict[str, object]:
    return {
        "gone": {one.part: one.count for one in made.gone},
        "belonged": made.belonged,
        "kept": sorted(keep),
        "project_id": made.project.setting.id,
        "made_from": made.made_from or None,
        "records": {table: len(rows) for table, rows in made.project.tables.items()},
    }
