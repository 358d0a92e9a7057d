"""Driver: a hand on the canvas that sends real mouse and key events, so that tests read like what people do.

Places are rows: `hand.press(shelf)`, `hand.drag_to(step, channel)`,
`hand.click(card)`, `hand.type("…")`, `hand.key("Enter")`.
"""

from __future__ import annotations

from typing import Final

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from journey_editor.model.project import Project
from journey_editor.model.records import Channel, Lane, Record, Step
from journey_editor.surfaces.qt import QtFonts
from journey_editor.text.typesetter import Typesetter
from tests.canvas.open_map import OpenMap

LEFT, MIDDLE, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.RightButton
NO_KEYS: Final = Qt.KeyboardModifier.NoModifier
CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_OUTSIDE: Final = QPointF(-3000, -2000)
OFFSCREEN_MENUS: Final = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Marks a test that opens a menu: the offscreen platform cannot raise it, and says so."""


class Hand(OpenMap):
    """The hand that works on an open map."""

    def __init__(self, project: Project, *, fonts: QtFonts, typesetter: Typesetter) -> None:
        super().__init__(project, fonts=fonts, typesetter=typesetter)
        self._at = QPoint()

    # What the mouse does

    def press(
        self,
        what: Record | QPoint,
        *,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> None:
        """Press a button on a row or a place of the window."""
        self._at = what if isinstance(what, QPoint) else self.middle(what)
        QTest.mousePress(self._handle(), button, keys, self._at)

    def move_to(self, place: QPoint) -> None:
        """Move the mouse to a place of the window, over what lies between."""
        start = self._at
        for share in (0.5, 1.0):
            QTest.mouseMove(self._handle(), start + (place - start) * share)
        self._at = place

    def hover(self, place: QPoint) -> None:
        """Move the mouse at once to a place of the window."""
        QTest.mouseMove(self._handle(), place)
        self._at = place

    def drag_to(self, step: Step, row: Channel | Lane) -> None:
        """Move the mouse to the cell of a step and a channel or lane."""
        self.move_to(self.cell(step, row))

    def carry_to(self, what: Record | QPoint) -> None:
        """Move the mouse to the middle of a row, or a place of the window."""
        self.move_to(what if isinstance(what, QPoint) else self.middle(what))

    def take_handle(self, row: Record, *, right: bool) -> None:
        """Point at a touchpoint, and press on the handle that appears at its right or left edge."""
        self.hover(self.middle(row))
        place = self.side(row, right=right)
        self.hover(place)
        self.press(place)

    def drag_by(self, right: int, down: int) -> None:
        """Move the mouse by so many pixels."""
        self.move_to(self._at + QPoint(right, down))

    def release(self, *, button: Qt.MouseButton = LEFT) -> None:
        """Let the button go."""
        QTest.mouseRelease(self._handle(), button, NO_KEYS, self._at)

    def release_outside(self) -> None:
        """Let the button go far outside the window; the window that was pressed in hears of it."""
        self.move_outside()
        self._send(QEvent.Type.MouseButtonRelease, _OUTSIDE, LEFT, Qt.MouseButton.NoButton)
        # Qt's own test of the next press wants to know that the button is up.
        QTest.mouseRelease(self._handle(), LEFT, NO_KEYS, self._at)

    def move_outside(self) -> None:
        """Move the mouse far outside the window with the button down; that window hears of it."""
        self._send(QEvent.Type.MouseMove, _OUTSIDE, Qt.MouseButton.NoButton, LEFT)

    def hover_after_lost_release(self, place: QPoint) -> None:
        """Come back with no button down, where the release went to another program."""
        viewport = self.canvas.viewport()
        at = QPointF(viewport.mapFrom(self.window, place))
        none = Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, at, viewport.mapToGlobal(at), none, none, NO_KEYS)
        QApplication.sendEvent(viewport, event)
        QTest.mouseRelease(self._handle(), LEFT, NO_KEYS, self._at)

    def click(
        self,
        what: Record | QPoint,
        *,
        button: Qt.MouseButton = LEFT,
        keys: Qt.KeyboardModifier = NO_KEYS,
    ) -> None:
        """Press and let go."""
        self.press(what, button=button, keys=keys)
        self.release(button=button)

    def double_click(self, what: Record | QPoint) -> None:
        """Click twice."""
        self._at = what if isinstance(what, QPoint) else self.middle(what)
        QTest.mouseDClick(self._handle(), LEFT, NO_KEYS, self._at)

    def wheel(self, place: QPoint, notches: float, *, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Turn the wheel at a place of the window; up is positive."""
        viewport = self.canvas.viewport()
        at = QPointF(viewport.mapFrom(self.window, place))
        event = QWheelEvent(
            at,
            viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, round(notches * 120)),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, event)

    # What the keys do

    def key(self, keys: str) -> None:
        """Press keys by name, such as `Enter`, `Shift+Enter` or `Left`, wherever the focus is."""
        named = QKeySequence.fromString(keys.replace("Enter", "Return"))[0]  # type: ignore[index] # it is
        QTest.keyClick(self._handle(), named.key(), named.keyboardModifiers())

    def menu_key(self) -> None:
        """Press the key that opens a menu, as the platform tells Qt."""
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
        QApplication.sendEvent(self._handle(), event)

    def type(self, text: str) -> None:
        """Type letters wherever the focus is."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                widget = QApplication.focusWidget()
                assert widget is not None
                QApplication.sendEvent(widget, QKeyEvent(kind, ord(letter.upper()), NO_KEYS, letter))

    def compose(self, text: str) -> None:
        """Compose letters with an input method, without committing them."""
        widget = QApplication.focusWidget()
        assert widget is not None
        QApplication.sendEvent(widget, QInputMethodEvent(text, []))

    def settle(self) -> None:
        """Let happen what Qt has put off."""
        QTest.qWait(20)

    def _send(self, kind: QEvent.Type, place: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        viewport = self.canvas.viewport()
        where = QPointF(viewport.mapToGlobal(place))
        QApplication.sendEvent(viewport, QMouseEvent(kind, place, where, button, held, NO_KEYS))

    def _handle(self) -> QWindow:
        return self.window.windowHandle()


def another_window() -> QWidget:
    """Bring another window to the front."""
    window = QWidget()
    window.show()
    window.activateWindow()
    return window


def a_menu() -> QWidget:
    """Open a menu."""
    menu = QMenu()
    menu.addAction("Anything")
    menu.popup(QPoint(0, 0))
    return menu
