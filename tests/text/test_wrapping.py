"""Text fits, and nothing of it is lost."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journey_editor.text.block import Align
from journey_editor.text.breaks import grapheme_ends
from journey_editor.text.itemise import paragraphs, without_undrawable
from journey_editor.text.runs import TextBlock
from journey_editor.text.typesetter import Typesetter
from tests.corpus import CORPUS

LAW: Final = settings(max_examples=int(os.environ.get("JOURNEY_EXAMPLES", "300")), deadline=None)
SIZE: Final = 4.2
ROUNDING: Final = 0.002  # mm
BLANKS: Final = " \u2003\u3000\u200b"
TEXT: Final = st.text(
    st.sampled_from(
        "ab é(–)[1,.%/-]\u00ad\u00a0\t\n\u200d\ufe0fשָׁאבلاالله١कि्กำ中、あ한😀👨🇳🏽ⵣ⇥"
        "\u2067\u2069\u202e\u202c\x00\ud800"
    ),
    max_size=40,
)
WIDTH: Final = st.sampled_from([0.0, 6.0, 20.0, 42.0])
LINES: Final = st.sampled_from([None, 1, 3])
ALIGN: Final = st.sampled_from(["start", "centre", "end"])


def laid(typesetter: Typesetter, text: str, *, width: float = 42.0, lines: int | None = None) -> TextBlock:
    return typesetter.set_text(text, size=SIZE, width=width, lines=lines)


def solid(text: str) -> str:
    return "".join(text.split())


def source(text: str) -> str:
    """Return the text without its hard breaks, as it can be copied."""
    return "".join(without_undrawable(text)[start:end] for start, end in paragraphs(text))


@given(TEXT, WIDTH, LINES)
@LAW
def test_any_text_fits(typesetter: Typesetter, text: str, width: float, lines: int | None) -> None:
    block = laid(typesetter, text, width=width, lines=lines)
    as_set = [line.replace("\t", "\u2003").rstrip(BLANKS) for line in block.lines]
    one_letter = any(len(grapheme_ends(line)) == 1 for line in as_set)
    assert block.width <= width + ROUNDING or one_letter
    assert lines is None or len(block.lines) <= lines
    assert block.height == pytest.approx(len(block.lines) * 1.3 * SIZE)


@given(TEXT.filter(lambda text: len(list(paragraphs(text))) == 1))
@LAW
def test_a_text_fits_in_its_own_width(typesetter: Typesetter, text: str) -> None:
    width = typesetter.width_of(text, size=SIZE)
    assert len(laid(typesetter, text, width=width).lines) == 1


@given(TEXT, WIDTH, LINES)
@LAW
def test_nothing_is_lost_and_all_runs_are_in_reading_order(
    typesetter: Typesetter, text: str, width: float, lines: int | None
) -> None:
    block = laid(typesetter, text, width=width, lines=lines)
    copied, read = "".join(run.text for run in block.runs), "".join(block.lines)
    if block.cut:
        assert read.endswith("…")
        assert source(text).startswith(read[:-1])
        assert solid(source(text)).startswith(solid(copied.removesuffix("…")))
        assert solid(copied) != solid(source(text))
    else:
        assert source(text).startswith(read)
        assert not source(text)[len(read) :].strip()
        assert solid(copied) == solid(source(text))


@given(TEXT, WIDTH)
@LAW
def test_every_glyph_says_which_letters_it_draws(typesetter: Typesetter, text: str, width: float) -> None:
    for run in laid(typesetter, text, width=width).runs:
        clusters = [glyph.cluster for glyph in (reversed(run.glyphs) if run.rtl else run.glyphs)]
        assert clusters[0] == 0
        assert all(0 <= one <= other < len(run.text) for one, other in pairwise([*clusters, clusters[-1]]))


@given(TEXT, WIDTH, ALIGN)
@LAW
def test_alignment_moves_lines_sideways_and_nothing_else(
    typesetter: Typesetter, text: str, width: float, align: Align
) -> None:
    plain = laid(typesetter, text, width=width)
    moved = typesetter.set_text(text, size=SIZE, width=width, align=align)
    assert (moved.lines, moved.width, moved.height) == (plain.lines, plain.width, plain.height)
    assert [(run.y, run.glyphs) for run in moved.runs] == [(run.y, run.glyphs) for run in plain.runs]


@given(TEXT, st.sampled_from([0.5, 3.0]))
@LAW
def test_a_bigger_size_is_the_same_text_bigger(typesetter: Typesetter, text: str, times: float) -> None:
    one = laid(typesetter, text)
    other = typesetter.set_text(text, size=SIZE * times, width=42.0 * times)
    assert other.lines == one.lines
    assert other.width == pytest.approx(one.width * times, abs=0.002 * times)


@pytest.mark.parametrize(("text", "places"), [("klant", (0.0, 0.5, 1.0)), ("עברית", (1.0, 0.5, 0.0))])
def test_start_is_where_reading_starts(
    text: str, places: tuple[float, float, float], typesetter: Typesetter
) -> None:
    aligns: tuple[Align, ...] = ("start", "centre", "end")
    for align, place in zip(aligns, places, strict=True):
        block = typesetter.set_text(text, size=SIZE, width=42.0, align=align)
        (run,) = block.runs
        assert run.x == pytest.approx((42.0 - block.width) * place, abs=ROUNDING)


def test_lines_follow_each_other_downwards_from_one_ascent(typesetter: Typesetter) -> None:
    block = laid(typesetter, "een\ntwee\ndrie")
    ascent = typesetter.faces.regular.ascent * SIZE
    assert [run.y for run in block.runs] == pytest.approx(
        [ascent, ascent + 1.3 * SIZE, ascent + 2.6 * SIZE], abs=ROUNDING
    )


def test_a_blank_may_hang_over_the_end_of_a_line(typesetter: Typesetter) -> None:
    width = typesetter.width_of("klant", size=SIZE)
    assert laid(typesetter, "klant brief", width=width).lines == ("klant ", "brief")


def test_a_line_is_measured_as_it_is_set_and_not_as_it_stood_in_its_paragraph(
    typesetter: Typesetter,
) -> None:
    hyphen, letter, both = (typesetter.width_of(text, size=100) for text in ("aaaa-", "T", "aaaa-T"))
    kerned = both - letter
    assert kerned < hyphen - 1
    block = typesetter.set_text("aaaa-Taaaa", size=100, width=(kerned + hyphen) / 2)
    assert block.lines[0] == "aaaa"


def test_kerning_ends_with_the_line(typesetter: Typesetter) -> None:
    block = typesetter.set_text("AVAV", size=100, width=0, align="end")
    assert [-run.x for run in block.runs] == [typesetter.width_of(letter, size=100) for letter in "AVAV"]


def test_white_space_at_the_end_of_a_line_goes_the_way_of_the_paragraph(typesetter: Typesetter) -> None:
    block = laid(typesetter, "abc אבג\u2009\u2009דהוזחטיכלמנסעפצק", width=25)
    assert block.lines[0] == "abc אבג\u2009\u2009"
    assert [(run.text, run.rtl) for run in block.runs[:3]] == [
        ("abc ", False),
        ("אבג", True),
        ("\u2009\u2009", False),
    ]


def test_empty_text_is_one_empty_line(typesetter: Typesetter) -> None:
    block = laid(typesetter, "")
    assert (block.runs, block.lines, block.cut, block.width) == ((), ("",), False, 0.0)


def test_an_ellipsis_stands_for_the_rest_of_a_paragraph(typesetter: Typesetter) -> None:
    block = laid(typesetter, "een twee drie vier vijf zes zeven", width=30, lines=1)
    assert block.cut
    assert block.runs[-1].text == "…"
    assert block.lines == ("een twee drie…",)


def test_an_ellipsis_stands_for_a_paragraph_that_is_left_out(typesetter: Typesetter) -> None:
    block = laid(typesetter, "een\ntwee", lines=1)
    assert (block.cut, block.lines) == (True, ("een…",))


def test_no_ellipsis_stands_for_nothing(typesetter: Typesetter) -> None:
    for text in ("een", "een  ", "een\n", "een\n \n"):
        block = laid(typesetter, text, lines=1)
        assert (block.cut, block.lines[0].rstrip()) == (False, "een")


def test_an_ellipsis_ends_right_to_left_text_at_the_left(typesetter: Typesetter) -> None:
    block = laid(typesetter, CORPUS["arabic"], lines=1)
    assert min(block.runs, key=lambda run: run.x).text == "…"


def test_a_soft_hyphen_shows_only_where_its_line_ends(typesetter: Typesetter) -> None:
    block = laid(typesetter, CORPUS["softhyphen"])
    shown = [run for run in block.runs if run.text == "\u00ad"]
    assert len(shown) == 2
    assert all(line.endswith("\u00ad") for line in block.lines[:2])
    hyphen = typesetter.set_text("\u2010", size=SIZE, width=42.0).runs[0].glyphs
    assert all(run.glyphs == hyphen for run in shown)


def test_japanese_lines_do_not_begin_with_a_stop_or_a_small_kana(typesetter: Typesetter) -> None:
    text = "お客様は三日以内に手紙を、受け取りました。ちょっと「ゆっくり」待ってー、ください。"
    for letters in range(6, 20):
        lines = laid(typesetter, text, width=letters * SIZE).lines
        assert len(lines) > 2
        assert not any(line.startswith(("。", "、", "」", "っ", "ょ", "ー")) for line in lines)
        assert not any(line.endswith("「") for line in lines)


def test_a_word_too_long_for_its_line_is_broken_between_letters(typesetter: Typesetter) -> None:
    block = laid(typesetter, "👨\u200d👩\u200d👧e\u0301" * 6, width=20)
    assert len(block.lines) > 1
    ends = grapheme_ends("👨\u200d👩\u200d👧e\u0301" * 6)
    length = 0
    for line in block.lines:
        length += len(line)
        assert length in ends


@pytest.mark.parametrize("width", [20.0, 42.0, 410.0])
@pytest.mark.parametrize("name", CORPUS)
def test_each_corpus_text_is_whole(name: str, width: float, typesetter: Typesetter) -> None:
    block = laid(typesetter, CORPUS[name], width=width)
    assert block.width <= width
    assert solid("".join(run.text for run in block.runs)) == solid(source(CORPUS[name]))
