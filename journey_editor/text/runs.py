"""Runs: shaped text as it is handed to a surface."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph: its place in its run, in font units, y upwards.

    `cluster` is the place in the run's text where the glyph's characters begin.
    """

    id: int
    x: int
    y: int
    cluster: int


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face on one line, in visual order.

    `x` and `y` are the start of the baseline in mm from the block's top left,
    y downwards; `size` is the em in mm.  `text` is what a reader would copy, in
    logical order.
    """

    face: str
    size: float
    x: float
    y: float
    rtl: bool
    text: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """Characters from `start` on that no face covers; they are drawn as boxes."""

    start: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class TextBlock:
    """A finished text: runs line by line, and what could not be drawn.

    `width` and `height` are mm.  `cut` says that an ellipsis stands for the
    rest.  A block is compared by identity: the typesetter hands out the same
    block for the same text, so surfaces may prepare it once.
    """

    runs: tuple[GlyphRun, ...]
    lines: tuple[str, ...]
    missing: tuple[Missing, ...]
    cut: bool
    width: float
    height: float
