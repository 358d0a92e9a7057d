from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journey_editor.kernel.colour import Colour

CHANNELS = st.integers(0, 255)
COLOURS = st.builds(Colour, CHANNELS, CHANNELS, CHANNELS)
BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


@given(COLOURS)
def test_a_colour_reads_back_as_it_was_written(colour: Colour) -> None:
    written = f"#{colour.red:02x}{colour.green:02x}{colour.blue:02x}"
    assert Colour.of(written) == Colour.of(written.upper()) == colour


@given(st.text(max_size=9))
def test_whatever_is_no_colour_is_refused_by_name(text: str) -> None:
    try:
        colour = Colour.of(text)
    except ValueError as error:
        assert repr(text) in str(error)  # noqa: PT017 - either outcome has its promise
    else:
        assert f"#{colour.red:02x}{colour.green:02x}{colour.blue:02x}" == text.lower()


@pytest.mark.parametrize(
    "text", ["", "#12345", "#1234567", "123456", "#12345g", " #123456", "#123456\n", "#٠٠٠٠٠٠"]
)
def test_near_misses_are_no_colours(text: str) -> None:
    with pytest.raises(ValueError, match="not a colour like"):
        Colour.of(text)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_lies_between_1_and_21(one: Colour, other: Colour) -> None:
    assert one.contrast(other) == other.contrast(one)
    assert 1 <= one.contrast(other) <= 21 + 1e-9


@given(COLOURS)
def test_no_contrast_is_larger_than_that_to_black_or_white(colour: Colour) -> None:
    assert colour.contrast(colour) == 1
    assert max(colour.contrast(BLACK), colour.contrast(WHITE)) >= 21**0.5 - 1e-9


def test_contrasts_are_those_that_wcag_tools_tell() -> None:
    assert BLACK.contrast(WHITE) == pytest.approx(21)
    assert Colour.of("#767676").contrast(WHITE) == pytest.approx(4.54, abs=0.005)
    assert Colour.of("#0072b2").contrast(WHITE) == pytest.approx(5.19, abs=0.005)


@given(COLOURS, CHANNELS)
def test_a_brighter_channel_makes_a_brighter_colour(colour: Colour, green: int) -> None:
    brighter = Colour(colour.red, max(colour.green, green), colour.blue)
    assert brighter.luminance >= colour.luminance
    assert 0 <= colour.luminance <= 1


@given(COLOURS, COLOURS, st.floats(0, 1), st.floats(0, 1))
def test_mixing_runs_from_one_colour_to_the_other(
    one: Colour, other: Colour, share: float, alpha: float
) -> None:
    clear = Colour(one.red, one.green, one.blue, alpha)
    assert clear.mixed(other, 0) == clear
    assert one.mixed(other, 1) == other
    mixed = clear.mixed(other, share)
    assert mixed.alpha == alpha
    for own, its, channel in zip(_channels(one), _channels(other), _channels(mixed), strict=True):
        assert min(own, its) <= channel <= max(own, its)


def _channels(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue
