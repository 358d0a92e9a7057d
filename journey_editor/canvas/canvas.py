"""Canvas: the map under hands and keys: chosen, dragged and typed over."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from journey_editor.canvas.drops import Drops, Takes
from journey_editor.canvas.guide_marks import GuideMarks
from journey_editor.canvas.hands import Hands
from journey_editor.canvas.holding import Holding
from journey_editor.canvas.keyboard import Keyboard
from journey_editor.canvas.map_view import MapView
from journey_editor.canvas.selection import Selection
from journey_editor.kernel.words import Words
from journey_editor.layout.desk import Desk
from journey_editor.layout.folded import FOLD
from journey_editor.layout.view import View
from journey_editor.session.document import Document
from journey_editor.surfaces.qt import QtFonts


class Canvas(MapView):
    """Holds no facts of its own but what the hand is doing."""

    def __init__(
        self, fonts: QtFonts, selection: Selection, words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(fonts, selection, words, parent)
        self._keyboard = Keyboard(self)
        marks = GuideMarks(self.sheet_scene)
        self._holding = Holding(self, marks)
        self._hands = Hands(self, marks, self._holding)
        self._drops = Drops(self, self._holding)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_document(self, document: Document, view: View, desk: Desk) -> None:
        """Show another document from its start."""
        self.cancel()
        super().show_document(document, view, desk)

    def show_view(self, view: View) -> None:
        """Show another view of the document."""
        self.cancel()
        super().show_view(view)

    def refresh(self) -> None:
        """Lay the document out anew, because it changed."""
        self._hands.forget_press()
        self._holding.forget_stale()
        super().refresh()
        self._hands.hovering.leave()

    def take_drops(self, takes: Takes) -> None:
        """Let `takes` say what can be dropped on the map."""
        self._drops.take(takes)

    def lay_aside_on(self, widgets: Sequence[QWidget]) -> None:
        """Let cards be dragged onto these widgets, and so into the inbox."""
        self._holding.lay_aside_on(widgets)

    def cancel(self) -> bool:
        """Let go of the page, and drop what is dragged without a trace; return whether anything was."""
        return self._hands.cancel()

    # Hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._hands.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or point."""
        self._hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._hands.release(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self._hands.hovering.leave()
        super().leaveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Type where the text is, begin one in an empty cell, or unfold what is folded."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._hands.forget_press()
        group = self.sheet_scene.group_at(self.mapToScene(event.position().toPoint()))
        if group is None or group.owner is None:
            if self.selection.cell is not None:  # chosen by the first of the two clicks
                self.type_here()
        elif group.part == FOLD:
            self.fold_asked.emit(group.owner.id, False)
        else:
            self.type_in(group.owner)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Look at what comes over the map."""
        self.cancel()
        self._drops.move(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would fall."""
        self._drops.move(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Forget it."""
        self.cancel()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let it fall."""
        self._drops.drop(event)

    # Keys

    def type_here(self) -> None:
        """Open the text of what is chosen, or begin one in the chosen cell."""
        self._keyboard.type("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what the key asks; let go with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            if not self.cancel():
                self.selection.choose([])
        elif self._holding.busy or not self._keyboard.press(event):
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
