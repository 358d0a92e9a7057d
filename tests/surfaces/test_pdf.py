from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import astuple
from pathlib import Path

import pymupdf_fonts
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab import rl_config

from journey_editor.kernel.colour import Colour
from journey_editor.kernel.errors import InputError
from journey_editor.kernel.geometry import Point, Rect, box
from journey_editor.kernel.units import POINTS_PER_MM
from journey_editor.layout.marks import Group, Shape
from journey_editor.surfaces.pdf_font import PdfFont
from journey_editor.text.faces import Face, FaceSet
from journey_editor.text.typesetter import Typesetter
from tests.corpus import CORPUS
from tests.raster import printed
from tests.surfaces.drawings import BLACK, RED, SHAPES, group, pdf_of, text_group

_DRAW_AGAIN = """
import sys
from journey_editor.text.faces import load_faces
from tests.conftest import FONT_FOLDERS
from tests.surfaces.test_pdf import everything
sys.stdout.buffer.write(everything(load_faces(FONT_FOLDERS)))
"""


def everything(faces: FaceSet) -> bytes:
    """Return a PDF of all shapes and texts."""
    typesetter = Typesetter(faces)
    texts = [text_group(typesetter.set_text(text, size=4, width=40)) for text in CORPUS.values()]
    shapes = [group(shape) for shape in SHAPES.values()]
    return pdf_of(texts, shapes, width=60, height=60, faces=faces.all)


def content(pdf: bytes, folder: Path) -> str:
    """Return a PDF with its streams laid open."""
    file = folder / "drawn.pdf"
    file.write_bytes(pdf)
    command = ["qpdf", "--qdf", "--object-streams=disable", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("latin-1")


def boxes(*colours: Colour) -> Sequence[Group]:
    """Return a box of each colour, all at one place."""
    return [group(Shape(box(Rect(1, 1, 8, 8)), colour)) for colour in colours]


@given(width=st.floats(20, 5080), height=st.floats(20, 5080))
def test_the_page_is_as_large_as_asked(width: float, height: float) -> None:
    page = pypdfium2.PdfDocument(pdf_of(boxes(RED), width=width, height=height))[0]

    assert page.get_width() / POINTS_PER_MM == pytest.approx(width, abs=0.05)
    assert page.get_height() / POINTS_PER_MM == pytest.approx(height, abs=0.05)


def test_a_scale_enlarges_the_drawing_and_not_the_page() -> None:
    paper = printed(pdf_of(boxes(BLACK), width=20, height=30, scale=2), 10)

    assert paper.shape == (300, 200, 3)
    assert (paper[21:179, 21:179] == 0).all()
    assert (paper < 128).sum() == pytest.approx(160 * 160 * 3, rel=0.02)


def test_the_same_drawing_gives_the_same_bytes(faces: FaceSet) -> None:
    assert everything(faces) == everything(faces)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_run_gives_the_same_bytes(seed: str, faces: FaceSet) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed}
    again = subprocess.run(
        [sys.executable, "-c", _DRAW_AGAIN], capture_output=True, check=True, env=environment
    ).stdout

    assert again == everything(faces)


def test_the_file_is_whole_and_every_font_is_in_it_once(faces: FaceSet, tmp_path: Path) -> None:
    file = tmp_path / "all.pdf"
    file.write_bytes(everything(faces))

    check = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert check.returncode == 0, check.stdout + check.stderr
    assert "warning" not in check.stdout.lower() + check.stderr.lower()
    listed = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    rows = listed.splitlines()[2:]
    assert len(rows) == len([face for face in faces.all if face is not faces.bold])
    assert all(re.search(r"CID TrueType +Identity-H +yes yes yes", row) for row in rows), listed


def test_without_text_there_is_no_font_at_all(tmp_path: Path) -> None:
    assert "/BaseFont" not in content(pdf_of(boxes(RED), width=20, height=20), tmp_path)


def test_a_few_letters_do_not_bring_the_whole_font(typesetter: Typesetter, faces: FaceSet) -> None:
    block = typesetter.set_text("客户", size=4, width=40)

    pdf = pdf_of([text_group(block)], width=60, height=20, faces=faces.all)

    assert len(pdf) < 200_000


def test_a_document_that_needs_too_many_codes_says_so(faces: FaceSet) -> None:
    """Rather than to write codes of five digits, which garble what follows."""
    font = PdfFont(faces.regular, "T0")

    for number in range(0x10000 - 1):  # and the box
        font.code(1, f"{number}")

    assert font.code(1, "7") == font.code(1, "7")
    with pytest.raises(OverflowError, match="FiraGO-Regular"):
        font.code(1, "one more")


def test_a_font_with_postscript_outlines_is_refused() -> None:
    with pytest.raises(InputError, match=r"Symbols2 has no TrueType outlines"):
        Face("Symbols2", pymupdf_fonts.myfont("symbol2"))


@pytest.mark.parametrize("title", ["Route “Klacht” — 客户 🙂", "half \ud83d of a pair"])
def test_the_file_says_its_title_and_no_name(title: str) -> None:
    pdf = pdf_of(boxes(RED), width=20, height=20, title=title)

    said = pypdfium2.PdfDocument(pdf).get_metadata_dict()

    assert said["Title"] == title.replace("\ud83d", "?")
    assert {name for name, value in said.items() if value} == {"Title", "Producer"}


def test_streams_are_not_blown_up_to_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rl_config, "useA85", 1)

    assert b"ASCII85" not in pdf_of(boxes(RED), width=20, height=20)
    assert rl_config.useA85 == 1


def test_every_page_starts_afresh(typesetter: Typesetter, faces: FaceSet) -> None:
    """What one page set is not taken for granted on the next."""
    block = typesetter.set_text("klant", size=4, width=40)
    pale = group(SHAPES["half transparent border over its fill"])
    one = [pale, group(SHAPES["rounded box"]), text_group(block, at=Point(1, 12), colour=RED), pale]

    pdf = pdf_of(one, one, width=20, height=20, faces=faces.all)

    first, second = printed(pdf, 6), printed(pdf, 6, page=1)
    assert (first == second).all()
    assert (first != 255).any()


def test_what_does_not_change_is_said_once(tmp_path: Path) -> None:
    half, clear = Colour(1, 2, 3, 0.5), Colour(4, 5, 6, 0.25)
    said = content(
        pdf_of(boxes(RED, Colour(*astuple(RED)), half, half, clear, half, RED), width=20, height=20), tmp_path
    )

    assert len(re.findall(r" rg$", said, re.MULTILINE)) == 5
    assert len(re.findall(r"^/\w+ gs$", said, re.MULTILINE)) == 5 - 1  # the first is opaque, as pages begin
    assert len(re.findall(r"/ca \S+", said)) == 3


def test_a_transparent_border_is_drawn_over_its_fill(tmp_path: Path) -> None:
    """In one go (B) the border would punch the fill out from under itself; an opaque one may."""
    over, opaque = (
        content(pdf_of([group(SHAPES[name])], width=20, height=20), tmp_path)
        for name in ("half transparent border over its fill", "circle")
    )

    assert not re.search(r" B$", over, re.MULTILINE)
    assert re.search(r" B$", opaque, re.MULTILINE)
