from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.words import Words
from journey_editor.layout.figures import figure

ENGLISH, DUTCH = Words("en"), Words("nl")


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (0.71, "%", "71 %"),
        (0.085, "%", "8.5 %"),
        (0.05, "%", "5 %"),
        (0.0, "%", "0 %"),
        (1.0, "%", "100 %"),
        (0.9949, "%", "99 %"),
        (-0.2, "%", "−20 %"),
        (34.0, "min", "34 min"),
        (27.2, "min", "27.2 min"),
        (2.96, "days", "3 days"),
        (1234.5, "", "1,235"),
        (4.666666, "", "4.7"),
        (5.0, "", "5"),
    ],
)
def test_a_figure_is_written_as_people_write_it(value: float, unit: str, said: str) -> None:
    assert figure(value, unit, ENGLISH) == said


def test_a_dutch_reader_gets_a_decimal_comma() -> None:
    assert figure(27.2, "min", DUTCH) == "27,2 min"


@given(st.floats(-1e12, 1e12), st.sampled_from(["%", "min", ""]))
def test_a_figure_is_never_far_off(value: float, unit: str) -> None:
    said = figure(value, unit, ENGLISH).removesuffix(unit).replace(",", "").replace("−", "-")

    shown = float(said) / (100 if unit == "%" else 1)
    assert abs(shown - value) <= max(0.0051 if unit == "%" else 0.051, abs(value) * 0.006)
