"""What cannot be drawn is named, and no face is used that a surface would draw wrongly."""

from __future__ import annotations

import re
from pathlib import Path

import pymupdf_fonts
import pytest

from journey_editor.kernel.errors import InputError
from journey_editor.text.block import LINE_HEIGHT
from journey_editor.text.faces import Face, FaceSet, load_faces
from journey_editor.text.typesetter import Typesetter


def test_a_missing_font_is_named_with_its_scripts_its_folder_and_its_source(tmp_path: Path) -> None:
    cjk, symbols = (str(lacking) for lacking in load_faces([tmp_path]).lacking)
    assert cjk.startswith("Chinese, Japanese, Korean cannot be drawn")
    assert "fonts-droid-fallback" in cjk
    assert symbols.startswith("emoji and symbols cannot be drawn")
    assert "fonts-symbola" in symbols
    assert str(tmp_path) in cjk
    assert str(tmp_path) in symbols


def test_without_fall_back_fonts_the_rest_is_still_drawn_and_the_boxes_are_said() -> None:
    faces = load_faces([])
    block = Typesetter(faces).set_text("klant 客 😀", size=4, width=50)
    assert [missing.text for missing in block.missing] == ["客", "😀"]
    assert {run.face for run in block.runs} == {"FiraGO-Regular"}
    assert faces.all == (faces.regular, faces.bold)


def test_with_every_font_nothing_is_lacking(faces: FaceSet) -> None:
    assert faces.lacking == ()
    assert len(faces.all) == 4


def test_the_first_folder_with_a_font_wins(tmp_path: Path, faces: FaceSet) -> None:
    for folder, face in (("one", faces.regular), ("two", faces.bold)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Symbola_hint.ttf").write_bytes(face.data)
    found = load_faces([tmp_path / "none", tmp_path / "one", tmp_path / "two"])
    assert found.symbols
    assert found.symbols.data == faces.regular.data


def test_a_font_with_postscript_outlines_is_refused() -> None:
    with pytest.raises(InputError, match="no TrueType outlines"):
        Face("NotoSymbols", pymupdf_fonts.myfont("symbol2"))


@pytest.mark.parametrize("data", [b"", b"no font at all", pymupdf_fonts.myfont("figo")[:2000]])
def test_a_broken_font_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        Face("Broken", data)


def test_an_unusable_file_is_named_and_the_next_folder_is_tried(tmp_path: Path, faces: FaceSet) -> None:
    assert faces.symbols
    for folder, data in (("bad", pymupdf_fonts.myfont("symbol2")), ("good", faces.symbols.data)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Symbola.ttf").write_bytes(data)
    (symbols,) = (lacking for lacking in load_faces([tmp_path / "bad"]).lacking if "emoji" in lacking.scripts)
    assert str(tmp_path / "bad" / "Symbola.ttf") in str(symbols)
    assert "TrueType" in str(symbols)
    assert load_faces([tmp_path / "bad", tmp_path / "good"]).symbols


def test_names_can_stand_in_a_pdf_and_tell_the_faces_apart(faces: FaceSet) -> None:
    names = [face.name for face in faces.all]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9-]*", name) for name in names)


def test_lines_are_far_enough_apart_for_every_script(faces: FaceSet) -> None:
    for face in (faces.regular, faces.bold):
        assert face.ascent + face.descent <= LINE_HEIGHT
        assert face.ascent > face.descent > 0


@pytest.mark.parametrize("script", ["Hani", "Hira", "Kana", "Hang", "Bopo"])
def test_east_asian_scripts_ask_their_own_face_first(script: str, faces: FaceSet) -> None:
    assert faces.order(script, bold=False) == (faces.cjk, faces.regular, faces.symbols)
    assert faces.order(script, bold=True) == (faces.cjk, faces.bold, faces.symbols)


@pytest.mark.parametrize("script", ["Latn", "Arab", "Thai", "Zyyy"])
def test_other_scripts_ask_firago_first(script: str, faces: FaceSet) -> None:
    assert faces.order(script, bold=False) == (faces.regular, faces.cjk, faces.symbols)
    assert faces.order(script, bold=True) == (faces.bold, faces.cjk, faces.symbols)
