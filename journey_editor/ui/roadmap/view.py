"""Roadmap view: the cards of the roadmap under hands and keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QWidget

from journey_editor.canvas.chrome import Chrome
from journey_editor.canvas.selection import Selection
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.kernel.words import Words
from journey_editor.layout.marks import Group
from journey_editor.layout.roadmap import Cell, RoadmapSheet
from journey_editor.model.records import RowKey
from journey_editor.surfaces.qt import QtFonts
from journey_editor.ui.roadmap.arrows import Arrows, Handle
from journey_editor.ui.roadmap.carrying import Carrying
from journey_editor.ui.roadmap.sticky import StickyView
from journey_editor.ui.roadmap.walking import ahead, apart, nearest

_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class RoadmapView(StickyView):
    """Shows a roadmap, and says what hands and keys ask for.

    `dropped` gives a card and the cell that it is to lie in, `joined` one that
    is to wait for another, `pushed` a card and how many columns and rows it is
    to move, `added` the cell in which to begin a new one, or None.
    """

    dropped = Signal(RowKey, object)
    joined = Signal(RowKey, RowKey)
    pushed = Signal(RowKey, int, int)
    opened = Signal()
    added = Signal(object)
    wait_asked = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, fonts: QtFonts, selection: Selection, words: Words, parent: QWidget) -> None:
        super().__init__(fonts, parent)
        self._chosen = selection
        self._spoken: Callable[[RowKey], str] = lambda _: ""
        self._last: Rect | None = None  # where the card was that was chosen last
        self.chrome = Chrome(self.sheet_scene, fonts)
        self._arrows = Arrows(self.sheet_scene)
        self._handle = Handle(self.sheet_scene)
        self._carrying = Carrying(self)
        self.setAccessibleName(words("Roadmap"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        selection.changed.connect(self._outline)

    def show_roadmap(self, lay_out: Callable[[float], RoadmapSheet], spoken: Callable[[RowKey], str]) -> None:
        """Show what `lay_out` makes for a width; `spoken` says a card for screen readers."""
        self._spoken = spoken
        self.show_sheet(lay_out)

    def sheet_shown(self) -> None:
        """Carry nothing any more, and outline what is chosen where it is now."""
        self._carrying.drop()
        self._outline()

    # What is chosen

    @property
    def cards(self) -> list[Group]:
        """The cards, from row to row."""
        return [group for group in self.sheet_scene.groups() if group.part == "card"]

    @property
    def current(self) -> Group | None:
        """The card that is chosen, where it is one alone."""
        keys = self._chosen.keys
        return self.card(keys[0]) if len(keys) == 1 else None

    def card(self, key: RowKey) -> Group | None:
        """Return the card of an action, or None where it has none."""
        return next((group for group in self.sheet_scene.groups_of(key) if group.part == "card"), None)

    def show_card(self, key: RowKey) -> None:
        """Scroll so that the card of an action can be seen, where it has one."""
        if (card := self.card(key)) is not None:
            self.show_box(_place(card))

    def card_at(self, place: QPoint) -> Group | None:
        """Return the card under a place of the viewport; none is under the head."""
        group = self._group_at(place)
        return group if group is not None and group.part == "card" else None

    def cell_at(self, place: QPoint) -> Cell | None:
        """Return the cell nearest to a place of the viewport; None where it is left of them all."""
        if self._shown is None:
            return None
        scene = self.mapToScene(place)
        at = Point(scene.x(), scene.y())
        near = [(apart(area, at), cell) for cell, area in self._shown.cells.items()]
        far, cell = min(near, key=lambda one: one[0])
        return cell if far < self._shown.head_height else None

    def _cell_under(self, place: QPoint) -> Cell | None:
        cell, at = self.cell_at(place), self.mapToScene(place)
        box = self.box_of(cell) if cell is not None else None
        inside = box is not None and box.contains(Point(at.x(), at.y()))
        return cell if inside and not self.under_head(place) else None

    def cell_of(self, key: RowKey) -> Cell | None:
        """Return the cell that a card lies in."""
        group = self.card(key)
        if group is None or self._shown is None:
            return None
        middle = group.bounds.moved(group.at.x, group.at.y).centre
        return next((cell for cell, area in self._shown.cells.items() if area.contains(middle)), None)

    def box_of(self, cell: Cell) -> Rect | None:
        """Return where a cell is on the sheet."""
        return self._shown.cells.get(cell) if self._shown is not None else None

    def on_handle(self, place: QPoint) -> bool:
        """Whether the handle of the chosen card is under a place of the viewport."""
        return self._handle.holds(self.mapToScene(place))

    def show_links(self, links: list[tuple[RowKey, RowKey, bool]]) -> None:
        """Draw an arrow for each pair of a card and one that waits for it; a broken one where told."""
        drawn = []
        for first, then, wrong in links:
            ends = self.card(first), self.card(then)
            if ends[0] is not None and ends[1] is not None:
                drawn.append((_place(ends[0]), _place(ends[1]), wrong))
        self._arrows.show(drawn)

    def point_to(self, place: QPoint | None) -> None:
        """Draw an arrow from the chosen card to the hand, or none."""
        current = self.current
        at = self.mapToScene(place) if place is not None else None
        self._arrows.reach(_place(current) if current is not None else None, at)

    def _outline(self) -> None:
        """Outline what is chosen, and say it."""
        groups = [
            group
            for key in self._chosen.keys
            for group in self.sheet_scene.groups_of(key)
            if group.part in ("card", "label")
        ]
        self.chrome.outline(groups)
        current = self.current
        self._last = _place(current) if current is not None else self._last
        self._handle.show_at(_place(current) if current is not None else None)
        said = self._spoken(current.owner) if current is not None and current.owner is not None else ""
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _group_at(self, place: QPoint) -> Group | None:
        return None if self.under_head(place) else self.sheet_scene.group_at(self.mapToScene(place))

    # Hands and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the hand, and be ready to carry it."""
        place = event.position().toPoint()
        if event.button() == Qt.MouseButton.MiddleButton:
            return self.begin_pan(place)
        if event.button() == Qt.MouseButton.LeftButton and self.on_handle(place):
            return self._carrying.take_handle(place)
        group = self._group_at(place)
        if group is None or group.owner is None:
            return self._chosen.choose([])
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            return self._chosen.toggle(group.owner)
        self._chosen.choose([group.owner])
        if event.button() == Qt.MouseButton.LeftButton and group.part == "card":
            self._carrying.take(group, place)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry on what is held; else show what could be."""
        place = event.position().toPoint()
        if self.pan_to(place) or self._carrying.follow(place):
            return
        over = self.on_handle(place)
        shape = Qt.CursorShape.CrossCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.chrome.point_at(self.card_at(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, here."""
        self.end_pan()
        self._carrying.let_go(event.position().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card in the panel; begin a new one in a cell where there is none."""
        place = event.position().toPoint()
        if self._group_at(place) is not None:
            self.opened.emit()
        elif (cell := self._cell_under(place)) is not None:
            self.added.emit(cell)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen card, at the hand or, by key, at the card."""
        current = self.current
        if event.reason() == QContextMenuEvent.Reason.Keyboard and current is not None:
            box = _place(current)
            self.menu_asked.emit(self.viewport().mapToGlobal(self.mapFromScene(QPointF(box.x, box.bottom))))
        else:
            self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card with the arrows; with Ctrl take the card along."""
        current, key = self.current, Qt.Key(event.key())
        owner = current.owner if current is not None else None
        way = _ARROWS.get(key)
        if key == Qt.Key.Key_Escape and self._carrying.active:
            self._carrying.drop()
        elif way is not None and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if owner is not None:
                self.pushed.emit(owner, *way)
        elif way is not None:
            self._go(*way)
        else:
            self._press(key, event)

    def _press(self, key: Qt.Key, event: QKeyEvent) -> None:
        match key:
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._chosen.keys:
                self.opened.emit()
            case Qt.Key.Key_Insert | Qt.Key.Key_N if not _held(event):
                self.added.emit(None)
            case Qt.Key.Key_W if not _held(event):
                self.wait_asked.emit()
            case Qt.Key.Key_Escape:
                self._chosen.choose([])
            case Qt.Key.Key_Plus:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case _:
                super().keyPressEvent(event)

    def _go(self, right: int, down: int) -> None:
        """Choose the nearest card in a direction; where none is chosen, one near where one was last."""
        cards, current = self.cards, self.current
        places = [_place(one) for one in cards]
        if current is None:
            found = nearest(self._last or Rect(0, 0, 0, 0), places)
        else:
            found = ahead(_place(current), places, right=right, down=down)
        owner = cards[found].owner if found is not None else None
        if found is not None and owner is not None:
            self._chosen.choose([owner])
            self.show_box(places[found])


def _place(group: Group) -> Rect:
    return group.bounds.moved(group.at.x, group.at.y)


def _held(event: QKeyEvent) -> bool:
    """Whether a key is pressed with another that gives it another meaning."""
    return bool(event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier))
