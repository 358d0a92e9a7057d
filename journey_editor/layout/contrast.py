"""Contrast: inks that can be read on a ground, whatever colour somebody chose for it."""

from __future__ import annotations

from typing import Final

from journey_editor.kernel.colour import Colour
from journey_editor.layout.style import INK, WHITE

ENOUGH: Final = 4.5  # WCAG 2.2, success criterion 1.4.3
_SEEN: Final = 2.0  # of a line; the least in Okabe and Ito's palette (2008) is sky blue with 2.3
_TINT: Final = 0.09  # of a colour in a card's ground
_BLACK: Final = Colour.of("#000000")


def ink_on(ground: Colour) -> Colour:
    """Return white, the usual ink or black: the first that can be read on `ground`."""
    return next((ink for ink in (WHITE, INK) if ink.contrast(ground) >= ENOUGH), _BLACK)


def under_white(colour: Colour) -> Colour:
    """Return `colour`, darkened as far as white letters on it ask."""
    return _darkened(colour.mixed(INK, 0.3), ENOUGH)


def on_white(colour: Colour) -> Colour:
    """Return `colour`, darkened as far as a line on white asks; most are not."""
    return _darkened(colour, _SEEN)


def tinted(colour: Colour) -> tuple[Colour, Colour]:
    """Return a pale ground of `colour`, on which the usual ink can be read, and a shade to write on it."""
    ground = WHITE.mixed(colour, _TINT)
    return ground, _darkened(colour, ENOUGH, ground)


def _darkened(colour: Colour, contrast: float, ground: Colour = WHITE) -> Colour:
    shades = (colour.mixed(INK, share / 20) for share in range(20))
    return next((shade for shade in shades if shade.contrast(ground) >= contrast), INK)
