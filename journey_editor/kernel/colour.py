"""Colours: sRGB with alpha, read from `#rrggbb`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HEX: Final = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True, slots=True)
class Colour:
    """An sRGB colour; channels run 0 to 255, `alpha` from 0 to 1."""

    red: int
    green: int
    blue: int
    alpha: float = 1.0

    @classmethod
    def of(cls, written: str) -> Colour:
        """Read `#rrggbb`; raise ValueError on anything else."""
        if not _HEX.fullmatch(written):
            raise ValueError(f"{written!r} is not a colour like #1d4ed8")
        return cls(*bytes.fromhex(written[1:]))

    def mixed(self, other: Colour, share: float) -> Colour:
        """Return this colour with `share` (0 to 1) of `other` in it, alpha kept."""

        def channel(own: int, its: int) -> int:
            return round(own + (its - own) * share)

        return Colour(
            channel(self.red, other.red),
            channel(self.green, other.green),
            channel(self.blue, other.blue),
            self.alpha,
        )

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 to 1 (WCAG 2.2, "relative luminance")."""

        def linear(channel: int) -> float:
            share = channel / 255
            return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

        return 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)

    def contrast(self, other: Colour) -> float:
        """Contrast ratio with `other`, 1 to 21 (WCAG 2.2, "contrast ratio")."""
        light, dark = sorted((self.luminance, other.luminance), reverse=True)
        return (light + 0.05) / (dark + 0.05)
