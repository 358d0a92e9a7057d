from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.numbers import read, written
from journey_editor.kernel.words import Words

DUTCH = Words("nl")


@pytest.mark.parametrize("words", [Words(), DUTCH], ids=["en", "nl"])
@given(value=st.floats(-1e12, 1e12) | st.integers(-(10**9), 10**9))
def test_a_number_is_read_back_as_it_was_written(words: Words, value: float) -> None:
    assert read(written(value, words), words) == value
    assert read(written(value, words, percent=True), words, percent=True) == value


@pytest.mark.parametrize(
    ("typed", "english", "dutch"),
    [
        ("1.5", 1.5, 1.5),
        ("1,5", 1.5, 1.5),
        ("1,000", 1000, 1),
        ("1.000", 1, 1000),
        ("1.000,5", None, 1000.5),
        ("1,000.5", 1000.5, None),
        ("0.125", 0.125, 0.125),
        ("0,125", 0.125, 0.125),
        (" −3 ", -3, -3),
        ("1 000", 1000, 1000),
        (".5", 0.5, 0.5),
        ("", None, None),
        ("nan", None, None),
        ("1e3", None, None),
        ("½", None, None),
    ],
)
def test_numbers_are_read_as_people_write_them(
    typed: str, english: float | None, dutch: float | None
) -> None:
    assert read(typed, Words()) == english
    assert read(typed, DUTCH) == dutch


@pytest.mark.parametrize(
    ("typed", "expected"), [("85", 0.85), ("85 %", 0.85), ("7,5%", 0.075), ("−10 %", -0.1), ("%", None)]
)
def test_a_share_is_written_as_a_percentage(typed: str, expected: float | None) -> None:
    assert read(typed, Words(), percent=True) == expected
    assert read("85 %", Words()) is None
