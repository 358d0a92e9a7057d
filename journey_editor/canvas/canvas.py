"""Canvas: the map under hands and keys: chosen, dragged and typed over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor.canvas.drags import Drag, drag_for
from journey_editor.canvas.keyboard import Keyboard
from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.selection import Selection
from journey_editor.kernel.geometry import Point
from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.layout.marks import Group
from journey_editor.layout.view import View
from journey_editor.model.change import Change
from journey_editor.session.document import Document
from journey_editor.surfaces.qt import QtFonts


class Canvas(MapView):
    """Holds no facts of its own but what the hand is doing."""

    def __init__(
        self, fonts: QtFonts, selection: Selection, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(fonts, selection, words, parent)
        self._keyboard = Keyboard(self)
        self._pressed: tuple[QPoint, Group] | None = None
        self._drag: tuple[Drag, Group, Point] | None = None
        self._proposed = Change()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_document(self, document: Document, view: View, desk: Desk) -> None:
        """Show another document from its start."""
        self.cancel()
        super().show_document(document, view, desk)

    def refresh(self) -> None:
        """Lay the document out anew, because it changed."""
        self._pressed = None
        if self._drag is not None and self._drag[0].project is not self.document.kept:
            self._end_drag()  # what it would change is no longer what it was
        super().refresh()

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
                if owner is not None and owner not in self.selection.keys:
                    self.selection.choose([owner])
            case Qt.MouseButton.LeftButton:
                if group is None or owner is None:
                    self.selection.choose([])
                    self.begin_pan(place)
                elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                    self.selection.toggle(owner)
                else:
                    self.selection.choose([owner])
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
            self.chrome.point_at(group)
            shape = Qt.CursorShape.ArrowCursor if group is None else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make the previewed change real."""
        self.end_pan()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = None
        if self._drag is not None:
            label, change = self.words(self._drag[0].label), self._proposed
            self._end_drag()
            self.apply(label, change)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self.chrome.point_at(None)
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
        if self.board is None:
            return
        document = self.document
        drag = drag_for(group, start, project=document.kept, plan=self.board.plan, mint=document.mint)
        if drag is not None:
            self._drag = drag, group, start
            self.steady = True
            self._proposed = Change()
            self.chrome.point_at(None)

    def _drag_to(self, place: Point) -> None:
        if self._drag is None or self.board is None:
            return
        drag, group, start = self._drag
        change = drag.change(place, self.board.plan)
        if drag.floats:
            self.chrome.ghost(group, group.at.moved(place.x - start.x, place.y - start.y))
        if change != self._proposed:
            self._proposed = change
            self.document.preview(change)

    def _end_drag(self) -> None:
        self._drag = None
        self.steady = False
        self._proposed = Change()
        self.chrome.drop_ghost()

    def cancel(self) -> bool:
        """Let go of the page, and drop what is dragged without a trace; return whether anything was."""
        self._pressed = None
        self.end_pan()
        if self._drag is None:
            return False
        self._end_drag()
        self.document.preview(None)
        return True

    # Keys

    def type_here(self) -> None:
        """Open the text of what is chosen, or begin one in the chosen cell."""
        self._keyboard.type("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key asks; let go with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.cancel():
                self.selection.choose([])
        elif self._drag is not None or not self._keyboard.press(event):
            super().keyPressEvent(event)

    def walk(self, right: int, down: int) -> None:
        """Move the cursor as the arrows do."""
        self._keyboard.walk(right, down)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Hand what is composed on to the text that it begins."""
        composed = event.preeditString() or event.commitString()
        if composed and self._keyboard.compose() and (editor := QApplication.focusWidget()) is not None:
            QApplication.sendEvent(editor, event)
        else:
            super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A drag does not outlive the focus."""
        self.cancel()
        super().focusOutEvent(event)
