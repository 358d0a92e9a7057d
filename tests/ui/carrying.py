"""Carrying: a hand that drags things onto the map from beside it and from elsewhere, with real events."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QListWidget, QWidget

from journey_editor.layout.plan import Plan
from journey_editor.model.records import Channel, Lane, Record, Step
from journey_editor.session.document import Document
from journey_editor.ui.inbox import Inbox
from tests.ui.driver import Hand

_COPY, _LEFT, _NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Carrier(Hand):
    """Carries `mime` over the map; `accepted` says whether the map would take it where it is."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.mime = QMimeData()
        self.accepted = False

    # Places

    @property
    def plan(self) -> Plan:
        """Where everything lies now."""
        board = self.window.canvas.board
        assert board is not None
        return board.plan

    def cell(self, step: Step, row: Channel | Lane) -> QPoint:
        """Return the middle of a cell, in the canvas."""
        rows = self.plan.channels if isinstance(row, Channel) else self.plan.lanes
        stretch = next(one for one in rows if one.id == row.id)
        return self.spot(step, (stretch.top + stretch.bottom) / 2)

    def spot(self, step: Step, y: float, share: float = 0.5) -> QPoint:
        """Return a place in the column of a step, at the height `y` (mm), in the canvas."""
        columns = self.plan.columns
        column = columns.place[step.id]
        x = columns.x(column) + share * (columns.x(1) - columns.x(0))
        return self.window.canvas.mapFromScene(QPointF(x, y))

    def middle(self, row: Record) -> QPoint:
        """Return the middle of a row, in the canvas."""
        return self.place(row.key)

    @property
    def said(self) -> str:
        """What the status bar says."""
        return self.window.statusBar().currentMessage()

    @property
    def mark(self) -> float | None:
        """The height (mm) of the insertion mark on the map, or None where there is none."""
        items = self.window.canvas.sheet_scene.items()
        marks = [item for item in items if isinstance(item, QGraphicsPathItem) and item.isVisible()]
        return marks[0].path().boundingRect().center().y() if marks else None

    # From beside the map

    def carry(self, mime: QMimeData, place: QPoint) -> None:
        """Come over the map with something."""
        self.mime = mime
        event = QDragEnterEvent(place, _COPY, mime, _LEFT, _NONE)
        QApplication.sendEvent(self._viewport, event)
        self.accepted = event.isAccepted()
        if self.accepted:
            self.carry_on(place)

    def carry_on(self, place: QPoint) -> None:
        """Go on over the map."""
        event = QDragMoveEvent(place, _COPY, self.mime, _LEFT, _NONE)
        QApplication.sendEvent(self._viewport, event)
        self.accepted = event.isAccepted()

    def carry_away(self) -> None:
        """Leave the map again."""
        QApplication.sendEvent(self._viewport, QDragLeaveEvent())

    def drop(self, place: QPoint) -> None:
        """Let it fall, and let happen what comes of it."""
        QApplication.sendEvent(self._viewport, QDropEvent(QPointF(place), _COPY, self.mime, _LEFT, _NONE))
        QTest.qWait(20)

    # From the map

    def press(self, row: Record) -> None:
        """Take hold of a row on the map."""
        self._mouse(QEvent.Type.MouseButtonPress, self.middle(row), _LEFT, _LEFT)

    def drag_onto(self, widget: QWidget) -> None:
        """Drag to the middle of a widget beside the map; the map hears of it."""
        to = self._viewport.mapFromGlobal(widget.mapToGlobal(widget.rect().center()))
        for share in (0.1, 0.6, 1.0):
            self._mouse(QEvent.Type.MouseMove, QPoint(to * share), Qt.MouseButton.NoButton, _LEFT)

    def drag_to(self, place: QPoint) -> None:
        """Drag to a place in the canvas."""
        self._mouse(QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, _LEFT)

    def release(self, widget: QWidget | None = None) -> None:
        """Let go, over a widget beside the map where one is named."""
        place = QPoint(3, 3)
        if widget is not None:
            place = self._viewport.mapFromGlobal(widget.mapToGlobal(widget.rect().center()))
        self._mouse(QEvent.Type.MouseButtonRelease, place, _LEFT, Qt.MouseButton.NoButton)

    @property
    def inbox(self) -> Inbox:
        """The inbox."""
        return self.window.findChildren(Inbox)[0]

    @property
    def waiting(self) -> QListWidget:
        """The list of what waits in it."""
        return self.inbox.findChildren(QListWidget)[0]

    @property
    def _viewport(self) -> QWidget:
        return self.window.canvas.viewport()

    def _mouse(self, kind: QEvent.Type, place: QPoint, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        at = QPointF(place)
        event = QMouseEvent(kind, at, QPointF(self._viewport.mapToGlobal(place)), button, held, _NONE)
        QApplication.sendEvent(self._viewport, event)
