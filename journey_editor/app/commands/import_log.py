"""`import-log`: set what people really did, as a log of events or its counts has it, on a map."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from journey_editor.app.cli import command_parser, one_line, print_json, say_notes
from journey_editor.app.outputs import require_room
from journey_editor.app.resources import words_for
from journey_editor.app.shown import Shown
from journey_editor.importers.event_log.bring import bring_log
from journey_editor.importers.event_log.count import count
from journey_editor.importers.event_log.guess import guess, with_columns
from journey_editor.importers.event_log.log import WAREHOUSE_SQL, Counts, Role, require_roles, unusable
from journey_editor.importers.event_log.match import match, shared_titles
from journey_editor.importers.event_log.said import LogBrought, counted_lines
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.words import Words
from journey_editor.layout.view import View
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish

_COLUMNS = {
    Role.CASE: "what says whose events belong together; it is counted and forgotten",
    Role.TOUCHPOINT: "where they met us",
    Role.TIME: "when",
    Role.CHANNEL: "the channel, for touchpoints that the map does not have",
    Role.OUTCOME: "how it ended; said to be not used, as a map has no place for it",
}


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "import-log",
        "Count who went from where to where, and set the counts on the touchpoints and transitions of\n"
        "the first journey.  LOG is CSV or TSV, packed (.gz) or not: events with case, touchpoint and\n"
        "time, or counts with from, to and n.  Columns are found by their headings where not named.\n\n"
        "A warehouse counts its own log so; a row without from says where cases start, one without to\n"
        f"where they end:\n\n{WAREHOUSE_SQL}",
        "journey-editor import-log visits.csv --into uitlenen.journey -o uitlenen-2.journey",
    )
    made.add_argument("log", type=Path, metavar="LOG", help="a .csv, .tsv or .gz file")
    made.add_argument("--into", type=Path, metavar="FILE", required=True, help="a .journey file")
    made.add_argument("-o", "--out", type=Path, metavar="OUT.journey", required=True, help="the new file")
    for role, said in _COLUMNS.items():
        made.add_argument(f"--{role}", metavar="COL", help=f"the column, by heading or number: {said}")
    made.add_argument("--json", action="store_true", help="for a program to read")
    made.add_argument("--force", action="store_true", help="replace OUT where it is there already")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    require_room([given.out], force=given.force, sources=[given.log])
    document = Document.open(given.into)
    say_notes(given.into, document.repairs)
    project, view = document.kept, View.first(document.kept)
    if view is None:
        raise InputError(f"{given.into} takes no log: it has no journey yet; open it and add one")
    named = {role: name for role in _COLUMNS if (name := getattr(given, role)) is not None}
    guessed = with_columns(given.log, guess(given.log), named)
    require_roles(given.log, guessed)
    with Shown("counting") as progress:
        counts = count(given.log, guessed.reading, progress, apart=shared_titles(project, view.variant))
    words = words_for(project.setting.language)
    matches = match(counts.names, project, view.variant, channels=counts.channels)
    try:
        brought = bring_log(
            project, view.variant, counts, matches, title=given.log.name, words=words, mint=document.mint
        )
    except InputError as error:
        raise unusable(given.log, str(error)) from error
    if brought.change:
        document.apply(words("Import log"), brought.change)
    publish(document.kept, document.log, given.out, overwrite=given.force, pictures=document.pictures)
    if given.json:
        print_json(_facts(counts, brought))
    else:
        for line in (*counted_lines(counts, Words()), *brought.summary(Words()).splitlines()):
            print(one_line(line))
        for name in brought.created:
            print(f"  new: {one_line(name)}")
    return 0


def _facts(counts: Counts, brought: LogBrought) -> dict[str, Any]:
    return {
        "cases": counts.cases,
        "events": counts.events,
        "transitions": len(counts.follows),
        "follows": sum(counts.follows.values()),
        "starts": sum(counts.starts.values()),
        "ends": sum(counts.ends.values()),
        "created": list(brought.created),
        "skipped": [
            {"reason": one.reason, "rows": one.rows, "first_row": one.first} for one in counts.skipped
        ],
        "cases_left_out": counts.lost,
        "not_used": list(counts.unused),
        "ended_at_goals": brought.at_goals,
        "left": brought.left,
        "cleared": brought.cleared,
        "started_at": counts.starts,
        "ended_at": counts.ends,
        "pairs": [{"from": one, "to": other, "n": n} for (one, other), n in counts.follows.items()],
        "routes": [
            {"touchpoints": route.names, "length": route.length, "cases": route.cases}
            for route in counts.routes
        ],
        "distinct_routes": counts.distinct_routes,
        "matches": [
            {
                "name": one.name,
                "how": one.how,
                "touchpoint": one.touchpoint,
                "nearest": one.nearest,
                "score": one.score,
            }
            for one in brought.matches
        ],
    }
