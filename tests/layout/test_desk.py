"""How a desk sets text: as small as it must be, from where it is told, and no more of it than is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.geometry import Point
from journey_editor.layout.desk import Desk
from journey_editor.layout.style import INK
from tests.corpus import CORPUS
from tests.strategies import BRIEFLY


def test_a_long_word_is_set_smaller_rather_than_broken_but_not_too_small(desk: Desk) -> None:
    def fitting(text: str, width: float = 24) -> float:
        return desk.fitting(text, size=3, width=width, bold=True)

    word = "Zelfbediening"
    natural = desk.width(word, size=3, bold=True)
    assert fitting(f"aan de {word}", natural) == 3
    assert 2.25 < fitting(word, natural * 0.9) < 3
    assert desk.width(word, size=fitting(word, natural * 0.8), bold=True) <= natural * 0.8
    assert fitting(word, natural * 0.7) == 3  # it is broken anyway, so it may be read
    assert fitting("x" * 300) == 3


@pytest.mark.parametrize(
    "text",
    [
        "客户在三天内收到一封信说明为什么",
        "ลูกค้าได้รับจดหมายภายในสามวัน",
        "over-all-and-every-where",
        "a b c d e f g h i j k l",
    ],
)
def test_what_can_be_broken_is_not_set_smaller(text: str, desk: Desk) -> None:
    assert desk.fitting(text, size=3, width=24) == 3


@given(text=st.sampled_from(sorted(CORPUS.values())) | st.text(max_size=30), most=st.floats(5, 50))
@BRIEFLY
def test_a_line_begins_where_it_is_told_and_is_no_wider_than_it_may_be(
    text: str, most: float, desk: Desk
) -> None:
    """In whatever direction it runs."""
    said = desk.line(text, Point(10, 20), size=3, colour=INK, most=most)

    assert len(said.block.lines) == 1
    assert said.at.y == 20
    assert said.block.width <= most + 0.01
    if said.block.runs:
        assert said.at.x + min(run.x for run in said.block.runs) == pytest.approx(10)


@pytest.mark.parametrize("text", ["i\u0301\u0308\u0323\u0304", "👨\u200d👩\u200d👧\u200d👦", "a\u200b" * 30])
def test_a_short_text_is_set_whole_however_narrow_it_is(text: str, desk: Desk) -> None:
    assert not desk.line(text, Point(0, 0), size=3, colour=INK).block.cut


@pytest.mark.parametrize("unit", ["patrons find the shelf ", "l", "a\n", "客"])
def test_what_is_shown_of_a_long_text_is_what_would_be_shown_of_all_of_it(unit: str, desk: Desk) -> None:
    long = unit * (30_000 // len(unit))
    set_whole = desk.typesetter.set_text(long, size=3, width=24, lines=60, language="en")

    assert desk.block(long, size=3, width=24, lines=60).lines == set_whole.lines
