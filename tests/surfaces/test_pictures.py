"""Pictures on paper and canvas: alike, upright, in their place, and with nothing but their pixels."""

from __future__ import annotations

import re
from io import BytesIO

import numpy as np
import pypdfium2
import pytest
from PIL import Image as Pillow
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.marks import Image, Shape, Text
from journey_editor.surfaces.qt import QtFonts
from journey_editor.surfaces.qt_pictures import Unpacked
from journey_editor.text.faces import FaceSet
from journey_editor.text.typesetter import Typesetter
from tests.pictures import drawn, file_of, hash_of, png, png_of
from tests.raster import apart, painted, printed
from tests.surfaces.drawings import BLACK, RED, SHAPES, group, pdf_of

PX = 6  # to the mm
A_LITTLE = 0.1  # mm
CORNERS = bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0])  # red, green; blue, yellow
GREY = drawn(4, 120, 90).convert("L")
CONTENTS = {
    "png": png(120, 90, drawn(4, 120, 90).tobytes()),
    "grey png": png(120, 90, GREY.tobytes(), colours=1),
    "jpeg": file_of(drawn(4, 120, 90), "JPEG", quality=95),
    "progressive jpeg": file_of(drawn(4, 120, 90), "JPEG", quality=95, progressive=True),
    "grey jpeg": file_of(GREY, "JPEG", quality=95),
}


def image(content: bytes, box: Rect) -> Image:
    return Image(hash_of(content), content, box)


@pytest.mark.parametrize("name", CONTENTS)
def test_a_picture_looks_the_same_and_a_tenth_of_a_millimetre_would_show(name: str, fonts: QtFonts) -> None:
    drawing, moved = (
        [group(image(CONTENTS[name], Rect(2, 1, 20, 15)), at=Point(left, 2))] for left in (1, 1 + A_LITTLE)
    )
    paper = printed(pdf_of(drawing, width=26, height=20), PX, finer=4)  # pdfium puts boxes on whole pixels

    canvas = painted(drawing, PX, width=26, height=20, fonts=fonts)

    assert apart(canvas, paper).alike, apart(canvas, paper)
    assert np.abs(canvas - paper).mean() < 1
    assert not apart(painted(moved, PX, width=26, height=20, fonts=fonts), paper).alike
    assert (canvas < 250).any(axis=2).sum() > 5_000


@pytest.mark.parametrize("finer", [1, 3])
def test_a_picture_stands_upright_in_its_place(finer: int, fonts: QtFonts) -> None:
    content = png(
        40,
        40,
        np.kron(np.frombuffer(CORNERS, np.uint8).reshape(2, 2, 3), np.ones((20, 20, 1)))
        .astype(np.uint8)
        .tobytes(),
    )
    drawing = [group(image(content, Rect(2, 3, 8, 6)), at=Point(1, 1))]

    for pixels in (
        printed(pdf_of(drawing, width=14, height=14), PX * finer),
        painted(drawing, PX * finer, width=14, height=14, fonts=fonts),
    ):
        size = PX * finer
        inside = [(5, 5), (5, 9), (8, 5), (8, 9)]
        assert [tuple(map(int, pixels[y * size, x * size])) for y, x in inside] == [
            (255, 0, 0),
            (0, 255, 0),
            (0, 0, 255),
            (255, 255, 0),
        ]
        there = np.argwhere((pixels < 250).any(axis=2)) / size
        assert np.abs(there.min(axis=0) - (4, 3)).max() < 0.2
        assert np.abs(there.max(axis=0) - (10, 11)).max() < 0.2


def test_a_picture_leaves_what_is_drawn_after_it_as_it_is(
    typesetter: Typesetter, faces: FaceSet, fonts: QtFonts
) -> None:
    block = typesetter.set_text("brief", size=5, width=20)
    marks = (
        SHAPES["box with a border"],
        image(CONTENTS["png"], Rect(1, 1, 9, 7)),
        SHAPES["box with a border"],
        Text(block, Point(2, 9), BLACK),
        image(CONTENTS["jpeg"], Rect(12, 1, 9, 7)),
        Shape(SHAPES["circle"].path, RED),
    )
    drawing = [group(*marks)]
    paper = printed(pdf_of(drawing, width=24, height=18, faces=faces.all), PX, finer=4)

    by_mm = (painted(drawing, PX, width=24, height=18, fonts=fonts) - paper).reshape(18, PX, 24, PX, 3)

    assert np.abs(by_mm.mean(axis=(1, 3))).max() < 32


def test_a_picture_lies_in_the_pdf_once_and_on_every_page_that_shows_it() -> None:
    content = CONTENTS["jpeg"]
    page = [group(image(content, Rect(0, 0, 10, 8))), group(image(content, Rect(12, 0, 10, 8)))]

    pdf = pdf_of(page, [], page, width=24, height=18)

    assert pdf.count(content) == 1
    assert [pixels.min() < 200 for pixels in (printed(pdf, PX, page=number) for number in range(3))] == [
        True,
        False,
        True,
    ]


def test_a_pdf_has_every_pixel_of_a_picture_and_only_those() -> None:
    content = CONTENTS["png"]

    pdf = pdf_of([group(image(content, Rect(0, 0, 10, 8)))], width=24, height=18)

    (found,) = pypdfium2.PdfDocument(pdf)[0].get_objects()
    assert (found.get_bitmap().to_numpy()[:, :, ::-1] == np.asarray(drawn(4, 120, 90))).all()
    assert content[41:-16] in pdf  # packed as it was
    assert b"IHDR" not in pdf


def test_the_same_drawing_with_pictures_gives_the_same_bytes() -> None:
    page = [group(image(content, Rect(0, 0, 10, 8))) for content in CONTENTS.values()]

    assert pdf_of(page, width=24, height=18) == pdf_of(page, width=24, height=18)


def test_a_picture_that_cannot_be_unpacked_is_grey_and_stops_nothing(fonts: QtFonts) -> None:
    broken = image(png_of(9, 9, b"no pixels"), Rect(1, 1, 8, 8))
    drawing = [group(broken, SHAPES["fine line"])]

    canvas = painted(drawing, PX, width=14, height=10, fonts=fonts)

    assert (canvas[5 * PX, 5 * PX] == (203, 213, 225)).all()
    assert pdf_of(drawing, width=14, height=10)


# What is unpacked


def test_only_as_many_pixels_are_unpacked_as_are_seen() -> None:
    content = file_of(drawn(1, 1600, 1000), "JPEG")
    unpacked = Unpacked()

    sizes = [unpacked.get("h", content, width=width).width() for width in (40.0, 399, 401, 1599, 1601, 9000)]

    assert sizes == [50, 400, 800, 1600, 1600, 1600]


def test_what_is_unpacked_takes_a_bounded_room() -> None:
    unpacked = Unpacked(room=1_000_000)
    contents = {str(number): file_of(drawn(number, 300, 200), "JPEG") for number in range(9)}

    held: list[QImage] = [unpacked.get(name, one, width=300) for name, one in contents.items()]

    assert unpacked.get("8", contents["8"], width=300) is held[8]
    assert unpacked.get("0", contents["0"], width=300) is not held[0]
    assert sum(one.sizeInBytes() for one in unpacked._there.values()) <= 1_000_000


def test_a_picture_that_is_unpacked_aside_is_grey_until_it_comes_and_then_only_blurred(qtbot: QtBot) -> None:
    content = file_of(drawn(1, 1600, 1000), "JPEG")
    unpacked = Unpacked()

    first = unpacked.soon("h", content, width=100)
    with qtbot.waitSignal(unpacked.come):
        assert unpacked.soon("h", content, width=100).width() == 1
    small = unpacked.soon("h", content, width=100)
    with qtbot.waitSignal(unpacked.come):
        blurred = unpacked.soon("h", content, width=1600)

    assert QColor(first.pixel(0, 0)).name() == "#cbd5e1"
    assert small.width() == blurred.width() == 100
    assert unpacked.soon("h", content, width=1600).width() == 1600
    assert unpacked.soon("h", content, width=1600) == Unpacked().get("h", content, width=1600)


def test_a_pdf_says_nothing_but_its_title() -> None:
    pdf = pdf_of([group(image(CONTENTS["jpeg"], Rect(0, 0, 10, 8)))], width=24, height=18)

    said = pypdfium2.PdfDocument(pdf).get_metadata_dict()
    assert said["Author"] == ""
    assert not re.search(rb"Exif|/Metadata|<x:xmpmeta", pdf)
    assert Pillow.open(BytesIO(CONTENTS["jpeg"])).getexif() == {}
