"""Flow view: the flow of people on the screen; what is clicked in it is chosen everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.model.records import RowKey
from journey_editor.surfaces.qt import QtFonts
from journey_editor.ui.fitted_view import FittedView

_OUTLINED: Final = ("bar", "ribbon", "line")


class FlowView(FittedView):
    """Shows a flow of people; arrows go from bar to band to bar."""

    asked = Signal(RowKey)
    outlined = _OUTLINED

    def __init__(self, fonts: QtFonts, selection: Selection, words: Words, parent: QWidget) -> None:
        super().__init__(fonts, selection, parent)
        self.setAccessibleName(words("Where people go, and where they are lost"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    # Hands and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the hand, or take hold of the page."""
        place = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton:
            self.begin_pan(place)
            return
        group = self.sheet_scene.group_at(self.mapToScene(place))
        if group is None or group.owner is None:
            self._chosen.choose([])
            self.begin_pan(place)
        elif event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self._chosen.toggle(group.owner)
        else:
            self._chosen.choose([group.owner])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the page along."""
        self.pan_to(event.position().toPoint())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the page."""
        self.end_pan()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask to see a touchpoint or transition on the map."""
        group = self.sheet_scene.group_at(self.mapToScene(event.position().toPoint()))
        if group is not None and group.owner is not None:
            self.asked.emit(group.owner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from bar to band to bar with the arrows; Enter shows it on the map."""
        current = self._chosen.current
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self._choose_by(1)
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self._choose_by(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if current is not None:
                self.asked.emit(current)
            case Qt.Key.Key_Plus:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def _choose_by(self, way: int) -> None:
        order = self._order()
        if not order:
            return
        current = self._chosen.current
        at = order.index(current) + way if current in order else 0
        self._chosen.choose([order[at % len(order)]])
        self.show_row(order[at % len(order)])

    def _order(self) -> Sequence[RowKey]:
        """Return what can be chosen, from left to right and from the top down."""
        outlined = [group for group in self.sheet_scene.groups() if group.part in _OUTLINED]
        outlined.sort(key=lambda group: (group.at.x + group.bounds.x, group.at.y + group.bounds.y))
        return [group.owner for group in outlined if group.owner is not None]
