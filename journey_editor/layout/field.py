"""Field: where the answers of personas lie in a lane of curves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journey_editor.insight.experience import Answer, Place
from journey_editor.kernel.geometry import Path, Point
from journey_editor.kernel.units import mm
from journey_editor.layout.curves import curve
from journey_editor.layout.plan import Columns, Scale
from journey_editor.layout.style import COLUMN, GUTTER
from journey_editor.model.records import Setting


@dataclass(frozen=True)
class Field:
    """The columns, the scale of emotions, and how a map draws its curves."""

    columns: Columns
    scale: Scale
    setting: Setting

    def at(self, answer: Answer, value: float) -> Point:
        """Return where `value` lies, of a whole stage in its middle."""
        place = answer.place
        x = self.columns.x(place.column) + place.share * place.columns * COLUMN
        return Point(mm(x), mm(self.scale.y(value)))

    def width(self, place: Place) -> float:
        """Return how wide a level across all columns of a place is."""
        return place.columns * COLUMN - 2 * GUTTER

    def drawn(self, points: Sequence[Point]) -> Path:
        """Draw a curve through points, as the map's curves run."""
        return curve(self.setting.curves, points)

    @property
    def half(self) -> int:
        """How many levels lie above neutral; of an even number of levels one is not shown."""
        return max(1, min(self.setting.levels // 2, 3))
