"""`import-feedback`: set what people answered on a map: experience, metrics and what they wrote."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from journey_editor.app.chosen import chosen_view
from journey_editor.app.cli import command_parser, one_line, print_json, say_notes
from journey_editor.app.outputs import require_room
from journey_editor.app.resources import words_for
from journey_editor.app.shown import Shown
from journey_editor.importers.event_log.log import listed
from journey_editor.importers.event_log.names import plain
from journey_editor.importers.feedback.answers import FELT, Form
from journey_editor.importers.feedback.bring import bring_feedback
from journey_editor.importers.feedback.count import count
from journey_editor.importers.feedback.file import sheet_in
from journey_editor.importers.feedback.guess import guess, has_headings
from journey_editor.importers.feedback.match import matched
from journey_editor.importers.feedback.named import FIELDS, SCALES, touchpoint_called, with_columns
from journey_editor.importers.feedback.places import Choices
from journey_editor.importers.feedback.said import FeedbackBrought
from journey_editor.kernel.errors import CallError, InputError
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.records import Persona
from journey_editor.session.document import Document
from journey_editor.storage.journey_file import publish


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "import-feedback",
        "Set the answers of a survey on a map: experience of each persona at each touchpoint, one reading\n"
        "of each metric, and free texts as private quotes in the inbox.  A row is what one person answered.\n"
        "Columns are found by their headings and by what stands in them, where not said with --map.\n\n"
        f"FIELD is one of {', '.join(FIELDS)},\n"
        "or metric TITLE.  After it may stand how answers are written, and what they are about:\n"
        f"  FIELD:SCALE, SCALE being one of {', '.join(SCALES)}\n"
        "  FIELD@TOUCHPOINT, by its title or its printed code\n\n"
        "Answers are mapped in a straight line to −1 … +1: of 1 to 5, a becomes (a − 3) / 2.",
        "journey-editor import-feedback answers.csv --into uitlenen.journey -o uitlenen-2.journey "
        '--persona Student --map "Cijfer balie=satisfaction:0-10@T6"',
    )
    made.add_argument("answers", type=Path, metavar="ANSWERS", help="a .csv, .tsv or .xlsx file")
    made.add_argument("--into", type=Path, metavar="FILE", required=True, help="a .journey file")
    made.add_argument("-o", "--out", type=Path, metavar="OUT.journey", required=True, help="the new file")
    made.add_argument(
        "--map", metavar="COL=FIELD", action="append", default=[], help="what a column holds; may be repeated"
    )
    made.add_argument("--persona", metavar="NAME", help="whose answers they are where no column says")
    made.add_argument("--touchpoint", metavar="NAME", help="what they are about where no column says")
    made.add_argument("--journey", metavar="NAME", help="which journey, by its title (default: the first)")
    made.add_argument("--replace", action="store_true", help="let experience go that another source tells of")
    made.add_argument("--json", action="store_true", help="for a program to read")
    made.add_argument("--force", action="store_true", help="replace OUT where it is there already")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    require_room([given.out], force=given.force, sources=[given.answers])
    document = Document.open(given.into)
    say_notes(given.into, document.repairs)
    project = document.kept
    view = chosen_view(project, given.into, journey=given.journey, variant=None, to_be="given answers")
    words = words_for(project.setting.language)
    with Shown("reading") as progress:
        sheet = sheet_in(given.answers, words=words, progress=progress)
    headings = has_headings(sheet.rows, words)
    guessed = guess(sheet.rows, project, view.variant, headings=headings, words=words)
    form = Form(headings, with_columns(guessed, given.map, project, view.variant))
    choices = Choices(
        persona=_persona_called(given.persona, project) if given.persona else None,
        touchpoint=touchpoint_called(given.touchpoint, project, view.variant) if given.touchpoint else None,
        replace=given.replace,
    )
    if not form.usable:
        titles = listed(column.title for column in form.columns)
        said = f"say with --map what its columns hold; it has these: {titles}"
        raise InputError(f"{given.answers} cannot be imported: {said}")
    today = dt.datetime.now().astimezone().date().isoformat()
    with Shown("counting") as progress:
        tally = count(given.answers, sheet.rows, form, progress, today=today, words=words)
    brought = bring_feedback(
        project,
        tally,
        form,
        matched(tally, project, view.variant),
        choices,
        title=given.answers.name,
        digest=sheet.digest,
        today=today,
        words=words,
        mint=document.mint,
    )
    if brought.change:
        document.apply(words("Import answers"), brought.change)
    publish(document.kept, document.log, given.out, overwrite=given.force, pictures=document.pictures)
    if given.json:
        print_json(_facts(form, brought))
    else:
        for line in _lines(form, brought):
            print(one_line(line))
    return 0


def _persona_called(name: str, project: Project) -> str:
    personas = project.all(Persona).sorted()
    for one in personas:
        if plain(one.title) == plain(name):
            return one.id
    titles = listed(one.title for one in personas)
    raise CallError(f"there is no persona called {name!r}; the map has these: {titles}")


def _lines(form: Form, brought: FeedbackBrought) -> Iterator[str]:
    yield from brought.lines(Words())
    for column in form.columns:
        if column.personal:
            yield f"Not used, as it may say who answered: {column.title}"
    for one in brought.unmatched:
        yield f"  no {one.holds} of the map: {one.name} ({one.answers})"


def _facts(form: Form, brought: FeedbackBrought) -> dict[str, Any]:
    names = [
        {"name": one.name, "kind": one.holds, "answers": one.answers, "id": one.row} for one in brought.names
    ]
    return {
        "answers": brought.answers,
        "matched": [one for one in names if one["id"] is not None],
        "unmatched": [one for one in names if one["id"] is None],
        "experiences": brought.experiences,
        "felt": [
            {
                "persona": one.then.persona,
                "touchpoint": one.then.subject.id,
                "answers": one.then.n,
                **{field: getattr(one.then, field) for field in FELT.values()},
                "stays": one.stays,
            }
            for one in brought.felt
        ],
        "other_sources": brought.others,
        "replaced": brought.replaced,
        "readings": list(brought.readings),
        "new_metrics": list(brought.added),
        "texts": brought.quotes,
        "texts_known": brought.known_quotes,
        "texts_masked": brought.masked,
        "without_persona": brought.nobodys,
        "without_touchpoint": brought.nowhere,
        "changed": bool(brought.change),
        "skipped": [
            {"reason": one.reason, "cells": one.cells, "first_row": one.first} for one in brought.skipped
        ],
        "columns": [
            {
                "title": column.title,
                "holds": column.holds,
                "scale": column.scale,
                "touchpoint": column.touchpoint,
                "metric": column.metric,
                "personal": column.personal,
            }
            for column in form.columns
        ],
    }
