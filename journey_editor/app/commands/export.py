"""`export`: write a map as a poster, a workbook, a brief, or several of these."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from journey_editor.app.chosen import chosen_view
from journey_editor.app.cli import command_parser, say_notes
from journey_editor.app.outputs import require_room
from journey_editor.app.resources import desk_for, faces, words_for
from journey_editor.kernel.errors import CallError, OutputError
from journey_editor.layout.paper import Paper, paper_named
from journey_editor.layout.view import View
from journey_editor.model.records import Journey
from journey_editor.storage.journey_file import JourneyFile, read


def parser() -> argparse.ArgumentParser:
    """Return the command's parser."""
    made = command_parser(
        "export",
        "Write a map as a poster, a workbook to score in, a one-page brief, or several of these.",
        "journey-editor export uitlenen.journey --poster wall.pdf --paper A1 --matrix plan.xlsx",
    )
    made.add_argument("file", type=Path, metavar="FILE", help="a .journey file")
    made.add_argument("--poster", type=Path, metavar="OUT.pdf", help="the map on paper")
    made.add_argument(
        "--paper",
        default="A0",
        help="A4 … A0, letter, tabloid, arch-d, arch-e, roll-610, -914, -1067 or WxH in mm (default: A0)",
    )
    turn = made.add_mutually_exclusive_group()
    turn.add_argument("--portrait", action="store_true")
    turn.add_argument("--landscape", action="store_true", help="the default")
    made.add_argument("--journey", metavar="NAME", help="which journey, by its title (default: the first)")
    made.add_argument("--variant", choices=("as-is", "to-be"), help="which variant (default: as-is)")
    made.add_argument("--matrix", type=Path, metavar="OUT.xlsx", help="the workbook to score actions in")
    made.add_argument("--scorer", default="", metavar="NAME", help="who scores in the workbook")
    made.add_argument(
        "--brief", type=Path, metavar="OUT.pdf", help="a page for who decides, and one for who spoke up"
    )
    made.add_argument("--force", action="store_true", help="replace outputs that are there already")
    return made


def run(given: argparse.Namespace) -> int:
    """Carry the command out; return the exit status."""
    outputs = [target for target in (given.poster, given.matrix, given.brief) if target is not None]
    if not outputs:
        raise CallError(
            "export: say what to write: --poster OUT.pdf, --matrix OUT.xlsx, --brief OUT.pdf, or several"
        )
    if given.scorer and given.matrix is None:
        raise CallError("export: --scorer says who scores in a workbook: say --matrix OUT.xlsx as well")
    paper = paper_named(given.paper, portrait=given.portrait)
    require_room(outputs, force=given.force, sources=[given.file])
    file = read(given.file)
    say_notes(given.file, file.notes)
    if given.poster is not None or given.brief is not None:
        view = chosen_view(
            file.project, given.file, journey=given.journey, variant=given.variant, to_be="exported"
        )
        if given.poster is not None:
            write_file_poster(file, view, paper, given.poster, overwrite=given.force)
        if given.brief is not None:
            write_file_brief(file, view, given.brief, overwrite=given.force)
    if given.matrix is not None:
        write_file_workbook(file, given.matrix, overwrite=given.force, scorer=given.scorer)
    return 0


def write_poster_and_workbook(source: Path, file: JourneyFile, target: Path) -> list[Path]:
    """Write both of a file that was read from `source`; return where they are.

    `target` is their path without its ending; its folder is made, and outputs
    of before are replaced.
    """
    view = chosen_view(file.project, source, journey=None, variant=None, to_be="exported")
    try:
        target.parent.mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{target.parent} could not be made: {reason}") from error
    poster, workbook = (target.with_name(target.name + ending) for ending in (".pdf", ".xlsx"))
    write_file_poster(file, view, paper_named("A0"), poster, overwrite=True)
    write_file_workbook(file, workbook, overwrite=True)
    return [poster, workbook]


def write_file_workbook(file: JourneyFile, target: Path, *, overwrite: bool, scorer: str = "") -> None:
    """Write the workbook of a file that was read, for `scorer` to score in."""
    from journey_editor.export.workbook.book import write_workbook

    words = words_for(file.project.setting.language)
    last = file.revisions[-1] if file.revisions else None
    write_workbook(file.project, target, words=words, overwrite=overwrite, scorer=scorer, last=last)


def write_file_brief(file: JourneyFile, view: View, target: Path, *, overwrite: bool) -> None:
    """Write the brief of a journey of a file that was read."""
    from journey_editor.export.brief import write_brief

    desk = desk_for(file.project.setting.language)
    last = file.revisions[-1] if file.revisions else None
    write_brief(file.project, view, target, desk, last=last, overwrite=overwrite)


def write_file_poster(file: JourneyFile, view: View, paper: Paper, target: Path, *, overwrite: bool) -> None:
    """Write a journey of a file that was read as a poster; say on stderr what no face can draw."""
    from journey_editor.export.poster import poster, write_poster
    from journey_editor.export.private import not_printed

    project = file.project
    desk = desk_for(project.setting.language)
    desk.pictures = file.pictures
    last = file.revisions[-1] if file.revisions else None
    made = poster(project, view, paper, desk, last=last)
    for lacking in faces().lacking:
        print(f"note: {lacking}", file=sys.stderr)
    missing = made.missing()
    if missing:
        shown = " ".join(sorted(missing)[:40])
        print(f"note: no face has these characters, they are drawn as boxes: {shown}", file=sys.stderr)
    if private := not_printed(project):
        print(f"note: {private} private card{'s are' if private > 1 else ' is'} not on it", file=sys.stderr)
    write_poster(made, target, desk, title=project.one(Journey, view.journey).title, overwrite=overwrite)
