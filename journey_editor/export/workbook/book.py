"""The workbook that goes out: for one scorer, with formulas that stay live, and the map beside them."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from journey_editor.export.private import for_print, without
from journey_editor.export.workbook.about import fill_about
from journey_editor.export.workbook.codes import fill_codes
from journey_editor.export.workbook.look import add_styles
from journey_editor.export.workbook.matrix import fill_matrix
from journey_editor.export.workbook.metrics import fill_metrics
from journey_editor.export.workbook.pains import fill_pains
from journey_editor.export.workbook.priorities import Priorities
from journey_editor.export.workbook.read_me import fill_read_me
from journey_editor.export.workbook.roadmap import fill_roadmap
from journey_editor.export.workbook.transitions import fill_transitions
from journey_editor.export.workbook.values import packed
from journey_editor.insight.priorities import priorities
from journey_editor.kernel.words import Words
from journey_editor.model.edits.parties import party_named
from journey_editor.model.project import Project
from journey_editor.model.revision import Revision
from journey_editor.model.structure import inbox_of
from journey_editor.model.workbook import (
    ABOUT,
    CODES,
    MATRIX,
    METRICS,
    PAINS,
    PRIORITIES,
    READ_ME,
    ROADMAP,
    TRANSITIONS,
)
from journey_editor.storage.whole_file import whole_file


def write_workbook(
    project: Project,
    target: Path,
    *,
    words: Words,
    overwrite: bool,
    scorer: str = "",
    last: Revision | None = None,
) -> None:
    """Write the workbook whole, as `model.workbook` lays down; raise OutputError where that fails.

    The score cells hold what `scorer` gave, a name; who has given nothing yet,
    or is not named, finds them empty.  `last` is the revision that is written.
    What is private or in the inbox stays out, but for this scorer's own comments.  The
    same project gives the same bytes: no clock, no login name.
    """
    scoring = party_named(project, scorer)
    project = for_print(project, words)
    inbox = [one.key for one in inbox_of(project)]
    placed = without(project, inbox) if inbox else project
    with whole_file(target, overwrite=overwrite) as part:
        book = Workbook()
        book.remove(book.worksheets[0])
        styles = add_styles(book)

        def sheet(title: str) -> Worksheet:
            made = book.create_sheet(title)
            assert isinstance(made, Worksheet)
            return made

        listed, drawn = sheet(words(PRIORITIES)), sheet(words(MATRIX))
        others = {
            title: sheet(words(title)) for title in (PAINS, TRANSITIONS, ROADMAP, METRICS, CODES, READ_ME)
        }
        lists = fill_about(sheet(ABOUT), project, words, revision=last.id if last else "")
        ranked = priorities(project)
        actions = Priorities(listed, project, ranked, words, styles, scorer=scoring.id if scoring else None)
        actions.fill(book, name=scorer.strip(), lists=lists)
        matrix, chart = fill_matrix(drawn, actions, ranked, words, styles)
        tables = [
            actions.table,
            matrix,
            fill_pains(others[PAINS], placed, words, styles),
            fill_transitions(others[TRANSITIONS], project, words, styles),
            fill_roadmap(others[ROADMAP], project, ranked, words, styles),
            fill_metrics(others[METRICS], project, words, styles),
            fill_codes(others[CODES], placed, words, styles),
        ]
        cut = len(set().union(*(table.cut for table in tables)))
        fill_read_me(others[READ_ME], words, scheme=project.setting.scheme, cut=cut)
        results = {table.sheet.title: table.results for table in tables}
        part.write_bytes(packed(book, results, charts=[chart]))
