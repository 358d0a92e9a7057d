"""Answers on every scale are worth −1 to +1 in a straight line, however they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.importers.days import day_in, months_first
from journey_editor.importers.feedback.scales import BOUNDS, Scale, level, value_on
from journey_editor.kernel.numbers import written
from journey_editor.kernel.words import Words

ENGLISH, DUTCH = Words(), Words("nl")


@given(scale=st.sampled_from(Scale), share=st.floats(0, 1), other=st.floats(0, 1))
def test_a_scale_is_a_straight_line_from_its_worst_to_its_best(
    scale: Scale, share: float, other: float
) -> None:
    low, high = BOUNDS[scale]

    assert (level(scale, low), level(scale, (low + high) / 2), level(scale, high)) == (-1, 0, 1)
    one, two = level(scale, low + share * (high - low)), level(scale, low + other * (high - low))
    assert one is not None
    assert two is not None
    assert one == pytest.approx(2 * share - 1, abs=1e-9)
    assert (one <= two) or share > other
    assert level(scale, high + 0.1) is None
    assert level(scale, low - 0.1) is None


@given(value=st.floats(-1e9, 1e9).map(lambda value: round(value, 4)), words=st.sampled_from([ENGLISH, DUTCH]))
def test_a_number_is_read_as_the_language_writes_it(value: float, words: Words) -> None:
    assert value_on(Scale.NUMBER, written(value, words), words) == value


@given(cell=st.text(), scale=st.sampled_from(Scale))
def test_any_text_is_a_value_on_the_scale_or_none(cell: str, scale: Scale) -> None:
    value = value_on(scale, cell, DUTCH)
    low, high = (-1e12, 1e12) if scale is Scale.NUMBER else BOUNDS[scale]
    assert value is None or low <= value <= high


@pytest.mark.parametrize(
    ("scale", "cell", "value"),
    [
        (Scale.FIVE, "4", 4),
        (Scale.FIVE, " 3,5 ", 3.5),
        (Scale.FIVE, "5 - zeer tevreden", 5),
        (Scale.FIVE, "4 (good)", 4),
        (Scale.FIVE, "3/5", 3),
        (Scale.FIVE, "Zeer ontevreden", 1),
        (Scale.FIVE, "agree", 4),
        (Scale.FIVE, "6", None),
        (Scale.FIVE, "veel", None),
        (Scale.FIVE, "=1+1", None),
        (Scale.FIVE, "=?", None),
        (Scale.FIVE, "#DIV/0!", None),
        (Scale.FIVE, "٤", None),
        (Scale.TEN, "10 = extremely likely", 10),
        (Scale.TEN, "0", 0),
        (Scale.TEN, "-1", None),
        (Scale.YES_NO, "Ja", 1),
        (Scale.YES_NO, "NEE", 0),
        (Scale.YES_NO, "Ja, meteen", 1),
        (Scale.YES_NO, "true", 1),
        (Scale.YES_NO, "0", 0),
        (Scale.YES_NO, "2", None),
        (Scale.YES_NO, "misschien", None),
        (Scale.TWO, "−2", -2),
        (Scale.TWO, "+1", 1),
        (Scale.TWO, "3", None),
        (Scale.NUMBER, "1.234,5", 1234.5),
        (Scale.NUMBER, "85 %", 0.85),
        (Scale.NUMBER, "1e400", None),
        (Scale.NUMBER, "9" * 400, None),
        (Scale.NUMBER, "nan", None),
    ],
)
def test_an_answer_is_read_as_people_write_it(scale: Scale, cell: str, value: float | None) -> None:
    assert value_on(scale, cell, DUTCH) == value


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-11-21", "2026-11-21"),
        ("2026-11-21T14:05:00+01:00", "2026-11-21"),
        ("2026/11/21 14:05", "2026-11-21"),
        ("21-11-2026 14:05", "2026-11-21"),
        ("1.2.26", "2026-02-01"),
        ("21 november 2026", "2026-11-21"),
        ("vr 21 nov. 2026", "2026-11-21"),
        ("Nov 21, 2026 2:05 PM", "2026-11-21"),
        ("3 mrt 2026", "2026-03-03"),
        ("46347", "2026-11-21"),
        ("46347,58", "2026-11-21"),
        ("1795269900", "2026-11-21"),
        ("1795269900000", "2026-11-21"),
        ("30-02-2026", None),
        ("31-13-2026", None),
        ("gisteren", None),
        ("", None),
        ("=TODAY()", None),
        ("99999999999999999", None),
        ("2026-11-21" + "x" * 100_000, "2026-11-21"),
    ],
)
def test_a_day_is_read_as_programs_and_people_write_it(cell: str, day: str | None) -> None:
    assert day_in(cell, month_first=False) == day


def test_the_month_comes_first_where_the_days_show_it() -> None:
    assert months_first(["11/21/2026", "3/4/2026", "", "soon"])
    assert not months_first(["21/11/2026", "3/4/2026"])
    assert day_in("3/4/2026", month_first=True) == "2026-03-04"


@given(cell=st.text(st.sampled_from("0123456789-/.:, novTz"), max_size=30))
def test_any_text_is_a_day_or_none(cell: str) -> None:
    for month_first in (True, False):
        day = day_in(cell, month_first=month_first)
        assert day is None or len(day) == 10
