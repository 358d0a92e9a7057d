"""`import-scores`: bring workbooks back in which people scored the actions of a map."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from journey_editor.app.cli import command_parser, one_line, print_json, say_notes
from journey_editor.app.outputs import require_room
from journey_editor.app.resources import words_for
from journey_editor.app.shown import Shown
from journey_editor.importers.returned.bring import bring_back, read_returned
from journey_editor.importers.returned.list import ReturnedList
from journey_editor.importers.returned.returned import Returned
from journey_editor.kernel.errors import CallError, InputError
from journey_editor.kernel.words import Words, unisolated
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "import-scores",
        "Bring back one or many workbooks that `export` wrote and people scored in: scores and\n"
        "comments by scorer, changed fields, and new actions.  Columns may be moved or renamed.  Actions\n"
        "that the map does not have are listed and left out.  Where two workbooks say different things\n"
        "of one action, the later one counts.",
        "journey-editor import-scores desk.xlsx web.xlsx --into uitlenen.journey -o uitlenen-2.journey",
    )
    made.add_argument("workbooks", type=Path, nargs="+", metavar="RETURNED.xlsx", help="a returned workbook")
    made.add_argument("--into", type=Path, metavar="FILE", required=True, help="a .journey file")
    made.add_argument("-o", "--out", type=Path, metavar="OUT.journey", help="the new file")
    made.add_argument("--dry-run", action="store_true", help="only say what would come; write nothing")
    made.add_argument("--scorer", metavar="NAME", help="who scored, whatever the one workbook says")
    made.add_argument("--add-missing", action="store_true", help="add actions that the map does not have")
    made.add_argument("--json", action="store_true", help="for a program to read")
    made.add_argument("--force", action="store_true", help="replace OUT where it is there already")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    if given.out is None and not given.dry_run:
        raise CallError("say where the new map goes (-o OUT.journey), or ask for a --dry-run")
    if given.scorer is not None and len(given.workbooks) > 1:
        raise CallError("--scorer names who scored in one workbook; bring the others back by themselves")
    if given.out is not None and not given.dry_run:
        require_room([given.out], force=given.force, sources=given.workbooks)
    document = Document.open(given.into)
    say_notes(given.into, document.repairs)
    lists = _read(given.workbooks, document)
    brought = _brought(document, lists, scorer=given.scorer)
    if given.add_missing and brought.asked:
        ids = [one.id for one in brought.asked]
        brought = _brought(document, lists, scorer=given.scorer, taken=ids)
    if not given.dry_run:
        document.apply(brought.label(words_for(document.kept.setting.language)), brought.change)
        publish(document.kept, document.log, given.out, overwrite=given.force, pictures=document.pictures)
    if given.json:
        print_json(_facts(brought))
    else:
        for line in brought.lines(Words()):
            print(one_line(unisolated(line)))
    return 0


def _tongues() -> tuple[Words, ...]:
    return Words(), words_for("nl")


def _read(paths: list[Path], document: Document) -> list[ReturnedList]:
    with Shown("reading") as progress:
        found = read_returned(paths, document.kept, _tongues(), progress)
    lists = [one for one in found if isinstance(one, ReturnedList)]
    for one in found:
        if isinstance(one, InputError):
            raise one
    return lists


def _brought(
    document: Document, lists: list[ReturnedList], *, scorer: str | None, taken: list[str] | None = None
) -> Returned:
    return bring_back(
        document.kept,
        lists,
        before=document.past.at,
        words=Words(),
        tongues=_tongues(),
        mint=document.mint,
        scorers={lists[0].path: scorer} if scorer else {},
        taken=taken or (),
    )


def _facts(brought: Returned) -> dict[str, Any]:
    return {
        "changed": bool(brought.change),
        "files": [
            {
                "file": str(one.path),
                "scorer": one.scorer or None,
                "scored": one.scored,
                "actions": one.of,
                "comments": one.comments,
                "changed_fields": one.fields,
                "new": list(one.new),
                "notes": [unisolated(note) for note in one.notes],
            }
            for one in brought.files
        ],
        "missing": [
            {"id": one.id, "title": one.title, "scored": one.scored, "added": one.taken}
            for one in brought.asked
        ],
    }
