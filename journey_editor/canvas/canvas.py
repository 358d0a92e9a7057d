"""Canvas: the map under hands and keys: chosen, dragged and typed over."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor.canvas.chrome import Chrome
from journey_editor.canvas.drags import Drag, drag_for
from journey_editor.canvas.selection import Selection
from journey_editor.canvas.sheet_view import SheetView
from journey_editor.canvas.speech import spoken
from journey_editor.canvas.typing_over import TypingOver
from journey_editor.canvas.walk import Direction, neighbour
from journey_editor.kernel.geometry import Point
from journey_editor.kernel.words import Words
from journey_editor.layout.board import Board, lay_out
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.model.edits.values import set_values
from journey_editor.model.records import RowKey
from journey_editor.session.document import Document
from journey_editor.surfaces.qt import QtFonts

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_ARROWS: Final = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class Canvas(SheetView):
    """Shows one view of a document; holds no facts of its own but what the hand is doing."""

    laid_out = Signal()
    refused = Signal(str)

    def __init__(
        self, fonts: QtFonts, selection: Selection, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(fonts, parent)
        self._chrome = Chrome(self.sheet_scene, fonts)
        self._typing = TypingOver(self, self._keep_typed)
        self._typing.refused.connect(self._refuse_typed)
        self._selection = selection
        self._words = words
        self._open: tuple[Document, View, Desk] | None = None
        self._board: Board | None = None
        self._pressed: tuple[QPoint, Group] | None = None
        self._drag: tuple[Drag, Group, Point] | None = None
        self._proposed = Change()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        selection.changed.connect(self._show_selection)

    # What is shown

    @property
    def board(self) -> Board | None:
        """The layout that is shown."""
        return self._board

    def show_document(self, document: Document, view: View, desk: Desk) -> None:
        """Show another document from its start."""
        self.cancel()
        self._typing.drop()
        self._open = document, view, desk
        self.setAccessibleName(self._words("Map"))
        self.refresh()
        self.fit()

    def refresh(self) -> None:
        """Lay the document out anew, because it changed."""
        if self._open is None:
            return
        document, view, desk = self._open
        self._pressed = None
        if self._drag is not None and self._drag[0].project is not document.kept:
            self._end_drag()  # what it would change is no longer what it was
        self._board = lay_out(document.project, view, desk)
        self.sheet_scene.show_sheet(self._board.sheet)
        self._chrome.point_at(None)
        self._selection.choose(key for key in self._selection.keys if document.project.row(key) is not None)
        self._show_selection()
        if self._drag is None:  # the sheet does not grow or shrink under the hand
            self.fit_again()
        self._typing.place()
        self.laid_out.emit()

    def _show_selection(self) -> None:
        chosen: list[Group] = []
        for key in self._selection.keys:
            groups = self.sheet_scene.groups_of(key)
            chosen += [group for group in groups if group.part != "line"] or groups
        self._chrome.outline(chosen)
        current, said = self._selection.current, ""
        if current is not None and self._open is not None:
            said = spoken(self._open[0].project, current, self._words)
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is pressed on, and be ready to drag it; an empty place pans.

        Another button in the middle of a drag drops it.
        """
        if self.cancel() or not self.finish_typing():
            return
        place = event.position().toPoint()
        group = self.sheet_scene.group_at(self.mapToScene(place))
        owner = group.owner if group is not None else None
        match event.button():
            case Qt.MouseButton.MiddleButton:
                self.begin_pan(place)
            case Qt.MouseButton.RightButton:
                if owner is not None and owner not in self._selection.keys:
                    self._selection.choose([owner])
            case Qt.MouseButton.LeftButton:
                if group is None or owner is None:
                    self._selection.choose([])
                    self.begin_pan(place)
                elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self._selection.toggle(owner)
                else:
                    self._selection.choose([owner])
                    self._pressed = place, group
            case _:
                event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what was begun, or show what is pointed at."""
        if not event.buttons():
            self.cancel()  # the button was let go where nobody told us
        place = event.position().toPoint()
        if self.pan_to(place):
            return
        if self._pressed is not None:
            start, held = self._pressed
            if (place - start).manhattanLength() >= QApplication.startDragDistance():
                self._begin_drag(held, self._on_sheet(start))
        if self._drag is not None:
            self._drag_to(self._on_sheet(place))
        elif self._pressed is None:
            group = self.sheet_scene.group_at(self.mapToScene(place))
            self._chrome.point_at(group)
            shape = Qt.CursorShape.ArrowCursor if group is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make the previewed change real."""
        self.end_pan()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        if self._drag is not None and self._open is not None:
            document = self._open[0]
            label, change = self._words(self._drag[0].label), self._proposed
            self._end_drag()
            document.apply(label, change)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self._chrome.point_at(None)
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type where the text is."""
        group = self.sheet_scene.group_at(self.mapToScene(event.position().toPoint()))
        if event.button() == Qt.MouseButton.LeftButton and group is not None and group.owner is not None:
            self._pressed = None
            self.type_in(group.owner)

    def _on_sheet(self, place: QPoint) -> Point:
        found = self.mapToScene(place)
        return Point(found.x(), found.y())

    def _begin_drag(self, group: Group, start: Point) -> None:
        self._pressed = None
        if self._open is None or self._board is None:
            return
        document = self._open[0]
        drag = drag_for(group, start, project=document.kept, plan=self._board.plan, mint=document.mint)
        if drag is not None:
            self._drag = drag, group, start
            self._proposed = Change()
            self._chrome.point_at(None)

    def _drag_to(self, place: Point) -> None:
        if self._drag is None or self._open is None or self._board is None:
            return
        drag, group, start = self._drag
        change = drag.change(place, self._board.plan)
        if drag.floats:
            self._chrome.ghost(group, group.at.moved(place.x - start.x, place.y - start.y))
        if change != self._proposed:
            self._proposed = change
            self._open[0].preview(change)

    def _end_drag(self) -> None:
        self._drag = None
        self._proposed = Change()
        self._chrome.drop_ghost()

    def cancel(self) -> bool:
        """Let go of the page, and drop what is dragged without a trace; return whether anything was."""
        self._pressed = None
        self.end_pan()
        if self._drag is None:
            return False
        self._end_drag()
        if self._open is not None:
            self._open[0].preview(None)
        return True

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, type with Enter or F2, let go with Esc."""
        current, key = self._selection.current, event.key()
        if key == Qt.Key.Key_Escape:
            if not self.cancel():
                self._selection.choose([])
        elif key in _ENTER and current is not None:
            self.type_in(current)
        elif key in _ARROWS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            found = neighbour(self.sheet_scene.groups(), current, _ARROWS[Qt.Key(key)])
            if found is not None:
                self._selection.choose([found])
                self.show_row(found)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag does not outlive the focus."""
        self.cancel()
        super().focusOutEvent(event)

    # Typing

    @property
    def typing(self) -> bool:
        """Whether a text is open for typing."""
        return self._typing.open

    def type_in(self, key: RowKey) -> None:
        """Open the text of a row for typing where it is drawn, where it has one."""
        if self._open is not None and self.finish_typing():
            row = self._open[0].kept.row(key)
            if row is not None:
                self._typing.begin(row, self._words)

    def finish_typing(self) -> bool:
        """Keep what is being typed, as leaving the text would; return whether nothing is open any more."""
        return self._typing.finish()

    def _keep_typed(self, key: RowKey, field: str, text: str) -> None:
        if self._open is not None:
            document = self._open[0]
            document.apply(self._words("Type"), set_values(document.kept, key, **{field: text}))

    def _refuse_typed(self, length: int) -> None:
        words = self._words
        said = "This text is too long to keep here ({n} characters); shorten it, or press Esc."
        self.refused.emit(words(said, n=words.number(length)))

    # Other senses

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Say where the chosen row is: there the menu key opens its menu."""
        current = self._selection.current
        if query == Qt.InputMethodQuery.ImCursorRectangle and current is not None:
            for item in self.sheet_scene.items_of(current)[:1]:
                return self.mapFromScene(item.sceneBoundingRect()).boundingRect() & self.viewport().rect()
        return super().inputMethodQuery(query)
