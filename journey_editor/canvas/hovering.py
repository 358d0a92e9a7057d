"""Hovering: what is pointed at, and what a press there would take hold of."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt

from journey_editor.canvas.guide_marks import GuideMarks
from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.tools.join import handle
from journey_editor.canvas.tools.stretch import edge_at
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.layout.marks import Group
from journey_editor.model.records import RowKey

_REACH: Final = 8  # px around a handle that are the handle
_LEAST: Final = 40  # px; narrower touchpoints show no handles, which would cover them
_EDGE: Final = 1.5  # mm of a card beside its border that are the border
_EDGE_PIXELS: Final = 5  # and at least so many px


class Hovering:
    """Outlines the row under the pointer, shows a touchpoint's handles and a fitting cursor."""

    def __init__(self, map_view: MapView, marks: GuideMarks) -> None:
        self._map = map_view
        self._marks = marks
        self._handled: RowKey | None = None  # the touchpoint whose handles are shown

    @property
    def near(self) -> float:
        """How many mm beside the border of a card are its border."""
        return max(_EDGE, _EDGE_PIXELS / self._map.transform().m11())

    def point_at(self, place: QPoint) -> None:
        """Show what is at a place of the viewport."""
        at = self._map.mapToScene(place)
        onward = self.handle_at(place)
        group = self._map.sheet_scene.group_at(at)
        if onward is None:
            self._show_handles(group)
        self._map.chrome.point_at(group)
        shape = Qt.CursorShape.ArrowCursor if group is None else Qt.CursorShape.PointingHandCursor
        if onward is not None:
            shape = Qt.CursorShape.CrossCursor
        elif group is not None and group.part == "card":
            box = group.bounds.moved(group.at.x, group.at.y)
            if edge_at(box, Point(at.x(), at.y()), self.near):
                shape = Qt.CursorShape.SizeHorCursor
        self._map.viewport().setCursor(shape)

    def leave(self) -> None:
        """Point at nothing any more."""
        self._map.chrome.point_at(None)
        self._show_handles(None)

    def handle_at(self, place: QPoint) -> tuple[RowKey, bool] | None:
        """Return the touchpoint whose handle is shown at a place, and whether it is the right one."""
        box = self._box()
        if self._handled is None or box is None:
            return None
        for right in (True, False):
            at = handle(box, right=right)
            if (self._map.mapFromScene(at.x, at.y) - place).manhattanLength() <= _REACH:
                return self._handled, right
        return None

    def _show_handles(self, group: Group | None) -> None:
        self._handled = group.owner if group is not None and group.part == "box" else None
        box = self._box()
        if box is None or box.width * self._map.transform().m11() < _LEAST:
            self._handled = box = None
        self._marks.show_handles(() if box is None else (handle(box, right=False), handle(box, right=True)))

    def _box(self) -> Rect | None:
        groups = self._map.sheet_scene.groups_of(self._handled) if self._handled is not None else []
        boxes = [one.bounds.moved(one.at.x, one.at.y) for one in groups if one.part == "box"]
        return boxes[0] if boxes else None
