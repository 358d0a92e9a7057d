from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.words import Words, isolated, shortened, unisolated

DUTCH = Words("nl", {"{n} step": "{n} stap", "{n} steps": "{n} stappen", "Hello {who}": "Dag {who}"})


@given(st.text())
def test_words_that_no_catalogue_has_stay_english(english: str) -> None:
    assert Words()(english) == english
    assert Words("nl", {"other": "ander"})(english) == english or english == "other"


@given(st.text())
def test_what_is_filled_in_is_never_read_as_a_pattern(name: str) -> None:
    assert DUTCH("Hello {who}", who=name) == f"Dag {name}"
    assert Words()("Hello {who}", who=name) == f"Hello {name}"


@given(st.integers(-(10**9), 10**9))
def test_a_count_is_one_or_many(number: int) -> None:
    assert Words().count(number, "{n} step", "{n} steps").endswith(" step" if number == 1 else " steps")
    assert DUTCH.count(number, "{n} step", "{n} steps").endswith(" stap" if number == 1 else " stappen")


@given(st.floats(-1e9, 1e9), st.integers(0, 4))
def test_a_number_reads_back_in_both_languages(value: float, decimals: int) -> None:
    english = Words().number(value, decimals=decimals)
    dutch = Words("nl-BE").number(value, decimals=decimals)
    assert float(english.replace(",", "")) == pytest.approx(value, abs=0.5 * 10**-decimals + 1e-6)
    assert dutch.replace(",", " ").replace(".", ",").replace(" ", ".") == english


def test_numbers_are_grouped_and_pointed_as_the_language_does() -> None:
    assert Words().number(1234.5, decimals=1) == "1,234.5"
    assert Words("nl").number(1234.5, decimals=1) == "1.234,5"


def test_halves_go_up_as_in_a_spreadsheet() -> None:
    said = [Words().number(value, decimals=1) for value in (2.25, 3.75, -2.25, 1.005)]
    assert said == ["2.3", "3.8", "-2.3", "1.0"]
    assert [Words().number(value) for value in (0.5, 2.5, 1e300, float("inf"))][:2] == ["1", "3"]
    assert DUTCH.count(1234, "{n} step", "{n} steps") == "1.234 stappen"


@pytest.mark.parametrize("value", [-0.4, -0.0, 0.0])
def test_what_rounds_to_zero_has_no_sign(value: float) -> None:
    assert Words().number(value) == "0"


@given(st.text(), st.integers(1, 20))
def test_a_shortened_text_is_one_line_that_ends_in_an_ellipsis_only_where_it_was_cut(
    text: str, longest: int
) -> None:
    line, whole = shortened(text, longest=longest), " ".join(text.split())
    assert len(line) <= longest
    assert line == whole or (line.endswith("…") and whole.startswith(line[:-1]) and len(whole) > longest)


def test_what_was_isolated_can_be_shown_without() -> None:
    assert unisolated(f"“{isolated('אב')}” was added") == "“אב” was added"
