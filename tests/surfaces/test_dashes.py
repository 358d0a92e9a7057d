from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.layout.marks import Stroke
from journey_editor.surfaces.dashes import dashes
from tests.surfaces.drawings import BLACK


@given(st.lists(st.floats(0, 20), max_size=7))
def test_dashes_come_in_pairs_that_can_be_drawn(lengths: list[float]) -> None:
    drawn = dashes(Stroke(BLACK, 0.3, tuple(lengths)))

    assert len(drawn) % 2 == 0
    assert all(length > 0 for length in drawn)
    said = len(drawn) // len(lengths) if drawn else 0
    assert sum(drawn) == pytest.approx(said * sum(lengths), abs=0.0011 * len(drawn))


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ((), ()),
        ((0, 0), ()),
        ((1e-9,), ()),
        ((2, 1), (2, 1)),
        ((3,), (3, 3)),
        ((1, 2, 3), (1, 2, 3, 1, 2, 3)),
    ],
)
def test_an_odd_list_is_said_twice(said: tuple[float, ...], drawn: tuple[float, ...]) -> None:
    assert dashes(Stroke(BLACK, 0.3, said)) == drawn
