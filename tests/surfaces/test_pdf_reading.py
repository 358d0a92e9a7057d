"""Copy and search: what two readers make of the texts in a PDF."""

from __future__ import annotations

import subprocess
import unicodedata
from pathlib import Path
from typing import Final

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.text.faces import FaceSet
from journey_editor.text.itemise import without_undrawable
from journey_editor.text.typesetter import Typesetter
from tests.corpus import CORPUS
from tests.surfaces.drawings import pdf_of, text_group

# The readers' own guesses at direction lose brackets, digits and vowel points here.
READERS_LOSE: Final = {"hebrew", "mixed", "mixed_ltr", "isolates"}
_INVISIBLE: Final = dict.fromkeys(
    map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\ufeff\x0c\x02\ufffe")
)
# Without the hyphen: at the end of a line pdfium takes it for one of hyphenation.
_LEFT_TO_RIGHT: Final = (
    *"aBé–,.%/1żĳΩἀ中、あ한☺★ \u00a0",
    *("Їж", "กำ", "น้ำ", "ที่", "ก้้", "क्षि", "के", "❤️", "q\u0323\u0307", "e\u0302\u0301", "👨‍👩‍👧", "🇳🇱", "👍🏽"),
)
_ARABIC: Final = ("سلام", "لا", "الله", "في", "ولا", "رلا", "أولا", "ملائكة", "إلى", "دلال", "والله")


def bare(text: str) -> str:
    """Return what has to be equal: no blanks, no invisible characters, accents composed."""
    return "".join(unicodedata.normalize("NFC", text.translate(_INVISIBLE)).split())


def letters(text: str) -> str:
    """Return what is left without accents and vowel points."""
    return "".join(c for c in unicodedata.normalize("NFD", bare(text)) if unicodedata.category(c) != "Mn")


def by_pdfium(pdf: bytes, page: int) -> str:
    return str(pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range())


def by_poppler(file: Path, page: int) -> str:
    command = ["pdftotext", "-f", f"{page + 1}", "-l", f"{page + 1}", str(file), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf8")


@pytest.mark.parametrize("width", [20, 42, 410])
def test_a_text_is_copied_as_it_was_written(
    width: float, typesetter: Typesetter, faces: FaceSet, tmp_path: Path
) -> None:
    texts = {name: text for name, text in CORPUS.items() if name not in READERS_LOSE}
    pages = [[text_group(typesetter.set_text(text, size=4.2, width=width))] for text in texts.values()]
    file = tmp_path / "all.pdf"
    file.write_bytes(pdf_of(*pages, width=420, height=260, faces=faces.all))

    for page, (name, text) in enumerate(texts.items()):
        for read in (by_poppler(file, page), by_pdfium(file.read_bytes(), page)):
            assert bare(read) == bare(without_undrawable(text)), name


@pytest.mark.parametrize(
    "texts",
    [
        st.lists(st.sampled_from(_LEFT_TO_RIGHT), max_size=20).map("".join),
        st.lists(st.sampled_from(_ARABIC), max_size=20).map(" ".join),
    ],
    ids=["left to right", "Arabic"],
)
def test_any_text_of_one_direction_is_copied_as_it_was_written(
    texts: st.SearchStrategy[str], typesetter: Typesetter, faces: FaceSet, tmp_path: Path
) -> None:
    @given(texts, st.sampled_from([30.0, 60.0]))
    @settings(max_examples=100, deadline=None)
    def law(text: str, width: float) -> None:
        block = typesetter.set_text(text, size=4.2, width=width)
        file = tmp_path / "one.pdf"
        file.write_bytes(pdf_of([text_group(block)], width=70, height=260, faces=faces.all))
        assert bare(by_pdfium(file.read_bytes(), 0)) == bare(text)
        assert bare(by_poppler(file, 0)) == bare(text)

    law()


@pytest.mark.parametrize("text", ["شكراً لكم", "مُهِمّ", "عميلٌ", "مُحَمَّد", "أولاً", "كِتابٌ جديدٌ", "لِأن"])
def test_vowel_signs_leave_arabic_words_whole(
    text: str, typesetter: Typesetter, faces: FaceSet, tmp_path: Path
) -> None:
    """Poppler is exact but for a sign inside a ligature; pdfium reads a sign before its letter at times."""
    block = typesetter.set_text(text, size=4.2, width=60)
    file = tmp_path / "one.pdf"
    file.write_bytes(pdf_of([text_group(block)], width=70, height=20, faces=faces.all))

    assert letters(by_poppler(file, 0)) == letters(text)
    assert letters(by_pdfium(file.read_bytes(), 0)) == letters(text)
    assert text == "لِأن" or bare(by_poppler(file, 0)) == bare(text)


def test_pointed_hebrew_keeps_its_letters_in_order(
    typesetter: Typesetter, faces: FaceSet, tmp_path: Path
) -> None:
    block = typesetter.set_text(CORPUS["hebrew"], size=4.2, width=60)
    file = tmp_path / "one.pdf"
    file.write_bytes(pdf_of([text_group(block)], width=70, height=20, faces=faces.all))

    assert letters(by_poppler(file, 0)) == letters(CORPUS["hebrew"])
    assert letters(by_pdfium(file.read_bytes(), 0)) == letters(CORPUS["hebrew"])


def test_a_silly_cluster_does_not_spoil_the_rest(
    typesetter: Typesetter, faces: FaceSet, tmp_path: Path
) -> None:
    block = typesetter.set_text("brief a" + "\u200d" * 300 + " klant", size=4.2, width=60)
    file = tmp_path / "one.pdf"
    file.write_bytes(pdf_of([text_group(block)], width=70, height=20, faces=faces.all))

    for read in (by_poppler(file, 0), by_pdfium(file.read_bytes(), 0)):
        assert read.startswith("brief a")
        assert read.rstrip().endswith(" klant")


def test_any_text_reaches_paper(typesetter: Typesetter, faces: FaceSet) -> None:
    @given(st.text(max_size=30))
    @settings(max_examples=100, deadline=None)
    def law(text: str) -> None:
        block = typesetter.set_text(text, size=4.2, width=42)
        pdf = pdf_of([text_group(block)], width=70, height=260, faces=faces.all)
        assert pdf == pdf_of([text_group(block)], width=70, height=260, faces=faces.all)
        assert len(pypdfium2.PdfDocument(pdf)) == 1

    law()
