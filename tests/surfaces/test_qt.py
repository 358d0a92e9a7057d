from __future__ import annotations

import sys
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QImage, QPainter, QTransform

from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import draw
from journey_editor.surfaces.qt import QtFonts, QtSurface, WrongFaceError
from journey_editor.text.faces import Face, FaceSet
from journey_editor.text.typesetter import Typesetter
from tests.raster import painted
from tests.surfaces.drawings import RED, SHAPES, group, text_group


@pytest.mark.parametrize("pixels", [8, 12, 24, 63, 64, 65, 80, 128, 200, 400])
@pytest.mark.parametrize("text", ["agR", "العربية", "客한あ", "★😀"])
def test_letters_are_equally_heavy_at_every_size(
    pixels: int, text: str, typesetter: Typesetter, fonts: QtFonts
) -> None:
    """Qt has ways of drawing nothing above 64 pixels, and too much below."""
    drawn = [text_group(typesetter.set_text(text, size=4, width=40))]

    ink = [
        (255 - painted(drawn, size / 4, width=44, height=8, fonts=fonts)).sum() / size**2
        for size in (pixels, 32)
    ]

    assert ink[0] == pytest.approx(ink[1], rel=0.05)


def test_bold_is_heavier(typesetter: Typesetter, fonts: QtFonts) -> None:
    regular, bold = (
        (255 - painted([text_group(block)], 6, width=30, height=8, fonts=fonts)).sum()
        for block in (typesetter.set_text("brief", size=4, width=30, bold=bold) for bold in (False, True))
    )

    assert bold > regular * 1.2


@pytest.mark.usefixtures("qapp")
def test_a_font_that_qt_does_not_take_is_named(faces: FaceSet) -> None:
    broken = TTFont(BytesIO(faces.regular.data))
    del broken["OS/2"]
    file = BytesIO()
    broken.save(file)

    with pytest.raises(WrongFaceError, match="Broken-Regular"):
        QtFonts([Face("Broken-Regular", file.getvalue())])


def test_the_painter_keeps_its_place(typesetter: Typesetter, fonts: QtFonts) -> None:
    image = QImage(60, 60, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    home = QTransform(3, 0.5, -0.5, 3, 7, 11)
    painter.setTransform(home)
    surface = QtSurface(painter, fonts)

    draw(group(SHAPES["hatch"]), surface, Point(3, 4))
    after_shape = painter.transform()
    draw(text_group(typesetter.set_text("klant 客户", size=3, width=20)), surface, Point(1, 2))
    after_text = painter.transform()
    painter.end()

    assert after_shape == home
    assert after_text == home


def test_a_hundred_thousand_marks_leave_the_references_to_none_alone(
    typesetter: Typesetter, fonts: QtFonts
) -> None:
    """PySide6 6.12.0 on Python 3.11 drops one with every call, and the program ends when none is left."""
    drawn = group(
        SHAPES["box"], *text_group(typesetter.set_text("klant", size=3, width=20), colour=RED).marks
    )
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    surface = QtSurface(painter, fonts)
    draw(drawn, surface, Point(100, 100))

    before = sys.getrefcount(None)
    for _ in range(12_500):  # times eight calls
        draw(drawn, surface, Point(100, 100))
    after = sys.getrefcount(None)
    painter.end()

    assert abs(after - before) < 100


def test_a_long_session_keeps_only_what_is_still_shown(typesetter: Typesetter, fonts: QtFonts) -> None:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    surface = QtSurface(painter, fonts)

    for number in range(3_000):
        with typesetter.layout():
            draw(text_group(typesetter.set_text(f"{number}", size=3, width=20)), surface, Point(0, 0))
    painter.end()

    assert len(fonts.glyphs) < 600
