"""How far a counted share may be from the true one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.insight.intervals import wilson

COUNTED = st.integers(1, 1_000_000_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(COUNTED)
def test_it_lies_within_0_and_1_around_the_share(counted: tuple[int, int]) -> None:
    hits, n = counted

    low, high = wilson(hits, n)

    assert 0 <= low <= hits / n <= high <= 1
    assert low < high


@given(st.integers(1, 1000), st.integers(0, 1000), st.integers(2, 1000))
def test_it_narrows_where_more_are_asked(n: int, hits: int, times: int) -> None:
    hits = min(hits, n)
    few, many = wilson(hits, n), wilson(hits * times, n * times)

    assert many[1] - many[0] < few[1] - few[0]


@given(COUNTED)
def test_hits_and_misses_are_mirrored(counted: tuple[int, int]) -> None:
    hits, n = counted

    (low, high), (least, most) = wilson(hits, n), wilson(n - hits, n)

    assert low == pytest.approx(1 - most, abs=1e-12)
    assert high == pytest.approx(1 - least, abs=1e-12)


@pytest.mark.parametrize(
    ("hits", "n", "expected"),
    [
        # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0.0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
        # By hand: p = ½, z² = 3.8415, so ½ ± ½ √(3.8415 / (10 + 3.8415)).
        (5, 10, (0.2366, 0.7634)),
    ],
)
def test_published_figures(hits: int, n: int, expected: tuple[float, float]) -> None:
    assert wilson(hits, n) == pytest.approx(expected, abs=0.00005)
