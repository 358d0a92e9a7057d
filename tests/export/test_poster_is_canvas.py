"""The map on the poster is the map on the canvas: pdfium's pixels against Qt's."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import ceil
from pathlib import Path

import pytest

from journey_editor.app.resources import desk_for, faces
from journey_editor.export.poster import poster, write_poster
from journey_editor.kernel.geometry import Point
from journey_editor.layout.board import lay_out
from journey_editor.layout.frame import Poster
from journey_editor.layout.marks import Group
from journey_editor.layout.paper import paper_named
from journey_editor.layout.view import View
from journey_editor.surfaces.qt import QtFonts
from tests.raster import Pixels, apart, painted
from tests.raster import printed as page_of
from tests.sample_maps.samples import NAMES, build

PX = 6  # to the mm
A_LITTLE = 0.1  # mm


@pytest.fixture(scope="module")
def fonts(request: pytest.FixtureRequest) -> QtFonts:
    request.getfixturevalue("qapp")
    return QtFonts(faces().all)


@cache
def at_natural_size(name: str) -> tuple[Poster, tuple[Group, ...]]:
    """Return a poster at scale 1 on a page of whole millimetres, and the groups that the canvas shows."""
    project = build(name)
    view = View.first(project)
    assert view is not None
    desk = desk_for(project.setting.language)
    board = lay_out(project, view, desk)
    # The map, the facts beside it and the margins are whole millimetres wide; the height is ample.
    width, height = board.sheet.width + 6 + 62 + 2 * 12, ceil(board.sheet.height) + 120
    made = poster(project, view, paper_named(f"{width:g}x{height}"), desk, last=None)
    assert made.scale == 1
    return made, board.sheet.groups


@cache
def on_paper(name: str, folder: Path) -> Pixels:
    made, _ = at_natural_size(name)
    file = folder / f"{name}.pdf"
    write_poster(made, file, desk_for("en"), title=name, overwrite=True)
    return page_of(file.read_bytes(), PX)


def moved(groups: tuple[Group, ...], by: Point) -> list[Group]:
    return [replace(group, at=group.at.moved(by.x, by.y)) for group in groups]


def map_of(page: Pixels, made: Poster, width: float, height: float) -> Pixels:
    """Cut the map out of a page."""
    left, top = round(made.origin.x * PX), ceil(made.origin.y * PX)
    return page[top : top + int(height * PX), left : left + int(width * PX)]


@pytest.mark.parametrize("name", NAMES)
def test_the_map_on_the_poster_is_the_map_on_the_canvas_and_a_tenth_of_a_millimetre_would_show(
    name: str, fonts: QtFonts, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made, groups = at_natural_size(name)
    project = build(name)
    view = View.first(project)
    assert view is not None
    board = lay_out(project, view, desk_for(project.setting.language)).sheet
    paper = map_of(on_paper(name, tmp_path_factory.getbasetemp()), made, board.width, board.height)

    def canvas(by: Point) -> Pixels:
        page = painted(moved(groups, by), PX, width=made.width, height=made.height, fonts=fonts)
        return map_of(page, made, board.width, board.height)

    alike = apart(canvas(made.origin), paper)
    assert alike.alike, alike
    assert (paper < 128).sum() > 10_000
    for off in (made.origin.moved(A_LITTLE, 0), made.origin.moved(0, A_LITTLE)):
        assert not apart(canvas(off), paper).alike
