"""`new`: write a new map."""

from __future__ import annotations

import argparse
from pathlib import Path

from journey_editor.app.cli import command_parser
from journey_editor.app.resources import words_for
from journey_editor.app.templates import BLANK, from_template, template_names
from journey_editor.kernel.errors import CallError
from journey_editor.kernel.ids import Mint
from journey_editor.model.revision import first_revision
from journey_editor.storage.journey_file import publish


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser("new", "Write a new map.", "journey-editor new branch.journey --template uitlenen")
    made.add_argument("out", nargs="?", type=Path, metavar="OUT.journey", help="the new file")
    made.add_argument("--template", default=BLANK, metavar="NAME", help="what to start from (`list` shows)")
    made.add_argument("--language", default="en", choices=("en", "nl"), help="of a blank map (default: en)")
    made.add_argument("--force", action="store_true", help="replace OUT where it is there already")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    if given.template == "list":
        print("\n".join(template_names()))
        return 0
    if given.out is None:
        raise CallError("new: say where to write the map, for example `new branch.journey`")
    mint = Mint()
    project = from_template(given.template, language=given.language, mint=mint)
    label = words_for(project.setting.language)("New map")
    publish(project, [first_revision(label, mint=mint)], given.out, overwrite=given.force)
    return 0
