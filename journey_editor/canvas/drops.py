"""Drops: what is dragged onto the map from beside it or from other programs."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from journey_editor.canvas.holding import Holding
from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.tools.tool import Start, Tool
from journey_editor.kernel.geometry import Point


class Takes(Protocol):
    """Says which gesture lets fall what is carried."""

    def __call__(self, carried: QMimeData, start: Start) -> Tool | None:
        """Return the gesture, or None where nothing of it can be taken."""


class Drops:
    """Shows where what is carried would fall, like any other gesture."""

    def __init__(self, map_view: MapView, holding: Holding) -> None:
        self._map = map_view
        self._holding = holding
        self._takes: Takes | None = None

    def take(self, takes: Takes) -> None:
        """Let `takes` say what can be dropped."""
        self._takes = takes

    def move(self, event: QDragMoveEvent) -> None:
        """Take what comes over the map, and go on with it."""
        place = event.position().toPoint()
        if not self._holding.busy:
            self._begin(event.mimeData(), place)
        if not self._holding.busy:
            event.ignore()
            return
        self._holding.to(place)
        if not self._holding.busy:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def drop(self, event: QDropEvent) -> None:
        """Let fall what is carried."""
        if not self._holding.busy:
            event.ignore()
            return
        self._holding.to(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._holding.let_go()

    def _begin(self, carried: QMimeData, place: QPoint) -> None:
        may = self._map.finish_typing() and self._map.may_change()
        start = self._holding.start() if may else None
        tool = self._takes(carried, start) if start is not None and self._takes is not None else None
        if tool is not None:
            at = self._map.mapToScene(place)
            self._holding.begin(tool, Point(at.x(), at.y()))
