"""Figures: numbers with their unit, as a reader writes them."""

from __future__ import annotations

from journey_editor.kernel.words import Words


def figure(value: float, unit: str, words: Words) -> str:
    """Write a value with its unit; a share (unit %) as a percentage."""
    if unit == "%":
        return f"{words.number(value * 100, decimals=0 if abs(value) >= 0.1 else 1)} %"
    decimals = 0 if value == round(value) or abs(value) >= 100 else 1
    return f"{words.number(value, decimals=decimals)} {unit}".strip()
