"""Band: a rubber band that chooses what it touches."""

from __future__ import annotations

from PySide6.QtCore import QPoint

from journey_editor.canvas.autoscroll import Autoscroll
from journey_editor.canvas.guide_marks import GuideMarks
from journey_editor.canvas.map_view import MapView
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.model.records import Persona, RowKey


class Band:
    """Is drawn from where the hand pressed to where it is; letting go adds what it touches to what is chosen.

    A persona is not taken along: it is named by its whole curve.
    """

    def __init__(self, map_view: MapView, marks: GuideMarks) -> None:
        self._map = map_view
        self._marks = marks
        self._scroll = Autoscroll(map_view, self._again)
        self._from: Point | None = None
        self._at = QPoint()
        self._touched: tuple[RowKey, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether a band is being drawn."""
        return self._from is not None

    def begin(self, place: QPoint) -> None:
        """Begin at a place of the viewport."""
        self._from, self._at, self._touched = self._on_sheet(place), place, ()

    def to(self, place: QPoint) -> None:
        """Reach to a place of the viewport, and outline what is touched."""
        self._at = place
        self._again()
        self._scroll.follow(place)

    def let_go(self) -> None:
        """Choose what is touched, besides what was chosen."""
        self._again()
        keys = (*self._map.selection.keys, *self._touched)
        self.drop()
        self._map.selection.choose(keys)

    def drop(self) -> None:
        """Show no band any more, and choose nothing."""
        self._from = None
        self._scroll.stop()
        self._marks.show_band(None)
        self._map.show_chosen()

    def _again(self) -> None:
        if self._from is None:
            return
        a, b = self._from, self._on_sheet(self._at)
        area = Rect(min(a.x, b.x), min(a.y, b.y), abs(b.x - a.x), abs(b.y - a.y))
        self._marks.show_band(area)
        touched = self._under(area)
        if touched != self._touched:
            self._touched = touched
            self._map.show_chosen(touched)

    def _under(self, area: Rect) -> tuple[RowKey, ...]:
        owners = (group.owner for group in self._map.sheet_scene.groups_in(area))
        return tuple(dict.fromkeys(key for key in owners if key is not None and key.table != Persona.table))

    def _on_sheet(self, place: QPoint) -> Point:
        found = self._map.mapToScene(place)
        return Point(found.x(), found.y())
