"""Inbox: notes that have no place yet (R-09), in a list beside the map."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDockWidget,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from journey_editor.canvas.canvas import Canvas
from journey_editor.canvas.carried import carrying
from journey_editor.canvas.chrome import ACCENT
from journey_editor.kernel.words import Words
from journey_editor.model.change import Change
from journey_editor.model.edits.removal import remove
from journey_editor.model.edits.values import set_values
from journey_editor.model.fields import text_field
from journey_editor.model.project import Project
from journey_editor.model.records import Card, Note, RowKey, Step
from journey_editor.model.structure import inbox_of
from journey_editor.ui.actions import CARDS
from journey_editor.ui.labels import PlainLabel
from journey_editor.ui.one_line import OneLine
from journey_editor.ui.placing import kind_of, placed_notes

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEY = Qt.ItemDataRole.UserRole
_FRAME = 2  # px


class Inbox(QDockWidget):
    """Enter puts a note where the cursor is on the map, F2 edits it, Del deletes it; or drag it there."""

    advised = Signal(str)
    counted = Signal(int)

    def __init__(self, canvas: Canvas, icons: Path, words: Words, parent: QWidget) -> None:
        super().__init__(words("Inbox"), parent)
        self.setObjectName("inbox")
        self._canvas = canvas
        self._icons = icons
        self._words = words
        self._shown: tuple[Note, ...] | None = None
        self._project: Project | None = None
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, 8, 8)
        said = words("Drag a note onto the map, or press Enter to put it where the cursor is.")
        self._hint = PlainLabel(said, body)
        self._hint.setWordWrap(True)
        self._list = _Notes(self, body)
        self._list.setAccessibleName(words("Inbox"))
        self._list.itemChanged.connect(self._keep_text)
        typing = OneLine(self._list, text_field(Card, "text").longest)
        typing.full.connect(canvas.refuse_text)
        self._list.setItemDelegate(typing)
        column.addWidget(self._hint)
        column.addWidget(self._list, 1)
        self.setWidget(body)
        self.setFocusProxy(self._list)
        self.hide()
        canvas.aside.connect(self._list.await_notes)

    def refresh(self) -> None:
        """Show what waits now."""
        project = self._canvas.document.kept
        if project is self._project:
            return
        self._project = project
        self._list.setEnabled(self._canvas.document.may_change)
        notes = inbox_of(project)
        if notes == self._shown:
            return
        self._shown = notes
        at = self._list.currentRow()
        self._list.blockSignals(True)
        self._list.clear()
        for note in notes:
            item = QListWidgetItem(QIcon(str(self._icons / f"insert-{kind_of(note).value}.svg")), note.text)
            item.setData(_KEY, str(note.key))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            name = next((said for kind, said, _ in CARDS if kind == kind_of(note)), "Image")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{self._words(name)}: {note.text}")
            self._list.addItem(item)
        self._list.setCurrentRow(min(max(at, 0), len(notes) - 1))
        self._list.blockSignals(False)
        self.counted.emit(len(notes))

    def place(self) -> None:
        """Put the chosen notes where the cursor is."""
        canvas, selection = self._canvas, self._canvas.selection
        current = selection.current
        cell = canvas.cells.at(current) if current is not None else selection.cell
        document = canvas.document
        step = document.kept.get(Step, cell.step) if cell else None
        if cell is None or step is None:
            self.advised.emit(self._words("Choose a place on the map first."))
            return
        change, keys = placed_notes(
            document.kept,
            canvas.view,
            self.chosen(),
            cell.row,
            step.id,
            words=self._words,
            mint=document.mint,
        )
        canvas.apply(self._words("Place card"), change)
        if keys:
            canvas.go_to(keys[-1])

    def remove(self) -> None:
        """Delete the chosen notes."""
        document = self._canvas.document
        self._canvas.apply(self._words("Delete"), remove(document.kept, [note.key for note in self.chosen()]))

    def commit(self) -> None:
        """Keep what is being typed in the list."""
        self._list.finish()

    def chosen(self) -> list[Note]:
        """The notes that are chosen in the list, from top to bottom."""
        project = self._canvas.document.kept
        keys = [RowKey.read(item.data(_KEY)) for item in self._list.selectedItems()]
        chosen = {key for key in keys if project.row(key) is not None}
        return [note for note in inbox_of(project) if note.key in chosen]

    def _keep_text(self, item: QListWidgetItem) -> None:
        key = RowKey.read(item.data(_KEY))
        document = self._canvas.document
        change = Change()
        if document.kept.row(key) is not None:
            change = set_values(document.kept, key, text=item.text())
        if not document.apply(self._words("Type"), change):
            self._shown = self._project = None  # the list shows what was not taken
            self.refresh()


class _Notes(QListWidget):
    """The list; what is dragged out of it lands on the map."""

    def __init__(self, inbox: Inbox, parent: QWidget) -> None:
        super().__init__(parent)
        self._inbox = inbox
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setDragEnabled(True)
        self._awaits = False

    def await_notes(self, awaits: bool) -> None:  # noqa: FBT001 - a slot
        """Show that cards in the hand would come here, or no longer."""
        if awaits != self._awaits:
            self._awaits = awaits
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the list where cards would come here."""
        super().paintEvent(event)
        if self._awaits:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(ACCENT, _FRAME))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -2, -2))

    def event(self, event: QEvent) -> bool:
        """Keep F2 and Del to the list: they act here, not on the map."""
        own = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)
        if own and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def finish(self) -> None:
        """Keep the text that is being typed."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()  # an open text is kept when the focus leaves it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Place with Enter, delete with Del."""
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in _ENTER and not editing:
            self._inbox.place()
        elif event.key() == Qt.Key.Key_Delete and not editing:
            self._inbox.remove()
        else:
            super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Carry the keys of the notes, and their text for other programs."""
        keys = [RowKey.read(item.data(_KEY)) for item in items]
        return carrying(keys, "\n".join(item.text() for item in items))
