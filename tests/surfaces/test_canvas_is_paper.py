"""What is printed is what was seen: Qt's pixels against those of the PDF."""

from __future__ import annotations

import numpy as np
import pytest

from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Group, Shape, Stroke, Text
from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.faces import FaceSet
from journey_editor.text.runs import Glyph, GlyphRun, TextBlock
from journey_editor.text.typesetter import Typesetter
from tests.corpus import CORPUS
from tests.raster import apart, painted, printed
from tests.surfaces.drawings import BLACK, RED, SHAPES, group, pdf_of, text_group

PX = 6  # to the mm
A_LITTLE = 0.1  # mm


@pytest.mark.parametrize("name", [name for name in CORPUS if name != "empty"])
def test_a_text_looks_the_same_and_a_tenth_of_a_millimetre_would_show(
    name: str, typesetter: Typesetter, faces: FaceSet, fonts: QtFonts
) -> None:
    block = typesetter.set_text(CORPUS[name], size=4.2, width=42, lines=6)
    paper = printed(pdf_of([text_group(block, at=Point(4, 4))], width=50, height=45, faces=faces.all), PX)

    canvas = painted([text_group(block, at=Point(4, 4))], PX, width=50, height=45, fonts=fonts)
    moved = painted([text_group(block, at=Point(4 + A_LITTLE, 4))], PX, width=50, height=45, fonts=fonts)

    assert apart(canvas, paper).alike, apart(canvas, paper)
    assert (canvas < 128).sum() > 20
    assert not apart(moved, paper).alike


def test_glyphs_stand_where_the_run_says(faces: FaceSet, fonts: QtFonts) -> None:
    """Raised, sunk, backwards and in any order of characters, without touching the run after it."""
    a, b = (int(faces.regular.hb.get_nominal_glyph(ord(char))) for char in "ab")
    face, size = faces.regular.name, 5.0
    scattered = (Glyph(a, 0, 0, 0), Glyph(b, 900, 300, 1), Glyph(a, 400, -200, 2))
    runs = (
        GlyphRun(face, size, x=1, y=5, rtl=False, text="aba", glyphs=scattered),
        GlyphRun(face, size, x=9, y=5, rtl=False, text="ab", glyphs=(Glyph(a, 0, 0, 0), Glyph(b, 700, 0, 1))),
        GlyphRun(face, size, x=1, y=12, rtl=True, text="ba", glyphs=(Glyph(a, 0, 0, 1), Glyph(b, 700, 0, 0))),
    )
    drawn = [text_group(TextBlock(runs, ("aba", "ab", "ba"), (), cut=False, width=15, height=15))]
    paper = printed(pdf_of(drawn, width=16, height=15, faces=faces.all), PX)

    canvas = painted(drawn, PX, width=16, height=15, fonts=fonts)

    assert apart(canvas, paper).alike, apart(canvas, paper)


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_looks_the_same(name: str, fonts: QtFonts) -> None:
    drawn = [group(SHAPES[name], at=Point(0.5, 0.25))]
    # pdfium puts boxes on whole pixels and draws no line thinner than one: so finer pixels, then averaged.
    paper = printed(pdf_of(drawn, width=16, height=15), PX, finer=4)

    canvas = painted(drawn, PX, width=16, height=15, fonts=fonts)

    assert apart(canvas, paper).alike, apart(canvas, paper)
    assert (canvas < 250).sum() > 20


def test_a_shape_a_tenth_of_a_millimetre_off_would_show(fonts: QtFonts) -> None:
    shape = Shape(SHAPES["rounded box"].path, BLACK)
    paper = printed(pdf_of([group(shape)], width=16, height=15), PX, finer=4)

    moved = painted([group(shape, at=Point(A_LITTLE, A_LITTLE))], PX, width=16, height=15, fonts=fonts)

    assert not apart(moved, paper).alike


def test_a_line_of_no_width_is_not_drawn(fonts: QtFonts) -> None:
    shape = Shape(SHAPES["curve"].path, stroke=Stroke(RED, 0))

    assert (painted([group(shape)], PX, width=16, height=15, fonts=fonts) == 255).all()
    assert (printed(pdf_of([group(shape)], width=16, height=15), PX) == 255).all()


def test_groups_marks_and_colours_keep_apart(typesetter: Typesetter, faces: FaceSet, fonts: QtFonts) -> None:
    """Neither surface lets the colour, line style, size or place of one mark run over into the next."""
    small = typesetter.set_text("klant 客户", size=3, width=20)
    large = typesetter.set_text("brief", size=6, width=20)
    drawn: list[Group] = []
    for number, shape in enumerate(SHAPES.values()):
        at = Point(1 + number % 5 * 20, 1 + number // 5 * 20)
        drawn += [
            group(shape, Text(small, Point(3, 3), RED), Text(large, Point(1, 9), BLACK), at=at),
            text_group(small, at=at.moved(0, 14)),
        ]
    width, height = 102, 102
    paper = printed(pdf_of(drawn, width=width, height=height, faces=faces.all), PX)
    canvas = painted(drawn, PX, width=width, height=height, fonts=fonts)

    by_mm = (canvas - paper).reshape(height, PX, width, PX, 3).mean(axis=(1, 3))

    assert np.abs(by_mm).max() < 32, np.abs(by_mm).max()
