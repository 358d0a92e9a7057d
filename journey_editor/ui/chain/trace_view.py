"""Trace view: the chain on the screen; cards are chosen, and linked by a line drawn from one to another."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QGraphicsPathItem, QToolTip, QWidget

from journey_editor.canvas.autoscroll import Autoscroll
from journey_editor.canvas.chrome import ABOVE, ACCENT, Chrome
from journey_editor.canvas.guide_marks import GuideMarks
from journey_editor.insight.follow_up import FollowUp
from journey_editor.kernel.geometry import Point, Rect
from journey_editor.kernel.words import Words
from journey_editor.layout.marks import Group, Shape, Sheet
from journey_editor.layout.trace import Trace
from journey_editor.model.records import RowKey
from journey_editor.surfaces.qt import QtFonts
from journey_editor.ui.chain.drawing import Held, drawn
from journey_editor.ui.chain.links import may_link
from journey_editor.ui.chain.walk import Way, walk
from journey_editor.ui.chain.wide_view import WideView
from journey_editor.ui.labels import tip

_WALKS: Final = {
    Qt.Key.Key_Up: Way.UP,
    Qt.Key.Key_Down: Way.DOWN,
    Qt.Key.Key_Left: Way.LEFT,
    Qt.Key.Key_Right: Way.RIGHT,
    Qt.Key.Key_Home: Way.FIRST,
    Qt.Key.Key_End: Way.LAST,
}
_TIE: Final = QPen(ACCENT, 3.0)


class TraceView(WideView):
    """Shows a trace as wide as its room.

    `chosen(key)` says what was chosen, `joined(one, other)` that a line was
    drawn, `opened(key)` that somebody wants to go on with it, `link_asked` to
    link it, `next_asked(way)` to go to the next broken link, `menu_asked` where on
    the screen a menu is wanted.
    """

    chosen = Signal(object)
    joined = Signal(object, object)
    opened = Signal(object)
    link_asked = Signal()
    next_asked = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, fonts: QtFonts, words: Words, parent: QWidget) -> None:
        super().__init__(fonts, parent)
        self._fonts = fonts
        self._name: Callable[[RowKey], str] = str
        self._trace: Trace | None = None
        self._found: FollowUp | None = None
        self._held: Held | None = None
        self._current: RowKey | None = None
        self._chrome = Chrome(self.sheet_scene, fonts)
        self._marks = GuideMarks(self.sheet_scene)
        self._line = QGraphicsPathItem()
        _TIE.setCosmetic(True)
        self._line.setPen(_TIE)
        self._line.setZValue(ABOVE)
        self.sheet_scene.addItem(self._line)
        self._scroll = Autoscroll(self, self._draw_on)
        self.setAccessibleName(words("What follows from each pain point"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def current(self) -> RowKey | None:
        """The card, the line or the broken link that is chosen."""
        return self._current

    @property
    def drawing(self) -> bool:
        """Whether a line is being drawn."""
        return self._held is not None and self._held.drawing

    def show_trace(
        self, found: FollowUp, lay_out: Callable[[float], Trace], name: Callable[[RowKey], str]
    ) -> None:
        """Show what `lay_out` makes for a width in mm; `name` says in words what is chosen."""
        self._found, self._name = found, name
        self.drop()

        def laid(room: float) -> Sheet:
            self._trace = lay_out(room)
            return self._trace.sheet

        self.show_wide(laid)

    def _show(self) -> None:
        super()._show()
        self._mark()

    def column_places(self) -> list[tuple[int, int]]:
        """Return where each column lies in the window: its left edge and its width in px."""
        found = []
        for area in self._trace.columns if self._trace is not None else ():
            left, right = (self.mapFromScene(x, 0).x() for x in (area.x, area.right))
            found.append((left, right - left))
        return found

    # What is chosen

    def choose(self, key: RowKey | None) -> None:
        """Choose a card, a line or a broken link: its whole chain stands out."""
        if key != self._current:
            self._current = key
            self._mark()
            said = self._name(key) if key is not None else ""
            self.setAccessibleDescription(said)
            if said and self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
            self.chosen.emit(key)

    def bring(self, key: RowKey) -> None:
        """Choose something and scroll to it."""
        self.choose(key)
        self.show_row(key)

    def _mark(self) -> None:
        groups = self.sheet_scene.groups_of(self._current) if self._current is not None else []
        if not groups and self._current is not None and self._trace is not None:
            self._current = None  # it is no longer there
        chain = self._found.chain(self._current) if self._found and self._current is not None else None
        self._let_stand_out(chain)
        self._chrome.outline([group for group in groups if group.part in ("card", "gap")])
        lines = [group for group in groups if group.part == "line"]
        self._line.setVisible(bool(lines))
        for group in lines:
            shape = next(mark for mark in group.marks if isinstance(mark, Shape))
            self._line.setPath(self._fonts.outlines[shape.path].translated(group.at.x, group.at.y))

    def _let_stand_out(self, keys: AbstractSet[RowKey] | None) -> None:
        """Dim all but these; with None nothing is."""
        if self._trace is None or self._found is None:
            return
        self.sheet_scene.show_sheet(self._trace.sheet if keys is None else self._trace.faded(keys))
        lines = (tie.key for tie in self._found.ties)  # the faded ones are pale already
        self.sheet_scene.emphasise(None if keys is None else {*keys, *lines})

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the hand, and be ready to draw a line from a card; elsewhere take the page."""
        self.drop()
        place = event.position().toPoint()
        group = self._at(place)
        if event.button() == Qt.MouseButton.MiddleButton or (
            group is None and event.button() == Qt.MouseButton.LeftButton
        ):
            if group is None:
                self.choose(None)
            self.begin_pan(place)
        elif group is not None and group.owner is not None:
            self.choose(group.owner)
            if group.part == "card" and event.button() == Qt.MouseButton.LeftButton:
                self._held = Held(group.owner, place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the line on, or take the page along."""
        place = event.position().toPoint()
        if not event.buttons():
            self.drop()  # the button was let go where nobody told us
            self.end_pan()
        if self.pan_to(place) or self._held is None:
            return
        far = (place - self._held.place).manhattanLength() >= QApplication.startDragDistance()
        if far and not self._held.drawing:
            self._held.drawing = True
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)
            keys = {one for keys in self._cards() for one in keys}
            self._let_stand_out({self._held.key, *(one for one in keys if may_link(self._held.key, one))})
        if self._held.drawing:
            self._scroll.follow(place)
            self._draw_to(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Link what the line leads to."""
        self.end_pan()
        held = self._held
        if held is None or event.button() != Qt.MouseButton.LeftButton:
            return
        group = self._at(event.position().toPoint()) if held.drawing else None
        self.drop()
        if group is not None and group.owner is not None and group.part != "line":
            other = self._card_of(group.owner)
            if other is not None and other != held.key:
                self.joined.emit(held.key, other)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go on with what is under the hand."""
        group = self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and group is not None:
            self.drop()
            self.opened.emit(group.owner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through the chain with the arrows; Enter goes on, L links, N goes to the next broken link."""
        match event.key():
            case Qt.Key.Key_Escape:
                if not self.drop():
                    self.choose(None)
            case Qt.Key.Key_L:
                self.link_asked.emit()
            case Qt.Key.Key_N:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.next_asked.emit(-1 if back else 1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self._current is not None:
                self.opened.emit(self._current)
            case Qt.Key.Key_Plus:
                self.zoom_in()
            case Qt.Key.Key_Minus:
                self.zoom_out()
            case Qt.Key.Key_0:
                self.fit()
            case key if self._found is not None and key in _WALKS:
                to = walk(self._found, self._cards(), self._current, _WALKS[Qt.Key(key)], self._box)
                if to is not None:
                    self.bring(to)
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu, by keys where what is chosen stands."""
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self._current is not None:
            for group in self.sheet_scene.groups_of(self._current)[:1]:
                corner = self.mapFromScene(group.at.x + group.bounds.x, group.at.y + group.bounds.bottom)
                place = self.viewport().mapToGlobal(corner)
        self.menu_asked.emit(place)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say in full what is pointed at."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            group = self._at(event.pos())
            said = self._name(group.owner) if group is not None and group.owner is not None else ""
            QToolTip.showText(event.globalPos(), tip(said), self)
            return True
        return super().viewportEvent(event)

    def drop(self) -> bool:
        """Let go of the line that is being drawn; return whether there was one."""
        held, self._held = self._held, None
        if held is None or not held.drawing:
            return False
        self._scroll.stop()
        self._marks.clear()
        self.viewport().unsetCursor()
        self._mark()
        return True

    def _cards(self) -> tuple[tuple[RowKey, ...], ...]:
        return self._trace.order if self._trace is not None else ()

    def _card_of(self, key: RowKey) -> RowKey | None:
        """Return the card that a key stands for, or at which its link is broken."""
        broken = next((one for one in self._found.broken if one.key == key), None) if self._found else None
        return broken.row if broken is not None else key

    def _draw_on(self) -> None:
        self._draw_to(self.viewport().mapFromGlobal(self.cursor().pos()))

    def _draw_to(self, place: QPoint) -> None:
        """Show the line from the card that is held to the hand, and the card that it would link."""
        assert self._held is not None
        box, at, group = self._box(self._held.key), self.mapToScene(place), self._at(place)
        owner = self._card_of(group.owner) if group is not None and group.owner is not None else None
        target = self._box(owner) if owner is not None and may_link(self._held.key, owner) else None
        if box is not None:
            self._marks.show(drawn(box, Point(at.x(), at.y()), target), 1 / self.transform().m11())

    def _box(self, key: RowKey) -> Rect | None:
        for group in self.sheet_scene.groups_of(key):
            if group.part == "card":
                return group.bounds.moved(group.at.x, group.at.y)
        return None

    def _at(self, place: QPoint) -> Group | None:
        return self.sheet_scene.group_at(self.mapToScene(place))
