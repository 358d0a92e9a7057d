"""Dashes: one reading of a stroke's dash lengths, for every surface."""

from __future__ import annotations

from typing import Final

from journey_editor.layout.marks import Stroke

_INVISIBLE: Final = 0.001  # mm; renderers disagree about dashes and gaps of no length at all


def dashes(stroke: Stroke) -> tuple[float, ...]:
    """Return on, off, on, off, … in mm: in pairs, none of them zero; nothing for an unbroken line.

    As in PDF and SVG, an odd list is said twice, so that on and off change
    places, and lengths that come to nothing leave the line unbroken.
    """
    if max(stroke.dashes, default=0) < _INVISIBLE:
        return ()
    pairs = stroke.dashes * (1 + len(stroke.dashes) % 2)
    return tuple([max(length, _INVISIBLE) for length in pairs])
