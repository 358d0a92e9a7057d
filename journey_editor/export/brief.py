"""The brief: one page for funders, and one that tells users what was done about what they said, as a PDF."""

from __future__ import annotations

from pathlib import Path

from journey_editor.export.private import for_print
from journey_editor.layout.brief import brief_page, told_page
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import draw
from journey_editor.layout.page import HEIGHT, WIDTH
from journey_editor.layout.view import View
from journey_editor.model.project import Project
from journey_editor.model.records import Journey
from journey_editor.model.revision import Revision
from journey_editor.storage.whole_file import whole_file
from journey_editor.surfaces.pdf import PdfPages, PdfSurface


def write_brief(
    project: Project, view: View, target: Path, desk: Desk, *, last: Revision | None, overwrite: bool
) -> None:
    """Write the brief of a journey whole, without what is private; raise OutputError where that fails.

    `last` is the revision whose day it names.  The same map gives the same bytes.
    """
    project = for_print(project, desk.words)
    with desk.layout():
        first = brief_page(project, view, desk, day=desk.words.day(last.time) if last else "")
        pages = [one for one in (first, told_page(project, desk)) if one is not None]
    title = project.one(Journey, view.journey).title
    with whole_file(target, overwrite=overwrite) as part, part.open("wb") as file:
        paper = PdfPages(file, width=WIDTH, height=HEIGHT, title=title)
        surface = PdfSurface(paper, desk.typesetter.faces.all)
        for number, one in enumerate(pages):
            if number:
                paper.showPage()
            paper.scale(one.scale, one.scale)
            for group in one.sheet.groups:
                draw(group, surface, group.at)
        paper.save()
