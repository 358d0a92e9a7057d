"""The prioritisation workbook: every action that is not dropped, in order, with formulas that stay live."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from journey_editor.export.private import for_print
from journey_editor.export.workbook_actions import fill_actions
from journey_editor.export.workbook_look import add_styles
from journey_editor.export.workbook_readme import fill_read_me
from journey_editor.export.workbook_values import packed
from journey_editor.kernel.words import Words
from journey_editor.model.project import Project
from journey_editor.model.workbook import PRIORITIES, READ_ME
from journey_editor.storage.whole_file import whole_file


def write_workbook(project: Project, target: Path, *, words: Words, overwrite: bool) -> None:
    """Write the workbook whole, as `model.workbook` lays down; raise OutputError where that fails.

    What is private stays out.  The same project gives the same bytes: no clock, no login name.
    """
    project = for_print(project, words)
    with whole_file(target, overwrite=overwrite) as part:
        book = Workbook()
        styles = add_styles(book)
        actions, read_me = book.worksheets[0], book.create_sheet(words(READ_ME))
        actions.title = words(PRIORITIES)
        rows = fill_actions(book, actions, project, words, styles=styles)
        fill_read_me(read_me, words, cut=rows.cut)
        part.write_bytes(packed(book, {actions.title: rows.results}))
