"""Matrix plot: where scores lie in the room that there is, and which scores a place stands for."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Final

from journey_editor.kernel.geometry import Point, Rect
from journey_editor.kernel.units import mm

LEAST: Final = 1.0  # of a score
MOST: Final = 5.0
STEP: Final = 0.5  # between two places that a hand can drop a dot on
CHIP: Final = 6.2  # mm, the height of what waits in the tray
_CHIP_WIDTH: Final = 40.0
_GAP: Final = 1.4
_ROWS: Final = 2  # of the tray, at most
_LABEL: Final = 5.2  # mm for the words above the tray
_LEFT, _TOP, _RIGHT, _BOTTOM = 6.0, 6.4, 1.0, 10.6  # mm around the field: words and figures of the axes
_PAD: Final = 5.0  # mm from the field's border to the least and the most score
_SMALLEST: Final = (90.0, 70.0)


@dataclass(frozen=True, slots=True)
class Plot:
    """A sheet of `width` × `height` mm with the field of the dots; feasibility to the right, impact up.

    Below it lies a tray where something waits.
    """

    width: float
    height: float
    field: Rect
    tray: Rect | None

    @classmethod
    def of(cls, room: tuple[float, float], *, waiting: int = 0) -> Plot:
        """Return the plot for a room of width and height in mm, in which so many actions wait."""
        width, height = (mm(max(side, least)) for side, least in zip(room, _SMALLEST, strict=True))
        across = width - _LEFT - _RIGHT
        tray = 0.0
        if waiting:
            rows = min(ceil(waiting / _columns(across)), _ROWS)
            tray = _LABEL + rows * (CHIP + _GAP)
        field = Rect(_LEFT, _TOP, mm(across), mm(height - _TOP - _BOTTOM - tray))
        lies = Rect(_LEFT, mm(height - tray), mm(across), mm(tray)) if waiting else None
        return cls(width, height, field, lies)

    @property
    def axes(self) -> Rect:
        """The area from the least to the most score on both axes."""
        return self.field.inset(_PAD)

    def place(self, impact: float, feasibility: float) -> Point:
        """Return where scores lie."""
        axes = self.axes
        return Point(
            mm(axes.x + (feasibility - LEAST) / (MOST - LEAST) * axes.width),
            mm(axes.bottom - (impact - LEAST) / (MOST - LEAST) * axes.height),
        )

    def scores(self, place: Point) -> tuple[float, float]:
        """Return the impact and feasibility that a place stands for, the nearest that there are beside it."""
        axes = self.axes
        feasibility = LEAST + (place.x - axes.x) / axes.width * (MOST - LEAST)
        impact = LEAST + (axes.bottom - place.y) / axes.height * (MOST - LEAST)
        return _held(impact), _held(feasibility)

    def chips(self) -> list[Rect]:
        """Return the places of what waits, as many as there is room for."""
        if self.tray is None:
            return []
        columns = _columns(self.tray.width)
        wide = (self.tray.width + _GAP) / columns - _GAP
        rows = round((self.tray.height - _LABEL) / (CHIP + _GAP))
        return [
            Rect(
                mm(self.tray.x + column * (wide + _GAP)),
                mm(self.tray.y + _LABEL + row * (CHIP + _GAP)),
                mm(wide),
                CHIP,
            )
            for row in range(rows)
            for column in range(columns)
        ]


def stepped(score: float, *, step: float = STEP) -> float:
    """Return the step that is nearest to a score."""
    return _held(round(score / step) * step)


def _held(score: float) -> float:
    return max(LEAST, min(score, MOST))


def _columns(width: float) -> int:
    return max(int((width + _GAP) / (_CHIP_WIDTH + _GAP)), 1)
