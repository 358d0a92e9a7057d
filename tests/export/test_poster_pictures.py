"""Pictures on the poster: in their place, with every pixel that is kept, and nothing else of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from journey_editor.app.resources import desk_for
from journey_editor.export.poster import poster, write_poster
from journey_editor.kernel.units import POINTS_PER_MM
from journey_editor.layout.frame import Poster
from journey_editor.layout.marks import Image
from journey_editor.layout.paper import paper_named
from journey_editor.layout.view import View
from tests.pictures import drawn, file_of, png, storyboard
from tests.sample_maps.samples import build

CONTENTS = [
    png(320, 200, drawn(1).tobytes()),
    file_of(drawn(2, 300, 400), "JPEG"),
    png(200, 120, drawn(3, 200, 120).tobytes()),
]


def printed(folder: Path, paper: str) -> tuple[Poster, Path]:
    project, pictures = storyboard(build("uitlenen"), CONTENTS, captions=("Een", "Twee", "Drie"))
    view, desk = View.first(project), desk_for("nl")
    assert view is not None
    desk.pictures = pictures
    made = poster(project, view, paper_named(paper), desk, last=None)
    write_poster(made, folder / "poster.pdf", desk, title="Uitlenen", overwrite=True)
    return made, folder / "poster.pdf"


@pytest.mark.parametrize("paper", ["A4", "A1", "roll-914"])
def test_every_picture_lies_where_the_map_has_it(tmp_path: Path, paper: str) -> None:
    made, path = printed(tmp_path, paper)
    page = pypdfium2.PdfDocument(path)[0]
    to_points = made.scale * POINTS_PER_MM
    wanted = sorted(
        (
            (group.at.x + mark.box.x) * to_points,
            page.get_height() - (group.at.y + mark.box.bottom) * to_points,
            (group.at.x + mark.box.right) * to_points,
            page.get_height() - (group.at.y + mark.box.y) * to_points,
        )
        for group in made.sheet.groups
        for mark in group.marks
        if isinstance(mark, Image)
    )

    found = sorted(one.get_bounds() for one in page.get_objects() if isinstance(one, pypdfium2.PdfImage))

    assert len(found) == len(wanted) == 3
    assert np.abs(np.array(found) - np.array(wanted)).max() < 0.1


def test_every_pixel_that_is_kept_is_in_the_pdf(tmp_path: Path) -> None:
    _, path = printed(tmp_path, "A1")
    content = path.read_bytes()

    assert CONTENTS[1] in content
    assert all(one[41:-16] in content for one in (CONTENTS[0], CONTENTS[2]))
    sizes = {
        one.get_px_size()
        for one in pypdfium2.PdfDocument(path)[0].get_objects()
        if isinstance(one, pypdfium2.PdfImage)
    }
    assert sizes == {(320, 200), (300, 400), (200, 120)}


def test_the_same_poster_with_pictures_gives_the_same_bytes(tmp_path: Path) -> None:
    assert printed(tmp_path, "A4")[1].read_bytes() == printed(tmp_path, "A4")[1].read_bytes()
