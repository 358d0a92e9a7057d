"""An A0 poster of 1,000 cards, against bare reportlab calls for as many boxes, lines and strings."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from reportlab.pdfgen.canvas import Canvas

from journey_editor.app.resources import desk_for
from journey_editor.export.poster import poster, write_poster
from journey_editor.kernel.geometry import Verb
from journey_editor.layout.frame import Poster
from journey_editor.layout.marks import Shape, Text
from journey_editor.layout.paper import paper_named
from journey_editor.layout.view import View
from tests.bench.maps import large_map
from tests.bench.timing import against


def run() -> None:
    """Print the drawing of a poster that is laid out already, and its laying out beside it."""
    project = large_map(1000)
    view = View.first(project)
    assert view is not None
    desk = desk_for("en")
    made = poster(project, view, paper_named("A0"), desk, last=None)
    with TemporaryDirectory() as folder:
        ours, plain = Path(folder) / "ours.pdf", Path(folder) / "plain.pdf"
        against(
            "poster, A0, 1,000 cards, drawn",
            lambda: _bare(made, plain),
            lambda: write_poster(made, ours, desk, title="Bench", overwrite=True),
            aim=1.5,
        )
        print(f"poster bytes {ours.stat().st_size:,}, floor {plain.stat().st_size:,}")


def _bare(made: Poster, target: Path) -> None:
    page = Canvas(str(target), pagesize=(made.width, made.height))
    for group in made.sheet.groups:
        x, y = group.at.x, group.at.y
        for mark in group.marks:
            if isinstance(mark, Shape):
                _trace(page, mark, x, y)
            elif isinstance(mark, Text):
                for run in mark.block.runs:
                    page.setFont("Helvetica", run.size)
                    page.drawString(x + mark.at.x + run.x, y + mark.at.y + run.y, run.text)
    page.save()


def _trace(page: Canvas, mark: Shape, x: float, y: float) -> None:
    path = page.beginPath()
    points = iter([(x + point.x, y + point.y) for point in mark.path.points])
    for verb in mark.path.verbs:
        match verb:
            case Verb.MOVE:
                path.moveTo(*next(points))
            case Verb.LINE:
                path.lineTo(*next(points))
            case Verb.CURVE:
                path.curveTo(*next(points), *next(points), *next(points))
            case Verb.CLOSE:
                path.close()
    if mark.fill:
        page.setFillColorRGB(mark.fill.red / 255, mark.fill.green / 255, mark.fill.blue / 255)
    if mark.stroke:
        page.setLineWidth(mark.stroke.width)
        page.setDash(list(mark.stroke.dashes))
    page.drawPath(path, fill=bool(mark.fill), stroke=bool(mark.stroke))
