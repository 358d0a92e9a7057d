"""Hands: what the mouse does on the map: choose, drag, draw, pan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from journey_editor.canvas.band import Band
from journey_editor.canvas.guide_marks import GuideMarks
from journey_editor.canvas.holding import Holding
from journey_editor.canvas.hovering import Hovering
from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.tools.choosing import tool_for
from journey_editor.canvas.tools.emotion import emotion_press
from journey_editor.canvas.tools.join import JoinDrag
from journey_editor.canvas.tools.tool import Start, Tool
from journey_editor.kernel.geometry import Point
from journey_editor.layout.marks import Group
from journey_editor.layout.view import shown_personas
from journey_editor.model.records import Experience, Persona, RowKey, Touchpoint

_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class _Pressed:
    """A button that is down and has not moved yet: what dragging begins, and what letting go does."""

    def __init__(
        self, place: QPoint, drag: Callable[[Start], Tool | None], click: Callable[[], None] | None = None
    ) -> None:
        self.place = place
        self.drag = drag
        self.click = click


class Hands:
    """Turns presses and moves into gestures; one at a time is on its way."""

    def __init__(self, map_view: MapView, marks: GuideMarks, holding: Holding) -> None:
        self._map = map_view
        self._holding = holding
        self._band = Band(map_view, marks)
        self.hovering = Hovering(map_view, marks)
        self._pressed: _Pressed | None = None

    # The buttons

    def press(self, event: QMouseEvent) -> None:
        """Choose what is pressed on, and be ready to drag it; an empty place pans.

        Another button in the middle of a gesture drops it.
        """
        if self.cancel() or not self._map.finish_typing():
            return
        place = event.position().toPoint()
        match event.button():
            case Qt.MouseButton.MiddleButton:
                self._map.begin_pan(place)
            case Qt.MouseButton.RightButton:
                group = self._group_at(place)
                owner = group.owner if group is not None else None
                if owner is not None and owner not in self._map.selection.keys:
                    self._map.selection.choose([owner])
            case Qt.MouseButton.LeftButton:
                self._take(place, event.modifiers())
            case _:
                event.ignore()

    def move(self, event: QMouseEvent) -> None:
        """Go on with what was begun, or show what is pointed at."""
        if not event.buttons():
            self.cancel()  # the button was let go where nobody told us
        place = event.position().toPoint()
        if self._map.pan_to(place):
            self._forget_click(place)
            return None
        if self._band.busy:
            return self._band.to(place)
        pressed = self._pressed
        if pressed is not None:
            if not _far(place, pressed.place):
                return None
            self._begin(pressed)
        if self._holding.busy:
            self._holding.to(place)
        elif not event.buttons():
            self.hovering.point_at(place)
        return None

    def release(self, event: QMouseEvent) -> None:
        """Do what the gesture aims at, or what a click does."""
        self._map.end_pan()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._band.busy:
            self._band.let_go()
        elif self._holding.busy:
            self._holding.let_go()
        elif pressed is not None and pressed.click is not None:
            pressed.click()

    def forget_press(self) -> None:
        """Do not begin to drag what is pressed on: it is something else now, or typed over."""
        self._pressed = None

    def _forget_click(self, place: QPoint) -> None:
        pressed = self._pressed
        if pressed is not None and _far(place, pressed.place):
            self._pressed = None

    def cancel(self) -> bool:
        """Let go of everything without a trace; return whether there was a gesture."""
        self._pressed = None
        self._map.end_pan()
        if self._band.busy:
            self._band.drop()
            return True
        return self._holding.drop()

    # What they take hold of

    def _take(self, place: QPoint, keys: Qt.KeyboardModifier) -> None:
        selection, at = self._map.selection, self._on_sheet(place)
        joint = self.hovering.handle_at(place)
        group = self._group_at(place)
        owner = group.owner if group is not None else None
        if joint is not None and not keys:
            self._take_handle(place, *joint)
        elif group is None or owner is None:
            self._take_ground(place, at, keys)
        elif keys & _CTRL:
            selection.toggle(owner)
        else:
            several = owner in selection.keys and len(selection.keys) > 1
            if keys & _SHIFT:
                selection.choose([*(key for key in selection.keys if key != owner), owner])
            elif not several:
                selection.choose([owner])
            click = None if keys or not several else lambda: selection.choose([owner])
            self._pressed = _Pressed(place, lambda start: self._tool(start, group, at), click)

    def _take_handle(self, place: QPoint, key: RowKey, onward: bool) -> None:  # noqa: FBT001 - one side of two
        def draw(start: Start) -> Tool | None:
            row = start.project.row(key)
            return JoinDrag(start, row, onward) if isinstance(row, Touchpoint) else None

        self._map.selection.choose([key])
        self._pressed = _Pressed(place, draw)

    def _take_ground(self, place: QPoint, at: Point, keys: Qt.KeyboardModifier) -> None:
        """Draw a band with Shift, set an emotion among the curves, pan elsewhere."""
        if keys & _SHIFT:
            self._band.begin(place)
            return
        start = self._holding.start() if self._map.document.may_change else None
        tool = emotion_press(start, at, self._persona(start)) if start is not None else None
        if tool is None:
            self._map.selection.choose([])
            self._map.begin_pan(place)
            cell = self._map.cells.under(at) if start is not None and not keys else None
            if cell is not None:
                self._pressed = _Pressed(place, lambda _: None, lambda: self._map.selection.choose_cell(cell))
            return

        def click() -> None:
            self._holding.begin(tool, at)
            self._holding.to(place)
            self._holding.let_go()

        self._pressed = _Pressed(place, lambda _: tool, click)

    def _persona(self, start: Start) -> Persona | None:
        """Return whose emotions are set: the persona that is chosen by itself or a point; else the first."""
        cell = self._map.selection.cell
        chosen = cell.row if cell is not None else self._map.selection.current
        row = start.project.row(chosen) if chosen is not None else None
        if isinstance(row, Experience):
            row = start.project.get(Persona, row.persona)
        shown = shown_personas(start.project, start.view)
        return row if isinstance(row, Persona) and row in shown else next(iter(shown), None)

    def _tool(self, start: Start, group: Group, at: Point) -> Tool | None:
        chosen = self._map.selection.keys
        return tool_for(start, group, at, chosen=chosen, near=self.hovering.near)

    def _begin(self, pressed: _Pressed) -> None:
        self._pressed = None
        start = self._holding.start() if self._map.may_change() else None
        tool = pressed.drag(start) if start is not None else None
        if tool is not None:
            self.hovering.leave()
            self._holding.begin(tool, self._on_sheet(pressed.place))

    def _group_at(self, place: QPoint) -> Group | None:
        return self._map.sheet_scene.group_at(self._map.mapToScene(place))

    def _on_sheet(self, place: QPoint) -> Point:
        found = self._map.mapToScene(place)
        return Point(found.x(), found.y())


def _far(place: QPoint, pressed: QPoint) -> bool:
    """Whether the hand went so far since it pressed that this is no click any more."""
    return (place - pressed).manhattanLength() >= QApplication.startDragDistance()
