"""`diff`: say what changed from one map to another, record by record."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from journey_editor.app.cli import command_parser, one_line, print_json, say_notes
from journey_editor.insight.changes import Told, changes_between
from journey_editor.kernel.words import Words, unisolated
from journey_editor.model.project import Project
from journey_editor.storage.journey_file import read


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "diff",
        "Say what changed from one map to another, record by record.",
        "journey-editor diff uitlenen-in-may.journey uitlenen.journey",
    )
    made.add_argument("old", type=Path, metavar="A.journey", help="the map as it was")
    made.add_argument("new", type=Path, metavar="B.journey", help="the map as it is now")
    made.add_argument("--json", action="store_true", help="for a program to read")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    old, new = _project(given.old), _project(given.new)
    same = old.setting.id == new.setting.id
    changes = changes_between(old, new, Words())
    if given.json:
        print_json({"same_project": same, "changes": [_facts(one) for one in changes]})
    else:
        print("two copies of one map" if same else "two different maps: neither is a copy of the other")
        print(f"{len(changes):,} record{'s differ' if len(changes) != 1 else ' differs'}")
        for one in changes:
            print(one_line(unisolated(one.said)))
    return 0


def _project(path: Path) -> Project:
    file = read(path)
    say_notes(path, file.notes)
    return file.project


def _facts(told: Told) -> dict[str, Any]:
    return {
        "record": str(told.key),
        "kind": told.kind.value,
        "said": unisolated(told.said),
        "fields": {
            one.name: {"label": one.label, "before": one.before, "after": one.after} for one in told.fields
        },
    }
