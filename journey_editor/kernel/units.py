"""Lengths on the sheet are millimetres, held as plain floats."""

from __future__ import annotations

from typing import Final

POINTS_PER_MM: Final = 72 / 25.4


def mm(length: float) -> float:
    """Round `length` to a micrometre, and turn -0.0 into 0.0.

    Places on a sheet pass through here, so that two layouts of one project
    compare equal.
    """
    return round(length, 3) + 0.0
