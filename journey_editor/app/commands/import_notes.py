"""`import-notes`: make cards of the lines of a text, or of the rows of a table."""

from __future__ import annotations

import argparse
from pathlib import Path

from journey_editor.app.cli import command_parser, say_notes
from journey_editor.app.outputs import require_room
from journey_editor.app.resources import words_for
from journey_editor.importers.bring import MOST, bring
from journey_editor.importers.notes import entries_in, rows_in_file
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.model.place import Place
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "import-notes",
        "Make a card of every line of a text, or of every row of a table whose headings say what its columns "
        "hold: text, kind, step, stage, and lane or channel.  What has no step goes to the inbox.",
        "journey-editor import-notes wall.csv --into uitlenen.journey -o uitlenen-2.journey",
    )
    made.add_argument("notes", type=Path, metavar="NOTES", help="a .txt, .csv or .tsv file")
    made.add_argument("--into", type=Path, metavar="FILE", required=True, help="a .journey file")
    made.add_argument("-o", "--out", type=Path, metavar="OUT.journey", required=True, help="the new file")
    made.add_argument("--force", action="store_true", help="replace OUT where it is there already")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    require_room([given.out], force=given.force, sources=[given.notes])
    rows = rows_in_file(given.notes)
    document = Document.open(given.into)
    say_notes(given.into, document.repairs)
    view = View.first(document.kept)
    if view is None:
        raise InputError(f"{given.into} takes no notes: it has no journey yet; open it and add one")
    place = Place(view.journey, view.variant)
    entries = entries_in(rows, document.kept, place)
    if len(entries) > MOST:
        raise InputError(
            f"{given.notes} cannot be imported: it has {len(entries):,} cards, at most {MOST:,} fit"
        )
    words = words_for(document.kept.setting.language)
    brought = bring(document.kept, entries, place, words=words, mint=document.mint)
    if not brought.change:
        raise InputError(f"{given.notes} cannot be imported: it holds no text")
    document.apply(words("Import notes"), brought.change)
    publish(document.kept, document.log, given.out, overwrite=given.force, pictures=document.pictures)
    print(brought.summary(Words()))
    return 0
