"""Letters become the right glyphs of the right face."""

from __future__ import annotations

import pytest

from journey_editor.text.faces import FaceSet
from journey_editor.text.runs import GlyphRun, TextBlock
from journey_editor.text.typesetter import Typesetter
from tests.corpus import CORPUS, UNCOVERED


def laid(typesetter: Typesetter, text: str, *, width: float = 100.0, bold: bool = False) -> TextBlock:
    return typesetter.set_text(text, size=4.2, width=width, bold=bold)


def faces_of(block: TextBlock) -> list[tuple[str, str]]:
    return [(run.face, run.text) for run in block.runs]


def ids(runs: tuple[GlyphRun, ...]) -> list[int]:
    return [glyph.id for run in runs for glyph in (reversed(run.glyphs) if run.rtl else run.glyphs)]


def test_only_what_no_face_covers_is_missing(typesetter: Typesetter) -> None:
    assert tuple(name for name, text in CORPUS.items() if laid(typesetter, text).missing) == UNCOVERED


def test_missing_characters_are_said_where_they_stand(typesetter: Typesetter) -> None:
    block = laid(typesetter, "eerste regel\nTifinagh ⵣⴰ en ᚠ")
    assert [(missing.start, missing.text) for missing in block.missing] == [(22, "ⵣⴰ"), (28, "ᚠ")]
    (boxes,) = (run for run in block.runs if run.text == "ⵣⴰ")
    assert (boxes.face, [glyph.id for glyph in boxes.glyphs]) == ("FiraGO-Regular", [0, 0])


def test_what_is_cut_off_is_not_missing(typesetter: Typesetter) -> None:
    assert typesetter.set_text("klant " * 20 + "ⵣ", size=4, width=30, lines=2).missing == ()


def test_a_text_takes_each_letter_from_the_face_that_has_it(typesetter: Typesetter) -> None:
    assert faces_of(laid(typesetter, "klant 客户 ★")) == [
        ("FiraGO-Regular", "klant "),
        ("DroidSansFallback", "客户 "),
        ("Symbola", "★"),
    ]


def test_chinese_takes_its_blanks_and_stops_from_its_own_face(typesetter: Typesetter) -> None:
    assert faces_of(laid(typesetter, "客户 部门。")) == [("DroidSansFallback", "客户 部门。")]


def test_bold_text_falls_back_to_the_same_faces(typesetter: Typesetter) -> None:
    assert [face for face, _ in faces_of(laid(typesetter, "klant 客", bold=True))] == [
        "FiraGO-Bold",
        "DroidSansFallback",
    ]
    assert typesetter.width_of("klant", size=4, bold=True) > typesetter.width_of("klant", size=4)


@pytest.mark.parametrize("text", ["1\ufe0f\u20e3", "👍🏽", "q\u0323\u0307", "❤\ufe0f"])
def test_what_belongs_together_stays_in_one_face(text: str, typesetter: Typesetter) -> None:
    assert [run.text for run in laid(typesetter, text).runs] == [text]


def test_no_letters_melt_together_so_that_copies_stay_true(typesetter: Typesetter) -> None:
    (run,) = laid(typesetter, "fijn officieel flink").runs
    assert len(run.glyphs) == len(run.text)


def test_each_letter_stands_one_advance_after_the_one_before(typesetter: Typesetter, faces: FaceSet) -> None:
    (run,) = laid(typesetter, "nnn").runs
    advance = faces.regular.hb.get_glyph_h_advance(run.glyphs[0].id)
    assert [(glyph.x, glyph.y) for glyph in run.glyphs] == [(0, 0), (advance, 0), (2 * advance, 0)]


@pytest.mark.parametrize("text", ["x\u0304", "d\u0304", "שׁ", "ن\u064e"])
def test_a_mark_stands_over_its_letter(text: str, typesetter: Typesetter, faces: FaceSet) -> None:
    (run,) = laid(typesetter, text).runs
    boxes = [(glyph, faces.regular.hb.get_glyph_extents(glyph.id)) for glyph in run.glyphs]
    mark, letter = sorted(
        ((glyph.x + ink.x_bearing, glyph.x + ink.x_bearing + ink.width) for glyph, ink in boxes),
        key=lambda edges: edges[1] - edges[0],
    )
    assert letter[0] - 30 <= mark[0] < mark[1] <= letter[1] + 30


def test_a_mark_over_a_tall_letter_stands_higher(typesetter: Typesetter) -> None:
    low, high = (laid(typesetter, text).runs[0].glyphs[1] for text in ("x\u0304", "d\u0304"))
    assert high.id == low.id
    assert high.y > low.y + 100


def test_pairs_are_kerned(typesetter: Typesetter) -> None:
    apart = typesetter.width_of("A", size=4) + typesetter.width_of("V", size=4)
    assert typesetter.width_of("AV", size=4) < apart - 0.05


def test_arabic_letters_join_even_where_a_long_word_is_broken(typesetter: Typesetter) -> None:
    word = "مستشفياتهم" * 3
    whole, broken = laid(typesetter, word, width=500), laid(typesetter, word, width=20)
    assert len(broken.lines) > 1
    assert ids(broken.runs) == ids(whole.runs)


def test_arabic_letters_join_across_a_change_of_face(typesetter: Typesetter) -> None:
    # U+088E is in no face; the letter before it is drawn as joined all the same.
    alone, beside = laid(typesetter, "ب"), laid(typesetter, "ب\u088e")
    assert beside.runs[0].text == "ب"
    assert ids(alone.runs) != ids(beside.runs[:1])


def test_right_to_left_runs_are_in_visual_order_with_clusters_that_run_down(typesetter: Typesetter) -> None:
    (run,) = laid(typesetter, "עברית").runs
    assert run.rtl
    assert [glyph.cluster for glyph in run.glyphs] == [4, 3, 2, 1, 0]
    assert [glyph.x for glyph in run.glyphs] == sorted(glyph.x for glyph in run.glyphs)


@pytest.mark.parametrize("text", ["voor \ud83d na", "a\x00b", "a\x9fb", "a\uffffb"])
def test_what_cannot_be_drawn_becomes_one_visible_sign(text: str, typesetter: Typesetter) -> None:
    shown = "".join(run.text for run in laid(typesetter, text).runs)
    assert shown.count("\ufffd") == 1
    assert len(shown) == len(text)
