"""`info`: say what a map holds."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from journey_editor.app.cli import command_parser, one_line, print_json, say_notes
from journey_editor.model.records import TABLES, Journey
from journey_editor.storage.journey_file import JourneyFile, read


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser("info", "Say what a map holds.", "journey-editor info uitlenen.journey --json")
    made.add_argument("file", type=Path, metavar="FILE", help="a .journey file")
    made.add_argument("--json", action="store_true", help="for a program to read")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    file = read(given.file)
    facts = _facts(file)
    if given.json:
        print_json(facts)
    else:
        _say(facts)
    say_notes(given.file, file.notes)
    return 0


def _facts(file: JourneyFile) -> dict[str, Any]:
    project, last = file.project, file.revisions[-1] if file.revisions else None
    return {
        "title": project.setting.title,
        "organisation": project.setting.organisation,
        "format": file.format,
        "project_id": project.setting.id,
        "records": {table: len(project.tables[table]) for table in TABLES if table in project.tables},
        "journeys": [journey.title for journey in project.all(Journey).sorted()],
        "history": len(file.revisions),
        "last_revision": {"label": last.label, "author": last.author, "time": last.time} if last else None,
        "bytes": file.size,
        "whole": file.whole,
    }


def _say(facts: dict[str, Any]) -> None:
    last = facts["last_revision"]
    lines = {
        "title": facts["title"],
        "organisation": facts["organisation"],
        "journeys": ", ".join(facts["journeys"]),
        "records": ", ".join(f"{count} {kind}" for kind, count in facts["records"].items()),
        "history": f"{facts['history']} revision{'' if facts['history'] == 1 else 's'}",
        "last revision": f"{last['label']}, {last['time']}" if last else "",
        "file": f"format {facts['format']}, {facts['bytes']:,} bytes",
        "project": facts["project_id"],
    }
    for label, said in lines.items():
        if said:
            print(f"{label:14}{one_line(said)}")
