"""Paper: the sizes that posters are printed on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from journey_editor.kernel.errors import CallError

LONGEST_SIDE: Final = 5080.0  # mm; viewers agree on PDF pages up to 200 inches a side
_SHORTEST_SIDE: Final = 50.0

_SHEETS: Final = {
    "A4": (210.0, 297.0),
    "A3": (297.0, 420.0),
    "A2": (420.0, 594.0),
    "A1": (594.0, 841.0),
    "A0": (841.0, 1189.0),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
    "arch-d": (609.6, 914.4),
    "arch-e": (914.4, 1219.2),
}
_ROLLS: Final = {"roll-610": 610.0, "roll-914": 914.0, "roll-1067": 1067.0}
_SIDE: Final = r"([0-9]{1,5}(?:\.[0-9]{1,2})?)"


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of `width` × `height` mm; a roll's width is its height here, and its length is free (None)."""

    name: str
    width: float | None
    height: float


def paper_named(name: str, *, portrait: bool = False) -> Paper:
    """Return the paper called `name`: a sheet such as A0, a roll such as roll-914, or WxH in mm.

    Sheets lie on their long side unless `portrait`; WxH is taken as written.
    Raises CallError where there is no such paper.
    """
    sides = next((sides for known, sides in _SHEETS.items() if known.lower() == name.lower()), None)
    if sides:
        short, long = sides
        title = name.upper() if len(name) == 2 else name.lower()
        return Paper(title, short, long) if portrait else Paper(title, long, short)
    if name.lower() in _ROLLS:
        return Paper(name.lower(), None, _ROLLS[name.lower()])
    if given := re.fullmatch(rf"{_SIDE}x{_SIDE}", name.lower()):
        width, height = float(given[1]), float(given[2])
        if not (min(width, height) >= _SHORTEST_SIDE and max(width, height) <= LONGEST_SIDE):
            raise CallError(
                f"paper of {name} mm cannot be printed: each side lies between "
                f"{_SHORTEST_SIDE:g} and {LONGEST_SIDE:g} mm"
            )
        return Paper(f"{width:g} × {height:g} mm", width, height)
    known = ", ".join([*_SHEETS, *_ROLLS])
    raise CallError(f"there is no paper called {name!r}; choose {known}, or WxH in mm such as 900x600")
