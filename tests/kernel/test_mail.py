from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.mail import LIMITS, MB, exceeded, fitting, mailed


@given(st.integers(0, 100_000))
def test_a_file_takes_in_a_mail_what_its_lines_of_base64_take(size: int) -> None:
    lines = base64.encodebytes(bytes(size)).splitlines()
    assert sum(len(line) + 2 for line in lines) <= mailed(size) < sum(len(line) + 2 for line in lines) + 78


@given(st.integers(0, 60 * MB))
def test_a_file_fits_the_least_limit_that_it_does_not_exceed(size: int) -> None:
    over = exceeded(size)
    assert over == LIMITS[: len(over)]
    assert fitting(size) == (LIMITS[len(over)] if len(over) < len(LIMITS) else None)


@pytest.mark.parametrize(
    ("size", "limit"), [(0, 10), (7_300_000, 10), (7_400_000, 20), (14_700_000, 25), (18_400_000, None)]
)
def test_the_limits_are_of_the_mail_not_of_the_file(size: int, limit: int | None) -> None:
    assert fitting(size) == limit
