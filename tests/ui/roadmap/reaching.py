"""A hand at the roadmap board of a window."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journey_editor.kernel.words import unisolated
from journey_editor.layout.roadmap import Cell
from journey_editor.model.records import Action, Horizon, Party, RowKey
from journey_editor.ui.inspector.inspector import Inspector
from journey_editor.ui.roadmap.board import RoadmapBoard
from journey_editor.ui.roadmap.page import RoadmapPage
from journey_editor.ui.roadmap.view import RoadmapView
from tests.ui.driver import Hand


class RoadmapHand(Hand):
    """Drags and presses keys on the roadmap."""

    @classmethod
    def at(cls, hand: Hand) -> RoadmapHand:
        """Take the hand of a window to its roadmap."""
        made = cls.__new__(cls)
        made.window = hand.window
        made.do("board-roadmap")
        return made

    @property
    def board(self) -> RoadmapBoard:
        (found,) = self.window.findChildren(RoadmapBoard)
        return found

    @property
    def page(self) -> RoadmapPage:
        return self.board.roadmap

    @property
    def view(self) -> RoadmapView:
        return self.page.view

    @property
    def panel(self) -> Inspector:
        (found,) = self.board.findChildren(Inspector)
        return found

    @property
    def chosen(self) -> tuple[RowKey, ...]:
        return self.window.canvas.selection.keys

    @property
    def said(self) -> str:
        """What the line below the window says."""
        return unisolated(self.window.statusBar().currentMessage())

    def action(self, title: str) -> Action:
        """The action with a title, as it is now."""
        return next(one for one in self.document.kept.all(Action).values() if one.title == title)

    def party(self, name: str) -> RowKey:
        return next(one.key for one in self.document.kept.all(Party).values() if one.name == name)

    def at_card(self, title: str) -> QPoint:
        """Bring a card into sight, and return where it is."""
        card = self.view.card(self.action(title).key)
        assert card is not None
        box = card.bounds.moved(card.at.x, card.at.y)
        self.view.show_box(box)
        return self.view.mapFromScene(QPointF(box.centre.x, box.centre.y))

    def at_cell(self, row: str | None, horizon: Horizon | None) -> QPoint:
        cell: Cell = (self.party(row) if row else None, horizon)
        box = self.view.box_of(cell)
        assert box is not None
        return self.view.mapFromScene(QPointF(box.centre.x, box.bottom - 1))

    def press(self, place: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mouseClick(self.view.viewport(), button, pos=place)
        QApplication.processEvents()

    def drag(self, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
        """Drag from place to place, with a stop on the way."""
        viewport = self.view.viewport()
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
        for place in (start + QPoint(14, 4), (start + end) / 2, end):
            QTest.mouseMove(viewport, place)
        if let_go:
            QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)
        QApplication.processEvents()

    def undo(self) -> None:
        self.do("edit-undo")
