"""Figures: numbers with their unit, as a reader writes them."""

from __future__ import annotations

from journey_editor.kernel.words import Words


def figure(value: float, unit: str, words: Words) -> str:
    """Write a value with its unit; a share (unit %) as a percentage.

    One decimal where it says something: not of 3.0, and not of large numbers.
    """
    large = 100
    if unit == "%":
        value, large = value * 100, 10
    whole = abs(value) >= large or round(value, 1) == round(value)
    written = words.number(value, decimals=0 if whole else 1).replace("-", "−")
    return f"{written} {unit}".strip()
