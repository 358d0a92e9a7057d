from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.errors import CallError
from journey_editor.layout.paper import LONGEST_SIDE, Paper, paper_named


@pytest.mark.parametrize(
    ("name", "short", "long"),
    [
        ("A4", 210, 297),
        ("A3", 297, 420),
        ("A2", 420, 594),
        ("A1", 594, 841),
        ("A0", 841, 1189),
        ("letter", 215.9, 279.4),
        ("tabloid", 279.4, 431.8),
        ("arch-d", 609.6, 914.4),
        ("arch-e", 914.4, 1219.2),
    ],
)
def test_a_sheet_lies_on_its_long_side_unless_asked(name: str, short: float, long: float) -> None:
    for written in (name, name.lower(), name.upper()):
        assert paper_named(written) == Paper(name, long, short)
        assert paper_named(written, portrait=True) == Paper(name, short, long)


@pytest.mark.parametrize("portrait", [True, False])
@pytest.mark.parametrize("width", [610, 914, 1067])
def test_a_roll_is_as_long_as_it_has_to_be(width: int, *, portrait: bool) -> None:
    assert paper_named(f"Roll-{width}", portrait=portrait) == Paper(f"roll-{width}", None, width)


@given(width=st.integers(5000, 508_000), height=st.integers(5000, 508_000), portrait=st.booleans())
def test_a_size_in_mm_is_taken_as_written(width: int, height: int, *, portrait: bool) -> None:
    found = paper_named(f"{width / 100:.2f}x{height / 100:.2f}", portrait=portrait)

    assert (found.width, found.height) == (width / 100, height / 100)


@pytest.mark.parametrize("name", ["49x600", "600x49.99", "5081x600", "600x5080.01", "0x0", "99999x99999"])
def test_a_side_beyond_what_can_be_printed_is_refused_with_the_limits(name: str) -> None:
    with pytest.raises(CallError, match=f"between 50 and {LONGEST_SIDE:g} mm"):
        paper_named(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "A", "A5", "A4 ", "roll", "roll-900", "roll-0914", "roll-914.0"),
        *("900", "900x", "x600", "900x600x3", "-900x600", "900 x 600", "900x600mm", "900x600\n"),
        *("1e3x600", "nanxnan", "９００x600", "900×600", "900.125x600"),
    ],
)
def test_an_unknown_paper_is_named_and_so_are_the_known_ones(name: str) -> None:
    with pytest.raises(CallError) as caught:
        paper_named(name)

    assert repr(name) in str(caught.value)
    for known in ("A4", "A0", "letter", "arch-e", "roll-610", "roll-1067", "900x600"):
        assert known in str(caught.value)
